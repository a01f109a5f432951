"""Signal's plaintext export, and signal-export's Markdown and JSON."""

import json
from datetime import datetime
from typing import Any, Final

from bench.exports.chat import Chat, Rendered, expected, iso
from segue.domain.message import Message


_BODIES: Final[dict[str, dict[str, Any]]] = {
    "media": {
        "standardMessage": {"attachments": [{"pointer": {"contentType": "image/png"}}]}
    },
    "voice": {"standardMessage": {"attachments": [{"flag": "VOICE_MESSAGE"}]}},
    "sticker": {"stickerMessage": {"sticker": {"emoji": "🙂"}}},
    "contact": {"contactMessage": {"contact": {}}},
    "deleted": {"remoteDeletedMessage": {}},
}


def render(chat: Chat, *, strings: bool = True) -> Rendered:
    """Write a conversation as Signal's plaintext export does.

    Args:
        chat: The conversation.
        strings: Numbers of 64 bits are strings.
    """

    def number(value: int) -> str | int:
        return str(value) if strings else value

    frames: list[dict[str, Any]] = [
        {"version": number(1), "backupTimeMs": number(1_700_000_000_000)},
        {"account": {"givenName": chat.names[0], "familyName": ""}},
        {"recipient": {"id": number(1), "self": {}}},
        {"recipient": {"id": number(2), "contact": {
            "e164": number(491510000), "profileGivenName": chat.names[1]}}},
        {"recipient": {"id": number(3), "group": {"snapshot": {"title": "Club"}}}},
        {"recipient": {"id": number(4), "releaseNotes": {}}},
        {"chat": {"id": number(7), "recipientId": number(2)}},
        {"chat": {"id": number(8), "recipientId": number(3)}},
        {"chatItem": {"chatId": number(8), "authorId": number(2), "dateSent": number(1),
            "incoming": {}, "standardMessage": {"text": {"body": "in the club"}}}},
        {"chatItem": {"chatId": number(7), "authorId": number(2), "dateSent": number(2),
            "directionless": {}, "updateMessage": {
                "individualCall": {"type": "AUDIO_CALL", "state": "MISSED"}}}},
    ]  # fmt: skip
    for line in chat.lines:
        item: dict[str, Any] = {
            "chatId": number(7),
            "authorId": number(line.sender + 1),
            "dateSent": number(_millis(line.at)),
            "outgoing" if line.sender == 0 else "incoming": {},
        }
        if line.kind == "text":
            standard: dict[str, Any] = {
                "text": {"body": line.text},
                "reactions": [{"emoji": "❤", "authorId": number(1)}],
            }
            if line.reply_to is not None:
                sent = _millis(chat.lines[line.reply_to].at)
                standard["quote"] = {"targetSentTimestamp": number(sent)}
            item["standardMessage"] = standard
        else:
            item |= _BODIES[line.kind]
        frames.append({"chatItem": item})
    data = "\n".join(json.dumps(frame, ensure_ascii=False) for frame in frames) + "\n"
    messages = []
    for index, line in enumerate(chat.lines):
        reply = line.kind == "text"
        messages.append(expected(chat, index, iso(line.at), reply=reply))
    files = {"main.jsonl": data.encode(), "metadata.json": b"{}"}
    return Rendered(files=files, messages=messages)


def _millis(at: datetime) -> int:
    return round(at.timestamp() * 1000)


def render_markdown(chat: Chat, *, newer: bool = True) -> Rendered:
    """Write a conversation as signal-export's Markdown; times are local ones.

    Args:
        chat: The conversation.
        newer: With seconds and without the comma.
    """
    own = Chat(names=("Me", chat.names[1]), lines=chat.lines)
    parts, messages = [], []
    for index, line in enumerate(chat.lines):
        at = line.at.replace(tzinfo=None, microsecond=0)
        at = at if newer else at.replace(second=0)
        shown = at.strftime("%Y-%m-%d %H:%M:%S" if newer else "%Y-%m-%d, %H:%M")
        body = (line.text or "![p](./media/p.jpg)").replace("\n", "  \n")
        parts.append(f"[{shown}] {own.names[line.sender]}: {body}  \n")
        messages.append(
            expected(own, index, iso(at), text=line.text or "![p](./media/p.jpg)")
        )
    files = {f"{chat.names[1]}/chat.md": "".join(parts).encode()}
    return Rendered(files=files, messages=messages)


def render_objects(chat: Chat) -> Rendered:
    """Write a conversation as signal-export's `data.json`, an object a line."""
    own = Chat(names=("Me", chat.names[1]), lines=chat.lines)
    lines: list[str] = []
    messages: list[Message] = []
    for index, line in enumerate(chat.lines):
        at = line.at.replace(tzinfo=None)
        entry = {
            "date": at.isoformat(sep=" "),
            "sender": own.names[line.sender],
            "body": line.text,
            "quote": "",
            "sticker": "",
            "reactions": [],
            "attachments": [] if line.text else [{"name": "p", "path": "media/p.jpg"}],
        }
        lines.append(json.dumps(entry))
        messages.append(expected(own, index, iso(at)))
    data = "\n".join(lines).encode()
    return Rendered(files={f"{chat.names[1]}/data.json": data}, messages=messages)
