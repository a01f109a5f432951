"""Findings about an overlay → the lines of the overlay that bring them about.

A check looks at the whole that an overlay makes with the built-in content, and
may find a fault at a place that the overlay's author never wrote: a built-in
moment that a new one hides, a stop that is gone. Such a finding is given the
place of its cause, which is found by leaving parts of the overlay out. What
the built-in content is found to be at without any overlay is not the author's
to mend, and is left out.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from msgspec.structs import replace

from segue.domain.cause import Files as Written
from segue.domain.cause import cause_of
from segue.domain.yaml_source import Lines
from segue.playbook.findings import Finding
from segue.playbook.load import ContentError, Files, SourceFile
from segue.playbook.overlay import MANIFEST, Overlay


class Seen(NamedTuple):
    """What is seen at files that were laid over others.

    Attributes:
        broken: What cannot be read, so that there is less to find anything in.
        found: What is found in the rest.
    """

    broken: Iterable[Finding]
    found: Iterable[Finding]


Look = Callable[[Files], Seen]
_Key = tuple[str, str, str]


def settle(overlay: Overlay, found: Iterable[Finding], look: Look) -> Iterator[Finding]:
    """Give findings without a line the place of their cause.

    Args:
        overlay: The folder that was checked.
        found: What was found at the whole.
        look: Finds the same again, where less is laid over.
    """
    bare = _Bare(overlay, look)
    for finding in found:
        if finding.line:
            yield finding
        elif _key(finding) not in bare.known:
            yield _settled(overlay, finding, bare)


def _settled(overlay: Overlay, finding: Finding, bare: "_Bare") -> Finding:
    cause = cause_of(bare.written, lambda less: bare.is_without(finding, less))
    if cause is None:
        return replace(finding, file=MANIFEST, line=1)
    name, path = cause
    source = overlay.own[name]
    line = source.lines.at(path) if isinstance(source, SourceFile) else 1
    return replace(finding, file=name, line=line)


class _Bare:
    """What is found where parts of an overlay, or all of it, are left out."""

    def __init__(self, overlay: Overlay, look: Look) -> None:
        self._overlay = overlay
        self._look = look
        self.written: Written = {
            name: source.value
            for name, source in overlay.own.items()
            if isinstance(source, SourceFile)
        }

    @cached_property
    def known(self) -> set[_Key]:
        """What is found at the built-in content alone."""
        return set(map(_key, self._look(self._laid({})).found))

    @cached_property
    def _broken(self) -> set[_Key]:
        return set(map(_key, self._look(self._laid(self.written)).broken))

    def is_without(self, finding: Finding, less: Written) -> bool:
        """Say whether a finding vanishes, and nothing else breaks."""
        seen = self._look(self._laid(less))
        if not set(map(_key, seen.broken)) <= self._broken:
            return False
        return _key(finding) not in map(_key, seen.found)

    def _laid(self, written: Written) -> Files:
        own: Files = {
            name: SourceFile(name, value, Lines()) for name, value in written.items()
        }
        for name, source in self._overlay.own.items():
            if isinstance(source, ContentError):
                own[name] = source
        return Overlay(self._overlay.base, own).laid()


def _key(finding: Finding) -> _Key:
    """Return what a finding is about, however often it was met."""
    return finding.code, finding.file, finding.says.partition(": broken in ")[0]
