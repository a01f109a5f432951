"""A folder of scenes, people and lines → what should be mended.

Codes never change their meaning. ``SC1…`` are about shape and wording,
``SC2…`` about safety: a scene must not teach anybody to push, to ask who
cannot walk away, or bring an adult and a minor together.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Literal, NamedTuple, get_args

from msgspec import Struct

from segue.domain.content_source import ContentFileError
from segue.domain.scene import Persona, Scene, Topic
from segue.domain.talk import Move
from segue.domain.yaml_source import Lines
from segue.rehearsal.book import Book
from segue.rehearsal.load import load_folder, read_file
from segue.rehearsal.policy import WORSE
from segue.rehearsal.signs import is_serving
from segue.voices.lines import SLOT, SLOT_NAMES, LineGroup


CODES: Final[MappingProxyType[str, str]] = MappingProxyType(
    {
        "SC101": "the file has not the shape it should have",
        "SC102": "a persona that is not there",
        "SC103": "a topic's id stands twice",
        "SC104": "a slot that nothing fills",
        "SC105": "a line that stands twice in a file",
        "SC106": "wording that makes the partner a woman or a man",
        "SC107": "a move or an answer that the voice has no line for",
        "SC108": "a slot for a reason in a scene without one",
        "SC201": "an adult and a minor in one scene, or somebody under 13",
        "SC202": "somebody who serves the learner, in a scene for asking",
        "SC203": "a no that leaves the door open",
        "SC204": "a push, an insult or a trick in the partner's mouth or the advice",
        "SC205": "a policy that rewards pushing, or says yes too often",
    }
)
"""Every code, and what it is about."""

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


class SceneFinding(Struct, frozen=True, kw_only=True, order=True):
    """One thing that should be mended.

    Attributes:
        file: Path below the content's folder.
        line: Counted from 1.
        code: Such as ``SC101``.
        severity: All stand in the way of using the content.
        says: What is wrong there.
        fix: How to mend it, or nothing.
    """

    file: str
    line: int
    code: str
    severity: Literal["error"] = "error"
    says: str
    fix: str | None = None


class Placed(NamedTuple):
    """A file's value, and where its parts stand.

    Attributes:
        name: Path below the folder.
        value: What the file holds.
        lines: The line of each part.
    """

    name: str
    value: Any
    lines: Lines

    def finding(
        self, code: str, path: Steps, says: str, fix: str | None = None
    ) -> SceneFinding:
        """Return a finding about a part of the file."""
        at = self.lines.at(path)
        return SceneFinding(file=self.name, line=at, code=code, says=says, fix=fix)


def check_folder(folder: Path) -> list[SceneFinding]:
    """Return everything in a folder that should be mended, by file and line."""
    try:
        book = load_folder(folder)
    except ContentFileError as error:
        says = error.says
        found = SceneFinding(
            file=error.file, line=error.line_number, code="SC101", says=says
        )
        return [found]
    findings: list[SceneFinding] = []
    for kind, group in ((Scene, "scenes"), (Persona, "personas")):
        for placed in _files(folder, group, kind):
            findings += _of_file(book, placed)
    findings += _of_lines(folder)
    findings += _of_policy(book, folder)
    return sorted(findings)


def _files(folder: Path, group: str, kind: Any) -> Iterator[Placed]:  # noqa: ANN401 - the type that a file decodes to
    for path in sorted((folder / group).glob("*.yaml")):
        lines = Lines()
        name = f"{group}/{path.name}"
        yield Placed(name, read_file(folder, name, kind, lines), lines)


def _of_file(book: Book, placed: Placed) -> Iterator[SceneFinding]:
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


def _slots(placed: Placed) -> Iterator[SceneFinding]:
    for path, text in _spoken(placed):
        for slot in SLOT.finditer(text):
            if slot[1] not in SLOT_NAMES:
                says = f"{{{slot[1]}}} is no slot"
                known = f"one of {', '.join(sorted(SLOT_NAMES))}"
                yield placed.finding("SC104", path, says, known)
        if re.search(r"[{}]", SLOT.sub("", text)):
            yield placed.finding("SC104", path, "a brace that is no slot")


def _doubles(placed: Placed) -> Iterator[SceneFinding]:
    seen: set[str] = set()
    for path, text in _spoken(placed):
        if path and isinstance(path[-1], int):
            if text in seen:
                yield placed.finding("SC105", path, "this line stands twice")
            seen.add(text)


def _topic_ids(placed: Placed) -> Iterator[SceneFinding]:
    topics: tuple[Topic, ...] = placed.value.topics
    names = [topic.id for topic in topics]
    for at, name in enumerate(names):
        if name in names[:at]:
            yield placed.finding("SC103", ("topics", at), f"topic {name} stands twice")


def _personas(book: Book, placed: Placed, scene: Scene) -> Iterator[SceneFinding]:
    known = {persona.id for persona in book.personas}
    for at, name in enumerate(scene.personas):
        if name not in known:
            yield placed.finding(
                "SC102", ("personas", at), f"there is no persona {name}"
            )


def _wording(_: Book, placed: Placed, scene: Scene) -> Iterator[SceneFinding]:
    for field in ("title", "place", "facts", "aim"):
        if _GENDERED.search(getattr(scene, field)):
            says = "the partner may be anybody, and this says what they are"
            yield placed.finding("SC106", (field,), says, "say they, or their name")


def _reason_slots(_: Book, placed: Placed, scene: Scene) -> Iterator[SceneFinding]:
    if scene.reason is not None:
        return
    for path, text in _spoken(placed):
        if {slot[1] for slot in SLOT.finditer(text) if slot[2] is None} & {
            "thing",
            "next",
        }:
            yield placed.finding("SC108", path, "the scene has no reason to name")


# ---- safety


def _ages(book: Book, placed: Placed, scene: Scene) -> Iterator[SceneFinding]:
    ages = [one.age for one in book.personas if one.id in scene.personas]
    if not ages:
        return
    mixed = min(ages) < _ADULT <= max(ages) and max(ages) - min(ages) > _NEAR + 1
    if mixed or min(ages) < _YOUNGEST:
        says = f"from {min(ages)} to {max(ages)} years in one scene"
        yield placed.finding("SC201", ("personas",), says, "keep to one age")


def _serving(_: Book, placed: Placed, scene: Scene) -> Iterator[SceneFinding]:
    serves = is_serving(f"{scene.place} {scene.facts}")
    if serves and scene.drill not in {"kind_by_job", "taking_a_no"}:
        says = "they serve the learner and cannot walk away"
        yield placed.finding("SC202", ("drill",), says, "drill: kind_by_job")


def _tricks(placed: Placed) -> Iterator[SceneFinding]:
    for path, text in _spoken(placed):
        if _TRICKS.search(text):
            yield placed.finding("SC204", path, "this teaches a trick or a push")


def _of_lines(folder: Path) -> Iterator[SceneFinding]:
    groups: list[LineGroup] = []
    for name in ("reactions", "answers", "partings"):
        lines = Lines()
        value = read_file(folder, f"voice/{name}.yaml", tuple[LineGroup, ...], lines)
        placed = Placed(f"voice/{name}.yaml", value, lines)
        yield from _slots(placed)
        yield from _tricks(placed)
        yield from _hopeful(placed)
        groups += value
    said = {(group.move, group.answer) for group in groups}
    for move, answer in _OWED:
        if (move, answer) not in said:
            says = f"no line for {move} {answer or ''}".rstrip()
            yield SceneFinding(
                file="voice/answers.yaml", line=1, code="SC107", says=says
            )


_OWED: Final[tuple[tuple[str, str | None], ...]] = (
    *(("answer_ask", answer) for answer in WORSE),
    *((move, None) for move in get_args(Move) if move not in {"answer_ask", "must_go"}),
)
"""What the voice must have lines for; leaving is the scene's own."""


def _hopeful(placed: Placed) -> Iterator[SceneFinding]:
    for at, group in enumerate(placed.value):
        if group.answer != "no" and group.move != "firm_no":
            continue
        for number, line in enumerate(group.lines):
            if _HOPE.search(line):
                says = "a plain no must not leave the door open"
                yield placed.finding("SC203", (at, "lines", number), says)


def _of_policy(book: Book, folder: Path) -> Iterator[SceneFinding]:
    lines = Lines()
    placed = Placed("policy.yaml", read_file(folder, "policy.yaml", Any, lines), lines)
    policy = book.policy
    costs = (policy.acts["pressure"].comfort, policy.acts["rude"].comfort)
    faults: tuple[tuple[bool, str], ...] = (
        (max(costs) >= 0, "a push or an insult must cost comfort"),
        (max(policy.welcome.values()) > _TOO_OFTEN, "nobody is welcome so often"),
    )
    for is_fault, says in faults:
        if is_fault:
            yield placed.finding(
                "SC205", ("acts" if "push" in says else "welcome",), says
            )
