"""Lines, drafts and what follows an answer → as they are printed."""

from collections.abc import Iterable, Iterator

from segue.domain.plan import SayDo
from segue.domain.printout import Branch, Noted, Worded, Wording
from segue.playbook.describe import as_read
from segue.playbook.document import Move, Reason
from segue.playbook.words import SLOT


_ONLY = {"moves": "Only for", "channels": "Only there", "reasons": "Only with"}
_ALWAYS_KNOWN = frozenset({"they", "them", "their", "theirs", "themself", "verb"})


def plain(name: str) -> str:
    """Return a name as words."""
    return name.replace("_", " ")


def listed(names: Iterable[str]) -> str:
    """Return names as words in a row."""
    return ", ".join(plain(name) for name in names)


def placed(**where: Iterable[str]) -> tuple[Noted, ...]:
    """Note where alone a rule counts; nothing where it counts everywhere.

    Args:
        where: Names of ``moves``, ``channels`` or ``reasons``.
    """
    return tuple(
        Noted(_ONLY[kind], listed(names))
        for kind, names in where.items()
        if tuple(names)
    )


def fills(text: str) -> tuple[str, ...]:
    """Return what a line fills in where it is known, pronouns apart."""
    names = (match[1].lower() for match in SLOT.finditer(text))
    return tuple(dict.fromkeys(name for name in names if name not in _ALWAYS_KNOWN))


def worded(name: str, text: str) -> Worded:
    """Return one line as it is printed."""
    return Worded(id=name, words=as_read(text), fills=fills(text))


def wordings(holder: Move | Reason) -> Iterator[Wording]:
    """Yield the lines of a move or a reason, by place and manner."""
    for channel, registers in holder.words.items():
        for register, lines in registers.items():
            name = f"{holder.id}.words.{channel}.{register}"
            yield Wording(
                title=f"{plain(channel)}, {plain(register)}",
                lines=tuple(
                    worded(f"{name}.{number}", f"{line.say} {line.out}")
                    for number, line in enumerate(lines, 1)
                ),
            )


def drafts(name: str, texts: Iterable[str], *, late: bool = False) -> Iterator[Wording]:
    """Yield first messages, if there are any.

    Args:
        name: Where they stand in the playbook.
        texts: With slots.
        late: They come after the reason's date.
    """
    lines = tuple(worded(f"{name}.{n}", text) for n, text in enumerate(texts, 1))
    if lines:
        yield Wording(
            title=f"first message{', afterwards' if late else ''}", lines=lines
        )


def branches(name: str, answers: Iterable[tuple[str, SayDo]]) -> Iterator[Branch]:
    """Yield what to say and do after each answer."""
    for answer, after in answers:
        yield Branch(
            id=f"{name}.if_answer.{answer}",
            answer=plain(answer),
            say=as_read(after.say),
            do=as_read(after.do),
        )
