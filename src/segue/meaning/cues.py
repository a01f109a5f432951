"""Plain signs in a line and in the one before it, as numbers.

What a line does can mostly be told from lines like it. A few signs are worth
more than likeness: a question mark, a number that is asked for, a refusal
just before. None of them decides alone; a fitted weight says what each is
worth for each act.
"""

import re
from collections.abc import Sequence
from typing import Final


_SIGNS: Final[tuple[str, ...]] = (
    r"\?\s*\W*$",
    r"\?",
    (
        r"\b(numbers?|digits|phone|insta(gram)?|snap(chat)?|discord|whats ?app|e-?mail"
        r"|telegram|handle|socials|username)\b"
    ),
    (
        r"\b(your|ur|u r|ya) (\w+ )?(number|digits|insta|snap|discord|email|phone|socials"
        r"|tag|handle|username)"
        r"|\b(text|message|call|ring|dm|write|reach|add|find) (to )?(you|u|ya)\b"
    ),
    (
        r"\b(my|here'?s|this is) (\w+ )?(number|insta|snap|discord|email|card|mine|handle)"
        r"|take my number|here'?s mine|\b\d{3}[ -]?\d{3,4}\b|@\w"
    ),
    (
        r"no (worries|pressure|stress|rush|need|problem|obligation|hard feelings)"
        r"|(fine|ok|okay|cool|good|understand) (if|to say no)|if not|don'?t (have|want) to"
        r"|rather not|feel like it|say no|up to you|if you('d| would)? (like|want)"
        r"|needn'?t|only if|\bor (i|we|you|i'?ll|we'?ll|you'?ll) (just|can|could|leave)"
        r"|otherwise|either way|(works|fine|good|okay) (too|as well)|unless"
    ),
    r"\b(thanks|thank|thx|ty|tysm|cheers|appreciate|ta)\b",
    r"\b(sorry|apolog\w*|my bad|forgive|sry|oops|pardon|excuse me|take that back)",
    (
        r"\b(bye|see (you|u|ya)|later|gotta (go|run)|good ?night|gn|cya|take care"
        r"|have a (good|nice|great)|heading|gtg|ttyl|off now|until|till)\b"
    ),
    (
        r"^\W*(hey+|hi+|hello|morning|good (morning|evening|afternoon|day)|hiya|yo|sup"
        r"|evening|heya|hallo)\b"
    ),
    (
        r"\b(want to|wanna|would you like|let'?s|come (to|with|along|over|by|on in)|join"
        r"|come\?|shall we|should we|how about|fancy|care to|together"
        r"|free (on|this|after|for)|go with)\b"
    ),
    (
        r"\b(come on|c'?mon|please+|pls|why not|just (give|type|say|do|one)|don'?t be"
        r"|you owe|but why|last chance|one more|not until|give me|answer me|beg|only one)\b"
    ),
    (
        r"\b(stupid|ugly|bitch|slut|dumb|loser|idiot|boring|sexy|ass|tits|hot|weird|freak"
        r"|desperate|fat|shut up|hell|suck\w*|crazy|pathetic|frigid|prude|stuck.?up"
        r"|you people|for a (girl|woman|man|guy|boy)|your loss)\b"
    ),
    r"^\W*$|^\W*(u+m+|u+h+|e+r+|h+m+|m+)\b",
    r"[\(\[\*].*(nothing|freez|silen|blank|stare|look|blush|red|shrug|nod|speak)",
    r"^\W*(i|i'm|im|i've|i'll|my)\b",
    r"\b(i|i'm|im|i've|my|me)\b",
    r"\b(you|your|you're|ur|u)\b",
    r"\b(we|our|us|we're|both)\b",
    (
        r"\b(monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|tonight|exam"
        r"|project|poster|shift|class|rehearsal|practice|meeting|deadline|due)\b"
    ),
    r"\b(lol|haha|ha|jk|lmao)|[😏😂🤣😜😉😅😄]",
    r"!",
    (
        r"\b(love|great|amazing|good|nice|beautiful|brilliant|cool|awesome|best|pretty"
        r"|sweet|kind|cute|well)\b"
    ),
    (
        r"^\W*(yes|yeah|yep|yup|no|nope|nah|not|kind of|sort of|sure|of course|about|since"
        r"|twice|once)\b"
    ),
    (
        r"^\W*(ok|okay|alright|fair|understood|got it|sure|of course|no (problem|worries)"
        r"|all good|that'?s (ok|fine|okay|alright)|right|kk?|deal|perfect|great|cool)\b"
    ),
    (
        r"^\W*(oh|wow|aw+|ah|omg|ugh|haha|huh|oof|nice|really|no way|yikes|damn|right"
        r"|exactly|same)\b"
    ),
    (
        r"[<>{};=]|https?:|\b(ignore|instructions|prompt|select|capital of|translate|recipe"
        r"|poem|robot|ai)\b"
    ),
)
_COMPILED: Final = tuple(re.compile(sign, re.IGNORECASE) for sign in _SIGNS)
_REFUSES: Final = re.compile(
    r"\b(no|nope|nah|never|stop|sorry|maybe|busy|prefer|rather|uncomfortable|skip"
    r"|not (really|interested|now|for me|ready|allowed|up for|comfortable|today|tonight"
    r"|yet|sure|giving|going|coming|happy|free|drinking|a yes|on)"
    r"|(ca|wo)n'?t|cannot|couldn'?t|wouldn'?t|i'?ll (think|let you know)|let you know"
    r"|don'?t (think|date|give|do|want|really|text|go out|know|add|like|have)"
    r"|some other time|think about it|let me think|sleep on it|bit (soon|fast)|too fast"
    r"|boyfriend|girlfriend|husband|wife|married|seeing someone|with someone"
    r"|just friends|leave me|(feel|that'?s|bit|too) (weird|strange|complicated)"
    r"|(need|have|got|'?ve) to (go|run|work|focus|study|sleep|get|take|read)|gotta go"
    r"|should go|need (some )?(space|time)|fine (where|here|as|thanks)|only on|just here"
    r"|(mum|mom|dad|parents|boss|chef|coach|teacher|brother|sister) (says?|checks?"
    r"|doesn'?t|would))\b",
    re.IGNORECASE,
)
_AGREES: Final = re.compile(
    r"^\W*(sure|yes|yeah|yep|ok|okay|of course|gladly|here|add me|give me)\b|\d{4}",
    re.IGNORECASE,
)
_WHY: Final = re.compile(r"\b(why|what for|who'?s asking|how come)\b", re.IGNORECASE)
_WITH_REFUSAL: Final = (0, 2, 6, 8, 10, 11, 12, 20, 24)
_WITH_QUESTION: Final = (0, 15, 23)
_SHORT, _BRIEF, _LONG = 2, 5, 15


def refuses(line: str) -> bool:
    """Say whether a line holds a sign of refusing or putting off."""
    return bool(_REFUSES.search(line))


def asks(line: str) -> bool:
    """Say whether a line ends as a question."""
    return line.rstrip().endswith("?")


def signs_of(previous: str, text: str) -> Sequence[float]:
    """Return the signs of a line after another one, each 0 or 1."""
    plain = [bool(sign.search(text)) for sign in _COMPILED]
    words = len(text.split())
    letters = sum(letter.isalpha() for letter in text)
    shape = [
        letters == 0,
        words <= _SHORT,
        words <= _BRIEF,
        words > _LONG,
        2 * letters < len(text),
    ]
    refused, asked = refuses(previous), asks(previous)
    before = [
        not previous,
        asked,
        refused,
        bool(_AGREES.search(previous)),
        bool(_WHY.search(previous)),
    ]
    both = [refused and plain[place] for place in _WITH_REFUSAL]
    both += [asked and plain[place] for place in _WITH_QUESTION]
    both += [refused and shape[1], refused and shape[2]]
    return [float(one) for one in (*plain, *shape, *before, *both)]
