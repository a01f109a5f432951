"""Whatever two people wrote, reading it holds to its promises."""

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segue.actions.show_chat import Moment, show_conversation
from segue.domain.conversation import Conversation, Person, Texts
from segue.domain.read_situation import situation_from


MINUTE = 60_000_000
PIECES = (
    "can i get your number", "no sorry", "555 014 2233", "haha", "ok", "night!",
    "the poster is due friday", "are you coming on the 28th?", "how was your week",
    "my boyfriend", "\u202eabc", "\x00", "😂😂", "?", "…", "a" * 300, "ﷺ", "İ",
)  # fmt: skip
WORDS = st.one_of(st.sampled_from(PIECES), st.text(max_size=20))
MESSAGES = st.lists(
    st.tuples(
        st.integers(0, 1),
        st.integers(0, 20_000),
        st.lists(WORDS, max_size=3).map(" ".join),
        st.integers(0, 8),
    ),
    min_size=1,
    max_size=25,
)


def conversation_of(rows: list[tuple[int, int, str, int]]) -> Conversation:
    """Build a conversation from who, minutes passed, text and kind."""
    texts = [text.encode("utf-8", "replace") for _, _, text, _ in rows]
    ends = np.cumsum([len(text) for text in texts])
    first = min(who for who, _, _, _ in rows)
    return Conversation(
        format="plain",
        people=(Person("Sam"), Person("Robin")),
        walls=np.cumsum([minutes * MINUTE for _, minutes, _, _ in rows]) + 10**15,
        offsets=None,
        who=np.array([who - first for who, _, _, _ in rows], np.uint8),
        kinds=np.array([kind for _, _, _, kind in rows], np.uint8),
        texts=Texts(b"".join(texts), np.append([0], ends[:-1]), ends),
    )


@pytest.mark.timeout(60)
@settings(max_examples=40, deadline=None)
@given(MESSAGES)
def test_any_chat_is_read(rows: list[tuple[int, int, str, int]]) -> None:
    """Quotes are as written, openings are theirs, no words follow an ask."""
    conversation = conversation_of(rows)
    moment = Moment(now="2026-03-05T12:00", tz="UTC")
    for me in (0, 1):
        told = show_conversation(conversation, me, moment)
        document = msgspec.json.decode(msgspec.json.encode(told))
        assert situation_from(document["situation"]) == told.situation
        quotes = [quote for cue in told.cues for quote in cue.evidence]
        quotes += [quote for one in told.shared for quote in one.evidence]
        shown = [(one.index, one.sender, one.text) for one in quotes]
        shown += [(one.index, one.sender, one.text) for one in told.openings]
        for index, sender, text in shown:
            assert text == conversation.text(index)
            assert sender == conversation.sender(index)
        assert {opening.sender for opening in told.openings} <= {told.them}
        assert all(bool(one.line) != one.passed for one in told.openings)
        mine = [ask for ask in told.asks if ask.sender == told.you]
        if mine:
            before = range(mine[0].index)
            assert all(one.passed and one.index in before for one in told.openings)
            got = {ask.reading for ask in mine}
            assert not told.openings or got <= {"yes", "other_channel"}
            assert not told.now.good
            assert told.situation.history.asked_before is not None
