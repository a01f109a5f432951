"""Read one grammar at many places of a buffer at once.

A ``Cursor`` stands at the beginning of every line and moves all of them along
together: numbers, literals and words of the grammar become a few operations on
whole arrays, which is what makes a million lines a matter of a fraction of a
second. A place where the grammar does not fit is marked and stays behind.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


Bytes = NDArray[np.uint8]
Places = NDArray[np.int32]
Flags = NDArray[np.bool_]


class Cursor:
    """Many places in one buffer, read in step.

    Attributes:
        at: Where each place stands now, in bytes.
        fits: Whether the grammar has fitted so far.
    """

    def __init__(self, data: Bytes, at: Places) -> None:
        """Stand at the given places of the buffer."""
        self._data = data
        self.at = at.copy()
        self.fits = np.ones(len(at), np.bool_)

    def peek(self, ahead: int = 0) -> Bytes:
        """Return the byte at each place; the last one where the buffer ends."""
        return self._data.take(self.at + ahead if ahead else self.at, mode="clip")

    def stands_before(self, token: bytes) -> Flags:
        """Say for each place whether a token follows."""
        found: Flags = self.at <= len(self._data) - len(token)
        for ahead, byte in enumerate(token):
            found &= self.peek(ahead) == byte
            if not found.any():
                break
        return found

    def literal(self, token: bytes) -> None:
        """Pass a token that has to stand here."""
        if token:
            self.fits &= self.stands_before(token)
            self.at += len(token)

    def skip(self, tokens: Sequence[bytes]) -> None:
        """Pass any of some tokens, as often as they stand here."""
        firsts = {token[0] for token in tokens}
        while any((self.peek() == first).any() for first in firsts):
            before = self.at.copy()
            for token in tokens:
                self.at += self.stands_before(token) * np.int32(len(token))
            if (before == self.at).all():
                return

    def word(self, choices: Sequence[tuple[bytes, int]]) -> NDArray[np.int8]:
        """Pass one of some words; return the value of that one."""
        value = np.full(len(self.at), -1, np.int8)
        step = np.zeros(len(self.at), np.int32)
        for token, meaning in choices:
            found = self.stands_before(token) & (value < 0)
            value[found] = meaning
            step[found] = len(token)
        self.fits &= value >= 0
        self.at += step
        return value

    def number(self, most: int, zero: bytes = b"0") -> NDArray[np.int32]:
        """Pass a number of at least one digit and at most ``most``.

        Args:
            most: How many digits it may have.
            zero: The digit zero; another script's has several bytes, and its
                digits differ in the last one.
        """
        lead, first = zero[:-1], np.uint8(zero[-1])
        value = np.zeros(len(self.at), np.int32)
        going = np.ones(len(self.at), np.bool_)
        for place in range(most):
            byte = self.peek(len(lead)) - first
            going &= byte < 10  # noqa: PLR2004 - ten digits
            for ahead, wanted in enumerate(lead):
                going &= self.peek(ahead) == wanted
            if place == 0:
                self.fits &= going
            elif not going.any():
                break
            value = np.where(going, value * 10 + byte, value)
            self.at += going * np.int32(len(zero))
        return value
