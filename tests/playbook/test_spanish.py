"""What fills the slots of Spanish words can be said in Spanish."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from segue.domain.situation import ReasonKind, Shared, Situation, Them, You
from segue.playbook.words import Slots


NOW = datetime(2026, 11, 22, 12, tzinfo=ZoneInfo("Europe/Madrid"))


def fill(
    text: str, shared: Shared | None = None, known: Situation | None = None
) -> str:
    """Return Spanish words for a situation of which little is known."""
    return Slots(known or Situation(), NOW, shared, "es").fill(text)


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("2026-11-22", "para hoy"),
        ("2026-11-23", "para mañana"),
        ("2026-11-27", "para el viernes"),
        ("2026-12-03", "para el 3 de diciembre"),
        ("2026-11-20", "para entonces"),
    ],
)
def test_days_come_with_their_article(when: str, said: str) -> None:
    """A day that is past is not said."""
    shared = Shared(kind="event", when=when)
    assert fill("para {when|entonces}", shared) == said
    assert fill("para {on_when|entonces}", shared) == said


def test_articles_melt_into_de_and_a() -> None:
    """As anybody says them; a name with a capital keeps its article."""
    shared = Shared(kind="class_project", detail="el póster")
    assert fill("lo de {detail|eso}, voy a {detail|eso}", shared) == (
        "lo del póster, voy al póster"
    )
    ends = Situation(last_chance="2026-11-27")
    trip = Shared(kind="hobby", detail="El Salvador")
    assert fill("hablar de {detail|eso}", trip) == "hablar de El Salvador"
    assert fill("después de {last_day|ese día}", known=ends) == ("después del viernes")


@pytest.mark.parametrize(
    ("kind", "detail", "said"),
    [
        ("class_project", "el póster de biología", "el póster de biología"),
        ("event", "la fiesta de Ana", "la fiesta de Ana"),
        ("club", "nuestro coro", "nuestro coro"),
        ("subject_help", "química", "química"),
        ("hobby", "escalada", "escalada"),
        ("online_group", "Discord", "Discord"),
        ("class_project", "póster de biología", "eso"),
        ("class_project", "the biology poster", "eso"),
        ("event", "la fiesta que organiza", "eso"),
        ("hobby", "su perro", "eso"),
        ("hobby", "lo que le gusta a ella", "eso"),
        ("class_project", "el póster, creo", "eso"),
        ("class_project", "el trabajo de Robin", "eso"),
        ("work_ride", "de vuelta a casa", "eso"),
        ("other", None, "eso"),
    ],
)
def test_a_detail_is_said_where_it_can_be(
    kind: ReasonKind, detail: str | None, said: str
) -> None:
    """With its article, as a name, or where it is something one does."""
    shared = Shared(kind=kind, detail=detail)
    assert fill("{detail|eso}", shared, Situation(them=Them(name="Robin"))) == said


def test_names_are_said_as_they_are() -> None:
    """Both of them, and what stands there without one."""
    known = Situation(you=You(name="Mina"), them=Them(name="Robin"))
    words = "Soy {me|yo}. Cuando {name|esa persona} hable"
    assert fill(words, known=known) == "Soy Mina. Cuando Robin hable"
    assert fill(words) == "Soy yo. Cuando esa persona hable"
