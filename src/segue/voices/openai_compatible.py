"""The one place from which a language model is reached.

Any server with OpenAI's chat API will do. What the libraries would do by
themselves and what nobody agreed to is switched off here: they follow no
redirect, use no proxy, take nothing from the environment, send nothing about
the machine, try nothing twice and log nothing.
"""

import asyncio
import logging
from typing import Final

import httpx2
from openai import APIStatusError, AsyncOpenAI, OpenAIError
from pydantic_ai.direct import model_request_stream
from pydantic_ai.exceptions import AgentRunError, ModelHTTPError, UserError
from pydantic_ai.messages import (
    ModelRequest,
    PartDeltaEvent,
    PartStartEvent,
    SystemPromptPart,
    TextPart,
    TextPartDelta,
    UserPromptPart,
)
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.profiles import ModelProfile
from pydantic_ai.providers.openai_compatible import OpenAICompatibleProvider
from typing_extensions import override

from segue.voices.endpoint import Endpoint
from segue.voices.model import Brief, ModelTroubleError
from segue.voices.tidy import without_thoughts


_NO_KEY: Final = "none"
"""What the library wants where a server wants no key; it is not sent."""

_WITHOUT_TAGS: Final = ModelProfile(thinking_tags=("\0", "\0"))
"""Thoughts are taken out here: the library misses tags that come in pieces."""

_HEADERS: Final = frozenset({
    "host", "accept", "accept-encoding", "connection", "content-type",
    "content-length", "authorization",
})  # fmt: skip
"""Everything else, such as names of the machine's system, is not sent."""

_STATUS: Final = {
    401: ("the key was refused; see SEGUE_LLM_KEY", True),
    403: ("the key was refused; see SEGUE_LLM_KEY", True),
    404: ("no such model or address; see SEGUE_LLM_MODEL and SEGUE_LLM_URL", True),
    429: ("too many requests, or none left", False),
}
_REDIRECTS: Final = range(300, 400)
_UNREADABLE: Final = "no line that can be read came from there"
_MUCH: Final = 50_000
"""Letters, thoughts included, after which no line is waited for any more."""


def silence_logs() -> None:
    """Keep the libraries from writing what is said into anybody's log."""
    for name in ("openai", "httpx2", "httpcore2", "pydantic_ai"):
        logger = logging.getLogger(name)
        logger.setLevel(logging.CRITICAL + 1)
        logger.propagate = False


class OpenAICompatible:
    """A language model behind OpenAI's chat API, wherever it runs."""

    def __init__(self, endpoint: Endpoint) -> None:
        """Take where it is; nothing is sent yet."""
        silence_logs()
        self._endpoint = endpoint

    @override
    def __repr__(self) -> str:
        return f"OpenAICompatible({self._endpoint!r})"

    def line_for(self, brief: Brief, most: int) -> str:
        """Return the line as it came; cut off once it is longer than most."""
        try:
            written = asyncio.run(self._in_time(brief, most))
        except TimeoutError:
            seconds = f"{self._endpoint.seconds:g}"
            raise self._trouble(f"no line within {seconds} seconds") from None
        except ModelHTTPError as error:
            raise self._refused(error.status_code) from None
        except (AgentRunError, OpenAIError, httpx2.HTTPError, OSError) as error:
            raise self._unreached(error) from None
        except (ValueError, TypeError, AttributeError, LookupError, UserError):
            raise self._trouble(_UNREADABLE) from None
        if not without_thoughts(written):
            raise self._trouble(_UNREADABLE)
        return written

    async def _in_time(self, brief: Brief, most: int) -> str:
        async with (
            asyncio.timeout(self._endpoint.seconds),
            httpx2.AsyncClient(
                trust_env=False,
                follow_redirects=False,
                timeout=self._endpoint.seconds,
                event_hooks={"request": [self._bare]},
            ) as http,
        ):
            return await self._written(self._model(http), brief, most)

    async def _bare(self, request: httpx2.Request) -> None:
        """Leave out of a request what nobody agreed to send."""
        for name in set(request.headers) - _HEADERS:
            del request.headers[name]
        if not self._endpoint.key:
            request.headers.pop("authorization", None)

    def _model(self, http: httpx2.AsyncClient) -> OpenAIChatModel:
        client = AsyncOpenAI(
            base_url=self._endpoint.url,
            api_key=self._endpoint.key or _NO_KEY,
            http_client=http,
            max_retries=0,
        )
        client._platform = "Unknown"  # noqa: SLF001 - else it starts a program to find out
        provider = OpenAICompatibleProvider("segue", openai_client=client)
        return OpenAIChatModel(
            self._endpoint.model, provider=provider, profile=_WITHOUT_TAGS
        )

    async def _written(self, model: OpenAIChatModel, brief: Brief, most: int) -> str:
        """Collect a line piece by piece, and stop once it is too long."""
        asked = ModelRequest(
            parts=[SystemPromptPart(brief.instructions), UserPromptPart(brief.task)]
        )
        written = ""
        async with model_request_stream(model, [asked], instrument=False) as stream:
            async for event in stream:
                if isinstance(event, PartStartEvent):
                    written += (
                        event.part.content if isinstance(event.part, TextPart) else ""
                    )
                elif isinstance(event, PartDeltaEvent) and isinstance(
                    event.delta, TextPartDelta
                ):
                    written += event.delta.content_delta
                if len(without_thoughts(written)) > most or len(written) > _MUCH:
                    break
        return written

    def _refused(self, status: int) -> ModelTroubleError:
        if status in _REDIRECTS:
            return self._trouble(
                "it sends elsewhere, where nothing was agreed to", is_lasting=True
            )
        says, is_lasting = _STATUS.get(
            status, (f"it answered with error {status}", False)
        )
        return self._trouble(says, is_lasting=is_lasting)

    def _unreached(self, error: Exception) -> ModelTroubleError:
        """Tell from a library's error whether there is anybody at all."""
        causes: list[BaseException] = [error]
        while causes[-1].__cause__ is not None:
            causes.append(causes[-1].__cause__)
        for one in causes:
            if isinstance(one, APIStatusError):
                return self._refused(one.status_code)
        if any(isinstance(one, httpx2.TimeoutException) for one in causes):
            return self._trouble(f"no line within {self._endpoint.seconds:g} seconds")
        if any(isinstance(one, httpx2.ConnectError | OSError) for one in causes):
            return self._trouble(
                "nobody answers there; is it running?", is_lasting=True
            )
        return self._trouble(_UNREADABLE)

    def _trouble(self, says: str, *, is_lasting: bool = False) -> ModelTroubleError:
        return ModelTroubleError(self._endpoint.host, says, is_lasting=is_lasting)
