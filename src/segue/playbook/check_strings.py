"""A language's table against the English → what has to be translated.

Findings name the table's file and line; a string that is in no table has none,
so the English file's is named.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final, Literal

from msgspec import Struct

from segue.domain.languages import PSEUDO
from segue.playbook.codes import BY_CODE
from segue.playbook.findings import Finding
from segue.playbook.load import SourceFile
from segue.playbook.words import SLOT_NAMES, slots_in, stray_braces
from segue.translation.pages import FILE as PAGES
from segue.translation.pseudo import pseudo
from segue.translation.strings import String
from segue.translation.table import Table


State = Literal["ok", "stale", "missing"]

_PRONOUNS: Final = frozenset({"they", "them", "their", "theirs", "themself", "verb"})
_DAYS: Final = frozenset({"when", "on_when"})
_PAGE_SLOT: Final = re.compile(r"\{(\w+)\}")
_PAGE_PRONOUNS: Final = frozenset({"who", "them"})


class StringShown(Struct, frozen=True, kw_only=True):
    """One string with its translation.

    Attributes:
        id: Its place.
        en: The English.
        of: Hash of the English as it is now.
        text: The translation; empty where there is none.
        state: Whether that was made from this English.
    """

    id: str
    en: str
    of: str
    text: str
    state: State


def shown_strings(
    strings: Sequence[String], table: Table, language: str
) -> tuple[StringShown, ...]:
    """Put every string beside its translation."""
    return tuple(_shown(one, table, language) for one in strings)


def _shown(string: String, table: Table, language: str) -> StringShown:
    found = table.get(string.id)
    text = found.entry.text if found else ""
    state: State = "missing"
    if language == PSEUDO:
        text, state = pseudo(string.words), "ok"
    elif found and text:
        state = "ok" if found.entry.of == string.hash else "stale"
    return StringShown(
        id=string.id, en=string.words, of=string.hash, text=text, state=state
    )


def check_strings(
    strings: Sequence[String], table: Table, files: Mapping[str, SourceFile]
) -> list[Finding]:
    """Find what is missing, stale, unknown or has other slots.

    Args:
        strings: Every string of the English.
        table: The language's.
        files: The English files, for their lines.
    """
    found = [*_not_translated(strings, table, files), *_unknown(strings, table)]
    for string in strings:
        entry = table.get(string.id)
        says = entry and entry.entry.text and slot_fault(string, entry.entry.text)
        if entry and says:
            found.append(
                finding_at("SG504", entry.file, entry.line, f"{string.id}: {says}")
            )
    return sorted(found)


def _not_translated(
    strings: Sequence[String], table: Table, files: Mapping[str, SourceFile]
) -> Iterator[Finding]:
    for string in strings:
        entry = table.get(string.id)
        if entry is None:
            source = files.get(string.file)
            line = source.lines.at(string.path) if source else 1
            name = string.file if source else f"{PAGES}.yaml"
            yield finding_at("SG501", name, line, f"{string.id} is in no table")
        elif not entry.entry.text:
            says = f"{string.id} has no words yet"
            yield finding_at("SG501", entry.file, entry.line, says)
        elif entry.entry.of != string.hash:
            says = f"{string.id} was made from other English; now {string.hash}"
            yield finding_at("SG502", entry.file, entry.line, says)


def _unknown(strings: Sequence[String], table: Table) -> Iterator[Finding]:
    known = {string.id for string in strings}
    for place, entry in table.items():
        if place not in known:
            says = f"{place} is no string of the English"
            yield finding_at("SG503", entry.file, entry.line, says)


def slot_fault(string: String, text: str) -> str:
    """Say how a translation's slots differ from the English; nothing if not."""
    if string.file == PAGES:
        wanted = set(_PAGE_SLOT.findall(string.words))
        has = set(_PAGE_SLOT.findall(text))
        return _difference(wanted, has, _PAGE_PRONOUNS & wanted)
    if stray_braces(text):
        return "a brace that belongs to no slot"
    wanted, has = _slots(string.words), _slots(text)
    foreign = sorted(has & _PRONOUNS) or sorted(has - SLOT_NAMES)
    if foreign:
        return f"{{{foreign[0]}}} has no words in this language"
    free = {"name"} if "name" in wanted or wanted & _PRONOUNS else set()
    return _difference(wanted - _PRONOUNS, has, free)


def _slots(words: str) -> set[str]:
    """Return the names of slots; a day is a day, with "on" or without."""
    names = {name.lower() for name, _, _ in slots_in(words)}
    return names - _DAYS | {"when"} if names & _DAYS else names


def _difference(wanted: set[str], has: set[str], free: Collection[str]) -> str:
    lost = sorted(wanted - has - set(free))
    if lost:
        return f"{{{lost[0]}}} of the English is missing"
    added = sorted(has - wanted - set(free))
    return f"{{{added[0]}}} is not in the English" if added else ""


def finding_at(code: str, file: str, line: int, says: str) -> Finding:
    """Make a finding about a line of a language's folder."""
    kind = BY_CODE[code]
    return Finding(
        file=file,
        line=line,
        code=code,
        severity=kind.severity,
        says=says,
        fix=kind.fix,
    )
