"""What must be there, all in all: bytes that only the data key opens.

The manifest is what notices that a case vanished whole, or that a case was put
back to an earlier state together with its events.
"""

from collections.abc import Iterable
from hashlib import blake2b
from typing import Final

import msgspec
from msgspec import Struct

from segue.journal import vault
from segue.journal.vault import BrokenSealError, JournalDamagedError


class Manifest(Struct, frozen=True, array_like=True):
    """What must be there, all in all.

    Attributes:
        cases: A hash over the ids of all cases.
        events: How many events there are in all.
    """

    cases: bytes
    events: int


_MANIFESTS: Final = msgspec.json.Decoder(Manifest)


def seal_manifest(data_key: bytes, journal_id: bytes, manifest: Manifest) -> bytes:
    """Seal a manifest for one journal."""
    plain = msgspec.json.encode(manifest)
    return vault.seal(data_key, plain, b"manifest 1" + journal_id)


def open_manifest(data_key: bytes, journal_id: bytes, sealed: bytes) -> Manifest:
    """Open a manifest.

    Raises:
        JournalDamagedError: It is not what was sealed for this journal.
    """
    try:
        plain = vault.unseal(data_key, sealed, b"manifest 1" + journal_id)
    except BrokenSealError:
        raise JournalDamagedError("the manifest") from None
    return _MANIFESTS.decode(plain)


def hash_of(case_ids: Iterable[bytes]) -> bytes:
    """Return a hash over which cases there are, in whatever order."""
    return blake2b(b"".join(sorted(case_ids)), digest_size=32).digest()
