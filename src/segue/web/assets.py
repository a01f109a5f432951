"""Style, script, icon and htmx as the browser asks for them.

Each has its content's hash in its address, so that browsers may keep it for
good and still get the new one with a new version. htmx is served from the
installed package that carries it.
"""

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from litestar import Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from msgspec import Struct


_OWN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "app.css": "text/css",
        "app.js": "text/javascript",
        "icon.svg": "image/svg+xml",
    }
)
_HTMX: Final = ("js_lib_htmx", "static/htmx/htmx.min.js")
_FOR_GOOD: Final = "private, max-age=31536000, immutable"

MANIFEST: Final[Mapping[str, object]] = MappingProxyType(
    {
        "name": "Segue",
        "short_name": "Segue",
        "id": "/",
        "start_url": "/",
        "display": "standalone",
        "background_color": "#faf7f2",
        "theme_color": "#faf7f2",
    }
)
"""What the app is called when it is installed: nothing that gives it away."""


class Asset(Struct, frozen=True):
    """One file for the browser."""

    body: bytes
    media_type: str


@cache
def _all() -> Mapping[str, Asset]:
    """Return every file by the name in its address."""
    own = files("segue.web") / "static"
    found = {
        name: Asset((own / name).read_bytes(), media_type)
        for name, media_type in _OWN.items()
    }
    package, path = _HTMX
    script = files(package).joinpath(path).read_bytes()
    found["htmx.js"] = Asset(script, _OWN["app.js"])
    return MappingProxyType(found)


@cache
def address_of(name: str) -> str:
    """Return where the browser finds a file."""
    digest = hashlib.sha256(_all()[name].body).hexdigest()[:12]
    return f"/static/{digest}/{name}"


@get("/static/{digest:str}/{name:str}", include_in_schema=False)
async def static(
    digest: FromPath[str],  # noqa: ARG001 - only makes the address new
    name: FromPath[str],
) -> Response[bytes]:
    """Serve one file."""
    if name not in _all():
        raise NotFoundException
    asset = _all()[name]
    return Response(
        asset.body,
        media_type=asset.media_type,
        headers={"cache-control": _FOR_GOOD},
    )


@get("/manifest.webmanifest", include_in_schema=False)
async def manifest() -> Response[dict[str, object]]:
    """Say what the app is called and looks like when it is installed."""
    icon = {"src": address_of("icon.svg"), "sizes": "any", "type": "image/svg+xml"}
    return Response(
        {**MANIFEST, "icons": [icon]}, media_type="application/manifest+json"
    )


HANDLERS: Final = (static, manifest)
"""Every handler of what the browser loads by itself."""
