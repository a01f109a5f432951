"""WhatsApp's "Export chat" in the forms of many phones and languages."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from bench.exports.chat import Chat, Rendered, expected, iso
from segue.domain.conversation import DateOrder
from segue.domain.message import Kind


class Style(Struct, frozen=True):
    """How one phone in one language writes.

    Attributes:
        header: With fields d, dd, m, mm, y, yy, H, HH, h, MM, SS and half.
        order: The order of day, month and year.
        halves: Words before and after noon.
        zero: The digit zero.
        colon: Between name and message.
        newline: How lines end.
        lead: What the file begins with.
        phrases: What stands for what was not exported, by kind.
    """

    header: str
    order: DateOrder
    halves: tuple[str, str] = ("AM", "PM")
    zero: str = "0"
    colon: str = ": "
    newline: str = "\n"
    lead: str = ""
    phrases: Mapping[Kind, str] = MappingProxyType({})

    @property
    def seconds(self) -> bool:
        """Whether headers have seconds."""
        return "{SS}" in self.header


ANDROID: Final[Mapping[Kind, str]] = MappingProxyType(
    {
        "media": "<Media omitted>",
        "voice": "PTT-20210428-WA0003.opus (file attached)",
        "sticker": "STK-20210428-WA0004.webp (file attached)",
        "contact": "Robin Example.vcf (file attached)",
        "location": "location: https://maps.google.com/?q=52.5,13.4",
        "poll": "POLL:\nWhen?\nOPTION: Friday (1 vote)\nOPTION: Monday (0 votes)\n",
        "deleted": "This message was deleted",
    }
)
IOS: Final[Mapping[Kind, str]] = MappingProxyType(
    {
        "media": "\u200eimage omitted",
        "voice": "\u200eaudio omitted",
        "sticker": "\u200esticker omitted",
        "contact": "\u200eContact card omitted",
        "location": "\u200eLocation: https://maps.google.com/?q=52.5,13.4",
        "poll": "\u200ePOLL:\nWhen?\n\u200eOPTION: Friday (1 vote)\n",
        "deleted": "\u200eThis message was deleted.",
    }
)
ATTACHED: Final[Mapping[Kind, str]] = MappingProxyType(
    {
        "media": "\u200e<attached: 00000042-PHOTO-2020-06-07-15-13-20.jpg>",
        "voice": "\u200e<attached: 00000043-AUDIO-2020-06-07-15-13-20.opus>",
        "sticker": "\u200e<attached: 00000044-STICKER-2020-06-07-15-13-20.webp>",
        "contact": "\u200e<attached: 00000045-Robin.vcf>",
        "deleted": "\u200eYou deleted this message.",
    }
)
GERMAN: Final[Mapping[Kind, str]] = MappingProxyType(
    {
        "media": "<Medien ausgeschlossen>",
        "voice": "PTT-20210428-WA0003.opus (Datei angehängt)",
        "deleted": "Diese Nachricht wurde gelöscht.",
    }
)

_WEST = ("a. m.", "p. m.")
STYLES: Final[Mapping[str, Style]] = MappingProxyType(
    {
        "android_us": Style("{m}/{d}/{yy}, {h}:{MM} {half} - ", "mdy", phrases=ANDROID),
        "android_us_narrow_space": Style(
            "{m}/{d}/{yy}, {h}:{MM}\u202f{half} - ", "mdy", phrases=ANDROID
        ),
        "android_gb": Style("{dd}/{mm}/{y}, {HH}:{MM} - ", "dmy", phrases=ANDROID),
        "android_in": Style(
            "{dd}/{mm}/{yy}, {h}:{MM} {half} - ", "dmy", ("am", "pm"), phrases=ANDROID
        ),
        "android_es": Style("{d}/{m}/{yy} {h}:{MM} {half} - ", "dmy", _WEST),
        "android_es_nbsp": Style(
            "{d}/{m}/{yy}, {h}:{MM} {half} - ", "dmy", ("a.\u00a0m.", "p.\u00a0m.")
        ),
        "android_dotted": Style(
            "{d}/{m}/{yy}, {h}:{MM} {half} - ", "dmy", ("a.m.", "p.m.")
        ),
        "android_de": Style("{dd}.{mm}.{yy}, {HH}:{MM} - ", "dmy", phrases=GERMAN),
        "android_de_um": Style("{dd}.{mm}.{yy} um {HH}:{MM} - ", "dmy", phrases=GERMAN),
        "android_de_half": Style(
            "{dd}.{mm}.{yy}, {h}:{MM} {half} - ", "dmy", ("vorm.", "nachm.")
        ),
        "android_fi": Style("{d}.{m}.{y} klo {H}.{MM} - ", "dmy"),
        "android_sv": Style("{y}-{mm}-{dd} {HH}:{MM} - ", "ymd"),
        "android_da": Style("{dd}.{mm}.{y} kl. {HH}.{MM} - ", "dmy"),
        "android_hu": Style("{y}. {mm}. {dd}. {HH}:{MM} - ", "ymd"),
        "android_ar": Style(
            "{d}\u200f/{m}\u200f/{y}، {h}:{MM} {half} - ",
            "dmy",
            ("ص", "م"),
            zero="٠",
            lead="\u200f",
        ),
        "android_fa": Style("{y}/{m}/{d},\u200f {H}:{MM} - ", "ymd", zero="۰"),
        "android_hi": Style("{d}/{m}/{yy}, {h}:{MM} {half} - ", "dmy", zero="०"),
        "android_ko": Style(
            "{y}년 {m}월 {d}일 {half} {h}:{MM}, ", "ymd", ("오전", "오후"), colon=" : "
        ),
        "android_zh_tw": Style(
            "{y}/{m}/{d} {half}{h}:{MM} - ", "ymd", ("上午", "下午")
        ),
        "android_ja": Style("{y}/{mm}/{dd} {HH}:{MM} - ", "ymd"),
        "android_crlf": Style(
            "{dd}/{mm}/{y}, {HH}:{MM} - ", "dmy", newline="\r\n", phrases=ANDROID
        ),
        "android_bom": Style("{dd}/{mm}/{y}, {HH}:{MM} - ", "dmy", lead="\ufeff"),
        "year_2013": Style("{y}-{mm}-{dd} {HH}:{MM}:{SS}: ", "ymd"),
        "ios_us": Style("[{m}/{d}/{yy}, {h}:{MM}:{SS} {half}] ", "mdy", phrases=IOS),
        "ios_us_narrow_space": Style(
            "[{m}/{d}/{yy}, {h}:{MM}:{SS}\u202f{half}] ", "mdy", phrases=ATTACHED
        ),
        "ios_gb": Style("[{dd}/{mm}/{y}, {HH}:{MM}:{SS}] ", "dmy", phrases=IOS),
        "ios_de": Style("[{dd}.{mm}.{yy}, {HH}:{MM}:{SS}] ", "dmy"),
        "ios_fi": Style("[{d}.{m}.{y} klo {H}.{MM}.{SS}] ", "dmy"),
        "ios_zh": Style("[{y}/{m}/{d} {half}{h}:{MM}:{SS}] ", "ymd", ("上午", "下午")),
        "ios_ja": Style("[{y}/{mm}/{dd} {H}:{MM}:{SS}] ", "ymd"),
        "ios_ko": Style(
            "[{y}. {m}. {d}. {half} {h}:{MM}:{SS}] ", "ymd", ("오전", "오후")
        ),
        "ios_nl": Style("[{dd}-{mm}-{y} {HH}:{MM}:{SS}] ", "dmy", lead="\ufeff"),
        "ios_es": Style("[{d}/{m}/{yy}, {H}:{MM}:{SS}] ", "dmy"),
    }
)
"""Every form, by a name."""


def render(chat: Chat, style: Style, *, name: str = "chat.txt") -> Rendered:
    """Write a conversation as WhatsApp exports it; times are local ones.

    Args:
        chat: The conversation.
        style: How the phone writes.
        name: What the file is called.
    """
    lines, messages = [style.lead], []
    for index, line in enumerate(chat.lines):
        at = line.at.replace(tzinfo=None, microsecond=0)
        at = at if style.seconds else at.replace(second=0)
        text = line.text if line.kind == "text" else style.phrases[line.kind]
        sender = chat.names[line.sender]
        body = text.replace("\n", style.newline)
        lines.append(
            f"{header_of(at, style)}{sender}{style.colon}{body}{style.newline}"
        )
        messages.append(expected(chat, index, iso(at), text=text))
    return Rendered(files={name: "".join(lines).encode()}, messages=messages)


def header_of(at: datetime, style: Style) -> str:
    """Write what stands before a name."""
    shown = style.header.format(
        d=at.day,
        dd=f"{at.day:02}",
        m=at.month,
        mm=f"{at.month:02}",
        y=at.year,
        yy=f"{at.year % 100:02}",
        H=at.hour,
        HH=f"{at.hour:02}",
        h=(at.hour % 12) or 12,
        MM=f"{at.minute:02}",
        SS=f"{at.second:02}",
        half=style.halves[at.hour >= 12],  # noqa: PLR2004 - noon
    )
    if style.zero == "0":
        return shown
    return shown.translate({ord("0") + n: ord(style.zero) + n for n in range(10)})
