"""The scripted voice: authored lines, chosen and put together for a cue.

A line of the partner has at most two parts: what answers the learner (by
topic where one is recognised, by act otherwise) and what carries the talk on
(a question back, or something the partner has to tell). Nothing is said twice
in a scene. What the partner has decided is always what is said.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from string import ascii_letters, digits
from typing import Final

from segue.domain.chance import chance_for
from segue.domain.plan import Answer
from segue.domain.scene import Topic
from segue.domain.talk import Cue, Memory, Mood, Move, Spoken
from segue.domain.turn import Act
from segue.voices.lines import LineGroup, VoiceLines, fill
from segue.voices.questions import fitting, question_in
from segue.voices.topics import topic_of, yours_in


_ASKS_BACK: Final = 0.5
_TELLS: Final = 0.9
_RECALLS: Final = 0.7
_REMEMBERED: Final = 4
_SLIGHT: Final[frozenset[Act]] = frozenset(
    {
        "answer",
        "self_disclosure",
        "shared_circumstance",
        "play",
        "backchannel",
        "take_answer",
        "off_topic",
    }
)
"""Acts that wait where the same line asks something."""

_LETTERS: Final = (*ascii_letters, *digits)

_Key = tuple[Move, Act | None, Answer | None]


class ScriptedVoice:
    """Speaks for every persona, from lines that people wrote."""

    def __init__(self, lines: VoiceLines) -> None:
        """Take the lines that can be said anywhere."""
        self._lines = lines

    @cached_property
    def _by_key(self) -> dict[_Key, list[LineGroup]]:
        table: dict[_Key, list[LineGroup]] = {}
        for group in self._lines.groups:
            key = (group.move, group.act, group.answer)
            table.setdefault(key, []).append(group)
        return table

    def open(self, cue: Cue) -> Spoken:
        """Return the line with which the partner opens the scene."""
        line = _Line(cue)
        line.add(cue.scene.opens)
        return line.done()

    def say(self, cue: Cue) -> Spoken:
        """Return the partner's line for a cue."""
        line = _Line(cue)
        if cue.move == "react":
            self._react(line)
        elif cue.move in {"goodbye", "must_go"}:
            self._part(line)
        else:
            line.add(self._move(cue))
            if cue.move in {"after_yes", "after_no"} and "question" in cue.acts:
                self._carry_on(line, self._topic_in(cue))
        if not line.parts:
            self._keep_going(line)
        return line.done()

    def _move(self, cue: Cue) -> Sequence[str]:
        """Return the lines of a move that is no small talk."""
        if cue.move == "answer_ask":
            act: Act | None = None
            if "offer" in cue.acts and "ask" not in cue.acts:
                act = "offer"
            offered = self._said_for(cue, cue.move, act, cue.answer)
            return offered or self._said_for(cue, cue.move, None, cue.answer)
        return self._said_for(cue, cue.move, None, None)

    def _topics(self, cue: Cue) -> Sequence[Topic]:
        return (*cue.scene.topics, *cue.persona.topics, *self._lines.topics)

    def _topic_in(self, cue: Cue) -> Topic | None:
        return topic_of(cue.text, self._topics(cue)) if cue.text else None

    def _react(self, line: "_Line") -> None:
        """Answer the learner, and carry the talk on."""
        cue = line.cue
        topic = self._topic_in(cue)
        asked = "question" in cue.acts or cue.text.rstrip().endswith("?")
        if topic:
            is_new = (
                topic not in self._lines.topics or topic.id not in cue.memory.topics
            )
            line.about(topic)
            if asked and is_new:
                line.add(self._answers_to(cue, topic))
            elif not asked:
                line.add(topic.told)
        if not line.parts:
            line.add(self._reaction(cue))
        if cue.mood == "low" or cue.scene.drill == "not_the_moment":
            return
        self._carry_on(line, topic)

    def _answers_to(self, cue: Cue, topic: Topic) -> Sequence[str]:
        """Return what there is to say of a topic that fits the question."""
        return fitting(topic.asked, question_in(cue.text), cue.text)

    def _reaction(self, cue: Cue) -> Sequence[str]:
        """Return what answers the first act of the line that has an answer."""
        acts = cue.acts
        if question_in(cue.text) and acts and acts[0] in _SLIGHT:
            acts = ("question", *acts)
        for act in acts:
            said = self._said_for(cue, "react", act, None)
            if any(one not in cue.memory.used for one in said):
                return said
        return self._said_for(cue, "react", "backchannel", None)

    def _carry_on(self, line: "_Line", topic: Topic | None) -> None:
        """Ask something back or tell something, unless the talk runs."""
        cue = line.cue
        roll = line.chance.random()
        if line.ends_with_question() or roll > _TELLS:
            return
        may_ask = not cue.memory.asked_last and roll < _ASKS_BACK
        others = self._others(cue, topic, may_ask=may_ask)
        line.chance.shuffle(others)
        for one in ([topic] if topic else []) + others[:_REMEMBERED]:
            if line.add(one.ask if may_ask else one.tell):
                if not may_ask:
                    line.about(one)
                return

    def _others(self, cue: Cue, topic: Topic | None, *, may_ask: bool) -> list[Topic]:
        """Return what else the talk can go on with.

        An answer, and then a story out of nowhere, is no answer; and a first
        reply stays with what the two have before them.
        """
        if not may_ask and question_in(cue.text):
            return []
        own = self._own(cue) if cue.memory.used else cue.scene.topics
        return [one for one in own if one is not topic]

    def _own(self, cue: Cue) -> list[Topic]:
        """Return what the partner has to say: the scene's, then their own."""
        return [*cue.scene.topics, *cue.persona.topics]

    def _keep_going(self, line: "_Line") -> None:
        """Say something small where all that would fit was said before."""
        small: _Key = ("react", "backchannel", None)
        for group in self._by_key.get(small, []):
            if line.add(group.lines):
                return
        for topic in self._own(line.cue):
            if line.add(topic.tell):
                return

    def _part(self, line: "_Line") -> None:
        """Say goodbye, remembering what was talked of."""
        cue = line.cue
        if cue.move == "must_go":
            line.add(cue.scene.leaves)
        declined = cue.answer is not None
        if cue.mood != "low" and not declined and line.chance.random() < _RECALLS:
            self._recall(line)
        if not line.parts or cue.move == "goodbye":
            line.add(self._said_for(cue, "goodbye", None, None))

    def _recall(self, line: "_Line") -> None:
        cue = line.cue
        if cue.memory.yours and line.add(self._lines.recall):
            return
        by_id = {topic.id: topic for topic in self._topics(cue)}
        for name in reversed(cue.memory.topics):
            if name in by_id and line.add(by_id[name].later):
                return

    def _said_for(
        self, cue: Cue, move: Move, act: Act | None, answer: Answer | None
    ) -> tuple[str, ...]:
        """Return the lines that fit best and are not used up.

        The persona's own manner comes first; where it has nothing new left,
        anybody's in the same mood, then anything for the move. A question is
        answered by lines that are meant for its kind, where there are any.
        """
        groups = self._by_key.get((move, act, answer), [])
        if act == "question":
            groups = _meant_for(groups, cue)
        for fits in (_fits_well, _fits_mood, _fits_channel):
            found = tuple(
                one
                for group in groups
                if fits(group, cue)
                for one in group.lines
                if one not in cue.memory.used
            )
            if found:
                return found
        return ()


def _meant_for(groups: Sequence[LineGroup], cue: Cue) -> list[LineGroup]:
    """Return the groups that answer the kind of question that was asked."""
    kind = question_in(cue.text)
    if not cue.text:
        return list(groups)
    meant = [
        group
        for group in groups
        if kind in group.asks and any(_is_new(one, cue) for one in group.lines)
    ]
    return meant or [group for group in groups if not group.asks]


def _is_new(line: str, cue: Cue) -> bool:
    return line not in cue.memory.used


def _fits_well(group: LineGroup, cue: Cue) -> bool:
    own = not group.tempers or cue.persona.temper in group.tempers
    return own and _fits_mood(group, cue)


def _fits_mood(group: LineGroup, cue: Cue) -> bool:
    return (not group.moods or cue.mood in group.moods) and _fits_channel(group, cue)


def _fits_channel(group: LineGroup, cue: Cue) -> bool:
    return not group.channels or cue.scene.channel in group.channels


class _Line:
    """One line of the partner while it is put together."""

    def __init__(self, cue: Cue) -> None:
        self.cue = cue
        self.chance = chance_for(cue.chance)
        self.parts: list[str] = []
        self._used: list[str] = []
        self._topics: list[str] = []
        self._slots = dict(cue.slots)
        yours = yours_in(cue.text)
        self._yours = (yours,) if yours and yours not in cue.memory.yours else ()
        known = (*cue.memory.yours, *self._yours)
        if known:
            self._slots["yours"] = known[-1]

    def add(self, options: Sequence[str]) -> bool:
        """Say one of several lines that was not said yet, if one can be."""
        fresh = list(self._sayable(options))
        if not fresh:
            return False
        source, words = self.chance.choice(fresh)
        self._used.append(source)
        self.parts.append(words)
        return True

    def _sayable(self, options: Sequence[str]) -> Iterator[tuple[str, str]]:
        for source in options:
            if source not in self.cue.memory.used and source not in self._used:
                words = fill(source, self._slots)
                if words:
                    yield source, words

    def about(self, topic: Topic) -> None:
        """Remember that this topic came up."""
        self._topics.append(topic.id)

    def ends_with_question(self) -> bool:
        """Whether the line so far asks something."""
        return bool(self.parts) and self.parts[-1].rstrip().endswith("?")

    def done(self) -> Spoken:
        """Return the line, and what the partner has in mind now."""
        memory = self.cue.memory
        after = Memory(
            used=(*memory.used, *self._used),
            topics=(*memory.topics, *self._topics),
            yours=(*memory.yours, *self._yours),
            asked_last=self.ends_with_question(),
        )
        return Spoken(text=_joined(self.parts) or "…", memory=after)


def _joined(parts: Sequence[str]) -> str:
    """Put parts into one line; in a chat some have no full stop themselves."""
    closed = (
        f"{part}." if part.rstrip('"”').endswith(_LETTERS) else part
        for part in parts[:-1]
    )
    return " ".join((*closed, *parts[-1:]))


def mood_of(comfort: float) -> Mood:
    """Return the mood that goes with a comfort from 0 to 1."""
    if comfort < 0.35:  # noqa: PLR2004 - a third of the scale
        return "low"
    return "good" if comfort > 0.65 else "even"  # noqa: PLR2004 - likewise
