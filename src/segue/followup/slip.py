"""A card → a slip to print: the words large, the code beside them.

Anybody can read it without a phone; the code only saves the typing.
"""

from importlib.resources import files

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from segue.followup.card import Card, code_of, given_away, picture_of, vcard_of


def slip_of(card: Card, line: str) -> bytes:
    """Return a page of HTML that stands by itself.

    Args:
        card: What is given away.
        line: What to say with it; one sentence without pressure (S8).
    """
    vcard = vcard_of(card)
    picture = picture_of(code_of(vcard), "svg").decode()
    inline = picture[picture.index("<svg") :]
    source = files("segue.followup").joinpath("slip.html").read_text("utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    page = environment.from_string(source).render(
        name=card.name,
        line=line,
        given=[one for one in given_away(vcard) if one.what != "Name"],
        code=Markup(inline),  # noqa: S704 - our own drawing of the code
    )
    return page.encode()
