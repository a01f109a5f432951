"""``segue answer`` at the terminal and in a pipe."""

import json
from collections.abc import Callable

import pytest


Segue = Callable[..., tuple[int, str, str]]
PLANTED = "Xylophonia"

pytestmark = pytest.mark.timeout(20)


def test_json_is_the_contracts_document(segue: Segue) -> None:
    """Every field that other programs rely on, and one document."""
    code, out, err = segue("answer", "add me on insta: robin.p", "--json")
    assert (code, err) == (0, "")
    read = json.loads(out)
    assert list(read)[:9] == [
        "contract",
        "reading",
        "confidence",
        "number",
        "handle",
        "probabilities",
        "abstained",
        "next",
        "asked_again_allowed",
    ]
    assert read["reading"] == "other_channel"
    assert read["handle"] == {"service": "instagram", "id": "robin.p"}
    assert read["confidence"] == read["probabilities"]["other_channel"]


def test_the_page_after_a_no_is_well_made(segue: Segue) -> None:
    """How it reads, how sure, what says so, what to do, what to hold on to."""
    code, out, err = segue("answer", "I'm kind of seeing someone")
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == "That is a no, put softly."
    for part in ("sure.", "In the words", "partner", "Say", "Do", "To hold on to"):
        assert part in out
    assert "!" not in out


def test_a_yes_shows_the_number(segue: Segue) -> None:
    """With its country code, or with the option that it needs."""
    _, out, _ = segue("answer", "sure, 202 555 0147", "--region", "US")
    assert "+12025550147" in out
    _, out, _ = segue("answer", "sure, 202 555 0147")
    assert "--region" in out


def test_an_abstention_says_why(segue: Segue) -> None:
    """It does not guess, and says so."""
    code, out, _ = segue("answer", "🙃")
    assert code == 0
    assert out.startswith("I can't tell from these words.")
    assert "I don't guess" in " ".join(out.split())


def test_an_answer_is_asked_for(segue: Segue) -> None:
    """On a terminal, without an argument; the question is not put out."""
    code, out, err = segue("answer", "--json", typed="no sorry\n", is_terminal=True)
    assert code == 0
    assert json.loads(out)["reading"] == "no"
    assert "What did they answer" in err


@pytest.mark.parametrize("words", [("-",), ()])
def test_an_answer_may_come_through_a_pipe(
    words: tuple[str, ...], segue: Segue
) -> None:
    """As ``-``, or with nothing where no terminal is."""
    code, out, err = segue("answer", *words, "--json", typed="no sorry\n")
    assert (code, err) == (0, "")
    assert json.loads(out)["reading"] == "no"


def test_the_ask_changes_the_reading(segue: Segue) -> None:
    """What was asked is part of what was answered."""
    offer = "Here's my number, 555 0142. Text me if you feel like it."
    _, out, _ = segue("answer", "ok I'll text you", "--ask", offer, "--json")
    assert json.loads(out)["reading"] == "yes"


def test_a_batch_of_lines(segue: Segue) -> None:
    """One line in, one document out, empty lines included."""
    code, out, err = segue("answer", "--batch", typed="no sorry\n\nyes of course\n")
    assert (code, err) == (0, "")
    readings = [json.loads(line)["reading"] for line in out.splitlines()]
    assert readings == ["no", "unclear", "yes"]


def test_a_batch_of_objects(segue: Segue) -> None:
    """Each with its own ask."""
    lines = [
        {"ask": "Here's my number, text me if you like.", "answer": "ok I'll text you"},
        {"answer": "no sorry", "reading": "no", "id": 3, "agreed": True},
    ]
    typed = "\n".join(json.dumps(line) for line in lines)
    code, out, _ = segue("answer", "--batch", "--json", typed=typed)
    assert code == 0
    readings = [json.loads(line)["reading"] for line in out.splitlines()]
    assert readings == ["yes", "no"]


FAULTS: dict[str, tuple[tuple[str, ...], bytes, str]] = {
    "empty": ((" ",), b"", "error: TEXT: empty; expected what they answered\n"),
    "an empty pipe": (
        ("-",),
        b"\n",
        "error: TEXT: empty; expected what they answered\n",
    ),
    "another region": (
        (PLANTED, "--region", "Xyloland"),
        b"",
        (
            "error: --region: no country with phone numbers; two letters such as US, "
            "GB or DE\n"
        ),
    ),
    "Latin-1": (
        ("-",),
        f"{PLANTED}é".encode("latin-1"),
        "error: standard input: not UTF-8 text; save it as UTF-8\n",
    ),
    "a megabyte": (
        ("-",),
        PLANTED.encode() * 110_000,
        (
            "error: TEXT: longer than 100,000 characters; expected the reply to your "
            "question alone\n"
        ),
    ),
    "a reply beside a batch": (
        (PLANTED, "--batch"),
        b"ok\n",
        (
            "error: TEXT: not with --batch; a batch comes from standard input and is "
            "kept nowhere\n"
        ),
    ),
    "a case beside a batch": (
        ("--batch", "--case", "robin"),
        b"ok\n",
        (
            "error: --case: not with --batch; a batch comes from standard input and "
            "is kept nowhere\n"
        ),
    ),
    "another region in a batch": (
        ("--batch",),
        b'{"answer": "ok"}\n{"answer": "ok", "region": "zz"}\n',
        (
            "error: line 2: region: no country with phone numbers; "
            "two letters such as US, GB or DE\n"
        ),
    ),
    "a first line without its answer": (
        ("--batch",),
        b'{"ask": "' + PLANTED.encode() + b'"}\n{"answer": "ok"}\n',
        (
            "error: standard input, line 1: not such an object; expected "
            '{"ask": "\u2026", "answer": "\u2026"}\n'
        ),
    ),
    "a first line whose answer is misspelled": (
        ("--batch",),
        b'{"answr": "' + PLANTED.encode() + b'"}\n',
        (
            "error: standard input, line 1: not such an object; expected "
            '{"ask": "\u2026", "answer": "\u2026"}\n'
        ),
    ),
    "a field misspelled": (
        ("--batch",),
        b'{"answer": "ok"}\n{"answer": "ok", "asks": "' + PLANTED.encode() + b'"}\n',
        "error: standard input, line 2: unknown field; did you mean `ask`?\n",
    ),
    "a broken line": (
        ("--batch",),
        b'{"answer": "ok"}\n{"answer": "' + PLANTED.encode() + b'"\n',
        (
            "error: standard input, line 2: not such an object; expected "
            '{"ask": "\u2026", "answer": "\u2026"}\n'
        ),
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_faults_get_one_line(fault: str, segue: Segue) -> None:
    """Exit 2, one line that helps, nothing of the words, nothing put out."""
    words, typed, expected = FAULTS[fault]
    assert segue("answer", *words, typed=typed) == (2, "", expected)
    assert PLANTED not in expected
