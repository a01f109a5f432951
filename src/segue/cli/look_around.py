"""The doctor's looks, one after the other, and the page that they make.

They have to speak where the rest is broken. So they need nothing but Python,
each look is taken by itself, and a library that cannot be loaded is one finding
among the others.
"""

import json
import shutil
import textwrap
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from segue.actions.finding import Finding
from segue.cli.clean import clean


_MARKS: Final = {"good": "ok", "note": "note", "bad": "BAD"}
_WIDEST: Final = 88
_NARROWEST: Final = 20
Look = Callable[[], Iterable[Finding]]


def examine(port: int | None = None, *, as_json: bool = False) -> bool:
    """Look at everything, print what was found, and say whether all is well.

    Args:
        port: Where the app is meant to listen, if that is asked.
        as_json: One JSON document instead of a page.
    """
    findings = [one for what, look in _looks(port) for one in looked(what, look)]
    well = all(one.how != "bad" for one in findings)
    if as_json:
        rows = [{"what": f.what, "how": f.how, "says": f.says} for f in findings]
        print(json.dumps({"contract": 1, "well": well, "findings": rows}))
    else:
        for line in _page(findings):
            print(line)
    return well


def _looks(port: int | None) -> Iterator[tuple[str, Look]]:
    yield "Installation", _installation
    yield "Advice", _advice
    yield "Models", _models
    yield "Machine", lambda: _machine(port)
    yield "Journal", _journal
    yield "Key store", _key_store
    yield "Language model", _voice


def looked(what: str, look: Look) -> list[Finding]:
    """Return what a look finds, or that it could not be taken.

    Args:
        what: What is looked at.
        look: The look.
    """
    try:
        return list(look())
    except ImportError as error:
        library = (error.name or "a library").partition(".")[0]
        mend = f"pip install --force-reinstall {library}"
        says = f"Not looked at: {library} cannot be loaded. Try: {mend}."
    except Exception as error:  # noqa: BLE001 - whatever is broken must not break the doctor
        says = f"Could not be looked at ({type(error).__name__})."
    return [Finding(what, "bad", says)]


def _page(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield lines: a mark, what was looked at, and what was found beside it."""
    rows = [(f"  {_MARKS[one.how]:4} {one.what}", one.says) for one in findings]
    wide = max(len(label) for label, _ in rows) + 2
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    for label, says in rows:
        yield from textwrap.wrap(
            clean(says),
            max(width, wide + _NARROWEST),
            initial_indent=f"{label:{wide}}",
            subsequent_indent=" " * wide,
            break_long_words=False,
            break_on_hyphens=False,
        )


def _installation() -> Iterable[Finding]:
    from segue.actions.installation import examine_installation

    return examine_installation()


def _advice() -> Iterable[Finding]:
    from segue.actions.examine_advice import examine_advice

    return examine_advice()


def _models() -> Iterable[Finding]:
    from segue.actions.examine_models import examine_models

    return examine_models()


def _machine(port: int | None) -> Iterable[Finding]:
    from segue.actions.examine_machine import examine_machine

    return examine_machine(port)


def _journal() -> Iterable[Finding]:
    from segue.actions.examine_journal import examine_journal
    from segue.cli.passphrase import own_access

    return examine_journal(own_access())


def _key_store() -> Iterable[Finding]:
    from segue.actions.examine_key_store import examine_key_store

    return examine_key_store()


def _voice() -> Iterable[Finding]:
    from segue.actions.examine_voice import examine_voice

    return examine_voice()
