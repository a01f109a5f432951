"""Is the platform's own key store at hand?"""

from collections.abc import Iterator

from segue.actions.finding import Finding
from segue.assembly.key_store import key_store


def examine_key_store() -> Iterator[Finding]:
    """Say whether the platform can keep the passphrase."""
    works = key_store().priority > 0
    says = (
        "`segue journal unlock --keep` can keep the passphrase there."
        if works
        else "None here. SEGUE_PASSPHRASE, or the question at the terminal, works."
    )
    yield Finding("Key store", "good" if works else "note", says)
