"""What has to be translated is found, with id, line and how to mend it."""

from collections.abc import Mapping

import pytest

from segue.playbook.check_strings import check_strings, shown_strings, slot_fault
from segue.playbook.codes import BY_CODE
from segue.translation.strings import String
from segue.translation.table import Entry, Translated


ASK = String("moves/x/say", "moves/x.yaml", ("say",), "Ask {them} about {detail|it}.")
TITLE = String("pages/title", "pages", ("title",), "If {who} answers on {day}")


def table(**entries: Entry) -> Mapping[str, Translated]:
    """Return a table of strings below ``moves/x``, a line each."""
    return {
        f"moves/x/{name}": Translated(entry, "strings/x.yaml", line)
        for line, (name, entry) in enumerate(entries.items(), 1)
    }


GOOD = Entry(text="Pregunta por {detail|eso}.", of=ASK.hash)


@pytest.mark.parametrize(
    ("entries", "found"),
    [
        ({"say": GOOD}, []),
        ({}, [("SG501", "moves/x.yaml", 1, "moves/x/say is in no table")]),
        (
            {"say": Entry(of=ASK.hash)},
            [("SG501", "strings/x.yaml", 1, "moves/x/say has no words yet")],
        ),
        (
            {"say": Entry(text=GOOD.text, of="00000000")},
            [
                (
                    "SG502",
                    "strings/x.yaml",
                    1,
                    f"moves/x/say was made from other English; now {ASK.hash}",
                )
            ],
        ),
        (
            {"say": GOOD, "old": GOOD},
            [
                (
                    "SG503",
                    "strings/x.yaml",
                    2,
                    "moves/x/old is no string of the English",
                )
            ],
        ),
        (
            {"say": Entry(text="Pregunta.", of=ASK.hash)},
            [
                (
                    "SG504",
                    "strings/x.yaml",
                    1,
                    "moves/x/say: {detail} of the English is missing",
                )
            ],
        ),
    ],
    ids=["good", "missing", "empty", "stale", "unknown", "slots"],
)
def test_each_fault_has_its_code(
    entries: dict[str, Entry], found: list[tuple[str, str, int, str]]
) -> None:
    """With the file, the line and the id; the mend is the code's."""
    findings = check_strings([ASK], table(**entries), {})
    shown = [(one.code, one.file, one.line, one.says) for one in findings]
    expected = [
        (code, "pages.yaml" if file == "moves/x.yaml" else file, line, says)
        for code, file, line, says in found
    ]
    assert shown == expected
    assert [one.fix for one in findings] == [BY_CODE[one.code].fix for one in findings]


@pytest.mark.parametrize(
    ("string", "text", "fault"),
    [
        (ASK, "Pregunta a {name|esa persona} por {detail|eso}.", ""),
        (ASK, "Pregunta por {detail|eso} {", "a brace that belongs to no slot"),
        (ASK, "{They} {detail|eso}", "{they} has no words in this language"),
        (ASK, "{detalle|eso}", "{detalle} has no words in this language"),
        (ASK, "{detail|eso} {me|yo}", "{me} is not in the English"),
        (TITLE, "Si responde el {day}", ""),
        (TITLE, "Si {who} responde", "{day} of the English is missing"),
        (TITLE, "Si responde el {day} {time}", "{time} is not in the English"),
    ],
)
def test_slots_are_those_of_the_english_but_for_pronouns(
    string: String, text: str, fault: str
) -> None:
    """Verbs say who acts; a name may stand for a pronoun, nothing else may."""
    assert slot_fault(string, text) == fault


def test_a_day_is_a_day_with_on_or_without() -> None:
    """The two slots are one in a language whose days have articles."""
    friday = String("a", "moves/x.yaml", ("say",), "Is it {on_when|soon}?")
    assert slot_fault(friday, "¿Es {when|pronto}?") == ""


def test_strings_are_shown_beside_their_translation() -> None:
    """In the order of the English, each with its state."""
    stale = table(say=Entry(text="Hola", of="0"))
    assert [one.state for one in shown_strings([ASK, TITLE], stale, "es")] == [
        "stale",
        "missing",
    ]
    assert [one.state for one in shown_strings([ASK], table(say=GOOD), "es")] == ["ok"]
    [shown] = shown_strings([ASK], {}, "en-XA")
    assert shown.state == "ok"
    assert shown.text.startswith("[Åšķ {them} åƀöûţ {detail|îţ}.")
