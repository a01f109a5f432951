"""What a browser has told so far, in memory only.

A session is a frozen value; a desk is the place where one browser's value lies.
Nothing is written anywhere: what is not saved by the person is gone when the
app ends.
"""

import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

from litestar.di import NamedDependency
from msgspec import Struct
from msgspec.structs import replace

from segue.actions.talk import Talk
from segue.domain.situation import Situation


MOST: Final = 500
"""Sessions that are kept; beyond it the one unused for longest goes."""


IDLE_TALK_SECONDS: Final = 2 * 60 * 60.0
"""After so long without use, what was said in a rehearsal is dropped."""


class Session(Struct, frozen=True, kw_only=True):
    """What one browser has told.

    Attributes:
        situation: What is known.
        trail: Fields that were asked about, in their order.
        skipped: Fields of which the person is not sure.
        case: The case in the journal that this is about, if it is kept.
        opening_came: What they named for a yes for later has come.
        is_away: The pages are hidden until the person comes back.
        is_demonstration: What is known is an example.
        talk: The rehearsal that goes on, if there is one.
    """

    situation: Situation = Situation()
    trail: tuple[str, ...] = ()
    skipped: frozenset[str] = frozenset()
    case: str = ""
    opening_came: bool = False
    is_away: bool = False
    is_demonstration: bool = False
    talk: Talk | None = None

    @property
    def is_new(self) -> bool:
        """Whether nothing was said yet."""
        return self.situation == Situation() and not self.trail


class Sessions:
    """All sessions of one launch."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin with none.

        Args:
            clock: Seconds, by which it is told how long nothing was said.
        """
        self._kept: OrderedDict[str, Session] = OrderedDict()
        self._clock = clock
        self._talked_at: OrderedDict[str, float] = OrderedDict()

    def begin(self) -> str:
        """Begin a session, and return its unguessable name."""
        name = secrets.token_urlsafe(32)
        self._kept[name] = Session()
        while len(self._kept) > MOST:
            oldest, _ = self._kept.popitem(last=False)
            self._talked_at.pop(oldest, None)
        self._drop_idle_talks()
        return name

    def holds(self, name: str) -> bool:
        """Say whether there is a session of that name."""
        return name in self._kept

    def read(self, name: str) -> Session:
        """Return a session as it is now."""
        self._drop_idle_talks()
        self._kept.move_to_end(name)
        return self._kept[name]

    def put(self, name: str, session: Session) -> None:
        """Put a new value in a session's place."""
        self._kept[name] = session
        self._talked_at.pop(name, None)
        if session.talk:
            self._talked_at[name] = self._clock()

    def _drop_idle_talks(self) -> None:
        """Forget what was said where nobody has gone on for long."""
        long_ago = self._clock() - IDLE_TALK_SECONDS
        while self._talked_at:
            name, at = next(iter(self._talked_at.items()))
            if at > long_ago:
                return
            del self._talked_at[name]
            self._kept[name] = replace(self._kept[name], talk=None)


class Desk:
    """The place where one browser's session lies."""

    def __init__(self, sessions: Sessions, name: str) -> None:
        """Take the place by its name."""
        self._sessions = sessions
        self._name = name

    @property
    def session(self) -> Session:
        """What lies there now."""
        return self._sessions.read(self._name)

    def put(self, session: Session) -> None:
        """Put a new value there."""
        self._sessions.put(self._name, session)


OwnDesk = NamedDependency[Desk]
"""The desk of the browser that asks, as handlers get it."""
