"""Instagram's, Messenger's and encrypted Messenger's downloads."""

import json
from datetime import datetime
from typing import Any, Final

from bench.exports.chat import Chat, Rendered, expected, iso
from segue.domain.message import Message


_MEDIA: Final[dict[str, dict[str, Any]]] = {
    "text": {},
    "media": {"photos": [{"uri": "p.jpg", "creation_timestamp": 1}]},
    "voice": {"audio_files": [{"uri": "a.mp4", "creation_timestamp": 1}]},
    "sticker": {"sticker": {"uri": "s.png"}},
    "deleted": {"is_unsent": True},
    "other": {},
}


def broken(value: Any) -> Any:  # noqa: ANN401 - any JSON
    """Write the bytes of UTF-8 as characters, as the downloads do."""
    if isinstance(value, str):
        return value.encode().decode("latin-1")
    if isinstance(value, list):
        return [broken(one) for one in value]
    if isinstance(value, dict):
        return {key: broken(one) for key, one in value.items()}
    return value


def render(chat: Chat, *, instagram: bool = True, each: int = 3) -> Rendered:
    """Write a conversation as Instagram or Messenger hands it out.

    Args:
        chat: The conversation.
        instagram: Whether it is Instagram's.
        each: How many messages a file holds; the services use ten thousand.
    """
    entries = []
    for line in chat.lines:
        entry: dict[str, Any] = {
            "sender_name": chat.names[line.sender],
            "timestamp_ms": _millis(line.at),
            **_MEDIA[line.kind],
            "reactions": [{"reaction": "❤", "actor": chat.names[0]}],
        }
        if line.text:
            entry["content"] = line.text
        if instagram:
            entry["is_geoblocked_for_viewer"] = False
        entries.append(entry)
    entries.reverse()
    where = "your_instagram_activity/messages/inbox/robin_12"
    if not instagram:
        where = "your_facebook_activity/messages/e2ee_cutover/robin_12"
    files = {}
    for number, start in enumerate(range(0, len(entries), each), 1):
        root = {
            "participants": [{"name": chat.names[1]}, {"name": chat.names[0]}],
            "messages": entries[start : start + each],
            "title": chat.names[1],
            "is_still_participant": True,
            "thread_path": "inbox/robin_12",
        }
        files[f"{where}/message_{number}.json"] = json.dumps(broken(root)).encode()
    return Rendered(files=files, messages=_expected(chat))


def render_e2ee(chat: Chat) -> Rendered:
    """Write a conversation as Messenger's encrypted download does."""
    entries = []
    for line in chat.lines:
        media = {
            "media": [{"uri": "./media/p.jpg"}],
            "voice": [{"uri": "./media/a.ogg"}],
        }
        entries.append(
            {
                "isUnsent": line.kind == "deleted",
                "media": media.get(line.kind, []),
                "reactions": [{"actor": chat.names[0], "reaction": "❤"}],
                "senderName": chat.names[line.sender],
                "text": line.text,
                "timestamp": _millis(line.at),
                "type": "media" if line.kind in media else "text",
            }
        )
    root = {
        "participants": list(chat.names),
        "threadName": f"{chat.names[1]}_15",
        "messages": entries,
    }
    text = json.dumps(root, ensure_ascii=False, indent=2)
    return Rendered(
        files={"messages/robin_15.json": text.encode()}, messages=_expected(chat)
    )


def _millis(at: datetime) -> int:
    return round(at.timestamp() * 1000)


def _expected(chat: Chat) -> list[Message]:
    return [
        expected(chat, index, iso(line.at)) for index, line in enumerate(chat.lines)
    ]
