"""A line of the learner → what kind of question it is, and what answers it.

A line that answers "yes" is no answer to "when", and "five hours" is none to
"is this seat taken". Authors say for which kinds a group of lines is meant;
lines about a topic are told apart by how they begin.
"""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from segue.domain.talk import Question


_FLAGS: Final = re.IGNORECASE
_LEAD_IN: Final = re.compile(
    r"^(?:\W*(?:hi|hey|hello|so|and|but|oh|um+|er+|well|wait|sorry|excuse me|okay|ok"
    r"|by the way|btw|also)\b[\s,.…!:-]*)*"
    r"(?:(?:do you (?:happen to )?know|can you tell me|could you tell me"
    r"|any idea)\b[\s,]*)?",
    _FLAGS,
)
_KINDS: Final[tuple[tuple[Question, re.Pattern[str]], ...]] = (
    (
        "may_i",
        re.compile(
            r"^(?:is|are) (?:this|that|the|these|those)(?: other)?"
            r"(?: seats?| chairs?| spot| place| table| stool| bench)?"
            r" (?:taken|free|occupied|anyone's|somebody's|someone's)\b"
            r"|^is (?:any|some)(?:one|body) sitting (?:here|there)\b"
            r"|^(?:can|could|may|might) i (?:just |maybe |please )?"
            r"(?:sit|squeeze|stand|join|come in|share|take (?:this|that|the) "
            r"(?:seat|chair|spot|place))\b"
            r"|^(?:do you |would you )?mind if i\b"
            r"|^(?:is it|would it be) (?:ok|okay|all right|alright|fine) if i"
            r" (?:sit|squeeze|stand|join|come|share|take)\b",
            _FLAGS,
        ),
    ),
    (
        "a_minute",
        re.compile(
            r"^(?:have you got|do you have|got|can i have|could i have)"
            r" (?:a|one|two) (?:minute|min|sec|second|moment)s?\b",
            _FLAGS,
        ),
    ),
    (
        "favor",
        re.compile(
            r"^(?:(?:can|could|may) i (?:please )?(?:borrow|use|have a look at)"
            r"|(?:have you got|do you have|got|can you lend me|could you lend me)"
            r" (?:a|an|any|some|your)(?: spare)? (?:pen|pencil|ruler|eraser|rubber"
            r"|charger|tissue|lighter|umbrella|paper|sheet|calculator))\b",
            _FLAGS,
        ),
    ),
    (
        "which",
        re.compile(
            r"^(?:would you rather|do you prefer|which|or\b"
            r"|(?:\w+ ){0,6}\w+ or (?:the |a )?\w+\W*$)",
            _FLAGS,
        ),
    ),
    (
        "how_are_you",
        re.compile(
            r"^how(?:'s| is| are| was| were|'re) (?:you|your|it going|it been|things"
            r"|life|everything|everyone|school|work|the (?:day|weekend|week|trip|test"
            r"|exam|match|concert|party|film|class|lesson|shift))\b"
            r"|^how (?:did|have) (?:it go|your|the|you been)\b"
            r"|^are you (?:ok|all ?right)",
            _FLAGS,
        ),
    ),
    (
        "how_much",
        re.compile(r"^how (?:long|many|much|often|far|old|late|soon)", _FLAGS),
    ),
    ("how", re.compile(r"^how\b", _FLAGS)),
    ("why", re.compile(r"^(?:why|how come|what for|what makes)\b", _FLAGS)),
    ("when", re.compile(r"^(?:when|since when|until when|what time)\b", _FLAGS)),
    ("where", re.compile(r"^(?:where|from where)\b", _FLAGS)),
    ("who", re.compile(r"^(?:who|whose)\b", _FLAGS)),
    ("what", re.compile(r"^what\b", _FLAGS)),
    (
        "yes_no",
        re.compile(
            r"^(?:do|does|did|are|is|was|were|am|have|has|had|will|would|can|could"
            r"|should|may|isn't|aren't|don't|doesn't|didn't|haven't|hasn't|wasn't"
            r"|won't|can't|ever|you)\b",
            _FLAGS,
        ),
    ),
)

_YES_OR_NO: Final = re.compile(
    r"^(?:yes|yeah|yep|yup|no(?! idea)|nope|not (?:really|lately|yet|at all|much)|sure"
    r"|absolutely|definitely|of course|sometimes|now and then|never|always"
    r"|most (?:days|weeks)|usually|often|hardly|barely"
    r"|once or twice|kind of|sort of|more or less|mostly|pretty much|a bit"
    r"|officially|only when)\b",
    _FLAGS,
)
_OF_SELF: Final = re.compile(
    r"\b(?:i|i'm|i've|i'd|i'll|me|my|mine|we|we're|our)\b", _FLAGS
)
_ASIDE: Final = re.compile(r"\bi (?:think|guess|suppose|hope|believe)\b", _FLAGS)
_REASON: Final = re.compile(
    r"\b(?:because|'cause|so that|so i|wanted|had to|since)\b", _FLAGS
)
_TIME: Final = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|quarter|half"
    r"|since|until|till|before|after|tonight|tomorrow|yesterday|today|now|late|early"
    r"|soon|while|ages|forever|always|never|sometimes|often|once|twice|times?"
    r"|minutes?|hours?|days?|weeks?|months?|years?|morning|noon|evening|night"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|weekend)\b",
    _FLAGS,
)
_PLACE: Final = re.compile(
    r"\b(?:at|in|on|from|over|under|near|behind|by|round|around|down|up|here|there"
    r"|home|anywhere|nowhere|somewhere)\b",
    _FLAGS,
)
_NEEDED: Final[Mapping[Question, re.Pattern[str]]] = MappingProxyType(
    {"why": _REASON, "when": _TIME, "how_much": _TIME, "where": _PLACE}
)
"""What a line must have to answer a question of a kind."""

_ONLY_BY_GROUPS: Final[frozenset[Question]] = frozenset({"may_i", "a_minute", "favor"})
"""Kinds that only lines which are meant for them answer."""

_TO_SELF: Final = re.compile(
    r"^\W*(?:\w+ )?(?:do|did|are|were|have|had|will|would|can) you\b", _FLAGS
)


def question_in(text: str) -> Question | None:
    """Return what kind of question a line ends with, if it asks something."""
    asked = [part for part in re.findall(r"[^.!?…]+\?", text) if part.strip(" ?")]
    for part in reversed(asked or []):
        plain = _LEAD_IN.sub("", part.strip(), count=1).strip()
        for kind, pattern in _KINDS:
            if pattern.search(plain):
                return kind
    return None


def fitting(
    lines: Sequence[str], question: Question | None, asked: str
) -> Sequence[str]:
    """Return the lines about the matter that answer a question best.

    Args:
        lines: What the partner has to say of it.
        question: The kind of question.
        asked: The question's own words.
    """
    fit = [one for one in lines if answers(one, question, asked)]
    said = [one for one in fit if _YES_OR_NO.search(one)]
    return said if question == "yes_no" and said else fit


def answers(line: str, question: Question | None, asked: str) -> bool:
    """Say whether a line that is about the matter can answer a question.

    Args:
        line: What the partner might say.
        question: The kind of question.
        asked: The question's own words.
    """
    if question is None:
        return True
    if question in _ONLY_BY_GROUPS:
        return False
    if _YES_OR_NO.search(line):
        return question in {"yes_no", "which", "how_are_you"}
    if question == "yes_no" and _TO_SELF.search(_LEAD_IN.sub("", asked, count=1)):
        return bool(_OF_SELF.search(_ASIDE.sub("", line)))
    needed = _NEEDED.get(question)
    return needed is None or bool(needed.search(line))
