"""What the shell offers while a command is typed: the values of options.

Nothing here opens the journal: a case's name is for whoever has the passphrase,
not for whoever presses Tab.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final


_PLAYBOOK: Final = "playbook.yaml"


def scenes(incomplete: str) -> list[tuple[str, str]]:
    """Offer the ids of scenes, with their titles."""
    from segue.actions.list_content import scene_titles

    return _those(scene_titles(), incomplete)


def personas(incomplete: str) -> list[tuple[str, str]]:
    """Offer the ids of those whom one can meet, with their names."""
    from segue.actions.list_content import persona_names

    return _those(persona_names(), incomplete)


def formats(incomplete: str) -> list[str]:
    """Offer the formats of chats."""
    from typing import get_args

    from segue.domain.conversation import Format

    return [name for name in get_args(Format) if name.startswith(incomplete)]


def regions(incomplete: str) -> list[str]:
    """Offer the countries whose numbers are known, as two letters."""
    from phonenumbers import SUPPORTED_REGIONS

    return sorted(name for name in SUPPORTED_REGIONS if name.startswith(incomplete))


def schemas(incomplete: str) -> list[tuple[str, str]]:
    """Offer the documents that have a schema."""
    from segue.actions.schemas import schema_titles

    return _those(schema_titles(), incomplete)


def moves(incomplete: str) -> list[str]:
    """Offer the ways to ask."""
    from typing import get_args

    from segue.domain.plan import MoveId

    return [name for name in get_args(MoveId) if name.startswith(incomplete)]


def playbooks(incomplete: str) -> list[str]:
    """Offer folders that hold a playbook, and folders on the way to one."""
    return sorted(_folders(incomplete))


def _those(found: dict[str, str], incomplete: str) -> list[tuple[str, str]]:
    return [one for one in found.items() if one[0].startswith(incomplete)]


def _folders(incomplete: str) -> Iterator[str]:
    parent, begins = Path(incomplete), ""
    if incomplete and not incomplete.endswith("/"):
        parent, begins = parent.parent, parent.name
    shown = incomplete.removesuffix(begins)
    try:
        inside = [one for one in parent.expanduser().iterdir() if one.is_dir()]
    except OSError:
        return
    for folder in inside:
        if folder.name.startswith(begins) and not folder.name.startswith("."):
            is_one = (folder / _PLAYBOOK).is_file()
            yield f"{shown}{folder.name}{'' if is_one else '/'}"
