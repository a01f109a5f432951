"""Authored lines and pairs → ask/answer pairs, by seeded recombination.

``data/written.tsv`` and ``data/implied.tsv`` hold pairs that were written as
pairs: the answer is one to that very ask. Each stands as written, one in five
once more as somebody else would have typed it. ``data/*.txt`` hold lines: ways
of asking, and answers by reading, each section saying which asks it fits. Every
authored answer is put under several asks, its slots are filled, some are joined
with a second line in ways that keep the reading, and each gets a surface: as
written, carefully typed, in lower case without marks, in texting shorthand,
with slips of the finger. The result is ``data/pairs.jsonl``; the same seed
gives the same file.
"""

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct, structs

from segue.meaning.text import prepare


DATA: Final = Path(__file__).parent / "data"
PAIRS: Final = DATA / "pairs.jsonl"
SEED: Final = 20
READINGS: Final = ("yes", "conditional", "other_channel", "soft_no", "no", "unclear")
WRITTEN: Final = DATA / "written.tsv"
IMPLIED: Final = DATA / "implied.tsv"
"""Pairs whose answer is only implied: by irony, kindness, a telling detail."""

RETYPED: Final = 0.4
"""How often a written pair stands a second time, typed otherwise."""

VARIANTS: Final = {
    "yes": 0.8,
    "conditional": 1.6,
    "other_channel": 1.6,
    "soft_no": 0.8,
    "no": 0.9,
    "unclear": 0.9,
}
"""How many pairs an authored line gives, on average, by its reading."""

FITS: Final = {
    "any": {
        "number": 30,
        "number with a reason": 30,
        "offer": 9,
        "out": 12,
        "swap": 10,
        "email": 4,
        "handle": 5,
    },
    "number": {"number": 40, "number with a reason": 40, "swap": 15, "email": 5},
    "offer": {"offer": 1},
    "out": {"out": 1},
    "email": {"email": 1},
    "handle": {"handle": 1},
}
"""Under which sections of asks an answer's section may stand, and how often."""

_SLOT = re.compile(r"\{(\w+)\}")
_GIVES = re.compile(r"\b(give (it|you)|have it|gets? it|it's yours|swap|numbers?)\b")


class Line(Struct, frozen=True):
    """One authored line.

    Attributes:
        id: File and number of the line.
        fits: Key of ``FITS``.
        theme: What the section is about.
        text: The line, with slots.
    """

    id: str
    fits: str
    theme: str
    text: str


class Pair(Struct, frozen=True):
    """One row of the data set.

    Attributes:
        ask: What was asked.
        answer: What came back.
        reading: As ``ANSWERS.md`` defines it.
        way: Kind of ask, or the file that the pair was written in.
        group: The authored line or pair; splits keep groups together.
    """

    ask: str
    answer: str
    reading: str
    way: str
    group: str


def read_lines(name: str) -> list[Line]:
    """Read one file of authored lines, section by section."""
    fits, theme, lines = "", "", []
    text = (DATA / f"{name}.txt").read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("## "):
            fits, _, theme = line[3:].partition(": ")
        elif line and not line.startswith("# "):
            lines.append(Line(f"{name}:{number}", fits, theme, line))
    return lines


def read_written(path: Path) -> list[Pair]:
    """Read pairs written as pairs; those of one ask are one group."""
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines())
    return [
        Pair(ask, answer, reading, path.stem, f"written:{ask.casefold()}")
        for reading, ask, answer in rows
    ]


def read_slots() -> dict[str, list[str]]:
    """Read what the slots in braces stand for."""
    lines = (DATA / "slots.txt").read_text(encoding="utf-8").splitlines()
    found = (line.partition(": ") for line in lines if not line.startswith("#"))
    return {name: values.split(" | ") for name, _, values in found}


class Expansion:
    """Draws pairs from the authored lines; every draw comes from one seed."""

    def __init__(self, seed: int = SEED) -> None:
        """Read the sources."""
        self._chance = random.Random(seed)
        self._slots = read_slots()
        self._asks: dict[str, list[Line]] = {}
        for ask in read_lines("asks"):
            self._asks.setdefault(ask.fits, []).append(ask)
        self._answers = {name: read_lines(name) for name in READINGS}

    def pairs(self) -> Iterator[Pair]:
        """Yield every pair once; equal ones after preparation are dropped."""
        seen: set[tuple[str, str]] = set()
        for pair in self._all():
            key = prepare(pair.ask), prepare(pair.answer)
            if key not in seen:
                seen.add(key)
                yield pair

    def _all(self) -> Iterator[Pair]:
        yield from self._retyped(WRITTEN)
        for reading, lines in self._answers.items():
            for line in lines:
                yield from self._of(reading, line)
        yield from self._retyped(IMPLIED)

    def _retyped(self, path: Path) -> Iterator[Pair]:
        for pair in read_written(path):
            yield pair
            if self._chance.random() < RETYPED:
                yield structs.replace(
                    pair,
                    ask=self._ask_typed(pair.ask),
                    answer=self._typed(pair.answer, pair.reading, is_first=True),
                )

    def _of(self, reading: str, line: Line) -> Iterator[Pair]:
        wanted = VARIANTS[reading]
        count = int(wanted) + (self._chance.random() < wanted % 1)
        if "{" in line.text and reading in {"yes", "no", "soft_no", "unclear"}:
            count += 1
        for turn in range(count):
            way = self._way(line)
            text = line.text if turn == 0 else self._joined(reading, line)
            answer = self._typed(self._filled(text), reading, is_first=turn == 0)
            ask = self._filled(self._chance.choice(self._asks[way]).text)
            yield Pair(self._ask_typed(ask), answer, reading, way, line.id)

    def _way(self, line: Line) -> str:
        about_number = line.fits == "any" and _GIVES.search(line.text)
        fits = FITS["number" if about_number else line.fits]
        return self._chance.choices(list(fits), list(fits.values()))[0]

    def _filled(self, text: str) -> str:
        while found := _SLOT.search(text):
            value = self._chance.choice(self._slots[found.group(1)])
            text = text[: found.start()] + value + text[found.end() :]
        return text

    def _other(self, reading: str, fits: tuple[str, ...], themes: str) -> str:
        """Return another line of a reading, from sections with such a theme."""
        found = [
            line.text
            for line in self._answers[reading]
            if line.fits in fits and re.search(themes, line.theme)
        ]
        return self._chance.choice(found)

    def _joined(self, reading: str, line: Line) -> str:
        """Join the line with a second one in a way that keeps its reading."""
        if line.fits == "email" or self._chance.random() > _JOINED[reading]:
            return line.text
        text = line.text.rstrip(".! ")
        how = self._chance.random()
        joined = line.text
        if reading == "soft_no":
            joined = self._joined_soft(text, line, how)
        elif reading == "no":
            tail = self._other("soft_no", ("any",), "someone|apology")
            joined = f"{text}, {tail}" if how < 0.6 else f"{tail}, so {text}"
        elif reading == "yes" and "yes" not in line.theme:
            assent = self._other("yes", ("any",), "plain")
            joined = f"{assent}, {text}" if how < 0.5 else f"{text}. {assent}"
        elif reading == "conditional":
            joined = self._joined_conditional(text, how)
        elif reading == "other_channel" and line.fits == "number":
            before = self._other("soft_no", ("number",), "excuses")
            joined = f"{before}, {'but ' if how < 0.5 else ''}{text}"
        return joined

    def _joined_conditional(self, text: str, how: float) -> str:
        if how < 0.4:
            return f"{self._other('yes', ('any',), 'plain')}, {text}"
        return f"{self._other('soft_no', ('number',), 'excuses')}. {text}"

    def _joined_soft(self, text: str, line: Line, how: float) -> str:
        fits = ("any", line.fits)
        if how < 0.3:
            return f"{self._other('soft_no', ('any',), 'apology')}, {text}"
        if how < 0.55:
            return f"{text}, {self._other('soft_no', fits, 'someone|delay')}"
        if how < 0.75:
            lead = self._chance.choice(_WISHES)
            return f"{lead} but {text}"
        return f"{text}. {self._chance.choice(_WARM_ENDS)}"

    def _typed(self, text: str, reading: str, *, is_first: bool) -> str:
        chance = self._chance
        if reading != "unclear" and not is_first:
            if chance.random() < 0.18:
                text = f"{chance.choice(_OPENERS)} {text}"
            if chance.random() < 0.22:
                text = f"{text.rstrip('.')} {chance.choice(_ENDS)}"
        style = chance.choices(("as", "careful", "bare", "short", "slip"), _STYLES)[0]
        if style == "careful":
            return _careful(text)
        if style == "bare":
            return re.sub(r"[,'!]|\.(?= |$)", "", text).lower()
        if style == "short":
            return _shortened(text.lower(), chance)
        if style == "slip":
            return _slipped(text, chance)
        return text

    def _ask_typed(self, ask: str) -> str:
        if self._chance.random() < 0.15:
            return re.sub(r"[,'!.]", "", ask).lower()
        return ask


_JOINED = {
    "yes": 0.45,
    "conditional": 0.4,
    "other_channel": 0.3,
    "soft_no": 0.5,
    "no": 0.4,
    "unclear": 0.0,
}
_STYLES = (38, 20, 24, 10, 8)
_WISHES = (
    "I'd love to",
    "I'd like to",
    "aw I would",
    "sorry",
    "that's so nice of you",
    "you're sweet",
    "thanks for asking",
    "I mean I like you",
    "haha maybe",
    "sounds nice",
    "yeah",
)
_WARM_ENDS = (
    "See you {day} though!",
    "see you at {place} :)",
    "you're sweet tho",
    "hope that's ok",
    "sorry!",
    "sorry haha",
    "good luck with the {event}!",
    "thanks for asking though",
    "but it was nice talking to you",
    "have a good one!",
    "talk to you at {place}!",
    "don't be mad",
)
_OPENERS = (
    "haha",
    "lol",
    "oh",
    "um",
    "aw",
    "hmm",
    "well",
    "omg",
    "honestly",
    "hey",
    "oh wow",
    "so",
    "ok so",
    "hehe",
    "uh",
    "ahh",
    "I mean",
    "wow",
    "tbh",
)
_ENDS = (
    "lol",
    "haha",
    "tbh",
    ":)",
    "😅",
    "😂",
    "xx",
    "x",
    "!",
    "...",
    "🙈",
    "😊",
    "mate",
    "bro",
    "hehe",
    "ngl",
    "❤️",
    "😬",
    "🙂",
    ";)",
)
_SHORTHAND = {
    "you": "u",
    "your": "ur",
    "you're": "ur",
    "yours": "urs",
    "are": "r",
    "because": "cuz",
    "though": "tho",
    "really": "rly",
    "please": "pls",
    "people": "ppl",
    "okay": "k",
    "right now": "rn",
    "i don't know": "idk",
    "going to": "gonna",
    "want to": "wanna",
    "have to": "gotta",
    "to be honest": "tbh",
    "text": "txt",
    "tomorrow": "tmrw",
    "thanks": "thx",
    "about": "abt",
    "with": "w",
    "message": "msg",
    "number": "num",
    "for": "4",
    "before": "b4",
    "something": "smth",
    "probably": "prob",
}


def _careful(text: str) -> str:
    text = re.sub(r"\bi\b", "I", text[:1].upper() + text[1:])
    return text if text[-1] in ".!?…)" or not text[-1].isalpha() else f"{text}."


def _shortened(text: str, chance: random.Random) -> str:
    for long, short in _SHORTHAND.items():
        if chance.random() < 0.7:
            text = re.sub(rf"\b{long}\b", short, text)
    text = re.sub(r"(\w)'(\w)", r"\1\2", text)
    if chance.random() < 0.3:
        text = re.sub(r"([aeo])(?=\b[^\w]*$)", r"\1\1\1", text)
    return text.rstrip(".")


def _slipped(text: str, chance: random.Random) -> str:
    """Swap, drop or double one or two letters."""
    for _ in range(1 + (len(text) > 25)):
        places = [m.start() for m in re.finditer(r"(?<=[a-z])[a-z](?=[a-z])", text)]
        if not places:
            return text
        at = chance.choice(places)
        how = chance.randrange(3)
        if how == 0:
            text = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
        elif how == 1:
            text = text[:at] + text[at + 1 :]
        else:
            text = text[:at] + text[at] + text[at:]
    return text


def write_pairs(path: Path = PAIRS) -> int:
    """Write the data set and return its number of rows."""
    rows = list(Expansion().pairs())
    path.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in rows))
    return len(rows)


if __name__ == "__main__":
    print(write_pairs())
