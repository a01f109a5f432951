"""Words of a playbook → whether they are there, fill, and can be read."""

import re
from collections.abc import Iterable, Iterator
from typing import Final, get_args

from segue.domain.plan import Register
from segue.domain.situation import Channel
from segue.playbook.describe import as_read
from segue.playbook.document import Move, Reason
from segue.playbook.findings import Finding, Placed
from segue.playbook.folder import Book
from segue.playbook.lexicon import Lexicon, found_in
from segue.playbook.texts import Text, may_be_empty, texts_in
from segue.playbook.words import SLOT_NAMES, slots_in, stray_braces


LINES_OWED: Final = 3
"""Lines for each channel and register, so that there is a choice."""

BREATH_WORDS: Final = 20
"""Words in one sentence that somebody nervous can still say."""

LIX_LIMIT: Final = 45
"""LIX from which a text is hard; 40 to 50 is the level of newspapers."""

LIX_WORDS: Final = 20
"""Words under which a text is too short to be measured."""

_LONG_LETTERS = 6
_REGISTERS_PLAYFUL = frozenset({"playful_swap"})
_MAY_BE_UNKNOWN = frozenset({"detail", "when", "on_when", "last_day", "me", "name"})
_OF_A_REASON = frozenset({"detail", "when", "on_when"})
_SENTENCE = re.compile(r"[.!?:;]+(?:\s|$)")
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")


def lix(words: str) -> float:
    """Return how hard a text is to read, by LIX.

    LIX is the mean number of words in a sentence plus the percentage of words
    of more than six letters (C. H. Björnsson, Läsbarhet, 1968). It counts no
    syllables, so it fits any language with an alphabet.
    """
    found = _WORD.findall(words)
    if not found:
        return 0.0
    sentences = max(1, sum(bool(_WORD.search(s)) for s in _SENTENCE.split(words)))
    long = sum(len(word) > _LONG_LETTERS for word in found)
    return len(found) / sentences + 100 * long / len(found)


def slots(book: Book, _: Lexicon) -> Iterator[Finding]:
    """Find slots that nothing fills, or that may come out empty."""
    for text in texts_in(book.sources):
        if stray_braces(text.words):
            yield _about(book, "SG204", text, "a brace that belongs to no slot")
        for name, mark, rest in slots_in(text.words):
            code, says = _slot_fault(book, text, name.lower(), mark, rest)
            if code:
                yield _about(book, code, text, says)


def _slot_fault(
    book: Book, text: Text, name: str, mark: str, rest: str
) -> tuple[str, str]:
    if mark == ":" or name == "verb":
        return _verb_fault(name, mark, rest)
    if name not in SLOT_NAMES:
        return "SG203", f"no slot {{{name}}}"
    if name in _MAY_BE_UNKNOWN and not rest:
        return "SG205", f"{{{name}}} says nothing where it is not known"
    if name in _OF_A_REASON and not _rests_on_reason(book, text):
        return "SG206", f"{{{name}}} where no reason is rested on"
    return "", ""


def _verb_fault(name: str, mark: str, rest: str) -> tuple[str, str]:
    if name not in {"they", "verb"}:
        return "SG203", f"no slot {{{name}:}}"
    if mark != ":":
        return "SG203", "{verb} wants its two forms, as in {verb:Do|Does}"
    if not all(form.strip() for form in _forms(rest)):
        return "SG205", f"{{{name}:{rest}}} wants two forms of the verb"
    return "", ""


def _forms(rest: str) -> tuple[str, str]:
    plural, _, singular = rest.partition("|")
    return plural, singular


def _rests_on_reason(book: Book, text: Text) -> bool:
    if text.file.startswith("reasons/"):
        return True
    return any(m.file == text.file and m.rule.rests_on_reason for m in book.moves)


def emptiness(book: Book, _: Lexicon) -> Iterator[Finding]:
    """Find words that are not there."""
    for text in texts_in(book.sources):
        if text.words.strip() or may_be_empty(text) or text.part == "out":
            continue
        code = "SG202" if text.answer else "SG211"
        yield _about(book, code, text, f"`{text.path[-1]}` is empty")


def lines(book: Book, _: Lexicon) -> Iterator[Finding]:
    """Find channels and registers that offer no choice, and twins."""
    for holder in _holders(book):
        for channel in _channels_of(book, holder):
            for register in get_args(Register):
                found = holder.rule.words.get(channel, {}).get(register, ())
                path = ("words", channel, register)
                if len(found) < LINES_OWED:
                    says = (
                        f"{holder.rule.id}, {channel}, {register}: {len(found)} of "
                        f"{LINES_OWED} lines"
                    )
                    yield book.sources.finding("SG201", holder.file, path, says)
                seen = set()
                for place, line in enumerate(found):
                    plain = " ".join(f"{line.say} {line.out}".lower().split())
                    if plain in seen:
                        says = f"line {place + 1} is the same as one before"
                        where = (*path, place, "say")
                        yield book.sources.finding("SG210", holder.file, where, says)
                    seen.add(plain)


def _holders(book: Book) -> Iterator[Placed[Move] | Placed[Reason]]:
    yield from (move for move in book.moves if not move.rule.rests_on_reason)
    yield from book.reasons


def _channels_of(
    book: Book, holder: Placed[Move] | Placed[Reason]
) -> Iterable[Channel]:
    """Return the channels in which a move, or moves with a reason, happen."""
    if isinstance(holder.rule, Move):
        return holder.rule.channels
    on_reasons = [m.rule.channels for m in book.moves if m.rule.rests_on_reason]
    return tuple(dict.fromkeys(c for channels in on_reasons for c in channels))


def moments(book: Book, _: Lexicon) -> Iterator[Finding]:
    """Find channels that may lack a moment, and reasons without drafts."""
    for holder in _holders(book):
        for channel in _channels_of(book, holder):
            if not any(
                channel in moment.channels and not moment.when
                for moment in holder.rule.moments
            ):
                says = f"{holder.rule.id}: no moment always fits {channel}"
                path = ("moments",)
                yield book.sources.finding("SG212", holder.file, path, says)
        if isinstance(holder.rule, Reason) and not holder.rule.drafts:
            says = f"{holder.rule.id}: no first message"
            yield book.sources.finding("SG212", holder.file, ("drafts",), says)


def readability(book: Book, _: Lexicon) -> Iterator[Finding]:
    """Find sentences that are too long to say, and texts hard to read."""
    for text in texts_in(book.sources):
        plain = as_read(text.words)
        if text.channel == "in_person" or (text.answer and text.part == "answer"):
            longest = max(len(_WORD.findall(s)) for s in _SENTENCE.split(plain))
            if longest > BREATH_WORDS:
                says = f"{longest} words in one sentence to be said"
                yield _about(book, "SG207", text, says)
        score = lix(plain)
        if len(_WORD.findall(plain)) >= LIX_WORDS and score > LIX_LIMIT:
            yield _about(book, "SG208", text, f"LIX {score:.0f}")


def gendered(book: Book, lexicon: Lexicon) -> Iterator[Finding]:
    """Find words that take somebody's gender for granted."""
    for text in texts_in(book.sources):
        found = found_in(lexicon.gendered, as_read(text.words))
        if found:
            yield _about(book, "SG209", text, f"“{found}”")


def _about(book: Book, code: str, text: Text, says: str) -> Finding:
    where = " ".join(str(step) for step in text.path if isinstance(step, str))
    return book.sources.finding(code, text.file, text.path, f"{where}: {says}")


CHECKS: Final = (
    slots, emptiness, lines, moments, readability, gendered,
)  # fmt: skip
"""All checks of words."""
