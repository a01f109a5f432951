"""A conversation written down as a script, for tests that are read by people.

No export is made: a line of the script is a message of the conversation.
"""

from datetime import UTC, datetime

import numpy as np

from segue.domain.conversation import Conversation, Person, Texts
from segue.domain.message import KIND_CODES


def written_down(script: str) -> Conversation:
    """Make a conversation of lines such as ``03-02 18:00 Sam: hi``; Sam asks.

    A text in angle brackets, such as ``<voice>``, is a message of that kind.
    """
    people = [Person("Sam"), Person("Robin")]
    buffer, starts, ends = bytearray(), [], []
    walls, who, kinds = [], [], []
    for row in script.strip().splitlines():
        day, clock, rest = row.strip().split(" ", 2)
        name, _, text = rest.partition(": ")
        at = datetime.fromisoformat(f"2026-{day}T{clock}").replace(tzinfo=UTC)
        kind = text.strip("<>") if text.startswith("<") else "text"
        walls.append(round(at.timestamp()) * 1_000_000)
        who.append(0 if name == "Sam" else 1)
        kinds.append(KIND_CODES[kind])
        starts.append(len(buffer))
        buffer += text.encode()
        ends.append(len(buffer))
    return Conversation(
        format="plain",
        people=tuple(people),
        walls=np.array(walls, np.int64),
        offsets=None,
        who=np.array(who, np.uint8),
        kinds=np.array(kinds, np.uint8),
        texts=Texts(bytes(buffer), np.array(starts), np.array(ends)),
    )
