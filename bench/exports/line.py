"""LINE's chat history, in several languages, from telephones and computers."""

from datetime import datetime
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from bench.exports.chat import Chat, Rendered, expected, iso
from segue.domain.message import Kind


_DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_KANJI: Final = "月火水木金土日"


class Style(Struct, frozen=True):
    """How one telephone in one language writes.

    Attributes:
        heading: The first line, with the other one's name.
        saved: The second line.
        day: A date, with fields y, m, d, mm, dd, name and kanji.
        clock: A time, with fields HH, h, MM and half.
        halves: Words before and after noon.
        gap: What parts the columns.
        phrases: What stands for what was not exported, by kind.
        lead: What the file begins with.
    """

    heading: str
    saved: str
    day: str
    clock: str
    halves: tuple[str, str] = ("AM", "PM")
    gap: str = "\t"
    phrases: MappingProxyType[Kind, str] = MappingProxyType(
        {"media": "[Photo]", "voice": "[Voice message]", "sticker": "[Sticker]"}
    )
    lead: str = ""


_JA: Final[MappingProxyType[Kind, str]] = MappingProxyType(
    {"media": "[写真]", "voice": "[ボイスメッセージ]", "sticker": "[スタンプ]"}
)
STYLES: Final = MappingProxyType(
    {
        "en_slashes": Style(
            "[LINE] Chat history with {}", "Saved on: 2024/01/15 10:30",
            "{y}/{mm}/{dd}({name})", "{HH}:{MM}",
        ),
        "en_android": Style(
            "Chat history with {}", "Saved on: 26/04/2026, 04:36PM",
            "{name}, {dd}/{mm}/{y}", "{h}:{MM}{half}",
        ),
        "en_us": Style(
            "[LINE] Chat history with {}", "Saved on: 04/26/2026, 04:36PM",
            "{name}, {mm}/{dd}/{y}", "{h}:{MM} {half}",
        ),
        "en_space": Style(
            "[LINE] Chat history with {}", "Saved on: 2024/01/15 10:30",
            "{y}/{mm}/{dd} {name}", "{HH}:{MM}", lead="\ufeff",
        ),
        "ja": Style(
            "[LINE] {}とのトーク履歴", "保存日時：2024/01/15 10:30",
            "{y}/{m}/{d}({kanji})", "{HH}:{MM}", phrases=_JA,
        ),
        "ja_halves": Style(
            "[LINE] {}とのトーク履歴", "保存日時：2024/01/15 10:30",
            "{y}.{mm}.{dd} {kanji}曜日", "{half}{h}:{MM}", ("午前", "午後"),
            phrases=_JA,
        ),
        "zh_tw": Style(
            "[LINE] 與{}的聊天記錄", "儲存日期： 2024/01/15 10:30",
            "{y}/{mm}/{dd}（週{kanji}）", "{half}{h}:{MM}", ("上午", "下午"),
        ),
        "computer": Style(
            "[LINE] Chat history with {}", "Saved on: 2024/01/15 10:30",
            "{y}.{mm}.{dd} {name}day", "{HH}:{MM}", gap=" ",
        ),
    }
)  # fmt: skip
"""Every form, by a name."""


def render(chat: Chat, style: Style) -> Rendered:
    """Write a conversation as LINE exports it; times are local ones.

    Args:
        chat: The conversation.
        style: How the telephone writes.
    """
    lines = [style.lead + style.heading.format(chat.names[1]), style.saved]
    messages, day = [], None
    for index, line in enumerate(chat.lines):
        at = line.at.replace(tzinfo=None, second=0, microsecond=0)
        if at.date() != day:
            day = at.date()
            lines += ["", _shown(style.day, at, style)]
        text = line.text if line.kind == "text" else style.phrases[line.kind]
        body = text
        if "\n" in text:
            body = '"' + text.replace('"', '""') + '"'
        clock = _shown(style.clock, at, style)
        lines.append(style.gap.join([clock, chat.names[line.sender], body]))
        messages.append(expected(chat, index, iso(at), text=text))
    data = "\n".join([*lines, ""]).encode()
    return Rendered(files={"line.txt": data}, messages=messages)


def _shown(pattern: str, at: datetime, style: Style) -> str:
    return pattern.format(
        y=at.year,
        m=at.month,
        mm=f"{at.month:02}",
        d=at.day,
        dd=f"{at.day:02}",
        name=_DAYS[at.weekday()],
        kanji=_KANJI[at.weekday()],
        HH=f"{at.hour:02}",
        h=at.hour % 12 or 12,
        MM=f"{at.minute:02}",
        half=style.halves[at.hour >= 12],  # noqa: PLR2004 - noon
    )
