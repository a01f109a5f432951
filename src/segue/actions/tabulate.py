"""Messages and rehearsals → tables: the values of each column, by its name.

Every column is a plain list, so that pandas, polars and Arrow take a table as
it is and none of them has to be installed.
"""

from collections.abc import Iterable
from typing import Any, Final

from segue.actions.rehearse import Rehearsed
from segue.actions.show_chat import Shown


Columns = dict[str, list[Any]]
"""A table: each column's values by its name, all of one length."""

REHEARSAL_COLUMNS: Final = (
    "scene",
    "seed",
    "difficulty",
    "answer_if_asked",
    "interest",
    "outcome",
    "ended_by",
    "turns",
    "asked_once",
    "took_the_answer",
    "good",
    "to_work_on",
)
"""Names of the columns of ``rehearsal_columns``, in their order."""


def message_columns(shown: Shown) -> Columns:
    """Return the messages of a chat, one row for each."""
    conversation = shown.conversation
    messages = list(conversation.messages())
    return {
        "index": [message.index for message in messages],
        "at": [message.at for message in messages],
        "sender": [message.sender for message in messages],
        "is_you": [int(who) == shown.me for who in conversation.who],
        "kind": [message.kind for message in messages],
        "text": [message.text for message in messages],
        "reply_to": [message.reply_to for message in messages],
    }


def rehearsal_columns(rehearsals: Iterable[Rehearsed]) -> Columns:
    """Return rehearsals, one row for each."""
    rows = [_row(one) for one in rehearsals]
    return {
        name: [row[at] for row in rows] for at, name in enumerate(REHEARSAL_COLUMNS)
    }


def _row(one: Rehearsed) -> tuple[Any, ...]:
    grades = [note.grade for note in one.debrief.notes]
    return (
        one.scene,
        one.seed,
        one.difficulty,
        one.partner.answer_if_asked,
        one.partner.interest,
        one.outcome,
        one.ended_by,
        len(one.turns),
        one.debrief.asked_once,
        one.debrief.took_the_answer,
        grades.count("good"),
        grades.count("work_on"),
    )
