"""Searching bytes in pairs finds exactly what a plain search finds."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from segue.domain.conversation import Texts
from segue.reading import search
from segue.reading.search import rows_with


PIECES = ("number", "text me", "a date", "ab", "it's")


def texts_of(words: list[str], order: list[int] | None = None) -> Texts:
    """Put some texts into one buffer, with bytes of no message between them."""
    buffer, starts, ends = bytearray(b"number"), [], []
    for word in words:
        starts.append(len(buffer))
        buffer += word.encode()
        ends.append(len(buffer))
        buffer += b"\nNumber: "
    order = order or list(range(len(words)))
    return Texts(bytes(buffer), np.array(starts)[order], np.array(ends)[order])


BODY = st.lists(
    st.one_of(
        st.text(alphabet="nNuUmMbBeErR tTxXaAdD'is é", max_size=12),
        st.sampled_from([*PIECES, "NUMBER", "a DATE", "Text Me", "xnumberx"]),
    ),
    min_size=1,
    max_size=12,
)


@given(BODY)
def test_it_finds_what_a_plain_search_finds(words: list[str]) -> None:
    """Whatever stands in the texts, in whatever case."""
    expected = [
        row
        for row, word in enumerate(words)
        if any(piece in _ascii_lower(word) for piece in PIECES)
    ]
    assert rows_with(texts_of(words), PIECES) == expected


def _ascii_lower(text: str) -> str:
    return text.encode().lower().decode()


def test_messages_need_not_stand_in_order() -> None:
    """An export that was sorted by time keeps its words where they were."""
    texts = texts_of(["number", "no", "my date", "a date"], order=[3, 1, 0, 2])
    assert rows_with(texts, PIECES) == [0, 2]


def test_a_piece_may_stand_across_two_chunks() -> None:
    """The border of a chunk hides nothing."""
    width = search.CHUNK
    for shift in range(-7, 2):
        lead = "x" * (width + shift - len(b"number"))
        texts = texts_of([lead, "number"])
        assert rows_with(texts, ("number",)) == [1]


def test_nothing_is_found_in_nothing() -> None:
    """An empty conversation has no asks."""
    empty = Texts(b"", np.array([0]), np.array([0]))
    assert rows_with(empty, PIECES) == []
