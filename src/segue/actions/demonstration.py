"""An example that shows everything: two made-up people and a poster."""

from datetime import timedelta
from typing import Final

from segue.actions.moment import Moment
from segue.domain.situation import Cues, History, Shared, Situation, Them, You


_DAYS: Final = 5
"""Until the poster is due: near enough to press a little."""


def demonstration(moment: Moment) -> Situation:
    """Return an example with a reason that is due in a few days.

    Args:
        moment: The present one.
    """
    due = moment.now.astimezone(moment.zone).date() + timedelta(days=_DAYS)
    return Situation(
        you=You(name="Mina", age=16, confidence=2),
        them=Them(name="Robin", pronouns="they", age=16, familiarity="friend"),
        channels=("in_person", "social"),
        often="weekly",
        private_moment="yes",
        shared=(
            Shared(
                kind="class_project", detail="the biology poster", when=due.isoformat()
            ),
        ),
        cues=Cues(
            asks_back="yes", laughs_with_you="yes", short_answers="no", avoids_you="no"
        ),
        history=History(asked_before="never", number_from="nobody"),
        power="none",
        partner="single",
        goal="get_to_know",
    )
