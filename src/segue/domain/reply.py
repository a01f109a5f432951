"""That a reply cannot be told from its words alone."""

from typing import Final

from segue.errors import InputError


HOW_TO_SAY: Final = (
    "nothing was recorded; say how you read it with --reading:"
    " yes, conditional, other_channel, soft_no, no, unclear"
)


class CannotTellError(InputError):
    """How they answered cannot be told from their words alone."""

    def __init__(self) -> None:
        """Ask for the person's own reading."""
        super().__init__("TEXT: the words alone do not tell", HOW_TO_SAY)
