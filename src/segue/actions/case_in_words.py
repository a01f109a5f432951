"""A case → the words that every door shows for it."""

from typing import Any, Final

from segue.actions.case_document import CaseShown


STATES: Final = {
    "open": "open",
    "asked": "asked, no answer yet",
    "yes": "they said yes",
    "waiting": "waiting",
    "closed": "closed",
}
READINGS: Final = {
    "yes": "yes",
    "conditional": "yes, for later",
    "other_channel": "another way to keep in touch",
    "soft_no": "a no, put softly",
    "no": "no",
    "unclear": "couldn't tell, which counts as a no",
}
DUE_TITLES: Final = {
    "first_contact": "The first message to {case}",
    "follow_up": "One more message to {case}, if you like; then let it rest",
    "their_opening": "What {case} named for later",
}
_AFTER_A_NO: Final = (
    "You asked, and you got an answer. That took something. Nothing is owed on"
    " either side now, and Segue plans nothing more here unless {name} opens it"
    " again by themselves."
)
_TOLD: Final = {
    "described": "You described where you two stand.",
    "noted": "{text}",
    "planned": "You made a plan: {decision}.",
    "rehearsed": "You rehearsed {scene}: {outcome}.",
    "read": "You read your conversation ({messages} messages).",
    "asked": "You asked.",
    "answered": "They answered: {reading}.",
    "contacted": "You wrote to them.",
    "replied": "They wrote to you.",
    "reopened": "They opened it again: {because}",
    "closed": "You let it rest.",
    "snoozed": "You wanted to be reminded later.",
    "expected": "Before: nerves {nerves}.",
    "reflected": "After: nerves {nerves}.",
    "shown": "An assistant was shown {what}.",
}
_SHOWN: Final = {
    "plan": "your plan",
    "answer": "how their answer reads",
    "chat": "what your conversation shows, with quotes",
    "rehearsal": "a rehearsal for this",
    "due": "what is due here, and its words",
    "refusal": "that nothing may be asked here now, and why",
}
_DECISIONS: Final = {"ask": "ask", "warm_up": "not yet", "leave_it": "leave it"}


def stands(shown: CaseShown) -> str:
    """Say where a case stands, and why."""
    if _ended_with_no(shown):
        return _AFTER_A_NO.format(name=shown.case)
    return shown.because


def _ended_with_no(shown: CaseShown) -> bool:
    answers = [one for one in shown.events if one["kind"] in {"answered", "reopened"}]
    last = answers[-1] if answers else {}
    return shown.state == "closed" and last.get("reading") in {"no", "soft_no"}


def told(event: dict[str, Any]) -> str:
    """Tell one event in a sentence."""
    words = dict(event)
    if "reading" in words:
        words["reading"] = READINGS[words["reading"]]
    if "decision" in words:
        words["decision"] = _DECISIONS[words["decision"]]
    if "scene" in words:
        words["scene"] = _scene(words["scene"])
        words["outcome"] = READINGS.get(words["outcome"], "no ask")
    if "what" in words:
        words["what"] = _SHOWN[words["what"]]
    return _TOLD[event["kind"]].format_map(words)


def _scene(scene_id: str) -> str:
    """Name a scene; its title would take loading all of them."""
    if scene_id == "your_plan":
        return "your own plan"
    return f"the scene “{scene_id.replace('_', ' ')}”"
