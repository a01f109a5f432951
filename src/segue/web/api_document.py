"""The published JSON Schemas → the OpenAPI 3.1 document of the API.

Litestar could describe its handlers by their Python types; the schemas that
other programs rely on say more (ranges, dates, null for "not known"), and there
must not be two of each. So the document is put together here from those.
"""

from functools import cache
from importlib.metadata import version
from typing import Any, Final, get_args

from segue.actions.schemas import DOCUMENTS, schema_of
from segue.domain.conversation import DateOrder, Format


Schema = dict[str, Any]

_PLACE: Final = "#/components/schemas/"
_PROBLEM: Final[Schema] = {
    "description": "What went wrong (RFC 9457).",
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string", "description": "The status in words."},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "What is wrong, in a sentence."},
        "hint": {"type": "string", "description": "What to do next."},
    },
}
_REFUSALS: Final = {
    "400": "The input is at fault.",
    "401": "The token is missing or another launch's.",
    "403": "The request came from another site.",
    "413": "The request is too large.",
    "421": "The app does not answer to that host name.",
}
_TIME: Final[list[Schema]] = [
    {
        "name": "now",
        "in": "query",
        "description": "The present moment, ISO 8601; by the machine's clock if "
        "left out.",
        "schema": {"type": "string", "examples": ["2026-11-22T12:00"]},
    },
    {
        "name": "tz",
        "in": "query",
        "description": "IANA time zone where the situation names none.",
        "schema": {"type": "string", "examples": ["Europe/Berlin"]},
    },
]


_CASE: Final[Schema] = {
    "name": "case",
    "in": "query",
    "description": "A case in the journal, which keeps what comes of it.",
    "schema": {"type": "string", "examples": ["robin"]},
}
_OPENING_CAME: Final[Schema] = {
    "name": "opening_came",
    "in": "query",
    "description": "What they named for a yes for later has come.",
    "schema": {"type": "boolean"},
}
_PROMISE: Final = ("409", "The one-ask promise forbids it for this case.")
_ANSWER_BODY: Final[Schema] = {
    "type": "object",
    "description": "A reply to be read.",
    "additionalProperties": False,
    "required": ["answer"],
    "properties": {
        "answer": {"type": "string", "description": "The reply as it was typed."},
        "ask": {
            "type": ["string", "null"],
            "description": "What was asked; a plain ask for a number if left out.",
        },
        "region": {
            "type": ["string", "null"],
            "description": "Country of a number without one, in two letters.",
            "examples": ["US"],
        },
    },
}
_READ_BODY: Final[Schema] = {
    "type": "object",
    "description": "A chat's export, as the service hands it out.",
    "required": ["file"],
    "properties": {
        "file": {
            "type": "string",
            "format": "binary",
            "description": "The file or zip; as many parts of this name as files.",
        },
        "me": {"type": "string", "description": "Your name, as the export has it."},
        "them": {
            "type": "string",
            "description": "Theirs; picks the chat among many.",
        },
        "format": {
            "enum": list(get_args(Format)),
            "description": "Whose export it is; recognized if left out.",
        },
        "date_order": {
            "enum": list(get_args(DateOrder)),
            "description": "Day, month and year in this order.",
        },
    },
}


@cache
def api_document() -> Schema:
    """Return the whole document."""
    schemas: Schema = {"problem": _PROBLEM}
    for name in ("situation", "plan", "answer", "read", "script", "rehearsal"):
        _take_in(schemas, name)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Segue",
            "version": version("segue"),
            "description": "Whether, how and when to ask somebody for their number, "
            "and in which words.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "security": [{"token": []}],
        "paths": {
            "/api/v1/plan": {"post": _plan()},
            "/api/v1/answer": {"post": _answer()},
            "/api/v1/read": {"post": _read()},
            "/api/v1/rehearse": {"post": _rehearse()},
            "/api/v1/schema/{name}": {"get": _schema()},
        },
        "components": {
            "schemas": schemas,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _plan() -> Schema:
    return {
        "operationId": "plan",
        "summary": "Make a plan for a situation.",
        "description": "With a case, the body may be left out.",
        "parameters": [_CASE, _OPENING_CAME, *_TIME],
        "requestBody": {
            "required": False,
            "content": {"application/json": {"schema": _to("situation")}},
        },
        "responses": {
            "200": _json("The plan.", _to("plan")),
            **_refused(_PROMISE),
        },
    }


def _answer() -> Schema:
    return {
        "operationId": "answer",
        "summary": "Say how a reply reads, and what to do now.",
        "parameters": [_CASE, *_TIME],
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": _ANSWER_BODY}},
        },
        "responses": {"200": _json("The reading.", _to("answer")), **_refused()},
    }


def _read() -> Schema:
    return {
        "operationId": "read",
        "summary": "Say what a chat shows.",
        "parameters": [_CASE, *_TIME],
        "requestBody": {
            "required": True,
            "content": {"multipart/form-data": {"schema": _READ_BODY}},
        },
        "responses": {"200": _json("What it shows.", _to("read")), **_refused()},
    }


def _rehearse() -> Schema:
    return {
        "operationId": "rehearse",
        "summary": "Play lines against the partner of a scene.",
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": _to("script")}},
        },
        "responses": {
            "200": _json("What was said, and the debrief.", _to("rehearsal")),
            **_refused(),
        },
    }


def _schema() -> Schema:
    found = {"application/schema+json": {"schema": {"type": "object"}}}
    return {
        "operationId": "schema",
        "summary": "Get the JSON Schema of a document.",
        "parameters": [
            {
                "name": "name",
                "in": "path",
                "required": True,
                "description": "The document's name.",
                "schema": {"type": "string", "examples": list(DOCUMENTS)},
            }
        ],
        "responses": {
            "200": {"description": "The schema.", "content": found},
            **_refused(("404", "There is no document of that name.")),
        },
    }


def _refused(*more: tuple[str, str]) -> Schema:
    content = {"application/problem+json": {"schema": _to("problem")}}
    return {
        status: {"description": says, "content": content}
        for status, says in (*_REFUSALS.items(), *more)
    }


def _json(says: str, schema: Schema) -> Schema:
    return {"description": says, "content": {"application/json": {"schema": schema}}}


def _to(name: str) -> Schema:
    return {"$ref": f"{_PLACE}{name}"}


def _take_in(schemas: Schema, name: str) -> None:
    """Add a published schema; what it defines gets its name before its own."""
    whole = dict(schema_of(name))
    for key in ("$schema", "$id"):
        whole.pop(key)
    for inner, definition in whole.pop("$defs").items():
        schemas[f"{name}.{inner}"] = _moved(definition, name)
    schemas[name] = _moved(whole, name)


def _moved(schema: Any, name: str) -> Any:  # noqa: ANN401 - any JSON
    """Let references lead to where definitions are now."""
    if isinstance(schema, list):
        return [_moved(one, name) for one in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: value.replace("#/$defs/", f"{_PLACE}{name}.")
        if key == "$ref"
        else _moved(value, name)
        for key, value in schema.items()
    }
