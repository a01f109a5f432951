"""Emails: an mbox as Takeout writes it, or a folder of `.eml` files."""

import base64
import quopri
from datetime import timedelta, timezone
from email.header import Header
from typing import Final

from bench.exports.chat import Chat, Rendered, expected, iso


ADDRESSES: Final = ("sam@x.example", "robin@y.example")
_QUOTES: Final = (
    "\n\nOn Fri, 1 Mar 2024 at 10:00, Robin <robin@y.example> wrote:\n> hello\n> there",
    "\n\n-----Original Message-----\nFrom: Robin\nSent: Friday\n\nhello",
    "\n\nLe ven. 1 mars 2024 à 10:00, Robin\n<robin@y.example> a écrit :\n\n> bonjour",
    "\n\nAm Fr., 1. März 2024 um 10:00 Uhr schrieb Robin <r@y.example>:\n> hallo",
    "\n-- \nSam\nhttps://x.example",
    "\n\nSent from my iPhone",
    "",
)


def render(chat: Chat, *, mbox: bool = True, encoding: str = "8bit") -> Rendered:
    """Write a conversation as emails.

    Args:
        chat: The conversation.
        mbox: One file, as Google's Takeout writes it.
        encoding: `8bit`, `base64` or `quoted-printable`.
    """
    zone = timezone(timedelta(minutes=120))
    mails, messages = [], []
    for index, line in enumerate(chat.lines):
        at = line.at.astimezone(zone).replace(microsecond=0)
        body = (line.text + _QUOTES[index % len(_QUOTES)]).encode()
        if encoding == "base64":
            body = base64.encodebytes(body)
        elif encoding == "quoted-printable":
            body = quopri.encodestring(body)
        other = 1 - line.sender
        answers = "" if line.reply_to is None else f"In-Reply-To: <{line.reply_to}@x>\n"
        name = Header(chat.names[line.sender], "utf-8").encode()
        label = "Sent" if line.sender == 0 else "Inbox"
        head = (
            f"X-Gmail-Labels: {label}\nFrom: {name} <{ADDRESSES[line.sender]}>\n"
            f"To: <{ADDRESSES[other]}>\nDate: {at:%a, %d %b %Y %H:%M:%S %z}\n"
            f"Message-ID: <{index}@x>\n{answers}Subject: hi\nMIME-Version: 1.0\n"
            "Content-Type: text/plain; charset=utf-8\n"
            f"Content-Transfer-Encoding: {encoding}\n\n"
        )
        mails.append(head.encode() + body)
        messages.append(expected(chat, index, iso(at), reply=True))
    if not mbox:
        files = {f"mail/{n:03}.eml": mail for n, mail in enumerate(mails)}
        return Rendered(files=files, messages=messages)
    mails.append(mails[0])  # in Sent and in All Mail
    mails.append(
        b"From: News <news@z.example>\nTo: <sam@x.example>\nList-Id: <n.z.example>\n"
        b"Date: Fri, 01 Mar 2024 10:00:00 +0000\nSubject: buy\n\nsale"
    )
    whole = b"".join(
        b"From 123@xxx Fri Mar 01 10:00:00 +0000 2024\n" + _escaped(mail) + b"\n\n"
        for mail in mails
    )
    return Rendered(files={"mail.mbox": whole}, messages=messages)


def _escaped(mail: bytes) -> bytes:
    """Write `>` before lines that would look like the beginning of a mail."""
    lines = mail.split(b"\n")
    return b"\n".join(
        b">" + line if line.lstrip(b">").startswith(b"From ") else line
        for line in lines
    )
