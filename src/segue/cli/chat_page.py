"""What a chat shows, on a page: the moment first, then what it rests on."""

from collections.abc import Iterator
from datetime import datetime

from segue.actions.show_chat import ChatShown
from segue.cli.page import Page
from segue.domain.chat_reading import AskFound, Cue, Evidence, Opening, SharedFound
from segue.domain.conversation import Health


ANSWERS = {
    "yes": "a yes",
    "conditional": "a yes that waits for something",
    "other_channel": "another way to keep in touch",
    "soft_no": "put off; that counts as a no",
    "no": "a no",
    "unclear": "unclear; that counts as a no",
}
_ORDERS = {"dmy": "day first", "mdy": "month first", "ymd": "year first"}
_MARKS = {"yes": "Yes", "no": "No", "unclear": "Unclear"}
_TRUST = {
    "good": "How far this can be trusted: a good way.",
    "some": "How far this can be trusted: some way.",
    "little": "How far this can be trusted: not far.",
}
_LONGEST_QUOTE = 90


def print_chat(told: ChatShown, page: Page | None = None) -> None:
    """Print what a chat shows, with quotes."""
    page = page or Page()
    with_them = f" with {told.them}" if told.them else ""
    page.title(f"Your chat{with_them}")
    page.text(_extent(told))
    page.heading("Now" if told.now.good else "Not now")
    as_of = f" As of {_moment(told.now.as_of)}." if told.now.as_of else ""
    page.text(f"{told.now.because}{as_of}", indent=2)
    _print_asks(page, told)
    _print_openings(page, told.openings)
    _print_shared(page, told.shared)
    page.heading("What the messages show")
    page.rows(_cue_row(cue) for cue in told.cues)
    for cue in told.cues:
        _print_evidence(page, cue)
    page.heading("How well it was understood")
    page.text(_TRUST[told.trust], indent=2)
    page.bullets(told.limits)
    page.rows(health_rows(told.conversation.format, told.conversation.health))


def _extent(told: ChatShown) -> str:
    chat = told.conversation
    counts = ", ".join(
        f"{one.messages} from {'you' if one.name == told.you else one.name}"
        for one in chat.participants
    )
    extent = f"{chat.messages} messages ({counts})"
    if not chat.first or not chat.last:
        return f"{extent}; no times are given."
    return f"{extent}, {_moment(chat.first)} to {_moment(chat.last)}."


def _moment(iso: str) -> str:
    moment = datetime.fromisoformat(iso)
    return f"{moment:%B} {moment.day}, {moment.year} at {moment:%H:%M}"


def _day(iso: str) -> str:
    moment = datetime.fromisoformat(iso)
    return f"{moment:%A}, {moment:%B} {moment.day}"


def _quote(text: str) -> str:
    line = " ".join(text.split())
    if len(line) > _LONGEST_QUOTE:
        line = f"{line[:_LONGEST_QUOTE].rstrip()} …"
    return f"“{line}”"


def _said(one: Evidence) -> str:
    when = f", {_day(one.at)}" if one.at else ""
    return f"{one.sender}{when}: {_quote(one.text)}"


def _print_asks(page: Page, told: ChatShown) -> None:
    if not told.asks:
        return
    page.heading("Asked before")
    page.rows((_asker(one, told), _answer(one)) for one in told.asks)


def _asker(ask: AskFound, told: ChatShown) -> str:
    who = "You" if ask.sender == told.you else ask.sender
    return f"{who}, message {ask.index}"


def _answer(ask: AskFound) -> str:
    if ask.reading is None:
        return "no answer so far; that counts as a no"
    return f"{ANSWERS[ask.reading]} (message {ask.answer_index})"


def _print_openings(page: Page, openings: tuple[Opening, ...]) -> None:
    if not openings:
        return
    has_passed = openings[0].passed
    page.heading(f"Where the question {'fitted' if has_passed else 'would fit'}")
    for opening in openings:
        when = f"{_day(opening.at)}: " if opening.at else ""
        page.text(f"{when}{_quote(opening.text)}", indent=2)
        page.text(opening.because, indent=4)
        if not opening.passed:
            page.text(f"Say: {_whole_quote(opening.line)}", indent=4)


def _whole_quote(line: str) -> str:
    return f"“{line}”"


def _print_shared(page: Page, shared: tuple[SharedFound, ...]) -> None:
    if not shared:
        return
    page.heading("What you two share, as it seems")
    for one in shared:
        detail = f": {one.detail}" if one.detail else ""
        when = f", {_day(one.when)}" if one.when else ""
        page.text(f"{one.kind.replace('_', ' ')}{detail}{when}", indent=2)
        for evidence in one.evidence[-2:]:
            page.text(_said(evidence), indent=4)


def _cue_row(cue: Cue) -> tuple[str, str]:
    return _MARKS[cue.value], f"{cue.id.replace('_', ' ')}. {cue.says}"


def _print_evidence(page: Page, cue: Cue) -> None:
    if cue.value == "unclear" or not cue.evidence:
        return
    page.heading(f"For {cue.id.replace('_', ' ')}")
    page.bullets(_said(one) for one in cue.evidence)


def health_rows(format_: str, health: Health) -> Iterator[tuple[str, str]]:
    """Yield what there is to know about the reading of an export."""
    yield "format", f"{format_}: {health.recognized_by}"
    if health.not_understood:
        places = "; ".join(f"{one.where}: {one.because}" for one in health.places[:3])
        yield "not read", f"{health.not_understood} places ({places})"
    else:
        yield "not read", "nothing; every entry was understood"
    if health.out_of_order:
        yield "order", f"{health.out_of_order} messages stood before earlier ones"
    if health.dates:
        yield "dates", f"{_ORDERS[health.dates.order]}: {health.dates.because}"
        for one in health.dates.hypotheses:
            yield "", f"{_ORDERS[one.order]} would be {one.first} to {one.last}"
    for what, count in health.repaired.items():
        yield "mended", f"{what} ({count})"
    if health.partial:
        yield "only a part", health.partial
    for note in health.notes:
        yield "note", note
