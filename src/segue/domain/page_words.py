"""The words that pages put around a plan, an interview and a read answer.

What a playbook says is translated in its own files. What stands around it, the
headings, labels and dates, is here: English as the defaults, other languages as
tables laid over them (``segue.translation.pages``). A string's id is its place,
such as ``pages/plan/say``. Braces are slots; ``{who}`` and ``{them}`` may be
left out in a language that does without.
"""

from typing import Final

from msgspec import Struct, field


class _Words(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Some words; each field is one string of a page."""


class DateWords(_Words, frozen=True, kw_only=True):
    """Days and moments.

    Attributes:
        day: A day with its weekday.
        moment: A day with the time by the wall.
        weekdays: From Monday on.
        months: From January on.
    """

    day: str = "{weekday}, {month} {day}"
    moment: str = "{day} at {time}"
    weekdays: tuple[str, ...] = (
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    )  # fmt: skip
    months: tuple[str, ...] = (
        "January", "February", "March", "April", "May", "June", "July", "August",
        "September", "October", "November", "December",
    )  # fmt: skip


class ChannelNames(_Words, frozen=True, kw_only=True):
    """Where one asks."""

    in_person: str = "face to face"
    social: str = "in your chat"
    email: str = "by email"


class AnswerNames(_Words, frozen=True, kw_only=True):
    """Ways in which an answer can read."""

    yes: str = "Yes"
    conditional: str = "Yes, but later"
    other_channel: str = "Another way instead"
    soft_no: str = "Not really"
    no: str = "No"
    unclear: str = "Can't tell"


class Decisions(_Words, frozen=True, kw_only=True):
    """What a plan comes to."""

    ask: str = "Ask."
    warm_up: str = "Not yet."
    leave_it: str = "Leave it."


class Registers(_Words, frozen=True, kw_only=True):
    """Manners of speaking, as they stand after "or"."""

    plain: str = "plain"
    shy: str = "shy"
    playful: str = "playful"


class StopNames(_Words, frozen=True, kw_only=True):
    """Conditions under which nobody should ask."""

    asked_before: str = "asked before"
    already_yes: str = "already yes"
    power: str = "power"
    minor: str = "minor"
    serving: str = "serving"
    partner: str = "partner"
    number_not_given: str = "number not given"
    not_interested: str = "not interested"


class ReasonNames(_Words, frozen=True, kw_only=True):
    """Shared circumstances, where nobody said more of them."""

    class_project: str = "class project"
    subject_help: str = "subject help"
    same_class: str = "same class"
    work_schedule: str = "work schedule"
    work_ride: str = "work ride"
    same_work: str = "same work"
    club: str = "club"
    event: str = "event"
    hobby: str = "hobby"
    commute: str = "commute"
    photo_or_link: str = "photo or link"
    online_group: str = "online group"
    other: str = "other"


class WelcomeWords(_Words, frozen=True, kw_only=True):
    """How welcome an ask would be, the most welcome first."""

    very_likely: str = "very likely welcome"
    likely: str = "likely welcome"
    rather: str = "more likely welcome than not"
    either_way: str = "could go either way"
    early: str = "likely too early"


class PlanWords(_Words, frozen=True, kw_only=True):
    """What stands around a plan."""

    leave_it_because: str = "Here is why, and what is better."
    small_step: str = "A small step comes first."
    once_it_came: str = "But only once what they named has come."
    best: str = "Best: {move}."
    later: str = "Later: {move}"
    say: str = "Say"
    do: str = "Do"
    when: str = "When"
    or_manner: str = "Or, {manner}"
    judged: str = "Judged"
    judgement: str = "A judgement, not a measured chance."
    text_named: str = "Text {them}"
    text_unnamed: str = "Text {them}"
    call_named: str = "Call {them}"
    call_unnamed: str = "Call {them}"
    after: str = "After"
    their_turn: str = "The next word is theirs. Nothing is scheduled; don't chase."
    not_before: str = "not before {moment}"
    is_good: str = "{moment} is good"
    at_the_latest: str = "by {moment} at the latest"
    by_day: str = "By {day}."
    why: str = "Why"
    why_stop: str = "Why ({stop})"
    instead: str = "Instead"
    first: str = "First"
    speaks_for: str = "For"
    speaks_against: str = "Against"
    find_out: str = "Worth finding out first"
    would_change: str = "What would change it"
    or_the_like: str = "or the like"
    and_more: str = "and {count} more with --all"
    if_named: str = "If {who} answers"
    if_they: str = "If they answer"
    if_pronoun: str = "If {who} answers"
    not_this_time: str = "Not this time"
    other_ways: str = "Other ways that fit"
    more: str = "More"
    more_options: str = "--all shows everything; --words 1 shows other words."
    date_not_used: str = "note: {field} is past and is not used"


class AnswerWords(_Words, frozen=True, kw_only=True):
    """What stands around a reading of an answer."""

    speaks_for: str = "For"
    speaks_against: str = "Against"
    also: str = "Also"
    quite_sure: str = "I'm quite sure."
    fairly_sure: str = "I'm fairly sure."
    rather_so: str = "More likely so than not."
    otherwise_too: str = "It could be read otherwise."
    reading_or: str = " or "
    close: str = (
        "It could be {readings}. Where it is that close I don't guess: a no taken "
        "for a yes is the one mistake worth avoiding."
    )
    too_little: str = (
        "There is too little here that I can judge, and I don't guess: a no taken "
        "for a yes is the one mistake worth avoiding."
    )
    reads_english: str = "I can read replies in English. Others are left to you."
    now: str = "Now"
    to_hold_on_to: str = "To hold on to"
    in_the_words: str = "In the words"
    number: str = "Number"
    name_country: str = "It lacks its country (--region, such as US) or its area code."
    what_came: str = "What did they answer"


class AskWords(_Words, frozen=True, kw_only=True):
    """What stands around the questions of an interview."""

    help: str = (
        "Enter: I don't know.  ?: how to find out.  b: back.  q: enough, the plan."
    )
    first_question: str = "This is the first question."
    to_go: str = "(at most {count} to go)"
    how_to_share: str = "Type its number, then the word or two: 1 the biology poster"
    anything_else: str = "Anything else you share? Enter for no >"
    not_understood: str = "I didn't get that"
    expected_number: str = "a number from 1 to {count}, or Enter"
    keep_answers: str = "Keep your answers? A new file's name, or Enter for no >"
    saved: str = "Saved. Again any time: segue plan {file}"


class PageWords(_Words, frozen=True, kw_only=True):
    """All words of pages in one language.

    Attributes:
        tag: The language's IETF tag.
        dates: Days and moments.
        channels: Where one asks.
        answers: Ways in which an answer can read.
        decisions: What a plan comes to.
        registers: Manners of speaking.
        stops: Conditions under which nobody should ask.
        reasons: Shared circumstances.
        welcome: How welcome an ask would be.
        plan: What stands around a plan.
        answer: What stands around a reading of an answer.
        ask: What stands around the questions of an interview.
    """

    tag: str = "en"
    dates: DateWords = field(default_factory=DateWords)
    channels: ChannelNames = field(default_factory=ChannelNames)
    answers: AnswerNames = field(default_factory=AnswerNames)
    decisions: Decisions = field(default_factory=Decisions)
    registers: Registers = field(default_factory=Registers)
    stops: StopNames = field(default_factory=StopNames)
    reasons: ReasonNames = field(default_factory=ReasonNames)
    welcome: WelcomeWords = field(default_factory=WelcomeWords)
    plan: PlanWords = field(default_factory=PlanWords)
    answer: AnswerWords = field(default_factory=AnswerWords)
    ask: AskWords = field(default_factory=AskWords)


IN_ENGLISH: Final = PageWords()
"""The words as they are written first."""
