"""The checks of words and of safety hold in Spanish, too."""

from collections.abc import Mapping

import pytest
from msgspec.structs import replace

from segue.playbook.check_translation import check_table, check_words_in
from segue.playbook.lexicon import read_own_lexicon
from segue.playbook.load import ContentError, SourceFile, content_folder
from segue.playbook.translate import all_strings, english_files
from segue.translation.table import Table, Translated, read_table


SPANISH = content_folder("es")


@pytest.fixture(scope="module")
def files() -> Mapping[str, SourceFile]:
    """Return the English files, read once."""
    return english_files()


@pytest.fixture(scope="module")
def table() -> Table:
    """Return the Spanish table, read once."""
    return read_table(SPANISH)


@pytest.mark.timeout(60)
def test_the_spanish_words_have_nothing_to_mend(
    files: Mapping[str, SourceFile], table: Table
) -> None:
    """No pressure, no pretext, no gender, nothing too long for one breath."""
    assert check_words_in("es", files, table) == []


@pytest.mark.timeout(120)
@pytest.mark.parametrize(
    ("place", "text", "code"),
    [
        ("moves/weave_in/words/in_person/shy/0/say", "Anda, di que sí.", "SG306"),
        ("moves/weave_in/words/in_person/shy/0/out", "O lloro.", "SG304"),
        ("moves/weave_in/words/in_person/shy/0/out", "Sí.", "SG304"),
        ("moves/weave_in/if_answer/no/say", "¿Y si lo piensas?", "SG305"),
        ("moves/weave_in/if_answer/soft_no/do", "Vuelve a preguntar.", "SG305"),
        (
            "moves/weave_in/words/in_person/plain/0/say",
            "Si te importo, dámelo.",
            "SG307",
        ),
        ("moves/weave_in/words/in_person/plain/0/say", "Serías guapa así.", "SG308"),
        ("moves/weave_in/words/in_person/plain/0/say", "Dame tu número.", "SG309"),
        ("stops/power/instead/do", "Pídele su número.", "SG310"),
        ("next_steps/step.say_it_aloud/do", "Insiste un poco.", "SG311"),
        ("moves/weave_in/words/in_person/plain/0/say", "Perdí mi teléfono.", "SG312"),
        ("moves/weave_in/words/in_person/plain/0/say", "Por el examen.", "SG312"),
        ("moves/weave_in/about", "Cuando ella quiera.", "SG209"),
        (
            "moves/weave_in/words/in_person/plain/0/say",
            " ".join(["palabra"] * 21),
            "SG207",
        ),
    ],
    ids=lambda one: one if isinstance(one, str) and one.startswith("SG") else None,
)
def test_each_harm_is_found_in_spanish(
    place: str,
    text: str,
    code: str,
    files: Mapping[str, SourceFile],
    table: Table,
) -> None:
    """The finding names the table's file and line, and the string."""
    place = next((p for p in table if p == place), _last_step(table, place))
    hashes = {one.id: one.hash for one in all_strings(files)}
    was = table[place]
    entry = replace(was.entry, text=text, of=hashes[place])
    broken = {**table, place: Translated(entry, was.file, was.line)}
    found = check_table(files, "es", broken, read_own_lexicon(SPANISH))
    assert (code, was.file, was.line) in {
        (one.code, one.file, one.line) for one in found if one.says.startswith(place)
    }


def _last_step(table: Table, place: str) -> str:
    """Return some step's string where none has that name."""
    start = place.partition("/")[0]
    return [one for one in table if one.startswith(f"{start}/")][-1]


def test_a_language_without_phrases_is_refused(
    files: Mapping[str, SourceFile],
) -> None:
    """Words that nobody has looked through for pressure are not checked."""
    with pytest.raises(ContentError, match="phrases of its own"):
        check_words_in("nowhere", files, {})
