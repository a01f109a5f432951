"""A folder of YAML files → the rules in it, each with its place.

What cannot be read becomes a finding; the rest is kept and goes on, so that one
slip does not hide ten others.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path as Folder
from typing import Any, NamedTuple

from msgspec.structs import asdict

from segue.playbook.document import (
    Effect,
    Evidence,
    FactRule,
    Move,
    Need,
    Playbook,
    Reason,
    Step,
    Stop,
)
from segue.playbook.findings import Finding, Path, Placed, Sources
from segue.playbook.load import (
    ContentError,
    Files,
    SourceFile,
    convert,
    kind_of_file,
    source_names,
)
from segue.playbook.overlay import MisplacedError, read_what_can_be
from segue.playbook.rule import Rule
from segue.playbook.settings import Interview, Settings


_LISTS: dict[tuple[str, str], Any] = {
    ("facts.yaml", ""): FactRule,
    ("cues.yaml", ""): Evidence,
    ("stops.yaml", ""): Stop,
    ("next_steps.yaml", ""): Step,
    ("effects.yaml", "effects"): Effect,
    ("effects.yaml", "needs"): Need,
}
_MISSING = re.compile(r"missing required field `(\w+)`")
_ANSWER = re.compile(r"if_answer\b")


class Book(NamedTuple):
    """The rules of a folder, as far as they can be read.

    Attributes:
        sources: The files.
        broken: What could not be read.
        settings: What stands in ``playbook.yaml``.
        facts: Facts that may be unknown.
        evidence: What facts say about their interest.
        effects: Effects, those of moves included.
        needs: Needs, those of moves included.
        stops: Where nobody should ask.
        moves: Ways to ask.
        reasons: Shared circumstances.
        steps: Small steps.
        interview: How the interview goes.
        whole: The playbook, where nothing is broken.
    """

    sources: Sources
    broken: tuple[Finding, ...]
    settings: Settings | None
    facts: tuple[Placed[FactRule], ...]
    evidence: tuple[Placed[Evidence], ...]
    effects: tuple[Placed[Effect], ...]
    needs: tuple[Placed[Need], ...]
    stops: tuple[Placed[Stop], ...]
    moves: tuple[Placed[Move], ...]
    reasons: tuple[Placed[Reason], ...]
    steps: tuple[Placed[Step], ...]
    interview: Interview | None
    whole: Playbook | None

    def holders(self) -> Iterator[Placed[Move] | Placed[Reason]]:
        """Yield what has moments and words: moves, then reasons."""
        yield from self.moves
        yield from self.reasons

    def rules(self) -> Iterator[Placed[Rule]]:
        """Yield every rule that has an id."""
        for group in (
            self.facts, self.evidence, self.effects, self.needs,
            self.stops, self.moves, self.reasons, self.steps,
        ):  # fmt: skip
            yield from group
        for holder in self.holders():
            for place, moment in enumerate(holder.rule.moments):
                yield Placed(moment, holder.file, ("moments", place))
        if self.settings:
            yield from _of_settings(self.settings)
        if self.interview:
            for place, opening in enumerate(self.interview.openings):
                yield Placed(opening, "interview.yaml", ("openings", place))


def _of_settings(settings: Settings) -> Iterator[Placed[Rule]]:
    file = "playbook.yaml"
    yield Placed(settings.interest, file, ("interest",))
    yield Placed(settings.costs, file, ("costs",))
    for place, threshold in enumerate(settings.ask_from):
        yield Placed(threshold, file, ("ask_from", place))
    for place, register in enumerate(settings.registers):
        yield Placed(register, file, ("registers", place))
    first = settings.first_contact
    for name in ("hours", "reason", "anything"):
        yield Placed(getattr(first, name), file, ("first_contact", name))


def read_files(folder: Folder) -> Files:
    """Read every file of a folder; what cannot be read is kept as its error."""
    return read_what_can_be(folder, source_names(folder))


def book_of(
    files: Mapping[str, SourceFile | ContentError], *, are_laid: bool = False
) -> Book:
    """Turn files into rules, and what is wrong with them into findings.

    Args:
        files: The files, by name.
        are_laid: Whether they come of an overlay, so that some or all of a
            file has no lines.
    """
    read = {name: f for name, f in files.items() if isinstance(f, SourceFile)}
    reader = _Reader(Sources(read, are_laid=are_laid))
    for file in files.values():
        if isinstance(file, ContentError):
            is_misplaced = isinstance(file, MisplacedError)
            reader.complain("SG116" if is_misplaced else "SG101", file)
    for name in _SINGLE:
        if name not in files:
            missing = f"{name} is missing"
            reader.broken.append(reader.sources.finding("SG102", name, (), missing))
    return reader.read_book()


_SINGLE = tuple(source_names(Folder("/nowhere")))


class _Reader:
    """Reads what can be read, and notes what cannot."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self.broken: list[Finding] = []

    def complain(self, code: str, error: ContentError) -> None:
        made = self.sources.finding(code, error.file, (), error.says)
        self.broken.append(Finding(**{**asdict(made), "line": error.line_number}))

    def read_book(self) -> Book:
        """Read all files."""
        lists = {key: self._list(*key) for key in _LISTS}
        moves = self._group("moves/")
        reasons = self._group("reasons/")
        settings = self._one("playbook.yaml")
        interview = self._one("interview.yaml")
        whole = None
        if not self.broken:
            plain = {key: tuple(p.rule for p in found) for key, found in lists.items()}
            whole = Playbook(
                **{k: getattr(settings, k) for k in Settings.__struct_fields__},
                facts=plain["facts.yaml", ""],
                evidence=plain["cues.yaml", ""],
                effects=plain["effects.yaml", "effects"],
                needs=plain["effects.yaml", "needs"],
                stops=plain["stops.yaml", ""],
                moves=tuple(p.rule for p in moves),
                reasons=tuple(p.rule for p in reasons),
                steps=plain["next_steps.yaml", ""],
                interview=interview,
            )
        return Book(
            sources=self.sources,
            broken=tuple(self.broken),
            settings=settings,
            facts=lists["facts.yaml", ""],
            evidence=lists["cues.yaml", ""],
            effects=(*lists["effects.yaml", "effects"], *_own(moves, "effects")),
            needs=(*lists["effects.yaml", "needs"], *_own(moves, "needs")),
            stops=lists["stops.yaml", ""],
            moves=moves,
            reasons=reasons,
            steps=lists["next_steps.yaml", ""],
            interview=interview,
            whole=whole,
        )

    def _one(self, name: str) -> Any:  # noqa: ANN401 - what the file decodes to
        source = self.sources.files.get(name)
        return self._convert(source, kind_of_file(name)) if source else None

    def _group(self, folder: str) -> tuple[Placed[Any], ...]:
        names = [name for name in self.sources.files if name.startswith(folder)]
        read = [(name, self._one(name)) for name in names]
        return tuple(Placed(rule, name, ()) for name, rule in read if rule)

    def _list(self, name: str, field: str) -> tuple[Placed[Any], ...]:
        """Read a list item by item, that a broken one leaves the others."""
        source = self.sources.files.get(name)
        if source is None:
            return ()
        value = source.value
        path: Path = ()
        if field:
            path = (field,)
            value = value.get(field) if isinstance(value, dict) else None
        if not isinstance(value, list):
            says = f"{field or 'the file'}: expected a list"
            self.broken.append(self.sources.finding("SG103", name, path, says))
            return ()
        found = []
        for place in range(len(value)):
            rule = self._convert(source, _LISTS[name, field], (*path, place))
            if rule is not None:
                found.append(Placed(rule, name, (*path, place)))
        return tuple(found)

    def _convert(self, source: SourceFile, kind: Any, path: Path = ()) -> Any:  # noqa: ANN401 - see _one
        part: Any = source.value
        for step in path:
            part = part[step]
        try:
            return convert(SourceFile(source.name, part, source.lines), kind, path)
        except ContentError as error:
            says = error.says + self._why_new(source, path, error.says)
            made = ContentError(error.file, error.line_number, says)
            self.complain(_code_of(error.says), made)
            return None

    def _why_new(self, source: SourceFile, path: Path, says: str) -> str:
        """Say that a rule of an overlay is taken for a new one, where it is.

        A rule that changes a built-in one has all its fields from there.
        """
        missing = _MISSING.search(says)
        is_taken_away = missing and source.lines.holds((*path, missing[1]))
        if not (self.sources.are_laid and missing) or is_taken_away:
            return ""
        return "; nothing of its name is built in, so it needs all fields"


def _own(moves: Iterable[Placed[Move]], field: str) -> Iterator[Placed[Any]]:
    for move in moves:
        for place, rule in enumerate(getattr(move.rule, field)):
            scoped = _scoped(rule, move.rule)
            yield Placed(scoped, move.file, (field, place))


def _scoped(rule: Effect | Need, move: Move) -> Effect | Need:
    return type(rule)(**{**asdict(rule), "moves": (move.id,)})


def _code_of(says: str) -> str:
    missing = _MISSING.search(says)
    if missing and missing[1] in {"source", "grade"}:
        return "SG108"
    if missing and _ANSWER.search(says):
        return "SG202"
    return "SG103"
