"""The person's consent, once in each conversation with an assistant.

One server serves many conversations and cannot tell them apart. So a consent is
a word that the conversation was given and hands on with each call; the next
conversation does not know it, and has to ask again. It lives in memory only.
"""

import secrets
from collections import deque
from typing import Final

from segue.errors import InputError
from segue.mcp_server.documents import ConsentTold


NOTICE: Final = (
    "May this assistant see what Segue knows of your case or your chat? Whatever "
    "Segue hands over becomes part of this conversation: names, quotes of messages "
    "(theirs as well, and nobody asked them), how they answered, what is planned, "
    "when, and in which words. Whoever makes or runs this assistant may see it, keep "
    "it and learn from it, by their rules and not by yours or Segue's. Segue itself "
    "sends nothing anywhere, and does all this without an assistant, too: `segue` "
    "opens the app. Your yes holds for this conversation only. What was handed over "
    "is listed in your journal, if you have one: the kind and when, no words."
)
QUESTION: Final = "Let this assistant see it, in this conversation"
_MOST: Final = 200
"""Consents that are kept; beyond it the oldest goes."""

_ASK_THEM: Final = (
    "Show the person the notice word for word, and wait for their own yes or no. Then "
    "call consent with this `question` and agreed true or false. Never decide for them."
)
_GO_ON: Final = "Hand `consent` on with each call that wants it, in this conversation."
_WITHOUT: Final = (
    "Go on without: a plan from what they tell you and a rehearsal of a scene need no "
    "consent. For the rest there is `segue` on their own machine. Do not ask again "
    "unless they bring it up."
)


class NoConsentError(InputError):
    """The person has not agreed in this conversation."""

    def __init__(self) -> None:
        """Say how to ask."""
        super().__init__(
            "consent: the person has not agreed in this conversation",
            "call the consent tool first, and hand on what it gives",
        )


class NoNoticeError(InputError):
    """An assistant answered for a person to whom no notice was shown."""

    def __init__(self) -> None:
        """Say what comes first."""
        super().__init__(
            "question: the person was not shown the notice in this conversation",
            "call consent without arguments first, and show them what it gives",
        )


class Consents:
    """Every consent that was given to this server."""

    def __init__(self) -> None:
        """Begin with none."""
        self._asked: deque[str] = deque(maxlen=_MOST)
        self._given: deque[str] = deque(maxlen=_MOST)

    def ask(self) -> ConsentTold:
        """Return the notice, for an assistant to show."""
        question = _word()
        self._asked.append(question)
        return ConsentTold(
            agreed=None,
            question=question,
            consent=None,
            notice=NOTICE,
            next=_ASK_THEM,
        )

    def relayed(self, question: str | None, *, agreed: bool) -> ConsentTold:
        """Take the person's answer from an assistant, once for each notice.

        Raises:
            NoNoticeError: This conversation was given no notice to show.
        """
        if question is None or question not in self._asked:
            raise NoNoticeError
        self._asked.remove(question)
        return self.answered(agreed=agreed)

    def answered(self, *, agreed: bool) -> ConsentTold:
        """Take the person's own answer."""
        if not agreed:
            return ConsentTold(agreed=False, consent=None, notice=NOTICE, next=_WITHOUT)
        word = _word()
        self._given.append(word)
        return ConsentTold(agreed=True, consent=word, notice=NOTICE, next=_GO_ON)

    def check(self, word: str | None) -> None:
        """Let nothing pass without the person's consent.

        Raises:
            NoConsentError: They have not agreed, or in another conversation.
        """
        if word not in self._given:
            raise NoConsentError


def _word() -> str:
    """Return a word that nobody can guess."""
    return secrets.token_hex(6)
