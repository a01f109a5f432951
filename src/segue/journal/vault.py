"""Seals: bytes in, bytes that only one key opens, in one place only, out.

Everything is sealed with XChaCha20-Poly1305. What a seal is about (which case,
which place in the order, which event came before) is bound into it as
associated data, so that a sealed row opens nowhere but where it was put.

    passphrase ── Argon2id ──► wrapping key ──► data key ──► a key for each case
                                                   │               │
                                                slots, manifest  events, heads

Plain texts are padded, so that a "no" is not shorter than a "soft_no".
"""

from hashlib import blake2b
from typing import Final

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
)
from nacl.exceptions import CryptoError
from nacl.pwhash import argon2id
from nacl.utils import random as random_bytes

from segue.errors import InputError, SegueError
from segue.journal.profiles import KEY_FILE_1, PROFILES, Profile


KEY_BYTES: Final = 32
SALT_BYTES: Final = 16
TAG_BYTES: Final = 16
ID_BYTES: Final = 16
NO_TAG: Final = bytes(TAG_BYTES)
"""What stands before a chain's first event."""

_NONCE_BYTES: Final = 24
_PAD_TO: Final = 128
_END: Final = b"\x80"


class JournalDamagedError(SegueError):
    """What is in the journal is not what was put there."""

    def __init__(self, where: str) -> None:
        """Name the place, in no words of the journal's."""
        hint = "restore a copy, or see what can be read: segue journal check"
        super().__init__(f"the journal is damaged: {where}", hint)
        self.where = where


class WrongPassphraseError(InputError):
    """The passphrase does not open this journal."""

    def __init__(self) -> None:
        """Say so, and nothing about the right one."""
        super().__init__(
            "this passphrase does not open the journal", "nothing was read"
        )


class WrongKeyFileError(InputError):
    """The key file does not open this journal."""

    def __init__(self) -> None:
        """Say so."""
        hint = "both belong together: restore them from the same copy"
        super().__init__("journal.key does not open journal.db", hint)


class UnknownProfileError(InputError):
    """The journal was made with a profile that this version does not know."""

    def __init__(self) -> None:
        """Say what would help."""
        hint = "a newer Segue opens it"
        super().__init__("the journal names a profile that is not known here", hint)


class BrokenSealError(Exception):
    """A seal does not open: wrong key, wrong place, or changed bytes."""


def new_key() -> bytes:
    """Return a random key."""
    return random_bytes(KEY_BYTES)


def new_id() -> bytes:
    """Return a random name for a journal or a case."""
    return random_bytes(ID_BYTES)


def new_salt() -> bytes:
    """Return a random salt for one derivation."""
    return random_bytes(SALT_BYTES)


def seal(key: bytes, plain: bytes, about: bytes) -> bytes:
    """Seal bytes for one place.

    Args:
        key: 32 bytes.
        plain: Of any length; what it is stays hidden up to 128 bytes.
        about: The place; needed to open the seal again.
    """
    nonce = random_bytes(_NONCE_BYTES)
    padded = plain + _END + bytes(-(len(plain) + 1) % _PAD_TO)
    sealed = crypto_aead_xchacha20poly1305_ietf_encrypt(padded, about, nonce, key)
    return nonce + sealed


def unseal(key: bytes, sealed: bytes, about: bytes) -> bytes:
    """Open what was sealed for this place.

    Raises:
        BrokenSealError: It was not sealed with this key for this place.
    """
    nonce, rest = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
    if len(rest) < TAG_BYTES:
        raise BrokenSealError
    try:
        padded = crypto_aead_xchacha20poly1305_ietf_decrypt(rest, about, nonce, key)
    except CryptoError:
        raise BrokenSealError from None
    return padded.rstrip(b"\0")[:-1]


def tag_of(sealed: bytes) -> bytes:
    """Return the part of a seal that the next one in a chain is bound to."""
    return sealed[-TAG_BYTES:]


def wrapping_key(secret: bytes, salt: bytes, profile: Profile) -> bytes:
    """Turn a passphrase, or a key file's bytes, into the key that wraps others.

    Args:
        secret: The passphrase in UTF-8, or 32 random bytes.
        salt: 16 bytes.
        profile: What the derivation costs.
    """
    if profile == KEY_FILE_1:
        return blake2b(
            secret, salt=salt, person=b"segue key file", digest_size=32
        ).digest()
    return argon2id.kdf(
        KEY_BYTES,
        secret,
        salt,
        opslimit=profile.passes,
        memlimit=profile.memory_bytes,
    )


def wrap(
    data_key: bytes, secret: bytes, salt: bytes, journal_id: bytes, profile: Profile
) -> bytes:
    """Seal the data key so that only the secret opens it."""
    key = wrapping_key(secret, salt, profile)
    return seal(key, data_key, _about_wrapped(journal_id, profile))


def unwrap(
    wrapped: bytes, secret: bytes, salt: bytes, journal_id: bytes, profile_name: str
) -> bytes:
    """Open the data key.

    Raises:
        WrongPassphraseError: The secret is another one.
        UnknownProfileError: A newer version made the journal.
    """
    profile = PROFILES.get(profile_name)
    if profile is None:
        raise UnknownProfileError
    key = wrapping_key(secret, salt, profile)
    try:
        return unseal(key, wrapped, _about_wrapped(journal_id, profile))
    except BrokenSealError:
        if profile == KEY_FILE_1:
            raise WrongKeyFileError from None
        raise WrongPassphraseError from None


def _about_wrapped(journal_id: bytes, profile: Profile) -> bytes:
    return b"segue wrapped 1" + journal_id + profile.name.encode()
