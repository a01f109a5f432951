"""What in a line shows that a language model left the scene or the decision.

Plain rules; they would rather discard a good line than let a bad one pass:
the scripted line is always there.
"""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Final


MOST_LETTERS: Final = 320
"""Letters of a line over which nobody would say it in one go."""

MOST_WORDS: Final = 60
"""Words likewise."""

_ALIKE: Final = 0.82
_TELLING: Final = 4
"""Words that a line must have for likeness to tell anything."""

_DIGIT_WORDS: Final = (
    "zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple"
)
_SPELLED: Final = re.compile(
    rf"\b(?:{_DIGIT_WORDS})(?:[\s,.-]+(?:{_DIGIT_WORDS})){{2,}}\b", re.IGNORECASE
)
_NUMBER: Final = re.compile(r"\d(?:[\s().\-–/]*\d){4,}")  # noqa: RUF001 - a dash as it is typed
_MARKUP: Final = re.compile(
    r"[`#|<>{}\\~^=]|\*\*|https?:|www\.|^\s*(?:[-•]|\d+[.)])\s|\]\("
)
_STAGED: Final = re.compile(r"[*\[\]()]|(?<!\w)_\w[^_]*_(?!\w)")
_SPEAKERS: Final = (
    r"you|me|i|user|human|learner|student|assistant|partner|system|narrator"
)
_LABELED: Final = re.compile(r"^\W?[A-Z]\w+(?: [A-Z]\w+)?\s*:")
_SAID_BY: Final = r"smil|nod|laugh|look|sigh|shrug|grin|paus|repl|blush|chuckl|whisper|lean|glanc|hesitat"
_NARRATED: Final = re.compile(
    r"^\W*(?:you|she|he|they)\s+(?:smil|nod|shrug|sigh|grin|chuckl|blush|paus|whisper)",
    re.IGNORECASE,
)
_MODEL: Final = re.compile(
    r"\b(?:as an? (?:ai|assistant|language|large)|language model|chat ?bot|artificial intelligence"
    r"|i'?m an? (?:ai|bot|assistant|program|machine)|an? ai\b|\bllm\b|openai|chatgpt|gpt|ollama"
    r"|role-?play\w*|scenario|the (?:user|learner|persona|scene|script|draft|prompt|policy|instructions?)\b"
    r"|(?:my|your|these|previous|system) (?:instructions?|prompt|guidelines|programming)"
    r"|in character|(?:i|we) (?:can(?:no|')t|am not able to|'m unable to) (?:help|assist|comply|continue with)"
    r"|here(?:'s| is) (?:the|a|my|one) (?:line|response|reply|rewrite|version)|rephras\w*)",
    re.IGNORECASE,
)
_COARSE: Final = re.compile(
    r"\b(?:fuck\w*|shit\w*|bitch\w*|cunt\w*|whore\w*|slut\w*|dick\b|cock\b|pussy|tits?\b|boobs?|ass(?:hole)?\b"
    r"|sex\w*|nudes?\b|naked|horny|porn\w*|orgasm\w*|make ?out|in bed\b|bedroom|undress\w*|kinky|turn(?:s|ed)? me on"
    r"|kill (?:yourself|you)|kys|die\b|loser|pathetic|disgust\w*|idiot\w*|stupid|moron\w*|retard\w*|ugly|fat\b|freak"
    r"|creep\w*|hate you|worthless|nobody (?:likes|would|could|wants)|(?:you'?re|you are) (?:nothing|trash|gross))\b",
    re.IGNORECASE,
)
_FOREIGN: Final = re.compile(
    r"\b(?:und|nicht|ich|ist|das|der|ein|eine|aber|auch|wir|mit|für|je|tu|est|les|une|des|pas|que|avec|pour|mais"
    r"|nous|vous|el|los|las|una|pero|por|para|está|muy|qué|sí|il|che|non|sono|anche|però|não|você|uma|het|een|niet"
    r"|och|jag|inte|jest|nie|ben|bir|ve)\b",
    re.IGNORECASE,
)
_LETTER: Final = re.compile(r"[^\W\d_]")
_LATIN: Final = re.compile(r"[a-zA-Z\u00c0-\u024f]")
_WORD: Final = re.compile(r"[^\W\d_]+")
_DOOR: Final = re.compile(
    r"\b(?:ask (?:me|again)|try (?:me|again)|remind me|catch me|hit me up|(?:text|call|message|dm|ring|write to|find|add|follow)"
    r" me\b|here'?s my|you can have|give (?:you|me) (?:my|your|mine|yours)|my (?:number|digits|insta\w*|snap\w*)(?:'s| is)\b"
    r"|(?:want|wanna|would you like|care|like) to (?:come|go|grab|join|hang|meet|get|do|see|catch)\b|join (?:me|us)\b"
    r"|(?:let'?s|we (?:could|should|can)|shall we|how about|what about|maybe we|why don'?t we)\s+(?:\w+\s+){0,2}?"
    r"(?:meet|grab|hang|go|get|do|have|swap|exchange|trade|try|see|catch|coffee|lunch|dinner|drink)\b"
    r"|how about (?:a|we|coffee|lunch|dinner)\b|chang\w* my mind|second thoughts?|convince me|persuade me|unless\b|keep trying"
    r"|don'?t give up|never say never|you never know|who knows|play(?:ing)? hard to get|just (?:kidding|joking|teasing)|jk\b"
    r"|actually,? (?:yes|ok|okay|sure|fine)|fine,? (?:here|take|you)|(?:insta\w*|snapchat|discord|telegram|whatsapp)\b|@\w)",
    re.IGNORECASE,
)
_PERHAPS: Final = re.compile(
    r"\b(?:maybe|perhaps|not yet|for now|right now|some ?day|one day|(?:some|an)other time|next time|later on|when (?:i|we|you)"
    r" know|once (?:i|we|you)|get to know (?:you|each)|if (?:i|we|you) (?:get|know|still|ask))\b",
    re.IGNORECASE,
)
_AGREES: Final = re.compile(
    r"^\W*(?:(?:oh|um|uh|hm+|well|ha|haha|hey|i mean)\W+)*(?:sure|yes|yeah|yep|yup|of course|gladly|okay|ok|fine|deal|absolutely"
    r"|definitely|certainly|why not|happy to|you may|you can|go on|here)\b",
    re.IGNORECASE,
)
_REFUSES: Final = re.compile(
    r"\b(?:no|nope|nah|not|never|rather|pass|sorry|\w+n'?t|\w+n\u2019t)\b",
    re.IGNORECASE,
)
_TOUCH: Final = re.compile(
    r"\b(?:(?:my|your) (?:phone )?(?:number|digits|insta\w*|snap\w*|discord|handle|e-?mail|socials)\b"
    r"|(?:text|call|message|dm|add|follow) (?:me|you)\b|keep in touch|stay in touch|swap numbers)",
    re.IGNORECASE,
)


def is_too_long(line: str) -> bool:
    """Say whether nobody would say this in one go."""
    return len(line) > MOST_LETTERS or len(line.split()) > MOST_WORDS


def has_markup(line: str) -> bool:
    """Say whether a line is set for a page, or leads to one."""
    return bool(_MARKUP.search(line))


def is_staged(line: str, name: str) -> bool:
    """Say whether a line tells what somebody does instead of what they say."""
    told = re.search(rf"\b{re.escape(name)}\s+(?:{_SAID_BY})", line, re.IGNORECASE)
    return bool(told or _STAGED.search(line) or _NARRATED.search(line))


def has_two_speakers(line: str, names: Iterable[str]) -> bool:
    """Say whether a line speaks for the learner, too."""
    if _LABELED.search(line):
        return True
    known = "|".join((_SPEAKERS, *(re.escape(name) for name in names if name)))
    return bool(re.search(rf"(?:^|[.!?…”\"]\s+)(?:{known})\s*:\s", line, re.IGNORECASE))


def names_a_model(line: str) -> bool:
    """Say whether a line gives away that a program speaks."""
    return bool(_MODEL.search(line))


def is_coarse(line: str) -> bool:
    """Say whether a line is sexual or cruel."""
    return bool(_COARSE.search(line))


def is_foreign(line: str) -> bool:
    """Say whether a line is in another script, or in another language."""
    letters = _LETTER.findall(line)
    if any(not _LATIN.match(letter) for letter in letters):
        return True
    others = {word.lower() for word in _FOREIGN.findall(line)}
    return len(others) > 1


def repeats(line: str, said: Iterable[str]) -> bool:
    """Say whether a line was said before, or nearly."""
    words = _words(line)
    return any(_is_alike(words, _words(one)) for one in said)


def _words(line: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(line)]


def _is_alike(first: list[str], second: list[str]) -> bool:
    if first == second:
        return True
    if min(len(first), len(second)) < _TELLING:
        return False
    return SequenceMatcher(a=first, b=second, autojunk=False).ratio() > _ALIKE


def holds_any_digit(line: str) -> bool:
    """Say whether a line holds a digit of any kind, or spells some out."""
    return any(char.isnumeric() for char in line) or bool(_SPELLED.search(line))


def holds_a_number(line: str) -> bool:
    """Say whether a line holds what could be a phone number."""
    return bool(_NUMBER.search(line) or _SPELLED.search(line))


def opens_a_door(line: str) -> bool:
    """Say whether a line invites to ask, to come along or to write."""
    return bool(_DOOR.search(line))


def leaves_a_perhaps(line: str) -> bool:
    """Say whether a line leaves open that it could be otherwise some day."""
    return bool(_PERHAPS.search(line))


def speaks_of_touch(line: str) -> bool:
    """Say whether a line is about numbers and keeping in touch."""
    return bool(_TOUCH.search(line))


def begins_with_a_yes(line: str) -> bool:
    """Say whether a line agrees at its beginning and takes nothing back."""
    return bool(_AGREES.search(line)) and not _REFUSES.search(line)
