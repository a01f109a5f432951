"""Snapchat's My Data, of both generations."""

import html
import json
from typing import Any, Final

from bench.exports.chat import Chat, Rendered, expected, iso


_TYPES: Final = {
    "text": "TEXT",
    "media": "MEDIA",
    "sticker": "STICKER",
    "voice": "NOTE",
    "location": "LOCATION",
}


def render(chat: Chat) -> Rendered:
    """Write a conversation as newer downloads do; times have milliseconds."""
    entries: list[dict[str, Any]] = []
    for line in chat.lines:
        at = line.at
        entries.append(
            {
                "From": chat.names[line.sender],
                "Media Type": _TYPES[line.kind],
                "Created": at.strftime("%Y-%m-%d %H:%M:%S UTC"),
                "Content": line.text or None,
                "Conversation Title": None,
                "IsSender": line.sender == 0,
                "Created(microseconds)": round(at.timestamp() * 1000),
                "IsSaved": True,
                "Media IDs": "",
            }
        )
    entries.reverse()
    club = [
        entries[0] | {"Conversation Title": "Club", "IsSender": False, "From": "kim"}
    ]
    history = {chat.names[1]: entries, "0b1c.d-e.item": club}
    messages = [expected(chat, n, iso(line.at)) for n, line in enumerate(chat.lines)]
    data = json.dumps(history, ensure_ascii=False).encode()
    return Rendered(files={"json/chat_history.json": data}, messages=messages)


def render_old(chat: Chat) -> Rendered:
    """Write a conversation as older downloads do; times have seconds."""
    lists: dict[str, list[dict[str, Any]]] = {
        "Received Saved Chat History": [],
        "Sent Saved Chat History": [],
        "Received Unsaved Chat History": [],
        "Sent Unsaved Chat History": [],
    }
    own = Chat(names=("You", chat.names[1]), lines=chat.lines)
    messages = []
    for index, line in enumerate(chat.lines):
        entry = {
            "Media Type": _TYPES[line.kind],
            "Created": line.at.strftime("%Y-%m-%d %H:%M:%S UTC"),
            "Text": html.escape(line.text),
        }
        saved = "Saved" if index % 2 else "Unsaved"
        if line.sender == 0:
            lists[f"Sent {saved} Chat History"].insert(
                0, {"To": chat.names[1], **entry}
            )
        else:
            lists[f"Received {saved} Chat History"].insert(
                0, {"From": chat.names[1], **entry}
            )
        messages.append(expected(own, index, iso(line.at, millis=False)))
    data = json.dumps(lists, ensure_ascii=False).encode()
    return Rendered(files={"json/chat_history.json": data}, messages=messages)
