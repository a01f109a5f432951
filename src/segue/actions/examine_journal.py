"""Does the journal open, and does every seal hold?"""

from collections.abc import Iterator

from segue.actions.finding import Finding
from segue.actions.journal_access import Access
from segue.assembly.home import KEY_NAME, data_home
from segue.assembly.journal import NoJournalYetError, NoPassphraseError
from segue.errors import SegueError


def examine_journal(access: Access) -> Iterator[Finding]:
    """Look at every seal of the journal, if there is one.

    Args:
        access: To the journal.
    """
    try:
        with access.opened() as journal:
            examined = journal.examine()
    except NoJournalYetError:
        yield Finding("Journal", "good", "None yet. `segue case new NAME` begins one.")
        return
    except NoPassphraseError as error:
        yield Finding("Journal", "note", f"Not looked at: {error.line()}.")
        return
    except SegueError as error:
        yield Finding("Journal", "bad", f"{error.line()}.")
        return
    for damage in examined.damages:
        yield Finding("Journal", "bad", f"Damaged: {damage}. See segue journal check.")
    if not examined.damages:
        cases = len(examined.kept)
        says = f"Opens, and every seal holds; cases: {cases}."
        yield Finding("Journal", "good", says)
    if (data_home() / KEY_NAME).exists():
        says = "Has no passphrase: whoever can read your files can read it."
        yield Finding("Journal", "note", f"{says} `segue journal passphrase` adds one.")
