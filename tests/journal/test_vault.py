"""A seal opens with its key, in its place, unchanged, and in no other way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from segue.journal.profiles import CHEAP, DEFAULT, KEY_FILE_1, PROFILES, Profile
from segue.journal.vault import (
    BrokenSealError,
    UnknownProfileError,
    WrongKeyFileError,
    WrongPassphraseError,
    new_id,
    new_key,
    new_salt,
    seal,
    unseal,
    unwrap,
    wrap,
)


KEY = new_key()


@given(plain=st.binary(max_size=400), about=st.binary(max_size=60))
def test_what_was_sealed_opens(plain: bytes, about: bytes) -> None:
    """Any bytes come out as they went in, zeros at the end included."""
    assert unseal(KEY, seal(KEY, plain, about), about) == plain
    zeros = plain + b"\x80\0\0"
    assert unseal(KEY, seal(KEY, zeros, about), about) == zeros


def test_a_changed_seal_opens_nowhere() -> None:
    """Every single byte of it counts, and so do key and place."""
    sealed = seal(KEY, b"no", b"here")
    for at in range(len(sealed)):
        changed = bytearray(sealed)
        changed[at] ^= 1
        with pytest.raises(BrokenSealError):
            unseal(KEY, bytes(changed), b"here")
    for cut in (0, 10, 39, len(sealed) - 1):
        with pytest.raises(BrokenSealError):
            unseal(KEY, sealed[:cut], b"here")
    with pytest.raises(BrokenSealError):
        unseal(KEY, sealed, b"there")
    with pytest.raises(BrokenSealError):
        unseal(new_key(), sealed, b"here")


def test_length_tells_nothing() -> None:
    """A no is as long as a soft no, and sealed twice it looks different."""
    assert len(seal(KEY, b"no", b"")) == len(seal(KEY, b"soft_no" * 9, b""))
    assert seal(KEY, b"no", b"") != seal(KEY, b"no", b"")


@pytest.mark.parametrize(
    ("profile", "error"),
    [(CHEAP, WrongPassphraseError), (KEY_FILE_1, WrongKeyFileError)],
)
def test_only_the_secret_unwraps(profile: Profile, error: type[Exception]) -> None:
    """The right secret gives the data key, a wrong one an error of its own."""
    data_key, salt, journal_id = new_key(), new_salt(), new_id()
    wrapped = wrap(data_key, b"s" * 32, salt, journal_id, profile)
    assert unwrap(wrapped, b"s" * 32, salt, journal_id, profile.name) == data_key
    with pytest.raises(error):
        unwrap(wrapped, b"t" * 32, salt, journal_id, profile.name)
    with pytest.raises(error):
        unwrap(wrapped, b"s" * 32, salt, new_id(), profile.name)
    with pytest.raises(UnknownProfileError):
        unwrap(wrapped, b"s" * 32, salt, journal_id, "argon2id-2031-01")


def test_released_profiles_stay() -> None:
    """Names and costs, as journals out there rely on them."""
    assert dict(PROFILES) == {
        "argon2id-2026-11": Profile("argon2id-2026-11", 3, 134217728),
        "key-file-1": Profile("key-file-1", 0, 0),
        "cheap-for-tests": Profile("cheap-for-tests", 1, 65536),
    }
    assert DEFAULT.name == "argon2id-2026-11"
