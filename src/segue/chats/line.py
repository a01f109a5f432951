"""LINE's "Export chat history": a text file in the phone's language.

A heading names the chat, a date stands on a line of its own, and a message is
time, name and words, parted by tabs (by single spaces on a computer). Dates of
digits alone could be either way round, but the weekday beside them decides.
Words of several lines stand in quotation marks, doubled inside.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

import numpy as np
from msgspec import Struct

from segue.chats.archive import Export, Member
from segue.chats.choices import Choices
from segue.chats.dates import settle_order
from segue.chats.decode import decode_head, decode_whole
from segue.chats.gather import Gather, Happened, Moment, Said, Skipped, moment_of
from segue.chats.importer import Claim, Importer
from segue.domain.conversation import Conversation, DateOrder, Dates, Health
from segue.domain.message import EventKind, Kind


_BECAUSE: Final = "LINE's heading, dates on lines of their own, tabs"
_HEADING: Final = re.compile(
    r"^(?:\[LINE\] ?)?(?:Chat history (?:with|in) (?P<en>.+)|(?P<ja>.+)とのトーク履歴"
    r"|(?P<ja2>.+)のトーク履歴|與(?P<zh>.+)的聊天記錄|与(?P<cn>.+)的聊天记录"
    r"|(?P<zh2>.+)的聊天記錄|(?P<ko>.+?)(?:님)?과의 대화|ประวัติการแชทกับ ?(?P<th>.+))$"
)
_MARKED: Final = re.compile(r"^\[LINE\] ?(?P<any>.+)$")
_GROUP: Final = re.compile(r"^(?:\[LINE\] ?)?Chat history in ")
_YEAR_FIRST: Final = re.compile(
    r"^(\d{4})[/.\-年] ?(\d{1,2})[/.\-月] ?(\d{1,2})日?[ (（]*"
    r"([^\d\s()（）]{1,12})?[)）]?$"
)
_YEAR_LAST: Final = re.compile(r"^([^\d\s,]{1,12}), (\d{1,2})[/.](\d{1,2})[/.](\d{4})$")
_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_HALVES: Final = {
    "AM": 0, "am": 0, "午前": 0, "上午": 0, "오전": 0,
    "PM": 12, "pm": 12, "午後": 12, "下午": 12, "오후": 12,
}  # fmt: skip
_HALF: Final = "|".join(_HALVES)
_TIME: Final = (
    rf"(?:(?P<lead>{_HALF}) ?)?(?P<h>\d{{1,2}}):(?P<m>\d\d)(?: ?(?P<tail>{_HALF}))?"
)
_TABBED: Final = re.compile(
    rf"^{_TIME}\t(?:(?P<name>[^\t]*)\t)?(?P<text>.*)$", re.DOTALL
)
_SPACED: Final = re.compile(rf"^{_TIME} (?P<text>.*)$", re.DOTALL)
_PHRASES: Final[dict[str, Kind]] = {
    "[Photo]": "media", "[Video]": "media", "[File]": "media", "[Album]": "media",
    "[Voice message]": "voice", "[Location]": "location", "[Sticker]": "sticker",
    "[Contact]": "contact", "[Poll]": "poll", "[写真]": "media", "[動画]": "media",
    "[ファイル]": "media", "[スタンプ]": "sticker", "[ボイスメッセージ]": "voice",
    "[位置情報]": "location", "[連絡先]": "contact", "スタンプ": "sticker",
    "写真": "media",
    "[照片]": "media", "[圖片]": "media", "[影片]": "media", "[貼圖]": "sticker",
    "[語音訊息]": "voice", "[檔案]": "media", "[位置訊息]": "location",
    "[사진]": "media", "[동영상]": "media", "[스티커]": "sticker",
    "[รูป]": "media", "[สติกเกอร์]": "sticker", "[วิดีโอ]": "media",
}  # fmt: skip
_CALL: Final = re.compile(r"^☎ ?(?P<rest>.*)$")
_LASTED: Final = re.compile(r"(?:(\d+):)?(\d{1,2}):(\d\d)$")
_MISSED: Final = re.compile(
    r"missed|不在着信|未接|キャンセル|cancel|no answer|부재중", re.IGNORECASE
)
_THAI: Final = "read as Windows-874, for it is no UTF-8"


class _Row(Struct, frozen=True):
    """One line that begins a message, with what continues it."""

    line: int
    day: int
    minutes: int
    name: str | None
    text: str


def claim(export: Export) -> Claim | None:
    """Recognize the heading, and a date on a line of its own below it."""
    texts = export.members if len(export.members) == 1 else export.named(r"\.txt$")
    found = tuple(member for member in texts[:200] if _is_line(member))
    return Claim("line", _BECAUSE, found[:1]) if found else None


def _is_line(member: Member) -> bool:
    lines = _split(decode_head(member))[:60]
    if not lines or _heading(lines[0]) is None:
        return False
    dated = any(_YEAR_FIRST.match(line) or _YEAR_LAST.match(line) for line in lines[1:])
    return dated and any(_SPACED.match(line) or _TABBED.match(line) for line in lines)


def _split(text: str) -> list[str]:
    return [line.removesuffix("\r") for line in text.lstrip("\ufeff").split("\n")]


def _heading(line: str) -> str | None:
    found = _HEADING.match(line) or _MARKED.match(line)
    return next((name for name in found.groups() if name), "") if found else None


def read(export: Export, claimed: Claim, choices: Choices) -> Conversation:
    """Read the chat.

    Raises:
        InputError: It is a group, empty, damaged, or leaves something open.
    """
    del export
    member = claimed.members[0]
    text, note = _text(member)
    lines = _split(text)
    days, dates = _days(lines, choices.date_order)
    gather = Gather(member.name, "line")
    rows = list(_rows(lines, days))
    names = () if any("\t" in line for line in lines) else _names(lines, rows, choices)
    gather.take_all(_entries(rows, days, names, member.name))
    if note:
        gather.notes.append(note)
    return gather.finish(
        title=_heading(lines[0]) or "",
        health=Health(recognized_by=_BECAUSE, dates=dates),
    )


def _text(member: Member) -> tuple[str, str]:
    """Return the text; LINE on Thai Windows wrote it in that code page."""
    decoded = decode_whole(member)
    text = decoded.buffer[:].decode()
    if decoded.note.startswith("read as Windows-1252"):
        raw = member.whole()[:]
        try:
            return raw.decode("cp874"), _THAI
        except UnicodeDecodeError:
            return text, decoded.note
    return text, decoded.note


def _days(
    lines: Sequence[str], chosen: DateOrder | None
) -> tuple[dict[int, date], Dates | None]:
    """Return the date on each line that has one, and how it was settled."""
    found: dict[int, date] = {}
    open_: dict[int, tuple[str, int, int, int]] = {}
    for place, line in enumerate(lines):
        first, last = _YEAR_FIRST.match(line), _YEAR_LAST.match(line)
        if first:
            day = _date(int(first[1]), int(first[2]), int(first[3]))
            if day is not None:
                found[place] = day
        elif last:
            open_[place] = (last[1], int(last[2]), int(last[3]), int(last[4]))
    if not open_:
        return found, None
    dates = _order(list(open_.values()), chosen)
    for place, (_, one, two, year) in open_.items():
        day = _date(year, two, one) if dates.order == "dmy" else _date(year, one, two)
        if day is not None:
            found[place] = day
    return found, dates


def _order(
    shown: Sequence[tuple[str, int, int, int]], chosen: DateOrder | None
) -> Dates:
    """Let the weekdays decide, and the course of time where they cannot."""
    fits = {
        "dmy": all(_is_day(name, _date(y, b, a)) for name, a, b, y in shown),
        "mdy": all(_is_day(name, _date(y, a, b)) for name, a, b, y in shown),
    }
    known = all(name[:3].lower() in _DAYS for name, *_ in shown)
    if chosen is None and known and fits["dmy"] != fits["mdy"]:
        order: DateOrder = "dmy" if fits["dmy"] else "mdy"
        return Dates(order=order, because="the weekdays say so")
    columns = np.array([row[1:] for row in shown], np.int32).T
    return settle_order(list(columns), None, chosen)


def _is_day(name: str, day: date | None) -> bool:
    return day is not None and _DAYS[day.weekday()] == name[:3].lower()


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _rows(lines: Sequence[str], days: dict[int, date]) -> Iterator[_Row]:
    """Yield messages and lines of LINE's, those of several lines whole."""
    pattern = _TABBED if any("\t" in line for line in lines) else _SPACED
    place = min(days, default=len(lines))
    day = place
    while place < len(lines):
        day = place if place in days else day
        found = pattern.match(lines[place])
        minutes = _minutes(found) if found else None
        end = place + 1
        if found and minutes is not None:
            end = _end_of(lines, end, days, pattern)
            text = _unquoted("\n".join([found["text"], *lines[place + 1 : end]]))
            yield _Row(place, day, minutes, found.groupdict().get("name"), text)
        elif place not in days and lines[place].strip():
            yield _Row(place, -1, 0, None, "")
        place = end


def _end_of(
    lines: Sequence[str], place: int, days: dict[int, date], pattern: re.Pattern[str]
) -> int:
    """Return where the message ends whose second line would be at a place."""
    while place < len(lines) and not _begins(lines, place, days, pattern):
        place += 1
    return place


def _begins(
    lines: Sequence[str], place: int, days: dict[int, date], pattern: re.Pattern[str]
) -> bool:
    """Say whether a new message or day begins at a line."""
    if place in days or pattern.match(lines[place]):
        return True
    return not lines[place] and (place + 1 >= len(lines) or place + 1 in days)


def _minutes(found: re.Match[str]) -> int | None:
    hour, minute = int(found["h"]), int(found["m"])
    half = found["lead"] or found["tail"]
    if half:
        hour = hour % 12 + _HALVES[half] if hour <= 12 else 99  # noqa: PLR2004 - a clock of 12 hours
    return hour * 60 + minute if hour < 24 and minute < 60 else None  # noqa: PLR2004 - a clock


def _unquoted(text: str) -> str:
    """Take off the quotation marks of a text of several lines."""
    if "\n" in text and text.startswith('"') and text.rstrip("\n").endswith('"'):
        return text.rstrip("\n")[1:-1].replace('""', '"')
    return text


def _names(
    lines: Sequence[str], rows: Sequence[_Row], choices: Choices
) -> tuple[str, ...]:
    """Return the names of a file that parts columns by single spaces."""
    known = [name for name in (_heading(lines[0]), choices.me, choices.them) if name]
    rest = [
        row.text.split(" ")
        for row in rows
        if not any(row.text.startswith(f"{name} ") for name in known)
        and not _CALL.match(row.text)
    ]
    if rest and len({*known}) < 2:  # noqa: PLR2004 - two people
        known.append(_common_beginning(rest))
    return tuple(sorted(known, key=len, reverse=True))


def _common_beginning(rows: Sequence[Sequence[str]]) -> str:
    """Return the words that most lines begin with: the name not known yet."""
    first, _ = Counter(words[0] for words in rows).most_common(1)[0]
    alike = [words for words in rows if words[0] == first]
    size = 1
    while len(alike) > 1 and all(
        len(words) > size + 1 and words[size] == alike[0][size] for words in alike
    ):
        size += 1
    return " ".join(alike[0][:size])


def _entries(
    rows: Sequence[_Row], days: dict[int, date], names: tuple[str, ...], file: str
) -> Iterator[Said | Happened | Skipped]:
    for row in rows:
        if row.day < 0:
            yield Skipped(f"{file}, line {row.line + 1}", "expected a time")
            continue
        name, text = row.name, row.text
        if name is None and names:
            name = next((one for one in names if text.startswith(f"{one} ")), None)
            text = text[len(name) + 1 :] if name else text
            text = _unquoted(text)
        at = datetime.combine(days[row.day], time()) + timedelta(minutes=row.minutes)
        yield _entry(moment_of(at), name or "", text)


def _entry(when: Moment, name: str, text: str) -> Said | Happened:
    call = _CALL.match(text)
    if call or not name:
        kind: EventKind = "system"
        if call:
            kind = "missed_call" if _MISSED.search(call["rest"]) else "call"
        return Happened(when=when, kind=kind, sender=name, seconds=_seconds(text))
    return Said(when=when, sender=name, text=text, kind=_PHRASES.get(text, "text"))


def _seconds(text: str) -> int | None:
    lasted = _LASTED.search(text) if text.startswith("☎") else None
    if lasted is None:
        return None
    hours, minutes, seconds = (int(part or 0) for part in lasted.groups())
    return hours * 3600 + minutes * 60 + seconds


IMPORTER: Final = Importer(("line",), claim, read)
