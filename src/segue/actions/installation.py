"""Is the program itself whole? Python, files, libraries, extras, encoding.

All of it stands on the standard library alone and loads nothing of Segue that
needs more, so that it can still say what is wrong where nothing else starts.
"""

import base64
import hashlib
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from importlib.metadata import (
    Distribution,
    PackageNotFoundError,
    PackagePath,
    distribution,
)
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Final

from segue.actions.finding import Finding


NAME: Final = "segue"
OLDEST_PYTHON: Final = (3, 11)
_AGAIN: Final = "Install Segue again: pip install --force-reinstall segue"
_NAMED: Final = 3
"""So many damaged files are named."""

MODULES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "desktop-notifier": "desktop_notifier",
        "django-js-lib-htmx": "js_lib_htmx",
        "jinja2": "jinja2",
        "pydantic-ai-slim": "pydantic_ai",
        "pynacl": "nacl",
        "pyyaml": "yaml",
        "vl-convert-python": "vl_convert",
    }
)
"""What a library is imported as, where that is not its name."""

LOADED: Final = (
    "typer", "rich", "msgspec", "yaml", "numpy", "nacl.bindings", "sqlalchemy",
    "keyring", "litestar", "vl_convert",
)  # fmt: skip
"""Modules that are loaded to see whether they can be: what much stands on, and
what holds machine code, which may not fit the machine. What runs the models is
tried by running them."""

EXTRAS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "llm": "a language model as partner",
        "mcp": "segue mcp, for assistants",
        "postgres": "a journal in PostgreSQL",
    }
)
"""The extras that a person may want, and what for."""

_REQUIREMENT = re.compile(r"([A-Za-z0-9._-]+)(?:\[[^]]*\])?\s*([^;]*)(?:;(.*))?")
_BOUND = re.compile(r"(>=|<=|==|!=|>|<|~=)\s*([0-9][^,\s)]*)")
_EXTRA = re.compile(r"""extra\s*==\s*['"]([^'"]+)['"]""")
_RELEASE = re.compile(r"\d+(?:\.\d+)*")


def examine_installation() -> Iterator[Finding]:
    """Look at what was installed, one finding for each thing."""
    looks: tuple[Callable[[], Iterator[Finding]], ...] = (
        lambda: program(sys.version_info[:3]),
        files,
        libraries,
        extras,
        lambda: encoding(sys.stdout.encoding, sys.getfilesystemencoding()),
    )
    for look in looks:
        yield from look()


def program(python: Sequence[int]) -> Iterator[Finding]:
    """Say which version runs on which Python.

    Args:
        python: Major, minor and micro version.
    """
    shown = ".".join(map(str, python))
    found = _installed(NAME)
    version = found.version if found else "not installed"
    if tuple(python[:2]) < OLDEST_PYTHON:
        oldest = ".".join(map(str, OLDEST_PYTHON))
        says = f"Python {shown} is too old: Segue needs {oldest} or newer."
        yield Finding("Segue", "bad", says)
    elif found is None:
        says = f"On Python {shown}, but not installed: pip install segue."
        yield Finding("Segue", "note", says)
    else:
        yield Finding("Segue", "good", f"{version} on Python {shown}.")


def _installed(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


# ---- files


def files() -> Iterator[Finding]:
    """Compare each file with what was installed: models, advice, code."""
    found = _installed(NAME)
    listed = [] if found is None else _own_files(found)
    if not listed:
        says = "Run from a checkout: there is no list to compare with."
        yield Finding("Files", "good", says)
        return
    missing = [one for one in listed if not Path(one.locate()).exists()]
    damaged = [one for one in listed if one not in missing and not _is_whole(one)]
    for how, paths in (("missing", missing), ("not as installed", damaged)):
        if paths:
            yield Finding("Files", "bad", f"{_named(paths)}: {how}. {_AGAIN}.")
    if not missing and not damaged:
        yield Finding("Files", "good", f"{len(listed)}, all as they were installed.")


def _own_files(found: Distribution) -> list[PackagePath]:
    """Return what is listed with a hash below the package's folder."""
    return [one for one in found.files or () if one.parts[0] == NAME and one.hash]


def _is_whole(path: PackagePath) -> bool:
    if path.hash is None:
        return True
    digest = hashlib.new(path.hash.mode)
    with Path(path.locate()).open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    shown = base64.urlsafe_b64encode(digest.digest()).rstrip(b"=").decode()
    return shown == path.hash.value


def _named(paths: Sequence[PurePosixPath]) -> str:
    more = len(paths) - _NAMED
    names = ", ".join(one.name for one in paths[:_NAMED])
    return f"{names} and {more} more" if more > 0 else names


# ---- libraries


def libraries() -> Iterator[Finding]:
    """See whether every library is there, fits, and can be loaded."""
    wanted = list(_wanted(""))
    troubles = [*_troubles(wanted), *_unloadable()]
    for says in troubles:
        yield Finding("Libraries", "bad", says)
    if not troubles:
        yield Finding("Libraries", "good", f"{len(wanted)}, all there.")


def extras() -> Iterator[Finding]:
    """Say which extras are installed, and how to get the others."""
    there, not_there = [], []
    for extra, purpose in EXTRAS.items():
        wanted = list(_wanted(extra))
        is_there = wanted and not any(_trouble(*one) for one in wanted)
        if is_there:
            there.append(extra)
        else:
            not_there.append(f"{extra} ({purpose}): pip install 'segue[{extra}]'")
    says = f"{', '.join(there) or 'None'}."
    if not_there:
        says += f" Not needed, and not here: {'; '.join(not_there)}."
    yield Finding("Extras", "good", says)


def _wanted(extra: str) -> Iterator[tuple[str, str]]:
    """Yield name and bounds of each library, or of each that an extra adds."""
    found = _installed(NAME)
    for line in (found.requires if found else None) or ():
        read = _REQUIREMENT.fullmatch(line)
        marked = _EXTRA.search(read[3] or "") if read else None
        if read and (marked[1] if marked else "") == extra:
            yield read[1], read[2].strip().strip("()")


def _troubles(wanted: Sequence[tuple[str, str]]) -> Iterator[str]:
    for name, bounds in wanted:
        says = _trouble(name, bounds)
        if says:
            yield says


def _trouble(name: str, bounds: str) -> str:
    """Say in a sentence what is wrong with a library, or nothing."""
    found = _installed(name)
    mend = f"pip install '{name}{bounds}'"
    if found is None:
        return f"{name} is not installed: {mend}."
    if not _fits(found.version, bounds):
        return f"{name} {found.version} does not fit ({bounds}): {mend}."
    try:
        is_there = find_spec(module_of(name)) is not None
    except (ImportError, ValueError):
        is_there = False
    again = f"pip install --force-reinstall {name}"
    return "" if is_there else f"{name} is damaged: {again}."


def module_of(name: str) -> str:
    """Return what a library is imported as."""
    plain = name.lower()
    return MODULES.get(plain, plain.replace("-", "_"))


def _unloadable() -> Iterator[str]:
    for module in LOADED:
        if find_spec(module.partition(".")[0]) is None:
            continue
        try:
            import_module(module)
        except Exception as error:  # noqa: BLE001 - another's code may raise anything where it is broken
            says = f"{module} cannot be loaded ({type(error).__name__})"
            yield f"{says}: pip install --force-reinstall {_library_of(module)}."


def _library_of(module: str) -> str:
    top = module.partition(".")[0]
    return next((name for name, one in MODULES.items() if one == top), top)


def _fits(version: str, bounds: str) -> bool:
    """Say whether a version lies within bounds such as ``>=1.23,<1.29``.

    Releases alone are compared; that is all that Segue's own bounds speak of,
    and ``packaging``, which can do more, may be what is missing.
    """
    here = _release(version)
    checks: dict[str, Callable[[tuple[int, ...]], bool]] = {
        ">=": lambda bound: here >= bound,
        "<": lambda bound: here < bound,
    }
    return all(
        checks[sign](_release(bound))
        for sign, bound in _BOUND.findall(bounds)
        if sign in checks
    )


def _release(version: str) -> tuple[int, ...]:
    found = _RELEASE.match(version)
    numbers = [int(one) for one in found[0].split(".")] if found else []
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)


# ---- text


def encoding(terminal: str | None, names: str) -> Iterator[Finding]:
    """Say whether quotes, names and emoji can be shown.

    Args:
        terminal: The encoding of standard output.
        names: The encoding of file names.
    """
    odd = [one for one in (terminal or "none", names) if not _is_utf8(one)]
    if odd:
        says = f"{odd[0]}: what it cannot show comes out as ?. Set PYTHONUTF8=1."
        yield Finding("Text", "note", says)
    else:
        yield Finding("Text", "good", "UTF-8.")


def _is_utf8(name: str) -> bool:
    return name.lower().replace("-", "").replace("_", "") == "utf8"
