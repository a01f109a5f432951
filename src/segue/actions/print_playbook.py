"""A playbook, every line of it, to be read and marked by a reviewer."""

from pathlib import Path

from segue import assembly
from segue.answers.content import load_content
from segue.domain.plan import SayDo
from segue.domain.printout import Printout
from segue.playbook.spell_out import spell_out


def print_playbook(folder: Path | None = None) -> Printout:
    """Spell out a playbook for a reviewer.

    Args:
        folder: A folder with a playbook of one's own; the built-in otherwise.

    Raises:
        InputError: The folder is at fault.
    """
    playbook = assembly.advisor_from(folder).playbook
    content = load_content()
    after = {
        str(reading): SayDo(say=one.say, do=f"{one.do} {one.hold_on_to}".strip())
        for reading, one in (*content.readings.items(), ("not_sure", content.abstained))
    }
    title = folder.resolve().name if folder else "Built-in playbook"
    return spell_out(playbook, title, after)
