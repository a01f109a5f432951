"""What a language model is to a voice: a brief goes in, a line comes out."""

from typing import Protocol

from msgspec import Struct

from segue.errors import SegueError


class Brief(Struct, frozen=True):
    """All that a language model is told about one line.

    Attributes:
        instructions: Who it speaks for, and how.
        task: What was said, what was decided, and what the line must hold.
    """

    instructions: str
    task: str


class ModelTroubleError(SegueError):
    """The language model gave no line."""

    def __init__(self, host: str, says: str, *, is_lasting: bool = False) -> None:
        """Name the host and what is wrong, and no word of what was sent.

        Args:
            host: Where the model is.
            says: What went wrong.
            is_lasting: Whether it would go wrong the next time, too.
        """
        super().__init__(f"{host}: {says}", "the scripted voice goes on")
        self.is_lasting = is_lasting


class SpeaksLines(Protocol):
    """Whatever makes lines of briefs; one call, one attempt."""

    def line_for(self, brief: Brief, most: int) -> str:
        """Return the line as it came; cut off once it is longer than most.

        Args:
            brief: What the line is to be.
            most: Letters after which no more is waited for.

        Raises:
            ModelTroubleError: None came.
        """
        ...
