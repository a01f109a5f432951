"""A conversation that was read, on a page: how much, how well understood."""

from collections.abc import Iterator

from segue.actions.read_chat import ChatRead
from segue.cli.page import Page
from segue.domain.conversation import Health


_ORDERS = {"dmy": "day first", "mdy": "month first", "ymd": "year first"}


def print_chat(told: ChatRead, page: Page | None = None) -> None:
    """Print what an export holds; none of its words."""
    page = page or Page()
    chat = told.conversation
    with_them = f" with {told.them}" if told.them else ""
    page.title(f"Your chat{with_them}")
    page.rows(
        [
            ("messages", str(chat.messages)),
            ("from", (chat.first or "no times given").replace("T", " ")),
            ("to", (chat.last or "no times given").replace("T", " ")),
            *(
                (f"{one.name}{' (you)' if one.name == told.you else ''}",
                 f"{one.messages} messages")
                for one in chat.participants
            ),
        ]
    )  # fmt: skip
    page.heading("How well it was understood")
    page.rows(list(health_rows(chat.format, chat.health)))


def health_rows(format_: str, health: Health) -> Iterator[tuple[str, str]]:
    """Yield what there is to know about the reading of an export."""
    yield "format", f"{format_}: {health.recognized_by}"
    if health.not_understood:
        places = "; ".join(f"{one.where}: {one.because}" for one in health.places[:3])
        yield "not read", f"{health.not_understood} places ({places})"
    else:
        yield "not read", "nothing; every entry was understood"
    if health.out_of_order:
        yield "order", f"{health.out_of_order} messages stood before earlier ones"
    if health.dates:
        yield "dates", f"{_ORDERS[health.dates.order]}: {health.dates.because}"
        for one in health.dates.hypotheses:
            yield "", f"{_ORDERS[one.order]} would be {one.first} to {one.last}"
    for what, count in health.repaired.items():
        yield "mended", f"{what} ({count})"
    if health.partial:
        yield "only a part", health.partial
    for note in health.notes:
        yield "note", note
