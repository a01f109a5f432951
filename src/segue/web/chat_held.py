"""A chat that a browser has handed in, held in memory and nowhere else."""

from msgspec import Struct

from segue.actions.read_chat import Asked
from segue.actions.show_chat import Shown
from segue.domain.chat_figures import Figures
from segue.domain.situation import Situation
from segue.domain.undecided import Choice


class Open(Struct, frozen=True):
    """A question that the export leaves open.

    Attributes:
        asks: The question.
        option: What it settles, as the terminal calls it.
        choices: What may be answered.
    """

    asks: str
    option: str
    choices: tuple[Choice, ...]


class Picture(Struct, frozen=True):
    """The figures of a chat, and the picture of them.

    Attributes:
        figures: The numbers.
        svg: The picture.
    """

    figures: Figures
    svg: str


class ChatHeld(Struct, frozen=True, kw_only=True):
    """A chat, from its file to what it shows.

    Attributes:
        asked: The files, and what was said about them; nothing where they
            could not be read.
        case: The case that it is about, if it is about one.
        is_told: It is about the one of whom this browser told already.
        said: What was said of the two before.
        open: What has to be settled before it can be read.
        shown: What it shows, once it is read.
        picture: Of that; nothing where the chat tells no times.
        problem: What is wrong with what was handed in.
    """

    asked: Asked | None = None
    case: str = ""
    is_told: bool = False
    said: Situation = Situation()
    open: Open | None = None
    shown: Shown | None = None
    picture: Picture | None = None
    problem: str = ""
