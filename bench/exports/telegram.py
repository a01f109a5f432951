"""Telegram Desktop's `result.json`, of one chat and of all."""

import json
import re
from datetime import timedelta, timezone
from typing import Any, Final

from bench.exports.chat import Chat, Line, Rendered, expected


OTHER, MINE = 4711, 42
_MEDIA: Final[dict[str, dict[str, Any]]] = {
    "text": {},
    "media": {
        "photo": "(File not included. Change data exporting settings to download.)"
    },
    "voice": {"file": "voice_messages/audio_1.ogg", "media_type": "voice_message"},
    "sticker": {"file": "stickers/s.webp", "media_type": "sticker"},
    "contact": {"contact_information": {"first_name": "K", "phone_number": "00"}},
    "location": {"location_information": {"latitude": 52.5, "longitude": 13.4}},
    "poll": {"poll": {"question": "When?", "closed": False, "answers": []}},
}


def render(
    chat: Chat, *, full: bool = False, newer: bool = True, offset: int = 120
) -> Rendered:
    """Write a conversation as Telegram Desktop does.

    Args:
        chat: The conversation.
        full: With everything else that the account has.
        newer: With times that count from 1970, and identifiers as text.
        offset: How many minutes the computer's clock was ahead of UTC.
    """
    found = [
        _entry(chat, index, newer=newer, offset=offset)
        for index in range(len(chat.lines))
    ]
    service = {
        "id": 1, "type": "service", "date": found[0]["date"],
        "actor": chat.names[0], "actor_id": f"user{MINE}", "action": "phone_call",
        "duration_seconds": 61, "discard_reason": "hangup",
    }  # fmt: skip
    if newer:
        service["date_unixtime"] = found[0]["date_unixtime"]
    one = {
        "name": chat.names[1],
        "type": "personal_chat",
        "id": OTHER,
        "messages": [service, *found],
    }
    root: dict[str, Any] = one
    if full:
        group = {**one, "name": "Club", "type": "private_group", "id": 9}
        root = {
            "about": "Here is the data you requested.",
            "personal_information": {"user_id": MINE, "first_name": chat.names[0]},
            "contacts": {"about": "", "list": []},
            "chats": {"about": "", "list": [group, one]},
        }
    messages = []
    for index, line in enumerate(chat.lines):
        local = line.at.astimezone(timezone(timedelta(minutes=offset)))
        local = local.replace(microsecond=0)
        at = (local if newer else local.replace(tzinfo=None)).isoformat()
        messages.append(expected(chat, index, at, reply=True))
    text = json.dumps(root, ensure_ascii=False, indent=1)
    return Rendered(files={"result.json": _as_telegram(text)}, messages=messages)


def _as_telegram(text: str) -> bytes:
    r"""Write control characters as `\xNN`, as Telegram's serializer does."""
    return re.sub(r"(?<!\\)((?:\\\\)*)\\u00([01][0-9a-f])", r"\1\\x\2", text).encode()


def _entry(chat: Chat, index: int, *, newer: bool, offset: int) -> dict[str, Any]:
    line = chat.lines[index]
    local = line.at + timedelta(minutes=offset)
    number = MINE if line.sender == 0 else OTHER
    entry: dict[str, Any] = {
        "id": 100 + index,
        "type": "message",
        "date": local.replace(tzinfo=None).isoformat(timespec="seconds"),
        "from": chat.names[line.sender],
        "from_id": f"user{number}" if newer else number,
        "text": _text(line),
        "text_entities": [{"type": "plain", "text": line.text}] if line.text else [],
        **_MEDIA[line.kind],
    }
    if newer:
        entry["date_unixtime"] = str(int(line.at.timestamp()))
    if line.reply_to is not None:
        entry["reply_to_message_id"] = 100 + line.reply_to
    if index % 3 == 0:
        entry["reactions"] = [{"type": "emoji", "count": 1, "emoji": "👍"}]
    return entry


def _text(line: Line) -> object:
    """Write a text plainly, or in parts where it is long enough for that."""
    half = len(line.text) // 2
    if half < 3:  # noqa: PLR2004 - short texts have no styled part
        return line.text
    bold = {"type": "bold", "text": line.text[half:]}
    return [line.text[:half], bold]
