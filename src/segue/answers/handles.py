"""A reply → the handle in it: which service, and the name there.

People write handles in three ways: as an address (``t.me/robin``), beside the
service's name ("insta: robin.p", "I'm robin.p on insta"), or alone with a mark
that gives them away (``@robin``, ``robin#1234``).
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from segue.answers.spelled_marks import with_marks
from segue.domain.answer import Handle


LONGEST: Final = 2_000
"""Characters of a reply that are searched for a handle."""

SERVICES: Final = {
    "instagram": r"insta(?:gram)?|ig|gram",
    "snapchat": r"snap(?:chat)?|sc",
    "discord": r"disc(?:ord)?",
    "telegram": r"telegram|tg|tele",
    "whatsapp": r"whats ?app",
    "signal": r"signal",
    "messenger": r"messenger",
    "facebook": r"facebook|fb",
    "tiktok": r"tik ?tok|tt",
    "x": r"twitter|x",
    "bluesky": r"blue ?sky|bsky",
    "mastodon": r"mastodon|masto",
    "threads": r"threads",
    "reddit": r"reddit",
    "steam": r"steam",
    "xbox": r"xbox|gamertag",
    "playstation": r"playstation|psn|ps[45]",
    "roblox": r"roblox",
    "twitch": r"twitch",
    "skype": r"skype",
    "kik": r"kik",
    "wechat": r"we ?chat",
    "line": r"line",
    "kakaotalk": r"kakao(?: ?talk)?|katalk",
    "vk": r"vk",
    "zalo": r"zalo",
    "nintendo": r"nintendo",
    "battlenet": r"battle\.?net|bnet|battletag",
    "riot": r"riot",
    "viber": r"viber",
    "matrix": r"matrix",
    "bereal": r"be ?real",
    "linkedin": r"linked ?in",
    "email": r"e-?mail",
}
"""Services by the names that people call them."""

_ADDRESSES: Final = {
    "instagram": r"instagram\.com/(?!(?:p|reels?|stories|explore|tv)/)",
    "snapchat": r"snapchat\.com/(?:add|@)/?",
    "discord": r"discord(?:app)?\.(?:gg|com/users)/",
    "telegram": r"t\.me/|telegram\.me/",
    "tiktok": r"tiktok\.com/@",
    "x": r"(?:twitter|(?<![\w.])x)\.com/(?!(?:i|search|home|intent|hashtag)\b)",
    "facebook": r"(?:facebook|fb)\.com/(?!profile\.php|(?:groups|events|share)/)",
    "threads": r"threads\.(?:net|com)/@",
    "vk": r"(?<![\w.])vk\.com/",
    "messenger": r"m\.me/",
    "bluesky": r"bsky\.app/profile/",
    "twitch": r"twitch\.tv/",
    "reddit": r"reddit\.com/u(?:ser)?/",
    "steam": r"steamcommunity\.com/id/",
    "linkedin": r"linkedin\.com/in/",
}
_ID = r"@?[A-Za-z0-9_](?:[\w.\-]{0,38}[\w])?(?:#\w{1,5})?"
_ELSEWHERE: Final = {
    "mastodon": re.compile(r"(?<![\w@])@(\w{1,30}@[\w\-]{1,63}(?:\.\w{2,20}){1,3})"),
    "matrix": re.compile(r"(?<![\w@])@([\w.\-]{1,40}:[\w\-]{1,63}(?:\.\w{2,20}){1,3})"),
    "bluesky": re.compile(r"(?<![\w.])@?([\w\-]{1,40}\.bsky\.social)\b"),
    "nintendo": re.compile(r"(?<!\w)(SW-\d{4}-\d{4}-\d{4})(?!\w)"),
}
"""Names whose form alone tells the service."""

_EMAIL: Final = re.compile(
    r"(?<![\w.+-])([\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4})"
)
_TAGGED: Final = re.compile(r"(?<![\w#])([A-Za-z_][\w.]{1,31}#\d{1,5})(?!\w)")
_AT: Final = re.compile(r"(?<![\w.])@([A-Za-z0-9_][\w.\-]{1,38}\w)")
_LINE: Final = r"(?<!the )line(?= app| id|:)|(?<=add me on )line"
_ANY: Final = "|".join(
    f"(?:{_LINE if service == 'line' else names})"
    for service, names in SERVICES.items()
)
_SERVICE: Final = re.compile(
    rf"(?<![\w@.#])(?:my )?(?P<service>{_ANY})(?:'?s)?(?![\w@.#/])", re.IGNORECASE
)
_BETWEEN: Final = (
    r"name|handle|user(?:name)?|account|id|tag|too|instead|there|better|is best|first"
    r"|then|is better|ok|is fine|works"
)
"""What may stand between a service and the name there, and says nothing."""

_IS: Final = r"it'?s|its|i'?m|im|i am|as|under|called|at|add|me|is|by"
"""What leads from a service to the name there."""

_AFTER: Final = re.compile(
    rf"\s*(?:(?:{_BETWEEN})\b[\s,]*)*"
    rf"(?P<link>/?u/|[?!:=,.\u2013\u2014>-]+|\b(?:{_IS})\b|\(|\"|\s)\s*"
    rf"(?:(?:{_IS})\s+)*[\"'(:]?\s*(?:/?u/)?(?P<id>{_ID})",
    re.IGNORECASE,
)
_BEFORE: Final = re.compile(
    rf"(?P<link>(?:\b(?:{_IS}|name'?s|search|find|follow)|[:,]|\bu/|^)\s*)?"
    rf"[\"(]?(?P<id>{_ID})[\")]?,?\s*"
    r"(?:\(?(?:that'?s|thats|is)\s*(?:my|on)?|on|at|over on|in|@)\s*$",
    re.IGNORECASE,
)
_NAME: Final = re.compile(rf"(?<![\w@'.])(?P<id>{_ID})(?![\w'])")
_OPENERS: Final = frozenset(
    re.findall(
        r"\w+",
        """
        add am can find haha here hey i id im is it its lol me mine my oh ok okay s
        sure ve yeah yep yes you
        """,
    )
)
"""Words that a name alone may follow: "sure! it's robinp22"."""

_LOOSE: Final = frozenset(("", "?", "!", "!!", ",", ".", "-"))
_MINE: Final = re.compile(
    rf"\b(?:mine|handle|user ?name)(?: everywhere)?(?:'?s| is)?(?: just)?[\s:,]+[\"']?"
    rf"(?P<id>{_ID})",
    re.IGNORECASE,
)
_YOURS: Final = re.compile(
    r"\b(?:you'?re|you are|is yours|yours is|found you|is that you)\b[^!?\n]{0,80}\?",
    re.IGNORECASE,
)
"""A question about the asker's own name, which is nothing that was given."""

_QUOTED: Final = re.compile(r"^[ \t]*>(?![:;._<>]).*$", re.MULTILINE)
_ABOUT_A_PLACE: Final = re.compile(
    r"\b(?:meet|see (?:you|ya|u)|ask|tell|be|am|'m|are)\s*(?:me |us )?$", re.IGNORECASE
)
_TIME: Final = re.compile(r"\d+(?:[.:]\d+)?(?:am|pm)?", re.IGNORECASE)
_PLAIN_WORDS: Final = frozenset(
    re.findall(
        r"\w+",
        """
        a about account active actually add again all alot already also always am an and
        any anymore are as ask at aswell away back bad barely be because best better bio
        boyfriend but by call called can chat check come could day days deal deleted did
        didn do doesn don dm dms easier either email even ever every everyone everything
        fine first follow for free friend friends from girlfriend give go going gonna
        good got great group guess haha handle hardly have he hello here hey him hit
        home how i id idk if ill im in instead is isn it its just know later let lets
        like live lol look looking lot lots me message met mine more most mostly mr much
        my name never new nice no not nothing now number of off often ok okay old on
        once one online only or other our out over people phone please pls posts private
        probably profile quite rather really reach ready rn same search see send she
        should single so some someone something sometimes soon sorry stuff super sure
        talk taken text texting than thanks that thats the them then there they thing
        things think this tho though time to today tomorrow tonight too tried try under
        up use used usually via wait want was way we well what whats when where which
        who why will with without works write yea yeah yep yes you your yours
        awful b4 banned blocked boring broken closed covid19 cringe dead down dying
        empty everybody full gone gr8 gym h8 hacked inactive l8 l8r lame library lunch
        m8 none noon nope person school slow str8 terrible thelibrary toxic trash w8
        weird
        """,
    )
)


@lru_cache(maxsize=1)  # the signs ask, and then the reading
def find_handle(text: str, ask: str = "") -> Handle | None:
    """Return the handle that a reply gives, or nothing.

    Args:
        text: The reply as it was typed.
        ask: What was asked: it may name the service.
    """
    plain = with_marks(_QUOTED.sub("", text[:LONGEST]))
    own = with_marks(ask[:LONGEST])
    for found in _candidates(plain, own):
        if not re.search(rf"(?<![\w.]){re.escape(found.id)}(?!\w)", own, re.IGNORECASE):
            return found
    return None


def _candidates(text: str, ask: str) -> Iterator[Handle]:
    """Yield handles, the surest way of writing one first."""
    named = list(_SERVICE.finditer(text))
    asked = _SERVICE.search(ask)
    first = named[0] if named else asked
    text = _YOURS.sub(lambda question: " " * len(question.group()), text)
    yield from _addresses(text)
    email = _EMAIL.search(text)
    if email:
        yield Handle(service="email", id=email[1].rstrip("."))
    for found in _SERVICE.finditer(text):
        yield from _beside(text, found)
    tagged = _TAGGED.search(text)
    if tagged:
        yield Handle(service="discord", id=tagged[1])
    yield from _alone(text, service_of(first["service"]) if first else "")


def _alone(text: str, service: str) -> Iterator[Handle]:
    """Yield a name that stands by itself, of a service that is known or not."""
    for marked in _AT.finditer(text):
        if _is_marked(marked.group()) and not _is_place(text, marked):
            yield Handle(service=service or "unknown", id=marked[1])
    mine = _MINE.search(text)
    if mine and _is_marked(mine["id"]):
        yield Handle(service=service or "unknown", id=mine["id"].lstrip("@"))
    if service:
        yield from _first_names(text, service)


def _first_names(text: str, service: str) -> Iterator[Handle]:
    """Yield a marked name at the beginning, behind words that only open."""
    for only in _NAME.finditer(text):
        if _is_marked(only["id"]):
            yield Handle(service=service, id=only["id"].lstrip("@"))
        if only["id"].lower() not in _OPENERS:
            return


def _is_place(text: str, marked: re.Match[str]) -> bool:
    """Say whether "@" stands for where, when or whom: "meet @thecafe"."""
    before = _ABOUT_A_PLACE.search(text[: marked.start()])
    return before is not None and not _is_marked(marked[1])


def service_of(word: str) -> str:
    """Return the service that a word names, or ``unknown``."""
    for service, names in SERVICES.items():
        if re.fullmatch(names, word, re.IGNORECASE):
            return service
    return "unknown"


def names_service(text: str) -> bool:
    """Say whether a reply names a service at all."""
    return _SERVICE.search(text[:LONGEST]) is not None


def names_account(text: str) -> bool:
    """Say whether a reply names a service where people have their own account.

    An email address does not count: shops and newsletters have one, too.
    """
    named = {found["service"].lower() for found in _SERVICE.finditer(text[:LONGEST])}
    return any(service_of(word) != "email" for word in named)


def _addresses(text: str) -> Iterator[Handle]:
    for service, form in _ELSEWHERE.items():
        if found := form.search(text):
            yield Handle(service=service, id=found[1])
    for service, address in _ADDRESSES.items():
        if found := re.search(rf"(?:{address})({_ID})", text, re.IGNORECASE):
            yield Handle(service=service, id=found[1].lstrip("@"))


def _beside(text: str, named: re.Match[str]) -> Iterator[Handle]:
    """Yield the name that stands behind a service's, or before it."""
    service = service_of(named["service"])
    after = _AFTER.match(text, named.end())
    if after and _is_name(after["id"], is_linked=after["link"].strip() not in _LOOSE):
        yield Handle(service=service, id=after["id"].lstrip("@"))
    before = _BEFORE.search(text, max(0, named.start() - _NEAR), named.start())
    if before and _is_name(before["id"], is_linked=bool(before["link"])):
        yield Handle(service=service, id=before["id"].lstrip("@"))


def _is_name(word: str, *, is_linked: bool) -> bool:
    """Say whether a word is a handle and no word of the sentence."""
    if _is_marked(word):
        return True
    plain = word.lstrip("@").lower()
    return (
        is_linked
        and len(plain) > _SHORT
        and plain not in _PLAIN_WORDS
        and service_of(plain) == "unknown"
        and not plain.isdigit()
    )


_NEAR = 80
"""Characters before a service's name that are searched for the name there."""

_SHORT = 2
"""Letters that no handle has without a mark."""


def _is_marked(word: str) -> bool:
    """Say whether a word has what only handles have within them."""
    bare = word.lstrip("@")
    if _TIME.fullmatch(bare) or set(re.split(r"[._]+", bare.lower())) <= _PLAIN_WORDS:
        return False
    inside = re.search(r"\w[._#]\w|\w_|_\w|[A-Za-z]\d|#\d", bare)
    return len(bare) > _SHORT and (word.startswith("@") or inside is not None)
