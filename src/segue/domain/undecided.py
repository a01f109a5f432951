"""A question that only the person can answer, as an error a door may ask."""

from collections.abc import Sequence

from msgspec import Struct

from segue.errors import InputError


class Choice(Struct, frozen=True):
    """One answer to an open question.

    Attributes:
        value: What the option takes.
        label: What a person is shown; never in an error.
    """

    value: str
    label: str


class UndecidedError(InputError):
    """Something that only the person can decide."""

    def __init__(
        self, asks: str, option: str, choices: Sequence[Choice], says: str = ""
    ) -> None:
        """Name the option, and keep the choices for a door that can ask.

        Args:
            asks: The question, for a terminal.
            option: Such as ``--me``.
            choices: What may be answered.
            says: The question for an error; like ``asks`` if left out.
        """
        super().__init__(says or asks, f"settle it with {option}")
        self.asks = asks
        self.option = option
        self.choices = tuple(choices)

    @property
    def field(self) -> str:
        """What settles it where that is a field, such as ``date_order``."""
        return field_of(self.option)


def field_of(option: str) -> str:
    """Return the field that an option such as ``--date-order dmy|mdy`` sets."""
    return option.split(maxsplit=1)[0].lstrip("-").replace("-", "_")
