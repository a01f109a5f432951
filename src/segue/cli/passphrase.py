"""The journal's passphrase, asked for at a terminal and shown nowhere."""

import sys
from getpass import getpass

from segue.actions.journal_access import OwnAccess
from segue.domain.secret import Question


_CHOICE = """\
This begins your journal. It is kept on this machine only, and sealed.

Choose a passphrase, and keep it: nobody can open the journal without it, you
included. Or press Enter for none. Then the key lies in a file beside the
journal, and whoever can read your files can read the journal, too."""


def own_access() -> OwnAccess:
    """Return the way to the journal; asks where there is a terminal."""
    return OwnAccess(ask_passphrase if sys.stdin.isatty() else None)


def ask_passphrase(question: Question) -> str:
    """Ask for the journal's passphrase, or for a new one, twice."""
    if question == "passphrase":
        return getpass("Passphrase of your journal: ")
    print(_CHOICE, file=sys.stderr)
    while True:
        first = getpass("New passphrase (Enter for none): ")
        if not first and agrees("Really without one?"):
            return ""
        if first and getpass("The same again: ") == first:
            return first
        print("Once more, then.", file=sys.stderr)


def agrees(question: str) -> bool:
    """Ask on the terminal; only a plain yes is one."""
    print(f"{question} [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in {"y", "yes"}
