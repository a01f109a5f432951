"""Google Chat's part of a Takeout, with dates in several languages."""

import json
from collections.abc import Callable
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final

from bench.exports.chat import Chat, Rendered, expected, iso


_DAYS: Final = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
]
_MONTHS: Final = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_GERMAN: Final = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
]
_SPANISH: Final = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
]


def _english(at: datetime) -> str:
    half = "AM" if at.hour < 12 else "PM"  # noqa: PLR2004 - noon
    hour = at.hour % 12 or 12
    return (
        f"{_DAYS[at.weekday()]}, {_MONTHS[at.month - 1]} {at.day}, {at.year} at "
        f"{hour}:{at:%M:%S}\u202f{half} UTC"
    )


def _german(at: datetime) -> str:
    return f"Montag, {at.day}. {_GERMAN[at.month - 1]} {at.year} um {at:%H:%M:%S} UTC"


def _spanish(at: datetime) -> str:
    month = _SPANISH[at.month - 1]
    return f"lunes, {at.day} de {month} de {at.year}, {at.hour}:{at:%M:%S} UTC"


def _chinese(at: datetime) -> str:
    return f"{at.year}年{at.month}月{at.day}日星期五 UTC {at:%H:%M:%S}"


LANGUAGES: Final = MappingProxyType(
    {"en": _english, "de": _german, "es": _spanish, "zh": _chinese}
)
"""How dates are written, by language."""


def render(chat: Chat, *, language: str = "en") -> Rendered:
    """Write a conversation as Takeout does.

    Args:
        chat: The conversation.
        language: Of the account.
    """
    write: Callable[[datetime], str] = LANGUAGES[language]
    users = [
        {"name": name, "email": f"{place}@x.example", "user_type": "Human"}
        for place, name in enumerate(chat.names)
    ]
    entries, messages = [], []
    for index, line in enumerate(chat.lines):
        entry: dict[str, Any] = {
            "creator": users[line.sender],
            "created_date": write(line.at),
            "topic_id": "t",
            "message_id": f"d/t/{index}",
        }
        if line.text:
            entry["text"] = line.text
        if line.kind == "media":
            entry["attached_files"] = [
                {"original_name": "p.jpg", "export_name": "p.jpg"}
            ]
        if line.kind == "deleted":
            entry["message_state"] = "DELETED"
        if line.reply_to is not None:
            entry["quoted_message_metadata"] = {"message_id": f"d/t/{line.reply_to}"}
        entries.append(entry)
        messages.append(expected(chat, index, iso(line.at, millis=False), reply=True))
    root = "Takeout/Google Chat"
    files = {
        f"{root}/Groups/DM 1/messages.json": {"messages": entries},
        f"{root}/Groups/DM 1/group_info.json": {"members": users},
        f"{root}/Groups/Space 2/messages.json": {"messages": entries[:1]},
        f"{root}/Groups/Space 2/group_info.json": {"name": "Club", "members": users},
        f"{root}/Users/User 3/user_info.json": {
            "user": users[0],
            "membership_info": [],
        },
    }
    return Rendered(
        files={name: json.dumps(value).encode() for name, value in files.items()},
        messages=messages,
    )
