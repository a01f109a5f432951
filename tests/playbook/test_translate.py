"""A language changes the words of the playbook, and nothing else of it."""

import pytest

from segue.playbook.folder import book_of
from segue.playbook.load import encode_compiled, load_built_in
from segue.playbook.translate import (
    all_strings,
    english_files,
    load_in,
    made_in,
    translated,
)


@pytest.mark.timeout(30)
def test_the_compiled_spanish_is_the_table_s() -> None:
    """What travels in the wheel says what the tables say."""
    assert encode_compiled(load_in("es")) == encode_compiled(made_in("es"))


@pytest.mark.timeout(30)
def test_english_laid_over_itself_is_the_built_in_playbook() -> None:
    """Whatever the strings leave out, they leave as it is."""
    files = translated(english_files(), "en", lambda one: f" {one.words}\n")
    made = book_of(files).whole
    assert made is not None
    flat = translated(english_files(), "en", lambda one: one.words)
    plain = book_of(flat).whole
    built_in = load_built_in()
    assert plain is not None
    assert plain.moves[0].base == built_in.moves[0].base
    assert [stop.when for stop in made.stops] == [s.when for s in built_in.stops]
    assert [fact.prior for fact in made.facts] == [f.prior for f in built_in.facts]


@pytest.mark.timeout(30)
def test_every_string_has_an_id_of_its_own() -> None:
    """Rules, answers and pages together."""
    strings = all_strings()
    assert len({one.id for one in strings}) == len(strings)
    assert {one.id.split("/")[0] for one in strings} == {
        "answers", "cues", "effects", "facts", "interview", "moves", "next_steps",
        "pages", "playbook", "reasons", "stops",
    }  # fmt: skip
