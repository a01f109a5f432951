"""A playbook → what it says, rule by rule, in sentences with their sources."""

import re
from collections.abc import Iterable, Mapping

from segue.domain.advice import Line, MoveSaid, PlaybookSaid, Said
from segue.domain.plan import SayDo
from segue.errors import InputError
from segue.playbook.document import Effect, Move, Need, Playbook, Reason
from segue.playbook.rule import Bounds, Condition, Rule, Test
from segue.playbook.words import SLOT


class UnknownMoveError(InputError):
    """The playbook has no move of that name."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        """Name the move, and those there are."""
        super().__init__(f"--move: no move {name[:40]}", f"one of: {', '.join(known)}")


def describe(playbook: Playbook, move: str | None = None) -> PlaybookSaid:
    """Say what a playbook says, or what it says about one move.

    Raises:
        UnknownMoveError: There is no such move.
    """
    known = [one.id for one in playbook.moves]
    if move is not None and move not in known:
        raise UnknownMoveError(move, known)
    speaker = Speaker(playbook)
    chosen = [one for one in playbook.moves if move in {None, one.id}]
    moves = tuple(speaker.move(one) for one in chosen)
    if move is not None:
        return PlaybookSaid(language=playbook.language, moves=moves)
    return PlaybookSaid(
        language=playbook.language,
        stops=speaker.all(playbook.stops, "says"),
        signs=speaker.valued(playbook.evidence, "weights"),
        moves=moves,
        reasons=speaker.all(playbook.reasons, "says"),
        steps=speaker.all(playbook.steps, "do"),
        first_contact=speaker.first_contact(),
    )


class Speaker:
    """Puts rules into sentences, with the labels and sources of a playbook."""

    def __init__(self, playbook: Playbook) -> None:
        """Take the playbook whose labels and sources are used."""
        self._playbook = playbook
        self._labels = {fact.id: as_read(fact.label) for fact in playbook.facts}

    def said(self, rule: Rule, says: str, when: str = "") -> Said:
        """Put one rule into a sentence."""
        source = self._playbook.sources.get(rule.source)
        return Said(
            id=rule.id,
            says=as_read(says),
            when=when,
            source=rule.source,
            title=source.title if source else "",
            grade=rule.grade,
        )

    def all(self, rules: Iterable[Rule], field: str) -> tuple[Said, ...]:
        """Put rules into sentences that stand in one of their fields."""
        return tuple(
            self.said(rule, getattr(rule, field), self.conditions(rule))
            for rule in rules
        )

    def valued(self, rules: Iterable[Rule], field: str) -> tuple[Said, ...]:
        """Put each value of effects and cues into a sentence."""
        found = []
        for rule in rules:
            fact: str = getattr(rule, "fact")  # noqa: B009 - effects and cues have it
            numbers: Mapping[str, object] = getattr(rule, field)
            says: Mapping[str, str] = getattr(rule, "says")  # noqa: B009 - likewise
            for value, number in numbers.items():
                when = f"{self.label(fact)}: {value.replace('_', ' ')}"
                sign = _sign(number)
                found.append(self.said(rule, f"{sign}{says.get(value, '')}", when))
        return tuple(found)

    def move(self, move: Move) -> MoveSaid:
        """Put a move into sentences."""
        playbook = self._playbook
        reasons = playbook.reasons if move.rests_on_reason else ()
        holders: tuple[Move | Reason, ...] = (*reasons, move)
        return MoveSaid(
            rule=self.said(move, move.about),
            title=move.title,
            channels=move.channels,
            needs=self.all(
                [*(n for n in playbook.needs if _counts(n, move)), *move.needs],
                "because",
            ),
            effects=self.valued(
                [*(e for e in playbook.effects if _counts(e, move)), *move.effects],
                "by",
            ),
            moments=self.all(
                [*(m for r in reasons for m in r.moments), *move.moments], "says"
            ),
            lines=tuple(line for holder in holders for line in _lines(holder)),
            if_answer={
                name: _read_aloud(getattr(move.if_answer, name))
                for name in move.if_answer.__struct_fields__
            },
        )

    def first_contact(self) -> tuple[Said, ...]:
        """Put the rules of the first contact into sentences."""
        rules = self._playbook.first_contact
        hours = rules.hours
        return (
            self.said(
                hours,
                f"Not the same night: from {hours.earliest} on the following day, "
                f"and not after {hours.latest}.",
            ),
            self.said(rules.reason, "Asked with a reason: the first message is "
                      "about it."),
            self.said(rules.anything, "Asked without one: whenever there is "
                      "something to say."),
        )  # fmt: skip

    def conditions(self, rule: Rule) -> str:
        """Say where a rule holds; nothing for always."""
        when: Condition = getattr(rule, "when", None) or ()
        unless: Condition = getattr(rule, "unless", None) or ()
        said = [
            f"{word} {self.condition(condition)}"
            for word, condition in (("where", when), ("unless", unless))
            if condition
        ]
        return ", ".join(said)

    def condition(self, condition: Condition) -> str:
        """Say what must hold."""
        return "; or ".join(
            " and ".join(f"{self.label(f)}: {_test(t)}" for f, t in tests.items())
            for tests in condition
        )

    def label(self, fact: str) -> str:
        """Name a fact in a few words."""
        return self._labels.get(fact, fact.replace("_", " ").replace(".", ", "))


def _counts(rule: Effect | Need, move: Move) -> bool:
    return not rule.moves or move.id in rule.moves


def _sign(number: object) -> str:
    if not isinstance(number, float) or not number:
        return ""
    return "For: " if number > 0 else "Against: "


def _test(test: Test) -> str:
    if isinstance(test, Bounds):
        parts = (
            ("from", test.at_least),
            ("below", test.below),
            ("known:", test.known),
            ("empty:", test.empty),
        )
        return " and ".join(f"{word} {v}" for word, v in parts if v is not None)
    values = test if isinstance(test, tuple) else (test,)
    return " or ".join(str(value).replace("_", " ") for value in values)


def _lines(holder: Move | Reason) -> Iterable[Line]:
    kind = holder.kind if isinstance(holder, Reason) else None
    for channel, registers in holder.words.items():
        for register, lines in registers.items():
            for line in lines:
                words = as_read(f"{line.say} {line.out}")
                yield Line(channel=channel, register=register, reason=kind, words=words)


def _read_aloud(branch: SayDo) -> SayDo:
    return SayDo(say=as_read(branch.say), do=as_read(branch.do))


def as_read(text: str) -> str:
    """Return words with "they" and what is said where nothing is known."""

    def _one(slot: re.Match[str]) -> str:
        name, mark, rest = slot.groups()
        words = rest or name
        if mark == ":":
            verb = rest.partition("|")[0]
            words = verb if name.lower() == "verb" else f"{name} {verb}"
        return words[:1].upper() + words[1:] if name[0].isupper() else words

    return " ".join(SLOT.sub(_one, text).split())
