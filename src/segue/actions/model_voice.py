"""What a language model would be told, and the person's yes to that."""

from msgspec import Struct

from segue.assembly import system_clock
from segue.assembly.agreement import forget_agreements, is_agreed, keep_agreement
from segue.assembly.model import model_voice, required
from segue.domain.plan import CONTRACT
from segue.rehearsal.load import load_built_in
from segue.voices.endpoint import Endpoint


class Told(Struct, frozen=True, kw_only=True):
    """What goes where, for the person to say yes or no to.

    Attributes:
        contract: Version of this document.
        host: Host and port that it goes to.
        model: The model's name there.
        where: Where that is, in a sentence.
        sent: What is sent, in sentences.
        kept_back: What is not.
        is_agreed: Whether the person has agreed to this before.
    """

    contract: int = CONTRACT
    host: str
    model: str
    where: str
    sent: tuple[str, ...]
    kept_back: str
    is_agreed: bool


_SENT = (
    (
        "With each of your lines: the last turns of the rehearsal, your own words"
        " included; the scene, and what the other one in it is like; what they have"
        " decided to answer, and a line that says it; and the names that you gave"
        " with --them and --you."
    ),
    "With --plan also what the plan says of your reason and your words.",
)
_KEPT_BACK = (
    "Never sent: your journal and its cases, your chats, the debrief, and what"
    " you note on nerves and on your if-then card."
)


def what_goes_where() -> Told:
    """Say what the configured language model would be sent; send nothing.

    Raises:
        NoLibraryError: Its library is not installed.
        InputError: None is configured, or not one that can be used.
    """
    endpoint = required()
    return Told(
        host=endpoint.host,
        model=endpoint.model,
        where=_where(endpoint),
        sent=_SENT,
        kept_back=_KEPT_BACK,
        is_agreed=is_agreed(endpoint),
    )


def _where(endpoint: Endpoint) -> str:
    if endpoint.may_pass_on:
        return (
            "By its name this model runs elsewhere, whatever the address: what is"
            " sent leaves this machine."
        )
    if endpoint.is_here:
        return "That is a program on this machine. What it keeps is up to it."
    elsewhere = "That is another machine. Whoever runs it can read and keep it."
    if endpoint.is_open_to_read:
        return f"{elsewhere} It goes there unencrypted."
    return elsewhere


def agree() -> None:
    """Keep that the person agreed to what they were told.

    Raises:
        CannotKeepAgreementError: It cannot be written down.
    """
    keep_agreement(required(), system_clock())


def take_back() -> int:
    """Forget every agreement, and return how many there were."""
    return forget_agreements()


def take_troubles() -> tuple[str, ...]:
    """Return what went wrong with the model since this was last called."""
    return model_voice(load_built_in()).take_troubles()
