"""YAML or JSON text → ``Situation``, refusing what it does not understand.

msgspec checks the shape; what stands here turns its findings into a sentence
that names the field, what is expected, and the nearest valid spelling, and
checks what types alone cannot: ranges, dates, time zones, pronouns.
"""

import re
from datetime import date, datetime
from typing import Any, Literal, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

import msgspec

from segue.domain.situation import Cues, History, Shared, Situation, Them, You
from segue.domain.yaml_source import decode_utf8, parse_yaml
from segue.errors import InputError


AGE_RANGE = (1, 120)
CONFIDENCE_RANGE = (1, 5)
MAX_SHARED = 50
MAX_TEXT = 300
MAX_PRONOUNS = 60
YEARS = (1900, 2999)
"""First and last year of a date; others can lead out of the calendar."""

FLAGS = ("private_moment", "date_interest", "outing_risk")
_PRONOUN_SETS = ("she", "he", "they")
_PATH = re.compile(r" - at `(?:key in )?\$\.?([^`]*)`$")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)?\Z")


class FieldError(InputError):
    """A field of the situation is unknown or holds what it cannot hold."""

    def __init__(self, path: str, expected: str, hint: str = "") -> None:
        """Name the field by its dotted path and say what is expected."""
        super().__init__(f"{path}: {expected}" if path else expected, hint)
        self.path = path


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
        return situation_from(_parse_json(data))
    if text.lstrip().startswith("{"):
        return situation_from(_parse_braces(data, text))
    return situation_from(parse_yaml(text))


def _parse_braces(data: bytes, text: str) -> object:
    """Read JSON, or YAML written in braces; complain of it as JSON."""
    try:
        return _parse_json(data)
    except NotJsonError as not_json:
        try:
            return parse_yaml(text)
        except InputError:
            raise not_json from None


def _parse_json(data: bytes) -> object:
    try:
        return msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except msgspec.DecodeError as error:
        raise NotJsonError(str(error)) from None
    except RecursionError:
        raise NotJsonError("nested too deeply") from None


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
        raise _explain(str(error), tidy) from None
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


def _explain(message: str, raw: dict[str, Any]) -> FieldError:
    """Turn msgspec's finding into path, expectation and nearest spelling."""
    found = _PATH.search(message)
    path = found.group(1) if found else ""
    plain = message[: found.start()] if found else message
    unknown = re.search(r"unknown field `(.*)`", plain)
    if unknown:
        return _unknown_field(path, unknown.group(1))
    choices = _choices_at(path)
    if plain.startswith("Expected `str") and choices:
        return FieldError(path, f"expected one of {', '.join(choices)}")
    if "Invalid enum value" in plain:
        given = str(_value_at(raw, path))
        hint = _nearest(given, choices, "value")
        return FieldError(path, f"expected one of {', '.join(choices)}", hint)
    if "missing required field" in plain:
        return FieldError(f"{path}.kind", "expected the kind of circumstance")
    return FieldError(path, _expected(plain))


def _unknown_field(path: str, name: str) -> FieldError:
    here = f"{path}.{name}" if path else name
    names = _type_at(path).__struct_fields__
    hint = _nearest(name, names, "field")
    if "did you mean" not in hint:
        elsewhere = _nearest(name, tuple(_PLACES), "field")
        if "did you mean" in elsewhere:
            close = elsewhere.split("`")[1]
            hint = f"did you mean `{_PLACES[close]}`?"
    return FieldError(here[:80], "unknown field", hint)


def _expected(plain: str) -> str:
    """Say a type's name as a person would."""
    for name, words in (
        ("Expected `int", "expected a whole number"),
        ("Expected `str", "expected text"),
        ("Expected `array", "expected a list"),
        ("Expected `object", "expected fields, one a line"),
    ):
        if plain.startswith(name):
            return words
    return plain.lower()


def _nearest(given: str, names: tuple[str, ...], kind: str) -> str:
    import difflib  # noqa: PLC0415 - only a mistake pays for loading it

    close = difflib.get_close_matches(given.lower(), names, n=1, cutoff=0.55)
    if close:
        return f"did you mean `{close[0]}`?"
    return f"known {kind}s: {', '.join(names)}"


def _steps(path: str) -> list[str]:
    return [step for step in re.split(r"[.\[]", path) if step]


def _type_at(path: str) -> Any:  # noqa: ANN401 - a type found by walking annotations
    """Return the type that stands at a dotted path of the situation."""
    here: Any = Situation
    for step in _steps(path):
        if step.endswith("]"):
            here = next(a for a in get_args(_bare(here)) if a is not Ellipsis)
        else:
            here = _bare(get_type_hints(here)[step])
    return here


def _bare(hint: Any) -> Any:  # noqa: ANN401 - annotations have no common type
    """Take ``| None`` off an annotation."""
    if get_origin(hint) in {tuple, Literal}:
        return hint
    options = [a for a in get_args(hint) if a is not type(None)]
    return options[0] if options else hint


def _choices_at(path: str) -> tuple[str, ...]:
    kind = _bare(_type_at(path))
    return tuple(get_args(kind)) if get_origin(kind) is Literal else ()


def _value_at(raw: Any, path: str) -> object:  # noqa: ANN401 - any YAML value
    for step in _steps(path):
        if step.endswith("]"):
            index = step.rstrip("]")
            raw = raw[int(index)] if index.isdigit() else raw
        else:
            raw = raw.get(step)
    return raw


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
    _check_zone(situation.timezone)
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


def check_when(path: str, when: str | None) -> None:
    """Check that a text names a day, or a day and a time, that exists.

    Raises:
        FieldError: It does not.
    """
    if when is None:
        return
    try:
        parse_when(when)
    except ValueError:
        says = "expected a date that exists, such as 2026-11-27 or 2026-11-27T18:30"
        raise FieldError(path, says) from None


def parse_when(when: str) -> date | datetime:
    """Read a date, or a date and time, in ISO 8601.

    Raises:
        ValueError: It is neither.
    """
    parsed: date | datetime
    if len(when) == len("2026-01-31") and when[4] == "-":
        parsed = date.fromisoformat(when)
    elif "T" in when or " " in when:
        parsed = datetime.fromisoformat(when)
    else:
        raise ValueError(when)
    if not YEARS[0] <= parsed.year <= YEARS[1]:
        raise ValueError(when)
    return parsed


def _check_zone(name: str | None) -> None:
    if name is None:
        return
    check_zone("timezone", name)


def check_zone(path: str, name: str) -> ZoneInfo:
    """Return the zone of an IANA name.

    Raises:
        FieldError: There is none; the nearest name is suggested.
    """
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        import zoneinfo  # noqa: PLC0415 - only a mistake pays for the list

        names = tuple(sorted(zoneinfo.available_timezones()))
        hint = _nearest_zone(name, names)
        raise FieldError(path, "unknown time zone", hint) from None


def _nearest_zone(name: str, names: tuple[str, ...]) -> str:
    import difflib  # noqa: PLC0415 - only a mistake pays for loading it

    by_lower = {known.lower(): known for known in names}
    close = difflib.get_close_matches(name.lower(), by_lower, n=1, cutoff=0.6)
    if close:
        return f"did you mean `{by_lower[close[0]]}`?"
    return "expected an IANA name such as Europe/Berlin"


def _check_pronouns(pronouns: str | None) -> None:
    if pronouns is None or pronouns in _PRONOUN_SETS:
        return
    forms = pronouns.split("/")
    are_words = len(pronouns) <= MAX_PRONOUNS and all(map(_WORD.match, forms))
    if len(forms) == len(("sub", "obj", "poss")) and are_words:
        return
    says = "expected she, he, they, or three forms such as xe/xem/xyr"
    raise FieldError("them.pronouns", says)


_PLACES = {
    name: f"{section}.{name}"
    for section, kind in (
        ("history", History),
        ("cues", Cues),
        ("them", Them),
        ("you", You),
    )
    for name in kind.__struct_fields__
}

CUE_NAMES: tuple[str, ...] = Cues.__struct_fields__
"""Names of the cues, in the order of the contract."""
