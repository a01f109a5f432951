"""Where a language model is spoken to, as a person configures it.

Any server that speaks OpenAI's chat API will do; ``ollama serve``, the server
of llama.cpp and LM Studio do, on the person's own machine. The address is the
one that such programs name, ``http://localhost:11434/v1``; where it ends with
the port, ``/v1`` is added.
"""

import ipaddress
from typing import Final
from urllib.parse import SplitResult, urlsplit

from msgspec import Struct
from typing_extensions import override

from segue.errors import InputError


USUAL_SECONDS: Final = 60.0
"""How long one line may take; a model that is loaded first takes long."""

MOST_SECONDS: Final = 600.0
_LONGEST: Final = 500
"""Letters of an address or a name over which it is none."""

_ELSEWHERE: Final = "cloud"


class ModelAddressError(InputError):
    """What was configured is no address of a language model."""

    def __init__(self, field: str, expected: str) -> None:
        """Name the field, and nothing of what stands there."""
        super().__init__(f"{field}: not what can be used", f"expected {expected}")


class Endpoint(Struct, frozen=True, kw_only=True):
    """A language model, and where it is.

    Attributes:
        url: The address, as far as ``/v1``.
        host: Host and port, as they are shown.
        model: The model's name there.
        key: What is sent to be let in; empty where nothing is needed.
        seconds: How long one line may take.
    """

    url: str
    host: str
    model: str
    key: str = ""
    seconds: float = USUAL_SECONDS

    @property
    def is_here(self) -> bool:
        """Whether the address is one of this very machine."""
        name = urlsplit(self.url).hostname or ""
        try:
            return ipaddress.ip_address(name).is_loopback
        except ValueError:
            return name == "localhost" or name.endswith(".localhost")

    @property
    def is_open_to_read(self) -> bool:
        """Whether whoever is on the way can read what is sent."""
        return not self.is_here and self.url.startswith("http:")

    @property
    def may_pass_on(self) -> bool:
        """Whether the model's name says that it runs somewhere else.

        Ollama serves such models under names that end with ``cloud``, at an
        address of the person's own machine.
        """
        return self.model.lower().endswith(_ELSEWHERE)

    @override
    def __repr__(self) -> str:
        """Leave the key out, wherever this may be printed."""
        return f"Endpoint({self.host!r}, {self.model!r})"


def endpoint_from(url: str, model: str, key: str, seconds: float) -> Endpoint:
    """Return the endpoint that was configured.

    Raises:
        ModelAddressError: The address, the name or the key cannot be one.
    """
    parts = _checked_address(url.strip())
    if not model.strip() or len(model) > _LONGEST or not model.isprintable():
        raise ModelAddressError("SEGUE_LLM_MODEL", "a name such as llama3.2")
    if not (key.isascii() and key.isprintable()) or " " in key:
        raise ModelAddressError("SEGUE_LLM_KEY", "a key of plain letters and digits")
    if not 0 < seconds <= MOST_SECONDS:
        raise ModelAddressError(
            "SEGUE_LLM_TIMEOUT", f"seconds, up to {MOST_SECONDS:.0f}"
        )
    path = parts.path.rstrip("/") or "/v1"
    return Endpoint(
        url=f"{parts.scheme}://{parts.netloc}{path}",
        host=parts.netloc,
        model=model.strip(),
        key=key,
        seconds=seconds,
    )


def _checked_address(url: str) -> SplitResult:
    parts = _split(url)
    if parts is not None and (parts.username is not None or parts.password is not None):
        raise ModelAddressError(
            "SEGUE_LLM_URL", "no name or key in it; SEGUE_LLM_KEY is for that"
        )
    if parts is None or not _is_plain(url) or not _is_web(parts):
        raise ModelAddressError(
            "SEGUE_LLM_URL", "an address such as http://localhost:11434/v1"
        )
    return parts


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        has_port = parts.port != 0
    except ValueError:
        return None
    return parts if has_port else None


def _is_plain(url: str) -> bool:
    written = url.isascii() and url.isprintable() and " " not in url
    return written and len(url) <= _LONGEST


def _is_web(parts: SplitResult) -> bool:
    is_bare = not (parts.query or parts.fragment)
    return is_bare and parts.scheme in {"http", "https"} and bool(parts.hostname)
