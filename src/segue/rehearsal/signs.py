"""What the mentor sees in the words of a transcript, beside the acts.

A transcript may have been played elsewhere, with any partner. So this reads
the partner's lines as well: what they answered, whether they were busy,
whether they spoke of somebody they are with.
"""

import re
from typing import Final

from segue.domain.plan import Answer


_NO: Final = re.compile(
    r"\bno\b(?! (problem|worries|rush))|\bnope\b|\bnah\b|rather not|\bdon'?t (really )?"
    r"(give|do|date|want|think|share|hand)|not (really|comfortable|interested|ready"
    r"|supposed|for me|a good|my thing)|i'?m (fine|all right|alright|okay|good)\b"
    r"|can'?t\b|\bsorry\b|bit soon|too soon|some other time|another time|we'?ll see"
    r"|think about it|all through the|on the app|at the office|\bit'?s fine\b"
    r"|my (husband|wife|boyfriend|girlfriend|partner)\b|seeing someone|married"
    r"|see you (in|at|around)|you can (just )?find me",
    re.IGNORECASE,
)
_YES: Final = re.compile(
    r"\b(sure|yes|yeah|yep|of course|gladly|deal|okay|ok|do it|go on|please do"
    r"|send them|here,|put (it|your|me)|type)\b|\d{3}[ -]?\d{3,}|let me have yours",
    re.IGNORECASE,
)
_LATER: Final = re.compile(
    r"\bask me\b|\bremind me\b|\bthen yes\b|after (the|my|finals|exams|next)\b"
    r"|\bwhen (my|the|i)\b.*\b(i'?ll|then)\b|if .* (then )?(yes|sure)\b",
    re.IGNORECASE,
)
_OTHER: Final = re.compile(
    r"\b(discord|insta(gram)?|snap(chat)?|telegram|signal|whatsapp|e-?mail|facebook)\b"
    r"|add me|give me yours|i'?m @?\w+[._]\w+|find me on",
    re.IGNORECASE,
)
_ASKS_WHY: Final = re.compile(
    r"^\W*(\w+\W+)?(why(?! not)|what for|how come|who'?s asking|what do you (want|need) it)\b",
    re.IGNORECASE,
)
_BUSY: Final = re.compile(
    r"^\W*((hi|hey|oh)\W+)?sorry\b|\b(due|deadline|busy|(have|got) to get|hold on"
    r"|one second|exam tomorrow|essay|since four|stressed|counting"
    r"|got (so much|a lot) to do|on a call)\b",
    re.IGNORECASE,
)
_TAKEN: Final = re.compile(
    r"\bmy (\w+ )?(husband|wife|boyfriend|girlfriend|fianc[eé]e?|partner)\b",
    re.IGNORECASE,
)
_SERVING: Final = re.compile(
    r"\b(counter|till|checkout|barista|waiter|waitress|at work|serving|receptionist"
    r"|works there|customer)\b|you(?:'re| are) the customer|kind to you is (?:her|his|their) job"
    r"|as the job asks",
    re.IGNORECASE,
)
_STRANGER: Final = re.compile(
    r"don'?t know each other|neutral to strangers|never (met|spoken)|\bstrangers?\b",
    re.IGNORECASE,
)
_OTHERS_NEED: Final = re.compile(
    r"\b(he|she|they|the \w+|[A-Z]\w+) (said|says) (that )?(he|she|they|it|everyone)"
    r" (needs?|wants?)\b|\b(he|she|they) (just )?said to (get|ask)\b"
)
_ORDER: Final = re.compile(
    r"^\W*(\w+\W+){0,3}(give|gimme|drop|put|type|hand)\b(?!.*\?)", re.IGNORECASE
)
_REASON: Final = re.compile(
    r"\b(so (that )?(we|i|you)|in case|for the|for that|to (send|arrange|plan|fix|tell"
    r"|ask|say|warn|let)|about the|because|before (that|the|you)|if (it|the|i'?m)"
    r"|when (it|the|we|you)|send (you|them|the)|would (help|save)|since|i can (message|text|send|tell|call)"
    r"|whoever|i keep|keeps? (missing|losing))\b",
    re.IGNORECASE,
)
_GUILT: Final = re.compile(
    r"\b(it'?s always|i'?m used to it|nobody (ever|wants)|should'?ve known"
    r"|knew it|figures|i guess i'?m|so i'?m (just )?nobody|what did i do"
    r"|don'?t have to be like that|didn'?t know it was|such a big deal|forget it"
    r"|never mind then|whatever|unbelievable|thought you (liked|were)|after (all|everything)"
    r"|we'?ve been talking|wow,? ok|story of my life|just my luck"
    r"|(always|never) (me|my turn|happens to me)|must be me|what'?s wrong with me"
    r"|i won'?t bother you|don'?t count on me|some of us|sorry for (asking|existing)"
    r"|i'?m (clearly |obviously |just )?not (good|cool|pretty|tall|funny) enough"
    r"|(wasted|waste of) (my )?time|shouldn'?t have bothered"
    r"|(hope|glad) you'?re happy|thanks for nothing|i get it, i'?m|no ?one ever)\b",
    re.IGNORECASE,
)
_HINT: Final = re.compile(
    r"\b(unlimited (messages|texts)|new phone( plan)?|wouldn'?t.*text people"
    r"|got a new number|always on my phone)\b",
    re.IGNORECASE,
)
_WAY = (
    r"(numbers?|digits|insta(gram)?|snap(chat)?|discord|whatsapp|telegram|signal"
    r"|handle|e-?mail( address)?|socials|username|mobile|(tele|mobile )?phone)"
)
_NUMBER: Final = re.compile(
    rf"\b{_WAY}\b|\b(text|message|ring|call|dm|add|reach|write to|find) (you|me|each)\b"
    r"|keep in touch|yours for mine|\b(here'?s|have|take|put) mine\b",
    re.IGNORECASE,
)
_HANDS_OVER: Final = re.compile(
    r"\b(here'?s|here is|take|have|want|put|wrote|written|left|leave|give|gave|giving)"
    r"\b.*\b(my (number|phone|card|handle|e-?mail)|mine)\b|\d{3}[ -]?\d{3,}",
    re.IGNORECASE,
)
_REQUEST: Final = re.compile(
    rf"\b(can|could|may|might|would|should|shall|if) (i|you|we)\b.*\b(your|yours|a|our"
    rf"|the|swap|exchange|trade|have|me|up)\b.*\b{_WAY}\b"
    rf"|\b(swap|exchange|trade) {_WAY}|\byours for mine\b|\bmy {_WAY} for (yours|urs?)\b"
    rf"|\bwhat('?s| is| are) (your|ur|the best)\b.*\b{_WAY}\b|\b(give|gimme|drop|put|type)"
    rf"\b.*\b(your|ur)\b.*\b{_WAY}\b|\bneeds? (a|your|everyone'?s) {_WAY}\b"
    rf"|\b{_WAY}\b.*\b(need|have|get) yours\b|\b(here'?s|take|give you|leave you) (mine|my"
    rf" (own |mobile |cell )?{_WAY})\b|\bare you on \w+\?|\badd me\b|\btext me\b|\bcould (text|ring|call|write to) you\b"
    r"|\b(can|could|may) i (text|ring|call|message|add) you\b",
    re.IGNORECASE,
)
_PUSHES: Final = re.compile(
    r"^\W*but\b|\bcome on\b|\bwhy not\b|\bjust (put|give|type|say|one|tell me)\b"
    r"|\bi'?m not going to do anything\b|\bi won'?t (call|do|tell|text)\b|\bit'?s only\b"
    r"|\bhave a think\b|\bgive it\b|\bthink about it\b|\bare you sure\b|\bnot until\b",
    re.IGNORECASE,
)
_ACCEPTS: Final = re.compile(
    r"^\W*(oh\W+|ah\W+|no\W+|ok(ay)?\W+|right\W+|ha\W+)*(of course|understood|fair( enough)?"
    r"|no (problem|worries|harm)|(i )?didn'?t mean|forget i asked|got it|none taken|that'?s (fine|ok(ay)?|all"
    r" right|alright)|all good|thank you|thanks|sorry|point taken|i (hear|understand))\b",
    re.IGNORECASE,
)
_WAY_OUT: Final = re.compile(
    r"\b(otherwise|either way|unless|if (not|you'?d rather)|rather (not|stay)|no (worries"
    r"|pressure|need|rush|stress|hard feelings|harm)|(fine|okay|ok|good|works) (too|if|as"
    r" well)|say no|no is fine|up to you|don'?t have to|or (i'?ll|we'?ll|we can|i can|just)"
    r"|had enough|feel like it|won'?t be hurt)\b",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[a-z']{4,}")
_COMMON: Final = frozenset({
    "that", "this", "with", "have", "your", "what", "when", "were", "they", "there",
    "then", "just", "like", "been", "from", "really", "about", "would", "could",
    "don't", "it's", "that's", "i'm", "some", "here", "know", "yeah", "well", "also",
})  # fmt: skip
_DOOR: Final = re.compile(
    r"\bhow (am i|are we|do (i|we)|will (i|we)|would (i|we)|should (i|we)) (to )?"
    r"(know|find|reach|tell|meet|hear)\b|\bif you (have|had|need) a(ny)? question"
    r"|\b(simpler|easier) to (ask|text|call|just)\b|\bwe should (stay|keep) in touch\b|\byou could just ask\b"
    r"|\bwhere (i'?m to be found|to find me)\b",
    re.IGNORECASE,
)
_PARRIES: Final = re.compile(
    r"does it matter|why do you|what'?s it to|not a crime|who cares|none of your",
    re.IGNORECASE,
)
_PLANS: Final = re.compile(
    r"\b(and|also|then|tonight|tomorrow|weekend|all)\b|,", re.IGNORECASE
)
_DIGITS: Final = re.compile(r"\d{3,}[ -]?\d{3,}|\d{3}[ -]01\d\d")
_EAGER: Final = 6
_AT_ONCE: Final = 6
"""Letters within which a reply that begins with a yes says it."""


def answer_in(reply: str) -> Answer:
    """Return how a reply to an ask reads, a no before a yes where both fit."""
    if _ASKS_WHY.search(reply):
        return "unclear"
    if _DIGITS.search(reply):
        return "yes"
    if _LATER.search(reply):
        return "conditional"
    if _OTHER.search(reply):
        return "other_channel"
    no, yes = _NO.search(reply), _YES.search(reply)
    if no and not (yes and yes.start() < min(no.start(), _AT_ONCE)):
        plain = re.match(r"\W*(no|nope|nah)\b", reply, re.IGNORECASE)
        return "no" if plain else "soft_no"
    return "yes" if yes else "unclear"


def gives_number(reply: str) -> bool:
    """Say whether a reply holds something like a phone number."""
    return bool(_DIGITS.search(reply))


def asks_why(reply: str) -> bool:
    """Say whether a reply asks back what for."""
    return bool(_ASKS_WHY.search(reply))


def is_busy(line: str) -> bool:
    """Say whether a line shows no mind for more just then."""
    return bool(_BUSY.search(line))


def speaks_of_partner(line: str) -> bool:
    """Say whether a line tells of somebody the speaker is with."""
    return bool(_TAKEN.search(line))


def is_serving(place: str) -> bool:
    """Say whether a place is one where the other one serves the learner."""
    return bool(_SERVING.search(place))


def are_strangers(facts: str) -> bool:
    """Say whether the two do not know each other."""
    return bool(_STRANGER.search(facts))


def names_a_way(text: str) -> bool:
    """Say whether a line names a number or another way to keep in touch."""
    return bool(_NUMBER.search(text))


def requests(text: str) -> bool:
    """Say whether a line asks for a way to keep in touch in so many words."""
    return bool(_REQUEST.search(text))


def hands_over(text: str) -> bool:
    """Say whether a line gives, or wants to give, the learner's own number."""
    return bool(_HANDS_OVER.search(text))


def pushes(text: str) -> bool:
    """Say whether a line has the words of a push."""
    return bool(_PUSHES.search(text))


def accepts(text: str) -> bool:
    """Say whether a line begins by accepting what was said."""
    return bool(_ACCEPTS.search(text))


def leaves_open(text: str) -> bool:
    """Say whether an ask has the words of an easy way out."""
    return bool(_WAY_OUT.search(text))


def share_words(first: str, second: str) -> bool:
    """Say whether two lines share a word that carries some meaning."""
    return bool(_telling(first) & _telling(second))


def _telling(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower())) - _COMMON


def holds_a_door(line: str) -> bool:
    """Say whether the other one asks how the two would stay in touch."""
    return bool(_DOOR.search(line))


def parries(text: str) -> bool:
    """Say whether a line beats off a question instead of answering it."""
    return bool(_PARRIES.search(text))


def has_reason(text: str) -> bool:
    """Say whether an ask says what for."""
    return bool(_REASON.search(text))


def is_order(text: str) -> bool:
    """Say whether an ask is put as an order."""
    return bool(_ORDER.search(text)) and "?" not in text


def leans_on_others(text: str) -> bool:
    """Say whether an ask rests on what somebody else is said to want."""
    return bool(_OTHERS_NEED.search(text))


def makes_guilty(text: str) -> bool:
    """Say whether a line makes the other one feel bad for their answer."""
    return bool(_GUILT.search(text))


def hints(text: str) -> bool:
    """Say whether a line only hints at what the learner would like."""
    return bool(_HINT.search(text))


def is_eager(text: str) -> bool:
    """Say whether a line unpacks one plan after the other."""
    return len(_PLANS.findall(text)) >= _EAGER
