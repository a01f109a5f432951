"""A playbook's folder is read whole, or the line at fault is named."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from segue.domain.compiled import CompiledDamagedError
from segue.playbook.document import Move, Reason
from segue.playbook.load import (
    COMPILED,
    ContentError,
    compile_folder,
    content_folder,
    convert,
    decode_compiled,
    encode_compiled,
    kind_of_file,
    load_built_in,
    load_folder,
    read_source,
    source_names,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the built-in playbook that may be broken."""
    copied = shutil.copytree(
        content_folder(), tmp_path / "en", ignore=shutil.ignore_patterns(COMPILED)
    )
    return Path(copied)


@pytest.mark.timeout(20)
def test_the_compiled_playbook_is_the_folder_s() -> None:
    """What travels in the wheel says what the YAML files say."""
    assert load_built_in() == load_folder(content_folder())


@pytest.mark.timeout(20)
def test_compiling_writes_what_loading_reads(folder: Path) -> None:
    """Written, read, equal; and encoding is the same twice."""
    target = compile_folder(folder)
    book = load_folder(folder)
    assert target == folder / COMPILED
    assert decode_compiled(target.read_bytes()) == book
    assert encode_compiled(book) == target.read_bytes()


def test_a_foreign_compiled_file_is_refused() -> None:
    """Bytes of another version are an error, not half a playbook."""
    with pytest.raises(CompiledDamagedError, match=r"playbook\.msgpack: damaged"):
        decode_compiled(b"\x81\xa8language\xa2en")


def break_line(old: str, new: str) -> Callable[[str], str]:
    """Return a change of the first occurrence."""

    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return change


@pytest.mark.parametrize(
    ("name", "change", "says"),
    [
        ("stops.yaml", break_line("harm:", "harn:"), "unknown field `harn`"),
        ("stops.yaml", break_line("harm: 0.9", "harm: much"), r"\[0\]\.harm: expected"),
        ("playbook.yaml", break_line("variants:", "variants: &v"), "anchors"),
        ("facts.yaml", break_line("- id: power", "-\tid: power"), "tab"),
        (
            "moves/offer_yours.yaml",
            break_line("grade: practice", "grade: hearsay"),
            "grade: invalid enum value 'hearsay'",
        ),
        ("effects.yaml", break_line("effects:", "effect:"), "unknown field `effect`"),
    ],
)
@pytest.mark.timeout(20)
def test_a_broken_file_is_named_with_its_line(
    folder: Path, name: str, change: Callable[[str], str], says: str
) -> None:
    """The file below the folder, the line, and what is wrong there."""
    path = folder / name
    path.write_text(change(path.read_text()))
    with pytest.raises(ContentError, match=rf"^{name}, line \d+: .*{says}") as broken:
        load_folder(folder)
    assert broken.value.file == name
    assert broken.value.line_number >= 1


def test_a_missing_file_is_named(folder: Path) -> None:
    """Every kind of rule has its file."""
    (folder / "cues.yaml").unlink()
    with pytest.raises(ContentError, match=r"^cues\.yaml, line 1: this file is miss"):
        load_folder(folder)


def test_the_line_of_a_wrong_field_is_its_own(folder: Path) -> None:
    """The third line of a small file is the third line."""
    (folder / "next_steps.yaml").write_text("- id: a\n  source: S1\n  grade: odd\n")
    source = read_source(folder, "next_steps.yaml")
    kind = kind_of_file("next_steps.yaml")
    with pytest.raises(ContentError, match=r"^next_steps\.yaml, line 3: \[0\]\.grade"):
        convert(source, kind)


def test_every_file_has_a_kind() -> None:
    """Moves and reasons by folder, the others by name."""
    names = list(source_names(content_folder()))
    assert "moves/offer_yours.yaml" in names
    assert all(kind_of_file(name) is not None for name in names)
    assert kind_of_file("moves/any.yaml") is Move
    assert kind_of_file("reasons/any.yaml") is Reason
    assert kind_of_file("notes.yaml") is None
