"""Open the door: a socket here, the app behind it, a browser before it."""

import asyncio
import os
import platform
import secrets
import socket
import ssl
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from ipaddress import ip_address
from pathlib import Path
from typing import Final

import uvicorn
from msgspec import Struct

from segue.errors import InputError
from segue.web.app import make_app
from segue.web.settings import LOOPBACK, Settings


_TOKEN_BYTES: Final = 32
_SECONDS_TO_END: Final = 2
_SECONDS_TO_LOOK: Final = 0.01


class OpenToOthersError(InputError):
    """The app would listen beyond this machine, readable on the way."""

    def __init__(self, host: str) -> None:
        """Say what would be readable, and what to do."""
        hint = (
            "hand over --cert and --key, or say --without-tls "
            "if something before it encrypts"
        )
        super().__init__(
            f"--host {host}: others on the network could read along, "
            "the token and every answer included",
            hint,
        )


class PortError(InputError):
    """The app cannot listen there."""

    def __init__(self, host: str, port: int, reason: str) -> None:
        """Name the place, and what the machine says."""
        super().__init__(f"{host}:{port}: {reason.lower()}", "try another --port")


class CertificateError(InputError):
    """Certificate and key do not do."""

    def __init__(self) -> None:
        """Say what is expected."""
        hint = "expected two PEM files that belong together, --cert and --key"
        super().__init__("the certificate or its key cannot be used", hint)


class Launch(Struct, frozen=True, kw_only=True):
    """How the app is to be started.

    Attributes:
        host: Address to listen on.
        port: Port to listen on; 0 for any that is free.
        names: Further host names under which it is reached.
        certificate: PEM file; then the app speaks TLS.
        key: PEM file of its key.
        is_plain_allowed: Listen beyond this machine without TLS.
        opens_browser: Open a browser where there is one.
    """

    host: str = "127.0.0.1"
    port: int = 0
    names: tuple[str, ...] = ()
    certificate: Path | None = None
    key: Path | None = None
    is_plain_allowed: bool = False
    opens_browser: bool = True


def serve(launch: Launch) -> None:
    """Serve the app until it is interrupted.

    Prints one line with its address on standard output once it answers.

    Raises:
        InputError: The address, the port or the certificate does not do.
    """
    check_host(launch)
    check_certificate(launch)
    with _listening(launch) as listener:
        port = listener.getsockname()[1]
        settings = Settings(
            token=secrets.token_urlsafe(_TOKEN_BYTES),
            port=port,
            names=names_of(launch),
            is_secure=launch.certificate is not None,
        )
        address = address_of(launch.host, settings)

        def say_so() -> None:
            print(address, flush=True)  # noqa: T201 - the line of the contract
            if launch.opens_browser and _has_browser():
                webbrowser.open(address)

        server = uvicorn.Server(_config(launch, settings))
        with suppress(KeyboardInterrupt):
            asyncio.run(_run(server, listener, say_so))


async def _run(
    server: uvicorn.Server, listener: socket.socket, on_answering: Callable[[], None]
) -> None:
    running = asyncio.create_task(server.serve(sockets=[listener]))
    while not (server.started or running.done()):  # noqa: ASYNC110 - uvicorn tells by an attribute alone
        await asyncio.sleep(_SECONDS_TO_LOOK)
    if server.started:
        on_answering()
    await running


def check_host(launch: Launch) -> None:
    """Check that what goes over a network is not readable there.

    Raises:
        OpenToOthersError: It would be.
    """
    is_private = launch.certificate is not None or launch.is_plain_allowed
    if not _is_loopback(launch.host) and not is_private:
        raise OpenToOthersError(launch.host)


def check_certificate(launch: Launch) -> None:
    """Check that certificate and key belong together.

    Raises:
        CertificateError: They don't, or are none.
    """
    if launch.certificate is None:
        return
    try:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(launch.certificate, launch.key)
    except OSError:
        raise CertificateError from None


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def names_of(launch: Launch) -> tuple[str, ...]:
    """Return the host names that the app answers to."""
    host = f"[{launch.host}]" if ":" in launch.host else launch.host
    return (*LOOPBACK, *({host.lower()} - set(LOOPBACK)), *map(str.lower, launch.names))


def address_of(host: str, settings: Settings) -> str:
    """Return the address that opens the app."""
    shown = f"[{host}]" if ":" in host else host
    return f"{settings.scheme}://{shown}:{settings.port}/?token={settings.token}"


def _listening(launch: Launch) -> socket.socket:
    family = socket.AF_INET6 if ":" in launch.host else socket.AF_INET
    # Named, so that asyncio knows it for TCP and sends small answers at once.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((launch.host, launch.port))
    except (OSError, OverflowError) as error:
        listener.close()
        reason = getattr(error, "strerror", None) or "no such place"
        raise PortError(launch.host, launch.port, reason) from None
    return listener


def _config(launch: Launch, settings: Settings) -> uvicorn.Config:
    return uvicorn.Config(
        make_app(settings),
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=_SECONDS_TO_END,
        ssl_certfile=launch.certificate,
        ssl_keyfile=launch.key,
    )


def _has_browser() -> bool:
    """Say whether there is a screen to open a browser on.

    Without one, Python would start a browser for terminals, and take this one.
    """
    is_linux = platform.system() == "Linux"
    return not is_linux or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
