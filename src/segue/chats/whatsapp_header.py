"""What stands before each message of a WhatsApp export, in this very file.

WhatsApp writes date and time as the phone's language does: `12/6/20, 8:49 PM -`
on Android, `[12.06.20, 20:49:03] ` on iOS, and dozens of others, with spaces
that are not spaces (U+202F since iOS 17 and Android 14), digits of other
scripts, and the part of the day before or after the time. One file, though, is
written in one form. So the first lines are looked at with a wide grammar, and
the form that most of them have is then expected everywhere, byte for byte.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from segue.chats.columns import Bytes, Cursor, Flags, Places
from segue.chats.dates import Numbers


MARKS: Final = "\u200e\u200f\ufeff\u202a\u202b\u202c\u202d\u202e"
"""Direction marks and byte order marks, which may stand before a header."""

MARK_BYTES: Final = tuple(mark.encode() for mark in MARKS)

_SPACES: Final = " \u00a0\u202f\u2009"
_ZEROS: Final = "0\u0660\u06f0\u0966\u09e6"

# Parts of the day: 1 before noon, 2 after noon, 3 noon, 4 night.
AM, PM, NOON, NIGHT = 1, 2, 3, 4
_DAY_PARTS: Final[tuple[dict[str, int], ...]] = (
    {"上午": AM, "下午": PM, "中午": NOON, "凌晨": AM, "清晨": AM, "早上": AM,
     "晚上": PM},
    {"午前": AM, "午後": PM},
    {"오전": AM, "오후": PM},
    {"ص": AM, "م": PM},
    {"ق.ظ.": AM, "ب.ظ.": PM},
    {"vorm.": AM, "nachm.": PM, "morgens": AM, "mittags": NOON,
     "abends": PM, "nachts": NIGHT},
    {"π.μ.": AM, "μ.μ.": PM},
    {"לפנה״צ": AM, "אחה״צ": PM},
    {"ÖÖ": AM, "ÖS": PM},
    {"SA": AM, "CH": PM},
    {"PG": AM, "PTG": PM},
    {"de.": AM, "du.": PM},
    {"e paradites": AM, "e pasdites": PM},
)  # fmt: skip
_LATIN: Final = re.compile(rf"([aApP])(\.?[{_SPACES}]?)([mM])(\.?)")

_M: Final = f"[{MARKS}]*"
_S: Final = f"[{_SPACES}]"
_DATE: Final = (
    rf"(?:\d{{1,4}}{_M}(?P<s>[/.\-]){_M}{_S}?\d{{1,2}}{_M}(?P=s){_M}{_S}?\d{{1,4}}\.?"
    rf"|\d{{2,4}}年\d{{1,2}}月\d{{1,2}}日|\d{{2,4}}년{_S}?\d{{1,2}}월{_S}?\d{{1,2}}일)"
)
_TIME: Final = r"\d{1,2}(?P<t>[:.])\d{2}(?:(?P=t)\d{2})?"
_HEADER: Final = re.compile(
    rf"(\[?{_DATE}[^\d\n\[\]]{{1,24}}?{_TIME}[^\d\n\]:\-,]{{0,16}}?"
    rf"(?:\]{_S}?|{_S}[-–]{_S}|:{_S}|,{_S}))(?=[^\n])"
)
_DIGITS: Final = re.compile(r"\d+")
_NUMBERS: Final = (5, 6)
_SAMPLE_LINES: Final = 250
_MOST_FORMS: Final = 6
_NO_SPACES: Final = re.compile("|".join(_SPACES).encode())
_BOM: Final = "\ufeff".encode()
_MOST_DIGITS: Final = 4


class DayPart(Struct, frozen=True):
    """A place of the header where the part of the day stands.

    Attributes:
        choices: The words that may stand there, with what they mean.
    """

    choices: tuple[tuple[bytes, int], ...]


Piece = bytes | DayPart


class Form(Struct, frozen=True):
    """The form of a file's headers: a piece, a number, a piece, a number ….

    Attributes:
        pieces: What stands before each number, and after the last one.
        zero: The digit zero of the file's script.
        korean: Name and message are parted by " : ".
    """

    pieces: tuple[tuple[Piece, ...], ...]
    zero: bytes
    korean: bool

    @property
    def has_brackets(self) -> bool:
        """Whether headers begin with a bracket, as on iOS."""
        first = self.pieces[0]
        return bool(first) and first[0] == b"["

    @property
    def year_leads(self) -> bool:
        """Whether the form is one where the year comes first by its words."""
        return any(mark in self.pieces[1] for mark in ("年".encode(), "년".encode()))


class HeaderColumns(Struct, frozen=True):
    """What the headers of many lines say.

    Attributes:
        lines: Which lines have a header, as places among those asked about.
        ends: Where each header ends, in bytes.
        date: Three columns of numbers, as they stand.
        seconds: Seconds since midnight; -1 where there is no such time.
    """

    lines: Places
    ends: Places
    date: tuple[Numbers, Numbers, Numbers]
    seconds: Numbers


def sniff_forms(head: str) -> tuple[Form, ...]:
    """Find the form that most headers among the first lines have.

    Forms that differ from it in their spaces alone come with it: an update of
    the phone may have changed those within one chat.

    Args:
        head: The beginning of the file.
    """
    found = Counter(form for form in _forms(head) if form)
    if not found:
        return ()
    first = found.most_common(1)[0][0]
    shape = _shape(first)
    alike = [form for form, _ in found.most_common() if _shape(form) == shape]
    return tuple(alike[:_MOST_FORMS])


def share_of_headers(head: str) -> float:
    """Return which share of the first lines has a header."""
    lines = list(_forms(head))
    return sum(form is not None for form in lines) / max(len(lines), 1)


def _forms(head: str) -> Iterator[Form | None]:
    for line in head.split("\n", _SAMPLE_LINES)[:_SAMPLE_LINES]:
        if line.strip():
            plain = line.lstrip(MARKS).replace("\ufeff", "")
            match = _HEADER.match(plain)
            yield _form_of(match[1], plain) if match else None


def _shape(form: Form) -> tuple[tuple[bytes, ...], ...]:
    return tuple(
        tuple(
            b"half" if isinstance(piece, DayPart) else _NO_SPACES.sub(b"", piece)
            for piece in pieces
            if isinstance(piece, DayPart) or _NO_SPACES.sub(b"", piece)
        )
        for pieces in form.pieces
    )


def _form_of(header: str, line: str) -> Form | None:
    numbers = _DIGITS.findall(header)
    zero = _zero_of(numbers)
    if len(numbers) not in _NUMBERS or zero is None:
        return None
    pieces = [_piece_of(piece) for piece in _DIGITS.split(header)]
    ends_in_comma = header.endswith(", ")
    korean = ends_in_comma and " : " in line
    if not all(pieces[1:]) or (ends_in_comma and not korean):
        return None
    return Form(tuple(p or () for p in pieces), zero.encode(), korean)


def _zero_of(numbers: list[str]) -> str | None:
    """Return the zero of the one script that numbers are written in."""
    zeros = {chr(ord(number[0]) - int(number[0])) for number in numbers}
    return zeros.pop() if len(zeros) == 1 and zeros <= set(_ZEROS) else None


@lru_cache(maxsize=4096)
def _piece_of(piece: str) -> tuple[Piece, ...] | None:
    """Return a piece between numbers, with the part of the day marked in it."""
    latin = _LATIN.search(piece)
    if latin:
        before, after = piece[: latin.start()], piece[latin.end() :]
        words = tuple(
            (f"{half}{latin[2]}{latin[3]}{latin[4]}".encode(), meaning)
            for half, meaning in _halves(latin[1])
        )
        return _parted(before, words, after)
    for words_of in _DAY_PARTS:
        for word in sorted(words_of, key=len, reverse=True):
            before, found, after = piece.partition(word)
            if found and _is_apart(before, after):
                known = tuple((w.encode(), m) for w, m in words_of.items())
                return _parted(before, known, after)
    if sum(char.isalpha() for char in piece) > len("kello "):
        return None
    return (piece.encode(),)


def _halves(letter: str) -> tuple[tuple[str, int], ...]:
    if letter.isupper():
        return ("A", AM), ("P", PM)
    return ("a", AM), ("p", PM)


def _is_apart(before: str, after: str) -> bool:
    return not (before[-1:].isalpha() or after[:1].isalpha())


def _parted(
    before: str, words: tuple[tuple[bytes, int], ...], after: str
) -> tuple[Piece, ...]:
    parts: tuple[Piece, ...] = (before.encode(), DayPart(words), after.encode())
    return tuple(part for part in parts if part)


def read_headers(
    data: Bytes, lines: Places, form: Form, *, stray_marks: bool = False
) -> HeaderColumns:
    """Read the header of every line that has one.

    Args:
        data: The bytes.
        lines: Where each line begins.
        form: The form of the file's headers.
        stray_marks: Byte order marks may stand anywhere inside a header.
    """
    cursor = Cursor(data, lines)
    cursor.skip(MARK_BYTES)
    stray = (_BOM,) if stray_marks else ()
    numbers: list[Numbers] = []
    part = np.zeros(len(lines), np.int8)
    for place, piece in enumerate(form.pieces):
        for token in _parts(piece, one_by_one=stray_marks):
            cursor.skip(stray)
            if isinstance(token, DayPart):
                part = cursor.word(token.choices)
            else:
                cursor.literal(token)
        cursor.skip(stray)
        if place < len(form.pieces) - 1:
            most = _MOST_DIGITS if place < 3 else 2  # noqa: PLR2004 - the date comes first
            numbers.append(cursor.number(most, form.zero))
    seconds = _seconds(numbers[3:], part)
    kept = np.flatnonzero(cursor.fits & (seconds >= 0)).astype(np.int32)
    first, second, third = (column[kept] for column in numbers[:3])
    return HeaderColumns(kept, cursor.at[kept], (first, second, third), seconds[kept])


def _parts(piece: tuple[Piece, ...], *, one_by_one: bool) -> Iterator[Piece]:
    """Yield the tokens of a piece, or each of their characters."""
    for token in piece:
        if one_by_one and isinstance(token, bytes):
            yield from (char.encode() for char in token.decode())
        else:
            yield token


def _seconds(numbers: list[Numbers], part: NDArray[np.int8]) -> Numbers:
    hours, minutes = numbers[:2]
    seconds = numbers[2] if len(numbers) > 2 else np.zeros_like(hours)  # noqa: PLR2004 - the third
    fits: Flags = (hours < 24) & (minutes < 60) & (seconds < 60)  # noqa: PLR2004 - a clock
    twelve = part > 0
    fits &= ~twelve | (hours <= 12)  # noqa: PLR2004 - a clock of 12 hours
    noonless = hours % 12
    late = (part == PM) | ((part == NOON) & (hours < 11))  # noqa: PLR2004 - 11 am may be called noon
    late |= (part == NIGHT) & (hours > 6) & (hours < 12)  # noqa: PLR2004 - nine at night, one at night
    late |= (part == NOON) & (hours == 12)  # noqa: PLR2004 - noon itself
    shown = np.where(twelve, noonless + 12 * late, hours)
    shown = np.where((part == NOON) & (hours == 11), 11, shown)  # noqa: PLR2004 - likewise
    return np.where(fits, shown * 3600 + minutes * 60 + seconds, -1).astype(np.int32)
