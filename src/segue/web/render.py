"""Templates and values → HTML, escaped wherever it is not ours."""

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from litestar import Request
from litestar.response import Template

from segue.actions import case_in_words, plan_in_words, rehearse_in_words
from segue.web.assets import address_of


@cache
def environment() -> Environment:
    """Return the templates with the words that they share with other doors."""
    made = Environment(
        loader=PackageLoader("segue.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        asset=address_of,
        answer_names=plan_in_words.ANSWER_NAMES,
        decisions=plan_in_words.DECISIONS,
        due_titles=case_in_words.DUE_TITLES,
        readings=case_in_words.READINGS,
        states=case_in_words.STATES,
        judgement=plan_in_words.JUDGEMENT,
        rehearsing=rehearse_in_words,
    )
    made.filters.update(
        title_of=plan_in_words.title_of,
        headline=plan_in_words.headline,
        if_they_answer=plan_in_words.if_they_answer,
        named=plan_in_words.named,
        lower_first=plan_in_words.lower_first,
        upper_first=plan_in_words.upper_first,
        in_words=plan_in_words.welcome_in_words,
        moment=plan_in_words.moment_in_words,
        day=plan_in_words.day_in_words,
        step=plan_in_words.step_in_words,
        contact=plan_in_words.contact_in_words,
        cited=plan_in_words.cited,
    )
    return made


def render(name: str, **values: object) -> str:
    """Return a page that stands outside any session."""
    return environment().get_template(name).render(**values)


def page(template: str, /, *, status: int = 200, **values: object) -> Template:
    """Return the answer that shows a page.

    Args:
        template: Its file name.
        status: HTTP status.
        values: What the template speaks of.
    """
    return Template(template_name=template, context=values, status_code=status)


Asking = Request[Any, Any, Any]
"""A request, as handlers get it."""
