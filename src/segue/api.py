"""The Python API: what a program may ask of Segue, in a dozen names.

Every function works on this machine alone, sends nothing, and raises a
``segue.errors.SegueError`` whose message is fit to be shown. What needs a model
or numpy is loaded by the first call that needs it, not by the import.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from typing_extensions import override

from segue.domain.plan import Plan
from segue.domain.situation import Situation
from segue.domain.turn import Turn
from segue.errors import SegueError


if TYPE_CHECKING:
    from segue.actions.rehearse import Rehearsed
    from segue.actions.score_mentor import Annotated, Mentor, MentorScore
    from segue.actions.show_chat import ChatShown
    from segue.actions.walk_playbook import WalkDone
    from segue.domain.answer import AnswerRead
    from segue.domain.conversation import Conversation


Columns = dict[str, list[Any]]
"""A table: each column's values by its name, all of one length."""

Learner = Callable[[Sequence[Turn]], str | None]
"""From the turns so far to the next line; nothing ends the talk."""

MOST_LINES = 100
"""Lines of a learner in one rehearsal; a learner who talks on is cut short."""


class NoPandasError(SegueError):
    """A data frame was asked for where pandas is not installed."""

    def __init__(self) -> None:
        """Say how to get it, and how to do without."""
        super().__init__(
            "to_frame needs pandas, which is not installed",
            "pip install pandas, or use the columns: they are plain lists",
        )


class Chat:
    """A chat that was read: what it shows, and its messages.

    Attributes:
        shown: Cues, shared circumstances, openings, and a situation to confirm.
    """

    def __init__(self, conversation: "Conversation", shown: "ChatShown") -> None:
        self._conversation = conversation
        self.shown = shown

    def __len__(self) -> int:
        """Return how many messages there are."""
        return len(self._conversation)

    @override
    def __repr__(self) -> str:
        """Tell it without a word of the conversation, or a name."""
        return f"<Chat of {len(self)} messages>"

    def columns(self) -> Columns:
        """Return the messages as a table.

        Returns:
            ``index``, ``at`` (ISO 8601, or nothing), ``sender``, ``is_you``,
            ``kind``, ``text`` and ``reply_to`` (an index, or nothing).
        """
        messages = list(self._conversation.messages())
        return {
            "index": [message.index for message in messages],
            "at": [message.at for message in messages],
            "sender": [message.sender for message in messages],
            "is_you": [message.sender == self.shown.you for message in messages],
            "kind": [message.kind for message in messages],
            "text": [message.text for message in messages],
            "reply_to": [message.reply_to for message in messages],
        }


def situation(source: Situation | Mapping[str, Any] | str | PathLike[str]) -> Situation:
    """Return a situation, checked.

    Args:
        source: One, its fields, or the path of a YAML or JSON file.

    Raises:
        InputError: A field is unknown or holds what it cannot hold.
        OSError: The file cannot be read.
    """
    from segue.domain.read_situation import (
        check_values,
        read_situation,
        situation_from,
    )

    if isinstance(source, Situation):
        check_values(source)
        return source
    if isinstance(source, Mapping):
        return situation_from(dict(source))
    return read_situation(Path(source).read_bytes())


def plan(
    source: Situation | Mapping[str, Any] | str | PathLike[str],
    *,
    now: str | None = None,
    tz: str | None = None,
    turn: int = 0,
    playbook: Path | None = None,
) -> Plan:
    """Say whether, how, when and in which words to ask.

    Args:
        source: As ``situation`` takes it.
        now: The present moment in ISO 8601; by the machine's clock if left out.
        tz: IANA zone where the situation names none.
        turn: 0 for the usual words; each further turn gives others.
        playbook: A folder with a playbook of one's own.

    Raises:
        InputError: The situation, the moment or the playbook is at fault.
    """
    from segue.actions.plan import make_plan

    where = situation(source)
    return make_plan(where, now=now, tz=tz, turn=turn, playbook=playbook)


def read_chat(
    export: str | PathLike[str],
    *,
    me: str | None = None,
    them: str | None = None,
    now: str | None = None,
    tz: str | None = None,
) -> Chat:
    """Read an export of a chat and what it shows.

    Args:
        export: The file, folder or zip.
        me: Your name, as the export has it.
        them: The other one's name.
        now: The present moment in ISO 8601; by the machine's clock if left out.
        tz: IANA zone for times that the export counts from 1970.

    Raises:
        UndecidedError: Something is open that only the person can decide.
        InputError: The export cannot be read, or an argument is at fault.
    """
    from segue.actions.read_chat import Asked
    from segue.actions.show_chat import Moment, show_chat

    asked = Asked(export=Path(export), me=me, them=them, tz=tz)
    read = show_chat(asked, Moment(now=now, tz=tz))
    return Chat(read.conversation, read.told)


def read_answer(
    answer: str, *, ask: str | None = None, region: str | None = None
) -> "AnswerRead":
    """Say how a reply reads, and what to do now.

    Args:
        answer: The reply as it was typed.
        ask: What was asked; a plain ask for a number if left out.
        region: Two letters of the country of numbers without a country code.

    Raises:
        InputError: There is no reply, it is endless, or the region is unknown.
    """
    from segue.actions.read_answer import read_answer as read

    return read(answer, ask=ask, region=region)


def walk(
    situations: int, *, seed: int = 0, jobs: int = 1, playbook: Path | None = None
) -> "WalkDone":
    """Try a playbook's promises on drawn situations.

    Args:
        situations: How many to draw.
        seed: Which ones; the same seed gives the same walk.
        jobs: On how many processes; the findings do not depend on it.
        playbook: A folder with a playbook of one's own.

    Raises:
        InputError: The playbook is at fault.
    """
    from segue.actions.walk_playbook import walk_playbook

    return walk_playbook(situations, seed=seed, jobs=jobs, playbook=playbook)


def rehearse(
    learner: Learner, *, scene: str, seeds: Iterable[int] = (0,)
) -> Iterator["Rehearsed"]:
    """Rehearse a scene once for each seed, with a learner of your own.

    Args:
        learner: Gives the next line. It sees what a person would see.
        scene: The scene's id; ``segue rehearse --list`` shows them.
        seeds: What chance follows from; the same seed draws the same partner.

    Yields:
        Each rehearsal with its debrief, in the order of the seeds.

    Raises:
        InputError: There is no such scene.
    """
    from segue.actions.rehearse import Choice
    from segue.actions.rehearse_learner import play_learner

    for seed in seeds:
        choice = Choice(scene=scene, seed=seed)
        yield play_learner(choice, learner, most_lines=MOST_LINES)


def rows(rehearsals: Iterable["Rehearsed"]) -> Columns:
    """Return rehearsals as a table, one row for each.

    Returns:
        ``scene``, ``seed``, ``difficulty``, ``answer_if_asked``, ``outcome``,
        ``ended_by``, ``turns`` (how many), ``asked_once``, ``took_the_answer``
        and ``to_work_on`` (how many notes).
    """
    table: Columns = {name: [] for name in _ROW}
    for one in rehearsals:
        for name, value in zip(_ROW, _row(one), strict=True):
            table[name].append(value)
    return table


_ROW = (
    "scene",
    "seed",
    "difficulty",
    "answer_if_asked",
    "outcome",
    "ended_by",
    "turns",
    "asked_once",
    "took_the_answer",
    "to_work_on",
)


def _row(one: "Rehearsed") -> tuple[Any, ...]:
    return (
        one.scene,
        one.seed,
        one.difficulty,
        one.partner.answer_if_asked,
        one.outcome,
        one.ended_by,
        len(one.turns),
        one.debrief.asked_once,
        one.debrief.took_the_answer,
        sum(note.grade == "work_on" for note in one.debrief.notes),
    )


def annotated(lines: bytes) -> list["Annotated"]:
    """Return the annotated rehearsals that JSON Lines hold.

    Args:
        lines: One rehearsal a line, as ``Annotated`` names its fields.

    Raises:
        msgspec.DecodeError: A line is none.
    """
    from segue.actions.score_mentor import Annotated

    return msgspec.json.Decoder(Annotated).decode_lines(lines)


def score_mentor(
    rehearsals: Iterable["Annotated"], mentor: "Mentor | None" = None
) -> "MentorScore":
    """Compare a mentor's debriefs with an expert's notes.

    Args:
        rehearsals: With what the expert noted; see ``annotated``.
        mentor: From a transcript to a debrief; the built-in one if left out.
    """
    from segue.actions.score_mentor import score_mentor as score

    return score(rehearsals, mentor)


def to_frame(columns: Columns) -> Any:  # noqa: ANN401 - pandas is not required, so its types are not known
    """Return a table as a pandas data frame.

    Raises:
        NoPandasError: pandas is not installed.
    """
    try:
        pandas = import_module("pandas")
    except ModuleNotFoundError:
        raise NoPandasError from None
    return pandas.DataFrame(columns)
