"""A finding about a field → a sentence with its path and the nearest name.

msgspec checks the shape of a situation; its findings name a path and a type.
A person wants to know the field, what is expected, and what they may have
meant.
"""

import re
from typing import Any, Literal, get_args, get_origin, get_type_hints

from segue.domain.situation import Cues, History, Situation, Them, You
from segue.errors import InputError


_PATH = re.compile(r" - at `(?:key` in `)?\$\.?([^`]*)`$")


class FieldError(InputError):
    """A field of the situation is unknown or holds what it cannot hold."""

    def __init__(self, path: str, expected: str, hint: str = "") -> None:
        """Name the field by its dotted path and say what is expected."""
        super().__init__(f"{path}: {expected}" if path else expected, hint)
        self.path = path


def split_finding(message: str) -> tuple[str, str]:
    """Return what msgspec found, and the dotted path where it found it."""
    found = _PATH.search(message)
    return (message[: found.start()], found.group(1)) if found else (message, "")


def steps_of(path: str) -> tuple[str | int, ...]:
    """Return the steps of a dotted path; places in lists as numbers."""
    return tuple(
        int(step[:-1]) if step[:-1].isdigit() and step.endswith("]") else step
        for step in re.split(r"\.|\[", path)
        if step
    )


def explain_field(message: str, raw: dict[str, Any]) -> FieldError:
    """Turn msgspec's finding into path, expectation and nearest spelling."""
    plain, path = split_finding(message)
    unknown = re.search(r"unknown field `(.*)`", plain)
    if unknown:
        return _unknown_field(path, unknown.group(1))
    choices = _choices_at(path)
    if plain.startswith("Expected `str") and choices:
        return FieldError(path, f"expected one of {', '.join(choices)}")
    if "Invalid enum value" in plain:
        close = _nearest(str(_value_at(raw, path)), choices)
        hint = f"did you mean `{close}`?" if close else ""
        return FieldError(path, f"expected one of {', '.join(choices)}", hint)
    if "missing required field" in plain:
        return FieldError(f"{path}.kind", "expected the kind of circumstance")
    return FieldError(path, expected_in_words(plain))


def _unknown_field(path: str, name: str) -> FieldError:
    here = f"{path}.{name}" if path else name
    names = _type_at(path).__struct_fields__
    close = _nearest(name, names)
    if close is None:
        elsewhere = _nearest(name, tuple(_PLACES))
        close = _PLACES[elsewhere] if elsewhere else None
    hint = f"did you mean `{close}`?" if close else f"known fields: {', '.join(names)}"
    return FieldError(here[:80], "unknown field", hint)


def expected_in_words(plain: str) -> str:
    """Say what msgspec expected as a person would."""
    for name, words in (
        ("Expected `int", "expected a whole number"),
        ("Expected `float", "expected a number"),
        ("Expected `str", "expected text"),
        ("Expected `array", "expected a list"),
        ("Expected `object", "expected fields, one a line"),
    ):
        if plain.startswith(name):
            return words
    return f"{plain[:1].lower()}{plain[1:]}"


def _nearest(given: str, names: tuple[str, ...]) -> str | None:
    import difflib  # noqa: PLC0415 - only a mistake pays for loading it

    close = difflib.get_close_matches(given.lower(), names, n=1, cutoff=0.55)
    return close[0] if close else None


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
