"""Conversations for property tests: any text, any moments, all kinds."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from bench.exports.chat import Chat, Line
from segue.domain.message import Kind


_TRAPS = (
    "Sam added Robin", "Robin left", "you removed this", "Messages and calls", "null?",
    "12/24/24", "24.12.24, see you", "https://x.example/a?b=c&d=1", "a: b", "{}", "[]",
    "«quoted»", "\u200eleft to right", "naïve café", "😀😂👩‍👩‍👧", "<3", "&lt;3",
    "\\x0b", "\\u00e9", '"quoted"', "tab\tinside", "  spaces  ", "line\nbreak",
    "a\n\nb", "Å‚ Ã©", "100 % sure; really?", "'; DROP TABLE", "🇩🇪", "e\u0301",
)  # fmt: skip


def texts(forbidden: str = "") -> st.SearchStrategy[str]:
    """Return words that anybody may write, without some characters."""
    plain = st.text(
        st.characters(exclude_categories=["Cs"], exclude_characters="\r" + forbidden),
        min_size=1,
        max_size=40,
    )
    traps = st.sampled_from([trap for trap in _TRAPS if not set(forbidden) & set(trap)])
    return plain | traps


def names(forbidden: str = "") -> st.SearchStrategy[tuple[str, str]]:
    """Return two different names."""
    letters = st.characters(
        categories=("L", "N"), exclude_characters=forbidden
    ) | st.sampled_from("'.-_")
    name = st.text(letters, min_size=1, max_size=12).map(lambda t: f"N{t}e")
    return st.lists(
        name, min_size=2, max_size=2, unique_by=lambda text: text.casefold()
    ).map(lambda both: (both[0], both[1]))


@st.composite
def chats(
    draw: st.DrawFn,
    *,
    forbidden: str = "",
    kinds: tuple[Kind, ...] = ("text",),
    millis: bool = True,
    replies: bool = False,
    step: timedelta = timedelta(minutes=1),
) -> Chat:
    """Draw a conversation.

    Args:
        draw: Hypothesis' own.
        forbidden: Characters that the format cannot hold.
        kinds: What may be sent.
        millis: The format has milliseconds.
        replies: The format tells what is answered.
        step: The least time between messages, so that their order is theirs.
    """
    at = draw(
        st.datetimes(datetime(2015, 1, 1), datetime(2025, 12, 1))  # noqa: DTZ001 - made UTC below
    ).replace(tzinfo=UTC, microsecond=0)
    lines: list[Line] = []
    for place in range(draw(st.integers(2, 8))):
        at += step + timedelta(milliseconds=draw(st.integers(0, 3 * 86_400_000)))
        kind = draw(st.sampled_from(kinds))
        text = draw(texts(forbidden)) if kind == "text" else ""
        reply = draw(st.none() | st.integers(0, place - 1)) if place else None
        lines.append(
            Line(
                at=at if millis else at.replace(microsecond=0),
                sender=place if place < 2 else draw(st.integers(0, 1)),  # noqa: PLR2004 - both write
                text=text,
                kind=kind,
                reply_to=reply if replies else None,
            )
        )
    return Chat(names=draw(names(forbidden)), lines=tuple(lines))
