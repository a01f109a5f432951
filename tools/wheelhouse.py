"""What is installed here → a folder of wheels, without a network.

A wheel is what an installed distribution's files were unpacked from; so they
can be packed again. What ``pip`` then installs from that folder alone is the
very versions that were tried here, and nothing that is not declared.

Scripts that a distribution ships as files are left out; the usual ones are made
anew from its entry points.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, PackagePath, distribution
from pathlib import Path
from typing import Final
from zipfile import ZIP_STORED, ZipFile

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name


_INSTALLERS_OWN: Final = frozenset(
    {"INSTALLER", "REQUESTED", "RECORD", "direct_url.json"}
)
_TAG = re.compile(r"^Tag: (\S+?)-(\S+?)-(\S+)$", re.MULTILINE)


def needed_by(names: Iterable[str], *, but: str) -> list[Distribution]:
    """Return what some packages need, and what that needs, and so on.

    Args:
        names: The packages, extras in brackets.
        but: Left out: what is to be tried comes as a wheel of its own.
    """
    found: dict[str, Distribution] = {}
    waiting = [Requirement(name) for name in names]
    while waiting:
        wanted = waiting.pop()
        name = canonicalize_name(wanted.name)
        here = distribution(wanted.name)
        is_new = name not in found
        found[name] = here
        if is_new or wanted.extras:
            waiting += _next(here, wanted.extras)
    return [one for name, one in sorted(found.items()) if name != but]


def _next(here: Distribution, extras: Iterable[str]) -> Iterator[Requirement]:
    for line in here.requires or ():
        wanted = Requirement(line)
        chosen = [{"extra": extra} for extra in ("", *extras)]
        if wanted.marker is None or any(map(wanted.marker.evaluate, chosen)):
            yield wanted


def pack(found: Distribution, folder: Path) -> Path:
    """Write the wheel of an installed distribution into a folder.

    Returns:
        The wheel's path.
    """
    files = [one for one in found.files or () if _travels(one)]
    (meta,) = {one.parts[0] for one in files if one.name == "WHEEL" and _is_meta(one)}
    target = folder / f"{meta.removesuffix('.dist-info')}-{_tags(found)}.whl"
    record = io.StringIO()
    rows = csv.writer(record, lineterminator="\n")
    with ZipFile(target, "w", ZIP_STORED) as wheel:
        for one in files:
            wheel.write(str(one.locate()), one.as_posix())
            hashed = f"{one.hash.mode}={one.hash.value}" if one.hash else ""
            rows.writerow((one.as_posix(), hashed, one.size or ""))
        rows.writerow((f"{meta}/RECORD", "", ""))
        wheel.writestr(f"{meta}/RECORD", record.getvalue())
    return target


def _travels(path: PackagePath) -> bool:
    if path.parts[0] == ".." or "__pycache__" in path.parts:
        return False
    return not (_is_meta(path) and path.name in _INSTALLERS_OWN)


def _is_meta(path: PackagePath) -> bool:
    return path.parts[0].endswith(".dist-info")


def _tags(found: Distribution) -> str:
    """Return the tags of a wheel's name: Python, interface, platform."""
    written = _TAG.findall(found.read_text("WHEEL") or "")
    columns = zip(*written, strict=True)
    return "-".join(".".join(dict.fromkeys(column)) for column in columns)
