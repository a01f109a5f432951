"""Show what a folder of one's own changes against the built-in content."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from segue import assembly
from segue.domain.content_change import Change
from segue.domain.plan import CONTRACT
from segue.playbook.changes import changes
from segue.playbook.load import content_folder, read_folder
from segue.playbook.overlay import Overlay, all_read, is_overlay, read_overlay
from segue.rehearsal.load import overlay_of, read_sources


class PlaybookChanges(Struct, frozen=True, kw_only=True):
    """What differs from the built-in content.

    Attributes:
        contract: Version of this document.
        changes: By file, in the order of the built-in rules.
    """

    contract: int = CONTRACT
    changes: tuple[Change, ...]


def show_changes(folder: Path) -> PlaybookChanges:
    """Say what a folder changes: of the advice, and of scenes and people.

    Args:
        folder: Laid over the built-in content, or a whole copy of it.

    Raises:
        InputError: The folder is no playbook, or one of its files is at fault.
    """
    assembly.expect_playbook(folder)
    if is_overlay(folder):
        found = [*_of(read_overlay(folder)), *_of(overlay_of(folder))]
    else:
        base, own = read_folder(content_folder()), read_folder(folder)
        found = list(changes(base, own, {**base, **own}))
        base, own = read_sources(content_folder()), read_sources(folder)
        found += changes(base, own, {**base, **own})
    return PlaybookChanges(changes=tuple(found))


def _of(overlay: Overlay) -> Iterator[Change]:
    yield from changes(overlay.base, all_read(overlay.laid()), all_read(overlay.own))
