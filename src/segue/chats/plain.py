"""Plain text that somebody pasted: `Name: words`, a message a line, no times.

The two names that begin most lines are the two; any other line goes on with
what the one before said, however much it looks like a name and a colon.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from segue.chats.archive import Export
from segue.chats.choices import Choices, GroupChatError
from segue.chats.decode import decode_head, decode_whole
from segue.chats.gather import Gather, Moment, Said, Skipped
from segue.chats.importer import Claim, Importer
from segue.domain.conversation import Conversation, Health


_BECAUSE: Final = "lines of a name, a colon and words"
_LINE: Final = re.compile(r"^([^\W\d_][^:\n\t\"{}\[\]<>=;]{0,39}):(?:[ \t]|$)")
_NAMES_OF_HEADERS: Final = re.compile(
    r"^(?:from|to|subject|date|received|return-path|message-id|mime-version"
    r"|delivered-to|content-type|begin|version|http|https|note)$",
    re.IGNORECASE,
)
_ENOUGH: Final = 0.5
_MOST_WORDS_OF_A_NAME: Final = 4
_RARE: Final = 0.2


def claim(export: Export) -> Claim | None:
    """Recognize that most lines begin with one of a few names."""
    if len(export.members) != 1:
        return None
    (member,) = export.members
    lines = [line for line in decode_head(member).split("\n") if line.strip()]
    if not lines or "\x00" in lines[0] or not _is_talk(lines):
        return None
    return Claim("plain", _BECAUSE, (member,))


def _is_talk(lines: list[str]) -> bool:
    """Say whether most lines begin with one of a few names."""
    names = _candidates(lines)
    first = _name_of(lines[0].lstrip("\ufeff"))
    if first is None or len(names) < 2:  # noqa: PLR2004 - two people
        return False
    two = sum(count for _, count in names.most_common(2))
    repeated = max(names.values()) > 1 or len(names) == 2  # noqa: PLR2004 - two people
    bare = sum(line.rstrip().endswith(":") for line in lines)
    said = sum(names.values()) - bare
    if sum(names.values()) < _ENOUGH * len(lines) or not repeated or said <= bare:
        return False
    return len(names) <= _MOST_NAMES or two >= _ENOUGH * sum(names.values())


_MOST_NAMES: Final = 12


def _name_of(line: str) -> str | None:
    found = _LINE.match(line)
    if found is None or _NAMES_OF_HEADERS.match(found[1]):
        return None
    name = found[1].rstrip()
    return name if len(name.split()) <= _MOST_WORDS_OF_A_NAME else None


def _candidates(lines: list[str]) -> Counter[str]:
    return Counter(name for line in lines if (name := _name_of(line.lstrip("\ufeff"))))


def read(export: Export, claimed: Claim, choices: Choices) -> Conversation:
    """Read the chat.

    Raises:
        InputError: It is a group, empty or damaged.
    """
    del export
    member = claimed.members[0]
    decoded = decode_whole(member)
    lines = [
        line.removesuffix("\r")
        for line in decoded.buffer[:].decode().removeprefix("\ufeff").split("\n")
    ]
    gather = Gather(member.name, "plain")
    gather.take_all(
        _messages(lines, _the_two(lines, member.name, choices), member.name)
    )
    if decoded.note:
        gather.notes.append(decoded.note)
    return gather.finish(
        timed=False,
        health=Health(recognized_by=_BECAUSE, partial="pasted text has no times"),
    )


def _the_two(lines: list[str], file: str, choices: Choices) -> tuple[str, ...]:
    """Return the names of the two, or refuse a group."""
    names = _candidates(lines)
    ranked = [name for name, _ in names.most_common()]
    given = [
        wanted.strip().casefold() for wanted in (choices.me, choices.them) if wanted
    ]
    meant = [name for name in ranked if name.casefold() in given]
    if len(meant) == 2 or len(ranked) <= 2:  # noqa: PLR2004 - two people
        return tuple(meant if len(meant) == 2 else ranked)  # noqa: PLR2004 - likewise
    others = ranked[2:]
    few = sum(names[name] for name in others) <= _RARE * sum(names.values())
    if not few or names[others[0]] >= names[ranked[1]]:
        raise GroupChatError(file, len(ranked))
    return tuple(ranked[:2])


def _messages(
    lines: list[str], names: tuple[str, ...], file: str
) -> Iterator[Said | Skipped]:
    begun: tuple[str, list[str]] | None = None
    for number, line in enumerate(lines, 1):
        name = _name_of(line)
        if name in names and name is not None:
            if begun:
                yield _said(*begun)
            rest = line[line.index(":") + 1 :]
            begun = (name, [rest[1:] if rest[:1] in (" ", "\t") else rest])
        elif begun:
            begun[1].append(line)
        elif line.strip():
            yield Skipped(f"{file}, line {number}", "before the first name")
    if begun:
        yield _said(*begun)


def _said(name: str, parts: list[str]) -> Said:
    while len(parts) > 1 and not parts[-1].strip():
        parts.pop()
    return Said(when=Moment(0), sender=name, text="\n".join(parts))


IMPORTER: Final = Importer(("plain",), claim, read)
