"""A folder of scenes, people and lines → what should be mended."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple, get_args

from msgspec import Struct

from segue.domain.content_source import ContentFileError
from segue.domain.scene import Persona, Scene, Topic
from segue.domain.talk import Move
from segue.domain.yaml_source import Lines
from segue.playbook.findings import Finding
from segue.playbook.load import Files, SourceFile
from segue.playbook.overlay import Overlay, is_overlay
from segue.playbook.settle import Seen, settle
from segue.rehearsal.book import Book
from segue.rehearsal.codes import BY_CODE
from segue.rehearsal.load import (
    GROUPS_OF_LINES,
    load_sources,
    names_of,
    overlay_of,
    read_sources,
    readable,
    value_of,
)
from segue.rehearsal.policy import WORSE
from segue.rehearsal.signs import is_serving
from segue.voices.lines import SLOT, SLOT_NAMES, LineGroup


_ADULT, _YOUNGEST = 18, 13
_NEAR = 2
_TOO_OFTEN: Final = 0.9
_GENDERED: Final = re.compile(
    r"\b(she|he|her|his|him|hers|girl|boy|woman|man|guy|lady)\b", re.IGNORECASE
)
_HOPE: Final = re.compile(r"\b(maybe|later|next time|for now|not yet)\b", re.IGNORECASE)
_TRICKS: Final = re.compile(
    r"\b(keep asking|ask again until|don't take no|playing hard to get|friend ?zone"
    r"|make (her|him|them) jealous|neg(ging)?|alpha|wear (her|him|them) down)\b",
    re.IGNORECASE,
)


Steps = tuple[str | int, ...]
"""The way to a part of a file."""


class Placed(NamedTuple):
    """A file's value, and where its parts stand.

    Attributes:
        name: Path below the folder.
        value: What the file holds.
        lines: The line of each part.
        is_laid: Whether it comes of an overlay, so that some parts or all have
            no line.
    """

    name: str
    value: Any
    lines: Lines
    is_laid: bool = False

    def finding(self, code: str, path: Steps, says: str) -> Finding:
        """Return a finding about a part; line 0 where none was written."""
        is_written = self.lines.holds(path) if path else False
        at = self.lines.at(path) if is_written or not self.is_laid else 0
        return _finding(self.name, at, code, says)


def _finding(file: str, line: int, code: str, says: str) -> Finding:
    kind = BY_CODE[code]
    return Finding(
        file=file,
        line=line,
        code=code,
        severity=kind.severity,
        says=says,
        fix=kind.fix,
    )


class _Files(NamedTuple):
    """The files of a folder, and whether they come of an overlay."""

    sources: Mapping[str, SourceFile]
    are_laid: bool

    def placed(self, name: str, kind: Any) -> Placed:  # noqa: ANN401 - the type that a file decodes to
        value = value_of(self.sources, name, kind)
        return Placed(name, value, self.sources[name].lines, self.are_laid)


def check_folder(folder: Path) -> list[Finding]:
    """Return everything in a folder that should be mended, by file and line."""
    try:
        if is_overlay(folder):
            return sorted(set(_of_overlay(overlay_of(folder))))
        return sorted(_of_files(_Files(read_sources(folder), are_laid=False)))
    except ContentFileError as error:
        return [_about(error)]


def _about(error: ContentFileError) -> Finding:
    return _finding(error.file, error.line_number, "SC101", error.says)


def _of_overlay(overlay: Overlay) -> Iterator[Finding]:
    files = readable(overlay.laid())
    found = _of_files(_Files(files, are_laid=True))
    yield from settle(overlay, found, _look_again)


def _look_again(files: Files) -> Seen:
    """Check again where less is laid over."""
    try:
        found = list(_of_files(_Files(readable(files), are_laid=True)))
    except ContentFileError as error:
        return Seen([_about(error)], ())
    return Seen((), found)


def _of_files(files: _Files) -> Iterator[Finding]:
    """Yield everything that should be mended.

    Raises:
        ContentFileError: A file is missing or has not the shape it should.
    """
    book = load_sources(files.sources)
    for kind, group in ((Scene, "scenes"), (Persona, "personas")):
        for name in names_of(files.sources, group):
            yield from _of_file(book, files.placed(name, kind))
    yield from _of_lines(files)
    yield from _of_policy(book, files)


def _of_file(book: Book, placed: Placed) -> Iterator[Finding]:
    yield from _slots(placed)
    yield from _doubles(placed)
    yield from _topic_ids(placed)
    if isinstance(placed.value, Scene):
        for check in (_personas, _wording, _reason_slots, _ages, _serving):
            yield from check(book, placed, placed.value)
    yield from _tricks(placed)


# ---- shape and wording


def texts_of(value: object, path: Steps = ()) -> Iterator[tuple[Steps, str]]:
    """Yield every text of a value, with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, tuple):
        for at, one in enumerate(value):
            yield from texts_of(one, (*path, at))
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from texts_of(getattr(value, name), (*path, name))


def _spoken(placed: Placed) -> Iterator[tuple[Steps, str]]:
    for path, text in texts_of(placed.value):
        if not {"id", "words", "kind", "handle", "personas"} & set(path):
            yield path, text


def _slots(placed: Placed) -> Iterator[Finding]:
    for path, text in _spoken(placed):
        for slot in SLOT.finditer(text):
            if slot[1] not in SLOT_NAMES:
                known = ", ".join(sorted(SLOT_NAMES))
                says = f"{{{slot[1]}}} is no slot; it is one of: {known}"
                yield placed.finding("SC104", path, says)
        if re.search(r"[{}]", SLOT.sub("", text)):
            yield placed.finding("SC104", path, "a brace that is no slot")


def _doubles(placed: Placed) -> Iterator[Finding]:
    seen: set[str] = set()
    for path, text in _spoken(placed):
        if path and isinstance(path[-1], int):
            if text in seen:
                yield placed.finding("SC105", path, "this line stands twice")
            seen.add(text)


def _topic_ids(placed: Placed) -> Iterator[Finding]:
    topics: tuple[Topic, ...] = placed.value.topics
    names = [topic.id for topic in topics]
    for at, name in enumerate(names):
        if name in names[:at]:
            yield placed.finding("SC103", ("topics", at), f"topic {name} stands twice")


def _personas(book: Book, placed: Placed, scene: Scene) -> Iterator[Finding]:
    known = {persona.id for persona in book.personas}
    for at, name in enumerate(scene.personas):
        if name not in known:
            yield placed.finding(
                "SC102", ("personas", at), f"there is no persona {name}"
            )


def _wording(_: Book, placed: Placed, scene: Scene) -> Iterator[Finding]:
    for field in ("title", "place", "facts", "aim"):
        if _GENDERED.search(getattr(scene, field)):
            says = "the partner may be anybody, and this says what they are"
            yield placed.finding("SC106", (field,), says)


def _reason_slots(_: Book, placed: Placed, scene: Scene) -> Iterator[Finding]:
    if scene.reason is not None:
        return
    for path, text in _spoken(placed):
        if {slot[1] for slot in SLOT.finditer(text) if slot[2] is None} & {
            "thing",
            "next",
        }:
            yield placed.finding("SC108", path, "the scene has no reason to name")


# ---- safety


def _ages(book: Book, placed: Placed, scene: Scene) -> Iterator[Finding]:
    ages = [one.age for one in book.personas if one.id in scene.personas]
    if not ages:
        return
    mixed = min(ages) < _ADULT <= max(ages) and max(ages) - min(ages) > _NEAR + 1
    if mixed or min(ages) < _YOUNGEST:
        says = f"from {min(ages)} to {max(ages)} years in one scene"
        yield placed.finding("SC201", ("personas",), says)


def _serving(_: Book, placed: Placed, scene: Scene) -> Iterator[Finding]:
    serves = is_serving(f"{scene.place} {scene.facts}")
    if serves and scene.drill not in {"kind_by_job", "taking_a_no"}:
        says = "they serve the learner and cannot walk away"
        yield placed.finding("SC202", ("drill",), says)


def _tricks(placed: Placed) -> Iterator[Finding]:
    for path, text in _spoken(placed):
        if _TRICKS.search(text):
            yield placed.finding("SC204", path, "this teaches a trick or a push")


def _of_lines(files: _Files) -> Iterator[Finding]:
    groups: list[LineGroup] = []
    for name in GROUPS_OF_LINES:
        placed = files.placed(f"voice/{name}.yaml", tuple[LineGroup, ...])
        yield from _slots(placed)
        yield from _tricks(placed)
        yield from _hopeful(placed)
        groups += placed.value
    said = {(group.move, group.answer) for group in groups}
    owing = files.placed("voice/answers.yaml", tuple[LineGroup, ...])
    for move, answer in _OWED:
        if (move, answer) not in said:
            says = f"no line for {move} {answer or ''}".rstrip()
            yield owing.finding("SC107", (), says)


_OWED: Final[tuple[tuple[str, str | None], ...]] = (
    *(("answer_ask", answer) for answer in WORSE),
    *((move, None) for move in get_args(Move) if move not in {"answer_ask", "must_go"}),
)
"""What the voice must have lines for; leaving is the scene's own."""


def _hopeful(placed: Placed) -> Iterator[Finding]:
    for at, group in enumerate(placed.value):
        if group.answer != "no" and group.move != "firm_no":
            continue
        for number, line in enumerate(group.lines):
            if _HOPE.search(line):
                says = "a plain no must not leave the door open"
                yield placed.finding("SC203", (at, "lines", number), says)


def _of_policy(book: Book, files: _Files) -> Iterator[Finding]:
    placed = files.placed("policy.yaml", Any)
    policy = book.policy
    for act in ("pressure", "rude"):
        if policy.acts[act].comfort >= 0:
            says = "a push or an insult must cost comfort"
            yield placed.finding("SC205", ("acts", act, "comfort"), says)
    for level, share in policy.welcome.items():
        if share > _TOO_OFTEN:
            yield placed.finding(
                "SC205", ("welcome", level), "nobody is welcome so often"
            )
