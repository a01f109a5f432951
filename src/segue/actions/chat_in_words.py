"""What a chat shows → the words that every door shows for it."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from segue.actions.show_chat import ChatShown
from segue.domain.chat_reading import AskFound, Evidence, SharedFound
from segue.domain.conversation import Format, Health
from segue.domain.situation import Shared


ANSWERS: Final = {
    "yes": "a yes",
    "conditional": "a yes that waits for something",
    "other_channel": "another way to keep in touch",
    "soft_no": "put off; that counts as a no",
    "no": "a no",
    "unclear": "unclear; that counts as a no",
}
MARKS: Final = {"yes": "Yes", "no": "No", "unclear": "Unclear"}
TRUST: Final = {
    "good": "How far this can be trusted: a good way.",
    "some": "How far this can be trusted: some way.",
    "little": "How far this can be trusted: not far.",
}
FORMATS: Final[Mapping[Format, str]] = MappingProxyType(
    {
        "whatsapp": "WhatsApp",
        "telegram": "Telegram",
        "instagram": "Instagram",
        "messenger": "Messenger",
        "messenger_e2ee": "Messenger, encrypted chats",
        "discord": "Discord",
        "signal": "Signal",
        "signal_export": "signal-export",
        "imessage": "iMessage",
        "sms": "Text messages on Android",
        "snapchat": "Snapchat",
        "google_chat": "Google Chat",
        "line": "LINE",
        "email": "Email",
        "plain": "Pasted text",
    }
)
"""What each format is called."""

_ORDERS: Final = {"dmy": "day first", "mdy": "month first", "ymd": "year first"}
_LONGEST_QUOTE: Final = 90


def extent(told: ChatShown) -> str:
    """Say how much was read, from whom, and from when to when."""
    chat = told.conversation
    counts = ", ".join(
        f"{one.messages} from {'you' if one.name == told.you else one.name}"
        for one in chat.participants
    )
    many = f"{chat.messages} messages ({counts})"
    if not chat.first or not chat.last:
        return f"{many}; no times are given."
    return f"{many}, {moment(chat.first)} to {moment(chat.last)}."


def now(told: ChatShown) -> str:
    """Say whether the moment is good, why, and as of when."""
    as_of = f" As of {moment(told.now.as_of)}." if told.now.as_of else ""
    return f"{told.now.because}{as_of}"


def moment(iso: str) -> str:
    """Say when, with the year: chats go back far."""
    when = datetime.fromisoformat(iso)
    return f"{when:%B} {when.day}, {when.year} at {when:%H:%M}"


def day(iso: str) -> str:
    """Say a day: weekday and date."""
    when = datetime.fromisoformat(iso)
    return f"{when:%A}, {when:%B} {when.day}"


def quote(text: str) -> str:
    """Quote a message in one line, its end left out where it is long."""
    line = " ".join(text.split())
    if len(line) > _LONGEST_QUOTE:
        line = f"{line[:_LONGEST_QUOTE].rstrip()} …"
    return f"“{line}”"


def said(one: Evidence) -> str:
    """Say who wrote what, and when."""
    when = f", {day(one.at)}" if one.at else ""
    return f"{one.sender}{when}: {quote(one.text)}"


def asker(ask: AskFound, told: ChatShown) -> str:
    """Say who asked, and where that stands."""
    who = "You" if ask.sender == told.you else ask.sender
    return f"{who}, message {ask.index}"


def answer(ask: AskFound) -> str:
    """Say what came back, and where that stands."""
    if ask.reading is None:
        return "no answer so far; that counts as a no"
    return f"{ANSWERS[ask.reading]} (message {ask.answer_index})"


def shared_thing(one: SharedFound | Shared) -> str:
    """Name a circumstance with its day."""
    detail = f": {one.detail}" if one.detail else ""
    when = f", {day(one.when)}" if one.when else ""
    return f"{spelled(one.kind)}{detail}{when}"


def spelled(name: str) -> str:
    """Return a name of ours as words."""
    return name.replace("_", " ")


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
