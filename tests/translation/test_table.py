"""A language's tables are read whole, or the line at fault is named."""

from pathlib import Path

import pytest

from segue.domain.content_source import ContentFileError
from segue.translation.said import said_by
from segue.translation.strings import String
from segue.translation.table import Entry, Translated, TwiceError, read_table


def write(folder: Path, name: str, text: str) -> None:
    """Write one table of a language's folder."""
    path = folder / "strings" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_all_files_of_the_folder_are_one_table(tmp_path: Path) -> None:
    """Each entry knows its file and the line of its text."""
    write(tmp_path, "pages.yaml", '# Words\npages/a:\n  of: "01"\n  text: "Uno"\n')
    write(tmp_path, "moves/x.yaml", 'moves/x/title: {text: "Dos", en: "Two"}\n')
    assert read_table(tmp_path) == {
        "moves/x/title": Translated(
            Entry(text="Dos", en="Two"), "strings/moves/x.yaml", 1
        ),
        "pages/a": Translated(Entry(text="Uno", of="01"), "strings/pages.yaml", 4),
    }


def test_a_string_that_stands_twice_is_refused(tmp_path: Path) -> None:
    """Both places are named; neither wins silently."""
    write(tmp_path, "a.yaml", 'pages/a: {text: "Uno"}\n')
    write(tmp_path, "b.yaml", '\npages/a: {text: "Otro"}\n')
    with pytest.raises(TwiceError) as raised:
        read_table(tmp_path)
    assert raised.value.line() == (
        "strings/b.yaml, line 2: pages/a stands in strings/a.yaml, line 1, too; keep "
        "one"
    )


def test_a_field_that_no_table_has_is_refused(tmp_path: Path) -> None:
    """A slip such as ``txet`` would lose a translation unseen."""
    write(tmp_path, "a.yaml", 'pages/a:\n  txet: "Uno"\n')
    with pytest.raises(ContentFileError, match=r"strings/a\.yaml, line"):
        read_table(tmp_path)


STRING = String("pages/a", "pages", ("a",), "One")


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (Entry(text="Uno", of=STRING.hash), "Uno"),
        (Entry(text="Uno", of="00000000"), "One"),
        (Entry(text="", of=STRING.hash), "One"),
        (None, "One"),
    ],
    ids=["translated", "stale", "empty", "missing"],
)
def test_what_is_not_translated_is_said_in_english(
    entry: Entry | None, said: str
) -> None:
    """An old translation may advise what the rule no longer does."""
    table = {"pages/a": Translated(entry, "a.yaml", 1)} if entry else {}
    assert said_by(table)(STRING) == said
