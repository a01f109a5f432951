"""The person's own reading of a reply → what to say and do after it."""

from segue.answers.content import After, load_content
from segue.domain.plan import Answer


def after_reading(reading: Answer) -> After:
    """Say what comes after a reading that the person settled themselves."""
    return load_content().readings[reading]
