"""A seed and the name of a choice → chance that is the same everywhere."""

from random import Random


def chance_for(*parts: object) -> Random:
    """Return chance that follows from its parts alone.

    Args:
        parts: The seed first, then what is to be chosen and where.
    """
    return Random("/".join(map(str, parts)))  # noqa: S311 - practice, no secrets
