"""What a person may be asked for, so that their journal opens."""

from collections.abc import Callable
from typing import Literal


Question = Literal["passphrase", "new_passphrase"]
Ask = Callable[[Question], str]
"""Asks the person; an empty answer to ``new_passphrase`` means: without one."""
