"""What the person agreed to: one small file for each language model.

It says where text may be sent, and nothing of what was said. It counts only
for exactly the address and the model that were named when they agreed, and
only for what they were told then.
"""

import hashlib
import os
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from segue.assembly.home import data_home
from segue.errors import SegueError
from segue.voices.endpoint import Endpoint


FOLDER: Final = "agreed"
"""The files' folder in the data directory."""

TOLD: Final = 1
"""Version of what people are told; whoever was told less is asked again."""


class CannotKeepAgreementError(SegueError):
    """What was agreed to cannot be written down."""

    def __init__(self, reason: str) -> None:
        """Name the system's reason."""
        hint = "nothing was sent; allow writing there, or set SEGUE_HOME"
        super().__init__(f"{FOLDER}: {reason.lower()}", hint)


class Agreement(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One agreement.

    Attributes:
        told: Version of what the person was told.
        url: Where text may be sent.
        model: To which model there.
        at: When they agreed.
    """

    told: int
    url: str
    model: str
    at: datetime


def is_agreed(endpoint: Endpoint) -> bool:
    """Say whether the person agreed to what is sent there."""
    try:
        data = _file_of(endpoint).read_bytes()
        kept = msgspec.json.decode(data, type=Agreement)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return False
    wanted = (TOLD, endpoint.url, endpoint.model)
    return (kept.told, kept.url, kept.model) == wanted


def keep_agreement(endpoint: Endpoint, at: datetime) -> None:
    """Write down that the person agreed.

    Raises:
        CannotKeepAgreementError: It cannot be written.
    """
    agreed = Agreement(told=TOLD, url=endpoint.url, model=endpoint.model, at=at)
    file = _file_of(endpoint)
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as opened:
            opened.write(msgspec.json.encode(agreed))
    except OSError as error:
        raise CannotKeepAgreementError(error.strerror or "cannot be written") from None


def forget_agreements() -> int:
    """Remove every agreement, and return how many there were."""
    files = list((data_home() / FOLDER).glob("*.json"))
    for file in files:
        file.unlink(missing_ok=True)
    return len(files)


def _file_of(endpoint: Endpoint) -> Path:
    name = hashlib.sha256(f"{endpoint.url}\n{endpoint.model}".encode()).hexdigest()
    return data_home() / FOLDER / f"{name[:32]}.json"
