"""What a chat shows → the numbers behind its pictures."""

from segue.actions.show_chat import Shown
from segue.domain.chat_figures import Figures
from segue.errors import InputError
from segue.reading.figures import figure_out


class NoTimesError(InputError):
    """There is nothing to draw without times."""

    def __init__(self) -> None:
        """Say what is missing."""
        hint = "expected an export of the service itself, not pasted text"
        super().__init__("--plot: this chat has no times", hint)


def figures_of(shown: Shown) -> Figures:
    """Count what the pictures of a chat show, openings and asks marked.

    Raises:
        NoTimesError: The export does not tell when anything was written.
    """
    if not shown.conversation.timed:
        raise NoTimesError
    told = shown.told
    you, them = _shown_name(told.you), _shown_name(told.them or "the other one")
    return figure_out(
        shown.conversation,
        shown.me,
        (you, f"{them} (they)" if them == you else them),
        openings=[one.index for one in told.openings],
        asks=[one.index for one in told.asks],
    )


def _shown_name(name: str) -> str:
    """Return a name without what a picture's file cannot hold."""
    return "".join(char for char in name if char.isprintable()) or "?"
