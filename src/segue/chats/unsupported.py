"""Exports that are recognized but cannot be read, and what to do instead."""

from collections.abc import Callable
from typing import Final

from msgspec import Struct

from segue.chats.archive import Export
from segue.errors import InputError


class UnsupportedError(InputError):
    """An export of a known service in a form that cannot be read."""

    def __init__(self, name: str, says: str, hint: str) -> None:
        """Name the file, what it is, and what to hand over instead."""
        super().__init__(f"{name}: {says}", hint)


class Known(Struct, frozen=True):
    """A form of export that is known and not read.

    Attributes:
        says: What it is.
        hint: What to do instead.
        fits: Recognizes it.
    """

    says: str
    hint: str
    fits: Callable[[Export], bool]


def _head_has(export: Export, *needles: bytes) -> bool:
    if len(export.members) != 1:
        return False
    head = export.members[0].head().lower()
    return all(needle in head for needle in needles)


def _is_html(export: Export) -> bool:
    return _head_has(export, b"<html")


_KNOWN: Final = (
    Known(
        "Telegram's HTML export",
        "export the chat again as `Machine-readable JSON`",
        lambda export: (
            (
                export.has(r"(^|/)messages\d*\.html$")
                and not export.has(r"message_\d+\.html$")
            )
            or (_is_html(export) and _head_has(export, b"page_header", b"history"))
        ),
    ),
    Known(
        "Snapchat's HTML export",
        "ask Snapchat for `My Data` again with JSON files ticked",
        lambda export: export.has(r"(^|/)(html/)?chat_history(/[^/]*)?\.html$"),
    ),
    Known(
        "an Instagram or Messenger download in HTML",
        "ask for the download again and choose the format JSON",
        lambda export: (
            export.has(r"(^|/)message_\d+\.html$")
            or (_is_html(export) and _head_has(export, b"_a6-g"))
        ),
    ),
    Known(
        "Discord's own data package, which holds your messages alone",
        "export the chat with DiscordChatExporter as JSON",
        lambda export: (
            export.has(r"(^|/)messages/c?\d+/messages\.(json|csv)$")
            or export.has(r"(^|/)messages/c?\d+/channel\.json$")
        ),
    ),
    Known(
        "a DiscordChatExporter export in HTML",
        "export the chat again as JSON",
        lambda export: _is_html(export) and _head_has(export, b"chatlog"),
    ),
    Known(
        "a database of Signal Desktop, which is encrypted",
        "use Signal's own plaintext export, or signal-export",
        lambda export: (
            export.has(r"(^|/)sql/db\.sqlite$")
            or (export.has(r"(^|/)db\.sqlite$") and export.has(r"(^|/)config\.json$"))
        ),
    ),
    Known(
        "an encrypted Signal backup",
        "use Signal's own plaintext export, or signal-export",
        lambda export: export.has(r"(^|/)signal-[\d-]+\.backup$"),
    ),
    Known(
        "an encrypted WhatsApp backup",
        "use `Export chat` in the chat's own menu",
        lambda export: export.has(r"\.crypt\d+$"),
    ),
    Known(
        "chats of Google Hangouts, which is no more",
        "ask Google Takeout for `Google Chat`, where most of them went; or paste the "
        "chat as lines of `Name: text`",
        lambda export: (
            export.has(r"(^|/)hangouts\.json$")
            or _head_has(export, b'"conversation_id"', b'"participant_data"')
        ),
    ),
    Known(
        "a web page",
        "export the chat as text or JSON",
        _is_html,
    ),
    Known(
        "an archive inside an archive",
        "unpack it, and hand over the one that holds the chat",
        lambda export: (
            export.has(r"\.(zip|tgz|tar|gz|7z|rar)$")
            and not export.has(r"\.(txt|json|jsonl|xml|mbox|eml|db|md)$")
        ),
    ),
)


def explain(export: Export) -> None:
    """Say what to do instead, where an export is known.

    Raises:
        UnsupportedError: It is known, and cannot be read.
    """
    if not export.members:
        says = "an empty folder or zip"
        raise UnsupportedError(export.name, says, "hand over the chat's export")
    if all(member.size == 0 for member in export.members):
        raise UnsupportedError(export.name, "empty", "export the chat again")
    for known in _KNOWN:
        if known.fits(export):
            raise UnsupportedError(export.name, known.says, known.hint)
