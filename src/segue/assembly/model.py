"""The language model, as far as the person has configured one.

``SEGUE_LLM_URL``, ``SEGUE_LLM_MODEL``, ``SEGUE_LLM_KEY`` and
``SEGUE_LLM_TIMEOUT`` come first; what they leave open may stand in
``llm.toml`` in the data directory, as ``url``, ``model``, ``key`` and
``timeout``. A key of the file goes to the address of the file alone.
"""

import os
from importlib.util import find_spec
from typing import Final

import msgspec
from msgspec import Struct

from segue.assembly import act_reader
from segue.assembly.agreement import is_agreed
from segue.assembly.answers import answer_reader
from segue.assembly.home import CONFIGURATION, data_home
from segue.errors import InputError
from segue.rehearsal.book import Book
from segue.rehearsal.signs import answer_in
from segue.voices.endpoint import USUAL_SECONDS, Endpoint, endpoint_from
from segue.voices.phrased import PhrasedVoice
from segue.voices.review import Readers
from segue.voices.scripted import ScriptedVoice


_MOST_BYTES: Final = 1 << 16


class NoModelError(InputError):
    """No language model has been configured."""

    def __init__(self, field: str) -> None:
        """Name the field that is missing."""
        hint = "for Ollama: http://localhost:11434/v1 and the name of a model"
        super().__init__(f"{field}: no language model is configured", hint)


class NoLibraryError(InputError):
    """What speaks to language models was not installed along."""

    def __init__(self) -> None:
        """Say how to install it."""
        super().__init__(
            "--voice llm: its library is not installed", "pip install 'segue[llm]'"
        )


class NotAgreedError(InputError):
    """The person has not been told what is sent where, or did not agree."""

    def __init__(self, host: str) -> None:
        """Name the host, and say how to agree."""
        super().__init__(
            f"{host}: you have not yet agreed to what is sent there",
            "run segue rehearse --voice llm at a terminal, where it is told and asked",
        )


class ModelFileError(InputError):
    """The file that configures a language model cannot be read as one."""

    def __init__(self, says: str) -> None:
        """Say what is wrong, and nothing of what stands there."""
        hint = 'expected lines such as url = "http://localhost:11434/v1"'
        super().__init__(f"{CONFIGURATION}: {says}", hint)


class _Written(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What stands in the file."""

    url: str = ""
    model: str = ""
    key: str = ""
    timeout: float = USUAL_SECONDS


def has_library() -> bool:
    """Say whether what speaks to language models is installed."""
    try:
        return all(find_spec(name) is not None for name in ("pydantic_ai", "openai"))
    except ValueError:
        return False


def configured() -> Endpoint | None:
    """Return the language model that is configured, or nothing.

    Raises:
        InputError: What is configured cannot be one.
    """
    written = _read_file()
    url = os.environ.get("SEGUE_LLM_URL") or written.url
    if not url:
        return None
    model = os.environ.get("SEGUE_LLM_MODEL") or written.model
    if not model:
        raise NoModelError("SEGUE_LLM_MODEL")
    own = written.key if url == written.url else ""
    return endpoint_from(
        url, model, os.environ.get("SEGUE_LLM_KEY") or own, _seconds(written)
    )


def _seconds(written: _Written) -> float:
    given = os.environ.get("SEGUE_LLM_TIMEOUT")
    try:
        return float(given) if given else written.timeout
    except ValueError:
        return 0.0


def _read_file() -> _Written:
    try:
        with (data_home() / CONFIGURATION).open("rb") as file:
            data = file.read(_MOST_BYTES)
    except FileNotFoundError:
        return _Written()
    except OSError as error:
        raise ModelFileError((error.strerror or "cannot be read").lower()) from None
    try:
        return msgspec.toml.decode(data, type=_Written)
    except msgspec.ValidationError:
        raise ModelFileError(
            "a field that is not known, or of the wrong kind"
        ) from None
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise ModelFileError("not TOML") from None


def required() -> Endpoint:
    """Return the language model that is configured, with all it takes.

    Raises:
        NoLibraryError: Its library is not installed.
        NoModelError: None is configured.
        InputError: What is configured cannot be one.
    """
    if not has_library():
        raise NoLibraryError
    endpoint = configured()
    if endpoint is None:
        raise NoModelError("SEGUE_LLM_URL")
    return endpoint


def model_voice(book: Book) -> PhrasedVoice:
    """Return the voice of the language model, where it may be spoken to.

    Raises:
        NotAgreedError: The person has not agreed to what is sent there.
        InputError: There is none, or its library is not installed.
    """
    endpoint = required()
    if not is_agreed(endpoint):
        raise NotAgreedError(endpoint.host)
    return _voice_at(endpoint, book)


def _voice_at(endpoint: Endpoint, book: Book) -> PhrasedVoice:
    """Return one voice for each endpoint, which remembers its troubles."""
    if endpoint not in _VOICES:
        from segue.voices.openai_compatible import OpenAICompatible  # noqa: PLC0415 - an extra that most do without, and a second to load

        readers = Readers(act_reader(), answer_reader(), answer_in)
        script = ScriptedVoice(book.lines)
        _VOICES[endpoint] = PhrasedVoice(script, OpenAICompatible(endpoint), readers)
    return _VOICES[endpoint]


_VOICES: Final[dict[Endpoint, PhrasedVoice]] = {}
