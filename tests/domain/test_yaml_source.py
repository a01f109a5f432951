"""Plain YAML is read as written; everything else in YAML is refused."""

import pytest

from segue.domain.yaml_source import (
    MAX_BYTES,
    MAX_DEPTH,
    Lines,
    YamlError,
    decode_utf8,
    parse_yaml,
)
from segue.errors import InputError


def test_scalars_stay_text_but_for_whole_numbers_and_null() -> None:
    """Yes, dates, floats and hex are text; quotes keep even numbers text."""
    read = parse_yaml(
        "a: yes\nb: 2026-11-27\nc: 1.5\nd: 0x10\ne: 12\nf: -3\ng: '12'\nh: ~\ni:\n"
        "j: null\nk: \"\"\nl: 007\nm: '~'\n"
    )
    assert read == {
        "a": "yes",
        "b": "2026-11-27",
        "c": "1.5",
        "d": "0x10",
        "e": 12,
        "f": -3,
        "g": "12",
        "h": None,
        "i": None,
        "j": None,
        "k": "",
        "l": "007",
        "m": "~",
    }


def test_every_value_s_line_is_known() -> None:
    """Lines are counted from 1; what has none has its surroundings' line."""
    lines = Lines()
    parse_yaml("# a comment\nyou:\n  age: 17\nshared:\n  - kind: club\n", lines)
    assert lines.at(("you", "age")) == 3
    assert lines.at(("shared", 0, "kind")) == 5
    assert lines.at(("you", "name")) == 3
    assert lines.at(("nowhere",)) == 2
    assert Lines().at(("you",)) == 1


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\n\tb: 2", 2),
        ("a: &x 1\n", 1),
        ("a: 1\nb: *x\n", 2),
        ("a: !!int 1\n", 1),
        ("a: !python/object:os.system {}\n", 1),
        ("<<: {a: 1}\n<<: {b: 1}\n", 2),
        ("a: 1\na: 2\n", 2),
        ("? [x]\n: 1\n", 1),
        ("a: 1\n---\nb: 2\n", 2),
        ("a: [1, 2\n", 2),
        ("a: 'open\n", 2),
        ("a: 1\nb\n", 3),
        ("a: \x07\n", 1),
    ],
)
def test_more_than_plain_yaml_is_refused(text: str, line: int) -> None:
    """The line is named, and nothing is guessed."""
    with pytest.raises(YamlError, match=rf"^line {line}: ") as refused:
        parse_yaml(text)
    assert refused.value.line_number == line


def test_an_alias_bomb_never_swells() -> None:
    """A billion laughs end at the first anchor."""
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{name}: &{name} [{','.join([f'*{before}'] * 9)}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    with pytest.raises(YamlError, match=r"^line 1: anchors \(&\) and tags"):
        parse_yaml(bomb)


def test_depth_has_an_end() -> None:
    """So deep and no deeper; deep brackets do not reach the parser's stack."""
    fits = "[" * (MAX_DEPTH) + "]" * (MAX_DEPTH)
    assert isinstance(parse_yaml(fits), list)
    for text in ("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1), "[" * 500_000):
        with pytest.raises(YamlError, match=r"nest(ed deeper|ing depth)"):
            parse_yaml(text)


def test_size_has_an_end() -> None:
    """A megabyte is more than a person writes."""
    assert decode_utf8(b" " * MAX_BYTES) == " " * MAX_BYTES
    with pytest.raises(InputError, match=r"^larger than 1024 kB$"):
        decode_utf8(b" " * (MAX_BYTES + 1))
    with pytest.raises(InputError, match=r"^larger than 1024 kB$"):
        parse_yaml(" " * (MAX_BYTES + 1))


@pytest.mark.parametrize(
    ("data", "line"),
    [
        ("you: {age: 17}".encode("utf-16"), 1),
        (b"a: 1\nb: \xe9\n", 2),
        (b"\x89PNG\r\n\x1a\n\x00", 1),
    ],
)
def test_other_encodings_are_refused(data: bytes, line: int) -> None:
    """UTF-16, Latin-1 and pictures are named as what they are not."""
    with pytest.raises(InputError, match=rf"^line {line}: not UTF-8 text$"):
        decode_utf8(data)


def test_an_empty_document_is_nothing() -> None:
    """Nothing, a comment and a lone marker all say nothing."""
    assert [parse_yaml(text) for text in ("", "# hm", "---")] == [None, None, None]
