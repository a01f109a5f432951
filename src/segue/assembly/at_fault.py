"""What keeps content of one's own from being used."""

from segue.errors import InputError
from segue.playbook.findings import Finding


class AtFaultError(InputError):
    """A playbook of one's own has an error that keeps it from being used."""

    def __init__(self, finding: Finding) -> None:
        """Name the place, and say what is wrong there and how to mend it."""
        place = f"{finding.file}, line {finding.line}"
        mend = (finding.fix or "").rstrip(".")
        hint = mend[:1].lower() + mend[1:]
        super().__init__(f"{place}: {finding.code}: {finding.says}", hint)
