"""A mail's parts → its plain text.

The first part of plain text counts, else one of HTML, with its tags taken off
and without quoted blocks. Lines that were flowed (RFC 3676) are joined again.
What the named character set cannot decode becomes U+FFFD.
"""

import re
from email.message import Message as Mail
from html.parser import HTMLParser
from typing import Final

from typing_extensions import override


MAX_PARTS: Final = 1000
"""Parts of a mail that are looked at."""

_SILENT: Final = frozenset({"script", "style", "head", "title", "blockquote"})
_BREAKS: Final = frozenset({"br", "p", "div", "tr", "li", "h1", "h2", "h3"})
_QUOTES: Final = re.compile(r"gmail_quote|yahoo_quoted|moz-cite-prefix|gmail_attr")
_VOID: Final = frozenset({"br", "img", "hr", "meta", "link", "input", "col", "wbr"})


def plain_text(mail: Mail) -> str:
    r"""Return the words of a mail, with `\\n` at the ends of lines."""
    found: dict[str, Mail] = {}
    for number, part in enumerate(mail.walk()):
        if number >= MAX_PARTS:
            break
        kind = part.get_content_type()
        if kind in {"text/plain", "text/html"} and not _is_attached(part):
            found.setdefault(kind, part)
    if "text/plain" in found:
        return _flowed(found["text/plain"], _decoded(found["text/plain"]))
    if "text/html" in found:
        return _without_tags(_decoded(found["text/html"]))
    return ""


def has_attachments(mail: Mail) -> bool:
    """Say whether anything but words was sent."""
    return any(
        _is_attached(part) or part.get_content_maintype() in {"image", "audio", "video"}
        for part in mail.walk()
    )


def _is_attached(part: Mail) -> bool:
    disposition = str(part.get("Content-Disposition", "")).strip().lower()
    return disposition.startswith("attachment")


def _decoded(part: Mail) -> str:
    try:
        raw = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        raw = None
    if not isinstance(raw, bytes):
        return ""
    charset = part.get_content_charset() or "utf-8"
    try:
        text = raw.decode(charset, "replace")
    except (LookupError, ValueError):
        text = raw.decode("utf-8", "replace")
    return text.replace("\r\n", "\n")


def _flowed(part: Mail, text: str) -> str:
    if str(part.get_param("format", "")).lower() != "flowed":
        return text
    drop = str(part.get_param("delsp", "")).lower() == "yes"
    lines: list[str] = []
    open_ = False
    for raw in text.split("\n"):
        line = raw.removeprefix(" ")
        if open_ and lines and not line.startswith(">"):
            lines[-1] += line
        else:
            lines.append(line)
        open_ = line.endswith(" ") and line != "-- " and not line.startswith(">")
        if open_ and drop:
            lines[-1] = lines[-1][:-1]
    return "\n".join(lines)


class _Stripper(HTMLParser):
    """Keeps words and line breaks of HTML, outside of quoted blocks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            if tag == "br" and not self._silent:
                self.parts.append("\n")
            return
        named = " ".join(value or "" for key, value in attrs if key in {"class", "id"})
        if self._silent or tag in _SILENT or _QUOTES.search(named):
            self._silent += 1
        elif tag in _BREAKS:
            self._break()

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        if self._silent:
            self._silent -= 1
        elif tag in _BREAKS:
            self._break()

    @override
    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(re.sub(r"\s+", " ", data))

    def _break(self) -> None:
        if self.parts and not self.parts[-1].endswith("\n"):
            self.parts.append("\n")


def _without_tags(text: str) -> str:
    stripper = _Stripper()
    stripper.feed(text)
    stripper.close()
    lines = "".join(stripper.parts).split("\n")
    return "\n".join(line.strip(" ") for line in lines).strip("\n")
