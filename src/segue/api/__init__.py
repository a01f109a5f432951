"""The Python API: what a program may ask of Segue, in a dozen names.

Every function works on this machine alone and sends nothing. What is at fault
raises a ``segue.errors.SegueError``: one line that is fit to be shown, names
the place, and holds no words of a conversation. What needs a model or numpy is
loaded by the first call that needs it, not by the import.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from os import PathLike
from typing import TYPE_CHECKING, Any, Final

from segue.api.arguments import (
    LARGEST,
    ArgumentError,
    a_folder_or_nothing,
    a_function,
    a_moment,
    a_number,
    a_path,
    a_text,
    a_text_or_nothing,
    each,
    named_as_arguments,
    plain,
)
from segue.api.chat import Chat
from segue.domain.plan import Plan
from segue.domain.situation import Situation


if TYPE_CHECKING:
    from segue.actions.debrief import Talk
    from segue.actions.rehearse import Rehearsed, SceneListed
    from segue.actions.rehearse_learner import Learner
    from segue.actions.score_mentor import Annotated, Mentor, MentorScore
    from segue.actions.tabulate import Columns
    from segue.actions.walk_playbook import WalkDone
    from segue.domain.answer import AnswerRead
    from segue.domain.conversation import DateOrder, Format
    from segue.domain.scene import Difficulty
    from segue.domain.turn import Debrief


__all__ = [
    "Chat",
    "annotated",
    "debrief",
    "plan",
    "read_answer",
    "read_chat",
    "rehearse",
    "rows",
    "scenes",
    "score_mentor",
    "situation",
    "walk",
]

_MOST_LINES: Final = 100
"""Lines of a learner in one rehearsal; a learner who talks on is cut short."""

_MOST_SITUATIONS: Final = 100_000_000
"""Situations of one walk."""

_MOST_JOBS: Final = 256
"""Processes of one walk."""


def situation(source: Situation | Mapping[str, Any] | str | PathLike[str]) -> Situation:
    """Return a situation, checked.

    Args:
        source: One, its fields, or the path of a YAML or JSON file.

    Returns:
        The situation; what was not given is not known, and not guessed.

    Raises:
        SituationFileError: The file cannot be read, or what it holds is at
            fault.
        FieldError: A field is unknown or holds what it cannot hold.
        ArgumentError: The source is nothing of the three.
    """
    from segue.actions.situation_file import situation_in
    from segue.domain.read_situation import check_values, situation_from

    if isinstance(source, Situation):
        check_values(source)
        return source
    if isinstance(source, Mapping):
        return situation_from(plain("source", source))
    if not isinstance(source, str | PathLike):
        raise ArgumentError("source", "a situation, its fields or a path", source)
    return situation_in(a_path("source", source))


def plan(
    source: Situation | Mapping[str, Any] | str | PathLike[str],
    *,
    now: str | datetime | None = None,
    tz: str | None = None,
    turn: int = 0,
    playbook: str | PathLike[str] | None = None,
) -> Plan:
    """Say whether, how, when and in which words to ask.

    Args:
        source: As ``situation`` takes it.
        now: The present moment, ISO 8601; without an offset it is in the
            person's zone. By the machine's clock if left out.
        tz: IANA zone where the situation names none.
        turn: 0 for the usual words; each further turn gives others.
        playbook: A folder with a playbook of one's own.

    Returns:
        The plan, as ``segue plan --json`` has it; the same each time.

    Raises:
        InputError: As ``situation``; or the moment, the zone or the playbook
            is at fault.
    """
    from segue.actions.plan import make_plan

    where = situation(source)
    with named_as_arguments():
        return make_plan(
            where,
            now=a_moment("now", now),
            tz=a_text_or_nothing("tz", tz),
            turn=a_number("turn", turn, low=0),
            playbook=a_folder_or_nothing("playbook", playbook),
        )


def read_chat(  # noqa: PLR0913 - one argument for each thing an export may leave open
    export: str | PathLike[str],
    *,
    me: str | None = None,
    them: str | None = None,
    format: "Format | None" = None,  # noqa: A002 - it is called so everywhere else
    date_order: "DateOrder | None" = None,
    tz: str | None = None,
    now: str | datetime | None = None,
) -> Chat:
    """Read an export of a chat, and what it shows.

    Args:
        export: The file, folder or zip as it came.
        me: Your name, as the export has it.
        them: The other one's name; picks the chat where there are many.
        format: Whose export it is, where it looks like two.
        date_order: Day, month and year in this order, where it could be two.
        tz: IANA zone for times that the export counts from 1970; UTC if left
            out.
        now: The present moment, ISO 8601; by the machine's clock if left out.

    Returns:
        The chat. Nothing of it is kept anywhere else.

    Raises:
        UndecidedError: Something is open that only the person can decide; its
            ``field`` is the argument that settles it, ``choices`` are what that
            may be.
        InputError: The export cannot be read, or an argument is at fault.
    """
    from segue.actions.read_chat import asked_from
    from segue.actions.show_chat import Moment, show_chat

    present = Moment(now=a_moment("now", now), tz=a_text_or_nothing("tz", tz))
    with named_as_arguments():
        asked = asked_from(
            a_path("export", export),
            me=a_text_or_nothing("me", me),
            them=a_text_or_nothing("them", them),
            format_=format,
            date_order=date_order,
            tz=tz,
        )
        return Chat(show_chat(asked, present))


def read_answer(
    answer: str, *, ask: str | None = None, region: str | None = None
) -> "AnswerRead":
    """Say how a reply reads, and what to do now.

    Args:
        answer: The reply as it was typed; up to 100,000 characters.
        ask: What was asked; a plain ask for a number if left out.
        region: Two letters of the country of numbers without a country code.

    Returns:
        The reading with its probability from 0 to 1, a number in E.164 where
        there is one, whether the reader abstained, and what to say and do.

    Raises:
        InputError: There is no reply, it is endless, or the region is unknown.
    """
    from segue.actions.read_answer import read_answer as read

    with named_as_arguments():
        return read(
            a_text("answer", answer),
            ask=a_text_or_nothing("ask", ask),
            region=a_text_or_nothing("region", region),
        )


def walk(
    situations: int,
    *,
    seed: int = 0,
    jobs: int = 1,
    playbook: str | PathLike[str] | None = None,
    progress: Callable[[int], None] | None = None,
) -> "WalkDone":
    """Try a playbook's promises on drawn situations.

    Args:
        situations: How many to draw; at least 1.
        seed: Which ones, from 0; the same seed gives the same walk.
        jobs: On how many processes; the findings do not depend on it. With
            more than one, a script needs its ``if __name__ == "__main__":``.
        playbook: A folder with a playbook of one's own.
        progress: Told how many situations are done, each time some are.

    Returns:
        How long it took in seconds, and the report: how often each decision
        came, how often each promise was broken, and where.

    Raises:
        InputError: The playbook or an argument is at fault.
    """
    from segue.actions.walk_playbook import walk_playbook

    a_function("progress", progress)
    return walk_playbook(
        a_number("situations", situations, low=1, high=_MOST_SITUATIONS),
        seed=a_number("seed", seed, low=0),
        jobs=a_number("jobs", jobs, low=1, high=_MOST_JOBS),
        playbook=a_folder_or_nothing("playbook", playbook),
        progress=progress,
    )


def scenes() -> "tuple[SceneListed, ...]":
    """Return the scenes that can be rehearsed.

    Returns:
        Each scene's id, title, place, difficulty, channel, aim, and the skills
        that it practices, in the order of the ids.
    """
    from segue.actions.rehearse import list_scenes

    return list_scenes().scenes


def rehearse(
    learner: "Learner",
    *,
    scene: str,
    seeds: Iterable[int] = (0,),
    difficulty: "Difficulty | None" = None,
    persona: str | None = None,
) -> "Iterator[Rehearsed]":
    """Rehearse a scene once for each seed, with a learner of your own.

    Args:
        learner: From the turns so far to the next line, of up to 2,000 letters;
            ``None`` or a blank line ends the talk. It sees what a person would
            see, and is cut short after 100 lines.
        scene: The scene's id; ``scenes`` has them.
        seeds: What chance follows from: the same seed draws the same partner,
            and the same learner then gets the same rehearsal.
        difficulty: How likely an ask is welcome; the scene's own if left out.
        persona: Whom to meet; drawn from the scene's if left out.

    Returns:
        An iterator of rehearsals, each with its turns, outcome and debrief, in
        the order of the seeds. Each is played when it is taken, so that a long
        run can be watched, and stopped, on the way.

    Raises:
        InputError: There is no such scene or persona, at once; or a seed is no
            whole number, when its turn comes.
        LearnerFailedError: The learner raised an error, which is the cause.
        NotALineError: The learner gave something else than text or ``None``.
        UnsayableLineError: A line is longer than anybody could say it.
    """
    from segue.actions.rehearse import begin
    from segue.actions.rehearse_learner import choice_of, play_learner

    a_function("learner", learner)
    if not isinstance(seeds, Iterable):
        raise ArgumentError("seeds", "whole numbers", seeds)
    named = a_text("scene", scene), a_text_or_nothing("persona", persona)
    first = choice_of(*named, difficulty)
    begin(first)
    return (
        play_learner(
            choice_of(*named, difficulty, _seed(seed)), learner, most_lines=_MOST_LINES
        )
        for seed in seeds
    )


def _seed(given: int) -> int:
    return a_number("seeds", given, low=-LARGEST)


def rows(rehearsals: "Iterable[Rehearsed]") -> "Columns":
    """Return rehearsals as a table for a data frame, one row for each.

    Args:
        rehearsals: As ``rehearse`` gives them.

    Returns:
        One list for each column: ``scene``, ``seed``, ``difficulty``,
        ``answer_if_asked`` (what the partner would say to an ask that is done
        well), ``interest`` (0 to 1), ``outcome`` (an answer, or
        ``not_asked``), ``ended_by``, ``turns`` (how many, of both),
        ``asked_once``, ``took_the_answer`` (``None`` where none came), ``good``
        and ``to_work_on`` (how many of the mentor's notes).
    """
    from segue.actions.rehearse import Rehearsed
    from segue.actions.tabulate import rehearsal_columns

    return rehearsal_columns(each("rehearsals", rehearsals, Rehearsed))


def debrief(talk: "Talk") -> "Debrief":
    """Return what the built-in mentor says of a talk; a mentor to start from.

    Args:
        talk: A transcript, or its fields: ``scene`` (``place``, ``facts``,
            ``private``, ``them``) and ``turns`` (each a ``speaker``, ``you`` or
            ``them``, and a ``text``).

    Returns:
        Whether it was asked once, whether the answer was taken (``None`` where
        none came), and at most one note for each turn of yours.

    Raises:
        NoTranscriptError: It is none.
    """
    from segue.actions.debrief import debrief_transcript, transcript_from

    return debrief_transcript(transcript_from(talk)).debrief


def annotated(source: bytes | str | PathLike[str]) -> "list[Annotated]":
    """Return the annotated rehearsals that JSON Lines hold.

    Args:
        source: The path of a file, or its bytes: one rehearsal a line, with
            ``scene``, ``turns``, the expert's ``notes`` (each a ``turn`` from
            0, a ``grade``, and whether it is ``important``), ``asked_once`` and
            ``took_the_answer``. Further fields are passed over.

    Returns:
        The rehearsals, in the order of their lines.

    Raises:
        NotAnnotatedError: A line is none, or the file cannot be read; it names
            file, line and field.
    """
    from segue.actions.read_annotated import annotated_in

    return annotated_in(
        source if isinstance(source, bytes) else a_path("source", source)
    )


def score_mentor(
    rehearsals: "Iterable[Annotated]", mentor: "Mentor | None" = None
) -> "MentorScore":
    """Compare a mentor's debriefs with an expert's notes.

    Args:
        rehearsals: With what the expert noted; see ``annotated``.
        mentor: From a transcript to a ``Debrief``, or to a mapping with its
            ``asked_once``, ``took_the_answer``, and ``notes``, each a ``turn``
            and a ``grade``. The built-in one if left out.

    Returns:
        Shares from 0 to 1: of the important notes, those found; of the
        mentor's ``work_on``, those that the expert has, too; how often the two
        measures agree. Of nothing, a share is 0.

    Raises:
        MentorFailedError: The mentor raised an error, which is the cause.
        NotADebriefError: It gave something that is no debrief.
    """
    from segue.actions.score_mentor import Annotated
    from segue.actions.score_mentor import score_mentor as score

    a_function("mentor", mentor)
    return score(each("rehearsals", rehearsals, Annotated), mentor)
