"""SMS Backup & Restore's XML, texts and pictures."""

from typing import Final

from bench.exports.chat import Chat, Rendered, expected, iso


_CONTENT: Final = {
    "media": "image/jpeg",
    "voice": "audio/amr",
    "contact": "text/x-vCard",
}
_PICTURE: Final = "/9j/4AAQSkZJRg" * 40


def render(chat: Chat, *, hexadecimal: bool = False) -> Rendered:
    """Write a conversation as SMS Backup & Restore does.

    Args:
        chat: The conversation.
        hexadecimal: Write the halves of emoji in hexadecimal.
    """
    own = Chat(names=("Me", chat.names[1]), lines=chat.lines)
    lines, messages = [], []
    for index, line in enumerate(chat.lines):
        millis = round(line.at.timestamp() * 1000)
        address = "+49 151 2345678" if index % 2 else "01512345678"
        around = f'contact_name="{_quoted(chat.names[1])}" readable_date="x"'
        if line.kind == "text" and index % 3:
            lines.append(
                f'<sms protocol="0" address="{address}" date="{millis}" '
                f'type="{1 if line.sender else 2}" subject="null" '
                f'body="{_quoted(line.text, hexadecimal)}" read="1" {around} />'
            )
        else:
            lines.append(
                f'<mms date="{millis}" msg_box="{1 if line.sender else 2}" '
                f'address="{address}" m_type="132" {around}><parts>'
                '<part seq="-1" ct="application/smil" text="&lt;smil&gt;" />'
                f"{_part(line.kind, _quoted(line.text, hexadecimal))}</parts>"
                f'<addrs><addr address="{address}" type="137" /></addrs></mms>'
            )
        messages.append(expected(own, index, iso(line.at)))
    draft = '<sms address="01512345678" date="5" type="3" body="a draft" />'
    text = "\n  ".join(
        ["<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>",
         f'<smses count="{len(lines)}" backup_set="x" type="full">', draft, *lines]
    )  # fmt: skip
    data = f"{text}\n</smses>\n".encode()
    return Rendered(files={"sms-20240101.xml": data}, messages=messages)


def _part(kind: str, text: str) -> str:
    if kind == "text":
        return f'<part seq="0" ct="text/plain" text="{text}" />'
    return f'<part seq="0" ct="{_CONTENT[kind]}" text="null" data="{_PICTURE}" />'


def _quoted(text: str, hexadecimal: bool = False) -> str:  # noqa: FBT001, FBT002 - one of two ways
    """Write a text as an attribute; emoji as two halves, each a reference."""
    parts = []
    for char in text:
        point = ord(char)
        if point > 0xFFFF:  # noqa: PLR2004 - outside of the basic plane
            rest = point - 0x10000
            halves = (0xD800 + (rest >> 10), 0xDC00 + (rest & 0x3FF))
            form = "&#x{:X};" if hexadecimal else "&#{};"
            parts.append("".join(form.format(half) for half in halves))
        elif char in '&<>"\n\t\r' or 0x7F <= point < 0xA0:  # noqa: PLR2004 - what attributes normalize
            parts.append(f"&#{point};")
        else:
            parts.append(char)
    return "".join(parts)
