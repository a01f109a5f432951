"""Do the models that read words run, and do they read what they should?"""

from collections.abc import Iterator
from typing import Final

from segue.actions.finding import Finding
from segue.assembly import act_reader
from segue.assembly.answers import answer_reader
from segue.domain.answer import Asked
from segue.errors import SegueError


_ASK: Final = "Could I get your number?"
_YES: Final = "Sure, here it is"
"""An answer that no whole model takes for anything else."""


def examine_models() -> Iterator[Finding]:
    """Load every model, and let each read something plain."""
    try:
        (read,) = answer_reader().read_all([Asked(answer=_YES, ask=_ASK)])
        acts = act_reader().read("", _ASK)
    except SegueError as error:
        yield Finding("Models", "bad", f"{error.line()}.")
        return
    if read.reading != "yes" or "ask" not in acts:
        says = "They run, but misread what is plain. Install Segue again."
        yield Finding("Models", "bad", says)
    else:
        yield Finding("Models", "good", "They run, and read a plain yes as one.")
