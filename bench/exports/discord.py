"""DiscordChatExporter's JSON, whole or in parts."""

import json
from datetime import timedelta, timezone
from typing import Any, Final

from bench.exports.chat import Chat, Rendered, expected, iso


_MEDIA: Final[dict[str, dict[str, Any]]] = {
    "media": {
        "attachments": [
            {"id": "1", "url": "u", "fileName": "a.png", "fileSizeBytes": 1}
        ]
    },
    "voice": {
        "attachments": [
            {"id": "1", "url": "u", "fileName": "voice-message.ogg", "fileSizeBytes": 1}
        ]
    },
    "sticker": {"stickers": [{"id": "1", "name": "hi", "format": "Png"}]},
}


def render(chat: Chat, *, parts: int = 1, offset: int = 0, digits: int = 7) -> Rendered:
    """Write a conversation as DiscordChatExporter does.

    Args:
        chat: The conversation.
        parts: In how many files.
        offset: Minutes ahead of UTC.
        digits: How many digits of a second times have.
    """
    zone = timezone(timedelta(minutes=offset))
    entries, messages = [], []
    for index, line in enumerate(chat.lines):
        at = line.at.astimezone(zone)
        whole = at.isoformat(timespec="seconds")
        fraction = f"{at.microsecond:06}0"[:digits]
        entry: dict[str, Any] = {
            "id": str(900 + index),
            "type": "Default" if line.reply_to is None else "Reply",
            "timestamp": f"{whole[:19]}.{fraction}{whole[19:]}",
            "timestampEdited": None,
            "callEndedTimestamp": None,
            "isPinned": False,
            "content": line.text,
            "author": {
                "id": str(line.sender + 1),
                "name": chat.names[line.sender].lower() + "_x",
                "discriminator": "0000",
                "nickname": chat.names[line.sender],
                "isBot": False,
            },
            "attachments": [],
            "embeds": [],
            "stickers": [],
            "reactions": [],
            "mentions": [],
            **_MEDIA.get(line.kind, {}),
        }
        if line.reply_to is not None:
            entry["reference"] = {
                "messageId": str(900 + line.reply_to),
                "channelId": "5",
            }
        entries.append(entry)
        messages.append(expected(chat, index, iso(at), reply=True))
    call = entries[0] | {"id": "1", "type": "Call", "content": "Started a call."}
    call["callEndedTimestamp"] = (chat.lines[0].at + timedelta(seconds=90)).isoformat()
    each = -(-len(entries) // parts)
    files = {}
    for part in range(parts):
        told = entries[part * each : (part + 1) * each]
        root = {
            "guild": {"id": "0", "name": "Direct Messages", "iconUrl": "x"},
            "channel": {"id": "5", "type": "DirectTextChat", "name": chat.names[1]},
            "dateRange": {"after": None, "before": None},
            "exportedAt": "2025-01-01T00:00:00+00:00",
            "messages": [*([call] if part == 0 else []), *told],
            "messageCount": len(told),
        }
        suffix = f" [part {part + 1}]" if parts > 1 else ""
        name = f"Direct Messages - {chat.names[1]} [5]{suffix}.json"
        files[name.replace("/", "_")] = (
            b"\xef\xbb\xbf" + json.dumps(root, ensure_ascii=False, indent=2).encode()
        )
    return Rendered(files=files, messages=messages)
