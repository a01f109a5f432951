"""The platform's own key store, chosen without asking the whole system.

Left to itself, ``keyring`` tries the key stores of all platforms, and for that
calls a compiler and a linker. What a person has configured for it counts first;
else only the stores of this platform are tried.
"""

import sys
from importlib import import_module
from types import MappingProxyType
from typing import Final

import keyring
import keyring.core
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import KeyringError

from segue.errors import SegueError


_SERVICE: Final = "segue"
_LINUX: Final = (
    ("keyring.backends.SecretService", "Keyring"),
    ("keyring.backends.kwallet", "DBusKeyring"),
)
_OF_PLATFORM: Final = MappingProxyType(
    {
        "darwin": (("keyring.backends.macOS", "Keyring"),),
        "win32": (("keyring.backends.Windows", "WinVaultKeyring"),),
    }
)


class NoKeyStoreError(SegueError):
    """The platform has no key store that works."""

    def __init__(self) -> None:
        """Say what works everywhere."""
        hint = "SEGUE_PASSPHRASE and the question at the terminal work everywhere"
        super().__init__("no key store can be used here", hint)


def key_store() -> KeyringBackend:
    """Return the key store to use; one that holds nothing where none works."""
    chosen = keyring.core._keyring_backend  # noqa: SLF001 - get_keyring() would go and choose
    if chosen is None:
        configured = keyring.core.load_env() or keyring.core.load_config()
        keyring.set_keyring(configured or _of_platform())
    return keyring.get_keyring()


def _of_platform() -> KeyringBackend:
    for module, name in _OF_PLATFORM.get(sys.platform, _LINUX):
        backend: type[KeyringBackend] = getattr(import_module(module), name)
        if backend.viable:
            return backend()
    return NoKeyring()  # type: ignore[no-untyped-call] # not typed there


def passphrase_at_hand(journal_id: bytes) -> str | None:
    """Return the passphrase from the platform's key store, if it is there."""
    try:
        return key_store().get_password(_SERVICE, journal_id.hex())
    except KeyringError:
        return None


def keep_at_hand(journal_id: bytes, passphrase: str) -> None:
    """Put the passphrase into the platform's key store.

    Raises:
        NoKeyStoreError: There is none that works.
    """
    try:
        key_store().set_password(_SERVICE, journal_id.hex(), passphrase)
    except KeyringError:
        raise NoKeyStoreError from None


def forget_at_hand(journal_id: bytes) -> bool:
    """Take the passphrase out of the key store; say whether it was there."""
    try:
        key_store().delete_password(_SERVICE, journal_id.hex())
    except KeyringError:
        return False
    return True
