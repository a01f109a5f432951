"""From a situation to a plan."""

from pathlib import Path

from segue import assembly
from segue.actions.moment import moment_of
from segue.domain.facts import facts_of
from segue.domain.languages import check_language
from segue.domain.plan import Plan
from segue.domain.situation import Situation
from segue.playbook.advise import Asked, advise
from segue.playbook.words import occasion_day


def dates_not_used(
    situation: Situation, *, now: str | None = None, tz: str | None = None
) -> tuple[str, ...]:
    """Return the fields whose dates are past, and so play no part in a plan.

    Args:
        situation: Where the two stand.
        now: The present moment in ISO 8601; by the machine's clock if left out.
        tz: IANA zone where the situation names none.
    """
    moment = moment_of(now, tz, situation.timezone)
    here = moment.now.astimezone(moment.zone)
    past = [
        f"shared[{index}].when"
        for index, shared in enumerate(situation.shared)
        if shared.when and occasion_day(shared, here) is None
    ]
    if situation.last_chance and "last_chance.in_days" not in facts_of(situation, here):
        past.append("last_chance")
    return tuple(past)


def make_plan(  # noqa: PLR0913 - one parameter an option
    situation: Situation,
    *,
    now: str | None = None,
    tz: str | None = None,
    turn: int = 0,
    case: str = "",
    playbook: Path | None = None,
    language: str | None = None,
) -> Plan:
    """Say whether, how, when and in which words to ask.

    Args:
        situation: Where the two stand.
        now: The present moment in ISO 8601; by the machine's clock if left out.
        tz: IANA zone where the situation names none.
        turn: 0 for the usual words; each further turn gives others.
        case: What keeps the words the same; the situation's names otherwise.
        playbook: A folder with a playbook of one's own.
        language: Tag of the language of the words; English if left out.

    Raises:
        InputError: The moment, the zone, the playbook or the language is at
            fault.
    """
    moment = moment_of(now, tz, situation.timezone)
    asked = Asked(situation, moment.now, moment.zone, turn, case)
    advisor = assembly.checked_advisor_from(playbook, check_language(language))
    return advise(advisor, asked)
