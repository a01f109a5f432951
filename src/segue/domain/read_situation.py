"""YAML or JSON text → ``Situation``, refusing what it does not understand.

msgspec checks the shape; what stands here reads yes and no in all their
spellings, and checks what types alone cannot: ranges, dates, time zones,
pronouns.
"""

import json
import re
from typing import Any

import msgspec

from segue.domain.field_error import FieldError, explain_field
from segue.domain.situation import Cues, Shared, Situation
from segue.domain.when import check_when, check_zone
from segue.domain.yaml_source import NotYamlError, decode_utf8, parse_yaml
from segue.errors import InputError


AGE_RANGE = (1, 120)
CONFIDENCE_RANGE = (1, 5)
MAX_SHARED = 50
MAX_TEXT = 300
MAX_PRONOUNS = 60


FLAGS = ("private_moment", "date_interest", "outing_risk")
_PRONOUN_SETS = ("she", "he", "they")
_PRONOUN_PAIRS = {"she/her": "she", "he/him": "he", "they/them": "they"}
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)?\Z")


class EmptyInputError(InputError):
    """There is nothing in the input."""

    def __init__(self) -> None:
        """Say what is expected."""
        super().__init__("empty", "expected a situation with fields such as `you:`")


class NotJsonError(InputError):
    """The input looks like JSON and is none."""

    def __init__(self, problem: str) -> None:
        """Quote the decoder, which names the place."""
        super().__init__(f"not valid JSON ({problem})")


def read_situation(data: bytes, *, is_json: bool = False) -> Situation:
    """Turn the bytes of a file into a situation.

    Args:
        data: YAML or JSON, UTF-8.
        is_json: Take it for JSON whatever it looks like.

    Raises:
        InputError: Anything in it is not understood; nothing is guessed.
    """
    text = decode_utf8(data)
    if not text.strip():
        raise EmptyInputError
    if is_json:
        return situation_from(_parse_json(text))
    if text.lstrip().startswith("{"):
        return situation_from(_parse_braces(text))
    return situation_from(parse_yaml(text))


def _parse_braces(text: str) -> object:
    """Read JSON, or YAML written in braces; complain of bad syntax as JSON."""
    try:
        return _parse_json(text)
    except NotJsonError as not_json:
        try:
            return parse_yaml(text)
        except NotYamlError:
            raise not_json from None


def _parse_json(text: str) -> object:
    try:
        values: object = json.loads(text, object_pairs_hook=_without_twins)
        msgspec.json.encode(values)
    except json.JSONDecodeError as error:
        says = f"line {error.lineno}: {error.msg[:1].lower()}{error.msg[1:]}"
        raise NotJsonError(says) from None
    except RecursionError:
        raise NotJsonError("nested too deeply") from None
    except (OverflowError, ValueError):
        raise NotJsonError("half a character, or a number too long") from None
    return values


def _without_twins(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Make a mapping of pairs, none of whose keys may stand twice."""
    values: dict[str, object] = {}
    for key, value in pairs:
        if key in values:
            raise FieldError(key[:40], "stands twice", "keep one of them")
        values[key] = value
    return values


def situation_from(raw: object) -> Situation:
    """Check plain values and make a situation of them.

    Raises:
        FieldError: A field is unknown or holds what it cannot hold.
    """
    if not isinstance(raw, dict):
        kind = (
            "nothing"
            if raw is None
            else "a list"
            if isinstance(raw, list)
            else "a single value"
        )
        raise FieldError("", f"expected fields such as `you:`, found {kind}")
    tidy = _tidy(raw)
    try:
        situation = msgspec.convert(tidy, Situation)
    except msgspec.ValidationError as error:
        raise explain_field(str(error), tidy) from None
    check_values(situation)
    return situation


def _tidy(raw: dict[str, Any]) -> dict[str, Any]:
    """Drop nulls (not known), read yes and no in all their spellings."""
    tidy: dict[str, Any] = {}
    for key, value in raw.items():
        if value is None:
            continue
        if isinstance(value, dict):
            tidy[key] = {
                k: _tidy_leaf(key, k, v) for k, v in value.items() if v is not None
            }
        elif key == "shared" and isinstance(value, list):
            tidy[key] = [_tidy_shared(item) for item in value]
        elif key in FLAGS:
            tidy[key] = _flag(value)
        else:
            tidy[key] = _text(value)
    return tidy


def _tidy_leaf(section: str, key: str, value: object) -> object:
    if (section, key) == ("them", "pronouns") and isinstance(value, str):
        plain = value.strip().lower()
        return _PRONOUN_PAIRS.get(plain, plain)
    if section == "cues" or (section, key) == ("history", "asked_before"):
        return _flag(value)
    return value if key in {"age", "confidence"} else _text(value)


def _tidy_shared(item: object) -> object:
    if not isinstance(item, dict):
        return item
    return {key: _text(value) for key, value in item.items() if value is not None}


def _flag(value: object) -> object:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        plain = value.lower()
        return {"true": "yes", "false": "no"}.get(plain, plain)
    return value


def _text(value: object) -> object:
    """Keep what was written: ``name: 7`` is the text ``7``."""
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return str(value) if is_number else value


def check_values(situation: Situation) -> None:
    """Check what types cannot say.

    Raises:
        FieldError: A range, a date, a zone, pronouns or a length is off.
    """
    _check_ranges(situation)
    _check_shared(situation.shared)
    _check_text("you.name", situation.you.name)
    _check_text("them.name", situation.them.name)
    last = situation.last_chance
    if last is not None and len(last) != len("2026-01-31"):
        raise FieldError("last_chance", "expected a date such as 2026-12-18")
    check_when("last_chance", situation.last_chance)
    if situation.timezone is not None:
        check_zone("timezone", situation.timezone)
    _check_pronouns(situation.them.pronouns)


def _check_ranges(situation: Situation) -> None:
    for path, value, (low, high) in (
        ("you.age", situation.you.age, AGE_RANGE),
        ("them.age", situation.them.age, AGE_RANGE),
        ("you.confidence", situation.you.confidence, CONFIDENCE_RANGE),
    ):
        if value is not None and not low <= value <= high:
            raise FieldError(path, f"expected a whole number from {low} to {high}")


def _check_shared(shared: tuple[Shared, ...]) -> None:
    if len(shared) > MAX_SHARED:
        raise FieldError("shared", f"expected at most {MAX_SHARED} circumstances")
    for index, one in enumerate(shared):
        check_when(f"shared[{index}].when", one.when)
        _check_text(f"shared[{index}].detail", one.detail)


def _check_text(path: str, text: str | None) -> None:
    if text is None:
        return
    if len(text) > MAX_TEXT:
        raise FieldError(path, f"expected at most {MAX_TEXT} characters")
    if _CONTROL.search(text):
        raise FieldError(path, "expected one line of text")


def _check_pronouns(pronouns: str | None) -> None:
    if pronouns is None or pronouns in _PRONOUN_SETS:
        return
    forms = pronouns.split("/")
    are_words = len(pronouns) <= MAX_PRONOUNS and all(map(_WORD.match, forms))
    if len(forms) == len(("sub", "obj", "poss")) and are_words:
        return
    says = "expected she, he, they, or three forms such as xe/xem/xyr"
    raise FieldError("them.pronouns", says)


CUE_NAMES: tuple[str, ...] = Cues.__struct_fields__
"""Names of the cues, in the order of the contract."""
