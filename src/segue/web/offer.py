"""Your own contact, to offer: typed here, shown as a code, kept nowhere."""

from base64 import b64encode
from typing import Any, Final

from litestar import Response, get, post
from litestar.response import Template

from segue.actions.card import LINE, Typed, card_as, make_card
from segue.errors import InputError
from segue.web.render import Asking, page
from segue.web.sessions import OwnDesk


_KINDS: Final = {
    "vcf": ("text/vcard", "contact.vcf"),
    "png": ("image/png", "contact.png"),
    "svg": ("image/svg+xml", "contact.svg"),
}


@get("/offer", include_in_schema=False)
async def ask_for_it(desk: OwnDesk) -> Template:
    """Ask what shall stand on the card."""
    typed = Typed(name=desk.session.situation.you.name or "")
    return page("offer.html", typed=typed, made=None, code="", problem="")


@post("/offer", include_in_schema=False, status_code=200)
async def make(request: Asking) -> Template | Response[bytes]:
    """Show the card as a code to scan, or hand it out as a file."""
    form = await request.form()
    typed = _typed(form)
    kind = str(form.get("kind", ""))
    try:
        if kind in _KINDS:
            media_type, name = _KINDS[kind]
            return Response(
                card_as(typed, f".{kind}"),
                media_type=media_type,
                headers={"content-disposition": f'attachment; filename="{name}"'},
            )
        made = make_card(typed, ())
        code = b64encode(card_as(typed, ".svg")).decode()
    except InputError as error:
        said = error.line().replace("--", "")
        return page(
            "offer.html", status=400, typed=typed, made=None, code="", problem=said
        )
    return page("offer.html", typed=typed, made=made, code=code, problem="")


def _typed(form: Any) -> Typed:  # noqa: ANN401 - Litestar's form
    given = {
        name: str(form.get(name, "")).strip()
        for name in ("name", "number", "region", "email", "handle", "line")
    }
    return Typed(
        name=given["name"],
        number=given["number"] or None,
        region=given["region"] or None,
        email=given["email"] or None,
        handles=tuple(filter(None, (given["handle"],))),
        line=given["line"] or LINE,
    )


HANDLERS: Final = (ask_for_it, make)
"""Every handler of these pages."""
