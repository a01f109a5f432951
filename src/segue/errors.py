"""The families of errors; one class for each condition lives beside its raiser.

``message`` is the sentence that a person sees, and ``hint`` says what to do
next. No words of a
conversation ever stand in either.
"""

from enum import IntEnum


class ExitCode(IntEnum):
    """What the command line answers to the shell."""

    DONE = 0
    FAILED = 1
    BAD_INPUT = 2
    PROMISE = 3


class SegueError(Exception):
    """Something that Segue can explain to the person in one line."""

    exit_code = ExitCode.FAILED

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep the sentence and the way out of the trouble.

        Args:
            message: One sentence without a full stop, naming the place.
            hint: What to do next, or nothing.
        """
        super().__init__(message)
        self.message = message
        self.hint = hint

    def line(self) -> str:
        """Return message and hint as the one line that a door shows."""
        return f"{self.message}; {self.hint}" if self.hint else self.message


class InputError(SegueError):
    """What was handed in is at fault: a file, a field, an option."""

    exit_code = ExitCode.BAD_INPUT


class PromiseError(SegueError):
    """The one-ask promise forbids it for this case."""

    exit_code = ExitCode.PROMISE
