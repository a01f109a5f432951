"""Playbook and case → what to write first, and when."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from msgspec import Struct

from segue.assembly import built_in_advisor
from segue.domain.case import Standing
from segue.domain.plan import Medium
from segue.domain.situation import Shared, Situation
from segue.domain.when import parse_when
from segue.followup.draft import Draft, Drafts, draft_for
from segue.followup.schedule import Almanac, Scheduled, schedule
from segue.playbook.advise import Advisor, sane_hours
from segue.playbook.document import Reason
from segue.playbook.words import Slots, choose


class Contact(Struct, frozen=True):
    """What is to be done next in a case, with the words for it.

    Attributes:
        scheduled: What and when.
        draft: What to write.
        rest: What to do where this gets no reply.
    """

    scheduled: Scheduled
    draft: Draft
    rest: str


def next_contact(
    name: str, standing: Standing, now: datetime, zone: ZoneInfo
) -> Contact | None:
    """Say what is to be done next in a case; nothing where nothing is.

    Args:
        name: The case's; keeps the words the same.
        standing: Where it stands.
        now: Aware.
        zone: The person's own.
    """
    advisor = built_in_advisor()
    rules = advisor.playbook.first_contact
    situation = standing.situation or Situation()
    shared = _shared(standing, situation)
    reason = advisor.weights.reasons[shared.kind] if shared else None
    medium: Medium = reason.medium if reason else "text"
    hours = sane_hours(advisor.playbook, medium, situation.you.age)
    almanac = Almanac(hours, rules.follow_up.in_days, zone, now)
    scheduled = schedule(standing, almanac, _when(shared))
    if scheduled is None:
        return None
    slots = Slots(situation, scheduled.suggested.astimezone(zone), shared)
    drafts = _drafts(advisor, standing, reason, slots, name)
    draft = draft_for(scheduled.what, drafts, is_about_reason=scheduled.is_about_reason)
    return Contact(scheduled, draft, slots.fill(rules.follow_up.rest))


def _shared(standing: Standing, situation: Situation) -> Shared | None:
    """Return the circumstance that the ask rested on."""
    kind = standing.asked.reason if standing.asked else None
    if kind is None:
        return None
    meant = [shared for shared in situation.shared if shared.kind == kind]
    dated = [shared for shared in meant if shared.when]
    return (dated or meant or [Shared(kind=kind)])[0]


def _when(shared: Shared | None) -> date | datetime | None:
    return parse_when(shared.when) if shared and shared.when else None


def _drafts(
    advisor: Advisor,
    standing: Standing,
    reason: Reason | None,
    slots: Slots,
    name: str,
) -> Drafts:
    rules = advisor.playbook.first_contact
    move = standing.asked.move if standing.asked else None
    prompts = advisor.weights.moves[move].drafts if move else ()

    # The same place as the plan's, so that both say the same.
    first = f"draft {move} {reason.kind if reason else None}"

    def filled(texts: Sequence[str], place: str) -> list[str]:
        if not texts:
            return []
        chosen = choose(texts, case=name, place=place)
        others = (text for text in texts if text != chosen)
        return [slots.fill(text) for text in (chosen, *others)]

    return Drafts(
        reason=filled(reason.drafts if reason else (), first),
        reason_medium=reason.medium if reason else "text",
        anything=filled(prompts or rules.anything.drafts, first),
        follow_up=filled(rules.follow_up.drafts, "follow-up"),
    )
