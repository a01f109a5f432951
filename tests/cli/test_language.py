"""Words come in the language that was asked for; codes and keys stay."""

import json
import re
from collections.abc import Callable

import msgspec
import pytest

from segue.actions.read_answer import read_answer
from segue.actions.words import words_of
from segue.cli.answer_page import print_answer
from segue.cli.page import Page


Segue = Callable[..., tuple[int, str, str]]
NOW = ("--now", "2026-11-22T12:00", "--tz", "Europe/Madrid")
ASKS = """
you: {name: Mina, age: 17, confidence: 2}
them: {name: Robin, age: 17, familiarity: friend}
channels: [in_person]
shared: [{kind: class_project, detail: el póster de biología, when: 2026-11-27}]
"""


def test_a_plan_is_said_in_spanish(segue: Segue) -> None:
    """Headings, dates, words to say and the way out."""
    code, out, err = segue("plan", "-", *NOW, "--language", "es", typed=ASKS)
    assert (code, err) == (0, "")
    flat = " ".join(out.split())
    assert flat.startswith("Pregunta. Lo mejor: pregunta con un motivo que comparten")
    assert "Escribe a Robin no antes del lunes 23 de noviembre a las 09:00" in flat
    assert "Si Robin responde" in flat
    assert "lo del póster de biología" in flat


def test_the_environment_sets_the_language_and_the_option_wins(
    segue: Segue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """English is the default where neither says anything."""
    english = segue("plan", "-", *NOW, typed=ASKS)[1]
    monkeypatch.setenv("SEGUE_LANGUAGE", "es")
    spanish = segue("plan", "-", *NOW, typed=ASKS)[1]
    assert english.startswith("Ask.")
    assert spanish.startswith("Pregunta.")
    assert segue("plan", "-", *NOW, "--language", "EN", typed=ASKS)[1] == english


def test_a_document_keeps_its_keys_and_codes(segue: Segue) -> None:
    """A program reads the same plan; its words are for the person."""
    made = {}
    for tag in ("en", "es"):
        out = segue("plan", "-", *NOW, "--json", "--language", tag, typed=ASKS)[1]
        made[tag] = json.loads(out)
    assert made["es"].keys() == made["en"].keys()
    assert made["es"]["decision"] == "ask"
    assert [one["move"] for one in made["es"]["moves"]] == [
        one["move"] for one in made["en"]["moves"]
    ]
    assert made["es"]["interest"]["says"] != made["en"]["interest"]["says"]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (
            ("--language", "xx"),
            (
                "--language: no words in that language; expected en, es or en-XA; "
                "SEGUE_LANGUAGE sets it, too"
            ),
        ),
        (
            ("--language", "es", "--playbook", "somewhere"),
            (
                "--language goes with the built-in playbook; leave --playbook out, "
                "or --language and SEGUE_LANGUAGE"
            ),
        ),
    ],
)
def test_what_cannot_be_said_is_refused_in_a_line(
    options: tuple[str, ...], says: str, segue: Segue
) -> None:
    """Nothing is printed half in one language."""
    code, out, err = segue("plan", "-", *NOW, *options, typed=ASKS)
    assert (code, out) == (2, "")
    assert " ".join(err.split()).removeprefix("segue: ").removeprefix("error: ") == says


def test_a_past_date_is_told_in_spanish(segue: Segue) -> None:
    """What is said beside the page is in its language."""
    past = ASKS.replace("2026-11-27", "2026-11-01")
    err = segue("plan", "-", *NOW, "--language", "es", typed=past)[2]
    assert err == "nota: shared[0].when ya pasó y no se tiene en cuenta\n"


def test_the_interview_asks_in_spanish(segue: Segue) -> None:
    """Questions, choices and what was not understood."""
    typed = "Robin\n\nq\n"
    code, out, err = segue("ask", *NOW, "--language", "es", typed=typed)
    assert code == 0
    assert "¿Cómo llamamos a la persona que te gusta?" in err
    assert "(quedan" in err
    assert out.split(".")[0] in {"Pregunta", "Todavía no", "Déjalo estar"}


def test_the_interview_holds_no_word_that_is_in_no_table(segue: Segue) -> None:
    """In the pseudo-locale every question, choice and hint is strange."""
    typed = "?\n\n\n?\n99\n" + "\n" * 40
    code, out, err = segue("ask", *NOW, "--language", "en-XA", typed=typed)
    assert code == 0
    said = re.sub(r"\(S\d+\)|--all|--words", "", err + out)
    assert re.findall(r"\S*[A-Za-z]\S*", said) == []


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    ("reply", "reading"),
    [
        ("claro que sí", "left to you"),
        ("sí, te lo doy mañana en clase", "left to you"),
        ("ya tengo novio", "left to you"),
        ("no", "no"),
        ("sure, here you go", "yes"),
        ("no thanks, I have a boyfriend", "no"),
        ("no thanks", "no"),
    ],
)
def test_a_reply_in_spanish_is_left_to_the_person(reply: str, reading: str) -> None:
    """Only English is read; a guess about Spanish might be a yes."""
    read = read_answer(reply, language="es")
    assert ("left to you" if read.abstained else read.reading) == reading


def test_no_sign_is_found_in_words_of_another_language() -> None:
    """In "ya tengo novio" stands no yes, though "ya" is one in English."""
    assert read_answer("ya tengo novio", language="es").signs == ()


@pytest.mark.timeout(60)
def test_the_page_says_calmly_what_it_cannot_read(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """And what to do then: not a clear yes is a no."""
    words = words_of("es")
    print_answer(read_answer("claro que sí", language="es"), page=Page(), words=words)
    flat = " ".join(capsys.readouterr().out.split())
    assert words.answer.reads_english in flat
    print_answer(read_answer("no thanks", language="es"), page=Page(), words=words)
    assert words.answer.reads_english not in " ".join(capsys.readouterr().out.split())


@pytest.mark.timeout(60)
def test_a_read_answer_holds_no_word_that_is_in_no_table() -> None:
    """In the pseudo-locale all that is said of a reply is strange."""
    for reply in ("sure, 202 555 0142", "maybe", "no thanks", "hm what for", "xyz"):
        read = msgspec.to_builtins(read_answer(reply, language="en-XA"))
        said = [read["says"], read["next"]["say"], read["next"]["do"]]
        said += [read["hold_on_to"], *(sign["says"] for sign in read["signs"])]
        assert re.findall(r"\S*[A-Za-z]\S*", " ".join(said)) == []
