"""What one derivation of a key from a passphrase costs, by name and date.

A journal remembers the name of its profile, never the numbers. A profile that
has been released is never changed or removed: a later one is added below it,
and a journal moves to it when its passphrase is changed.
"""

from types import MappingProxyType
from typing import Final

from msgspec import Struct


class Profile(Struct, frozen=True):
    """One setting of Argon2id with one lane, as libsodium has it.

    Attributes:
        name: As a journal keeps it.
        passes: Over the memory.
        memory_bytes: How much is filled.
    """

    name: str
    passes: int
    memory_bytes: int


ARGON2ID_2026_11: Final = Profile("argon2id-2026-11", 3, 128 * 1024 * 1024)
"""Three passes as RFC 9106 has them for little memory, over twice its 64 MiB,
since it has four lanes and this has one; about a quarter of a second."""

CHEAP: Final = Profile("cheap-for-tests", 1, 64 * 1024)
"""Protects nothing. Only tests name it, when they make a journal."""

KEY_FILE_1: Final = Profile("key-file-1", 0, 0)
"""No derivation: the secret is 32 random bytes, in a file by the journal."""

DEFAULT: Final = ARGON2ID_2026_11
"""What a new passphrase gets."""

PROFILES: Final = MappingProxyType(
    {profile.name: profile for profile in (ARGON2ID_2026_11, KEY_FILE_1, CHEAP)}
)
"""All that were ever released, by name."""
