"""What lines do, as Segue reads them."""

from collections.abc import Iterable

from msgspec import Struct

from segue import assembly
from segue.domain.plan import CONTRACT
from segue.domain.turn import Act


class LineGiven(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line to read.

    Attributes:
        text: The line.
        previous: What the other one said just before.
        scene: Where the two are, in a few words.
    """

    text: str
    previous: str = ""
    scene: str = ""


class ActsRead(Struct, frozen=True, kw_only=True):
    """What one line does.

    Attributes:
        contract: Version of this document.
        acts: Weightiest first; at least one.
    """

    contract: int = CONTRACT
    acts: tuple[Act, ...]


def read_acts(lines: Iterable[LineGiven]) -> list[ActsRead]:
    """Return what each line does, in their order."""
    pairs = [(line.previous, line.text) for line in lines]
    return [ActsRead(acts=acts) for acts in assembly.act_reader().read_all(pairs)]
