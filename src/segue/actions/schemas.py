"""The documents' types → JSON Schemas (2020-12) that other programs rely on.

msgspec makes the shapes; descriptions come from the docstrings. What types
cannot say (ranges, lengths, dates, which fields a decision brings with it) is
added here from the constants that the reader itself checks by, so that the
types stay plain and the reader's sentences stay readable.
"""

from collections.abc import Mapping
from inspect import cleandoc
from types import MappingProxyType
from typing import Any, Final

import msgspec

from segue.actions.case_document import CaseShown
from segue.actions.case_show import CaseList
from segue.actions.check_playbook import PlaybookChecked
from segue.actions.check_scenes import ScenesChecked
from segue.actions.debrief import Debriefed
from segue.actions.due import DueList
from segue.actions.read_acts import ActsRead
from segue.actions.rehearse import LONGEST_LINE, Rehearsed, SceneList
from segue.actions.rehearse_document import Script
from segue.actions.show_chat import ChatShown
from segue.actions.walk_playbook import WalkDone
from segue.domain.advice import PlaybookSaid
from segue.domain.answer import AnswerRead
from segue.domain.plan import CONTRACT, Plan
from segue.domain.read_situation import (
    AGE_RANGE,
    CONFIDENCE_RANGE,
    MAX_PRONOUNS,
    MAX_SHARED,
    MAX_TEXT,
)
from segue.domain.situation import Situation
from segue.errors import InputError
from segue.journal.archive import Archive


DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
DOCUMENTS: Final[Mapping[str, type]] = MappingProxyType(
    {
        "situation": Situation,
        "plan": Plan,
        "read": ChatShown,
        "answer": AnswerRead,
        "check": PlaybookChecked,
        "walk": WalkDone,
        "playbook": PlaybookSaid,
        "case": CaseShown,
        "cases": CaseList,
        "due": DueList,
        "journal": Archive,
        "script": Script,
        "rehearsal": Rehearsed,
        "scenes": SceneList,
        "acts": ActsRead,
        "debrief": Debriefed,
        "scene_check": ScenesChecked,
    }
)
"""Every published document by name."""

Schema = dict[str, Any]

_DEFINITION: Final = "#/$defs/{name}"
_AGE = {"minimum": AGE_RANGE[0], "maximum": AGE_RANGE[1]}
_TEXT = {"maxLength": MAX_TEXT}
_DAY = r"\d{4}-\d{2}-\d{2}"
_MOMENT = {"format": "date-time"}
_ADDED: Final[Mapping[str, Schema]] = MappingProxyType(
    {
        "You.age": _AGE,
        "Them.age": _AGE,
        "You.confidence": {
            "minimum": CONFIDENCE_RANGE[0],
            "maximum": CONFIDENCE_RANGE[1],
        },
        "You.name": _TEXT,
        "Them.name": _TEXT,
        "Them.pronouns": {
            "maxLength": MAX_PRONOUNS,
            "pattern": "^(she|he|they|[^/]+/[^/]+/[^/]+)$",
        },
        "Shared.detail": _TEXT,
        "Shared.when": {"pattern": rf"^{_DAY}([T ]\d{{2}}.*)?$"},
        "Situation.shared": {"maxItems": MAX_SHARED},
        "Situation.last_chance": {"pattern": f"^{_DAY}$"},
        "Plan.contract": {"const": CONTRACT},
        "ChatShown.contract": {"const": CONTRACT},
        "Opening.score": {"minimum": 0, "maximum": 1},
        "NowJudged.score": {"minimum": 0, "maximum": 1},
        "Rehearsed.contract": {"const": CONTRACT},
        "Script.scene": {"examples": ["bus_last"]},
        "Script.lines": {"items": {"type": "string", "maxLength": LONGEST_LINE}},
        "WalkDone.contract": {"const": CONTRACT},
        "AnswerRead.contract": {"const": CONTRACT},
        "AnswerRead.confidence": {"minimum": 0, "maximum": 1},
        "MovePlan.welcome": {"minimum": 0, "maximum": 1},
        "FirstContact.not_before": _MOMENT,
        "FirstContact.suggested": _MOMENT,
        "FirstContact.no_later_than": _MOMENT,
        "NextStep.by": {"format": "date"},
    }
)
"""What types cannot say, by definition and field."""

_NOTHING: Final[Schema] = {"maxItems": 0}
_SOMETHING: Final[Schema] = {"minItems": 1}
_OF_A_PLAN: Final[list[Schema]] = [
    {
        "if": {"properties": {"decision": {"const": "leave_it"}}},
        "then": {
            "properties": {"stops": _SOMETHING, "moves": _NOTHING},
            "required": ["instead"],
        },
        "else": {"properties": {"stops": _NOTHING}},
    },
    {
        "if": {"properties": {"decision": {"const": "warm_up"}}},
        "then": {"required": ["next_steps"]},
    },
    {
        "if": {"properties": {"decision": {"const": "ask"}}},
        "then": {"properties": {"moves": _SOMETHING}},
    },
]


class UnknownSchemaError(InputError):
    """There is no document of that name."""

    def __init__(self, name: str) -> None:
        """Quote the name, shortened, and list the known ones."""
        hint = f"expected one of {', '.join(DOCUMENTS)}"
        super().__init__(f"`{name[:40]}`: no document has that name", hint)


def schema_titles() -> dict[str, str]:
    """Return every document's name with a sentence about it."""
    return {name: _parts(kind.__doc__ or "")[0] for name, kind in DOCUMENTS.items()}


def schema_of(name: str) -> Schema:
    """Return the JSON Schema of a document.

    Args:
        name: Such as ``situation`` or ``plan``.

    Raises:
        UnknownSchemaError: There is no such document.
    """
    if name not in DOCUMENTS:
        raise UnknownSchemaError(name)
    return {
        "$schema": DIALECT,
        "$id": f"urn:segue:contract:{CONTRACT}:{name}",
        **schema_for(DOCUMENTS[name]),
    }


def schema_for(kind: type) -> Schema:
    """Return the schema of any type of values, its definitions under ``$defs``.

    Args:
        kind: A msgspec struct with a docstring.
    """
    _, definitions = msgspec.json.schema_components([kind], ref_template=_DEFINITION)
    for title, definition in definitions.items():
        _describe(title, definition)
    root = definitions.pop(kind.__name__)
    if kind is Situation:
        _allow_unknown(root, definitions)
    if kind is Plan:
        root["allOf"] = _OF_A_PLAN
    return {**root, "$defs": definitions}


def _describe(title: str, definition: Schema) -> None:
    """Put the docstring's parts where they belong, and add what types omit."""
    about, fields = _parts(definition.get("description", ""))
    if about:
        definition["description"] = about
    for name, field in definition.get("properties", {}).items():
        if name in fields:
            field["description"] = fields[name]
        added = _ADDED.get(f"{title}.{name}")
        if added:
            field.update(added)
            if "const" in added:
                definition["required"] = [*definition.get("required", ()), name]


def _parts(docstring: str) -> tuple[str, dict[str, str]]:
    """Split a docstring into what it says and what it says of each field."""
    about, _, rest = cleandoc(docstring).partition("\nAttributes:\n")
    fields: dict[str, str] = {}
    name = ""
    for line in rest.splitlines():
        if line.startswith("    ") and not line.startswith("     "):
            name, _, says = line.strip().partition(": ")
            name = name.rstrip("_")
            fields[name] = says
        elif name:
            fields[name] = f"{fields[name]} {line.strip()}".strip()
    return " ".join(about.split()), fields


def _allow_unknown(root: Schema, definitions: dict[str, Schema]) -> None:
    """Let null mean "not known" everywhere, and true and false be flags."""
    for definition in (root, *definitions.values()):
        for name, field in definition["properties"].items():
            options = field.get("anyOf", ())
            for option in options:
                is_flag = option.get("enum") == ["no", "yes"]
                if is_flag or (name == "asked_before" and "enum" in option):
                    option["enum"] = [*option["enum"], False, True]
            if not options and name != "kind":
                _allow_null(field)


def _allow_null(field: Schema) -> None:
    said = {key: field.pop(key) for key in ("$ref", "type", "items") if key in field}
    field["anyOf"] = [said, {"type": "null"}]
