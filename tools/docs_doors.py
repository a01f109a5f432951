"""What the doors for programs offer → tables for the reference pages.

Nothing here is written twice: operations come from the API's own description,
tools, resources and prompts from what the assistants' server hands out.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from docs_tables import code, table

from segue.mcp_server import prompts, resources, tools
from segue.web.api_document import api_document


_SCHEMAS: Final = "#/components/schemas/"


# ---- over HTTP


def operations() -> str:
    """Return every operation of the API: what it takes, and what it answers."""
    parts = [
        _operation(method, path, told)
        for path, methods in api_document()["paths"].items()
        for method, told in methods.items()
    ]
    return "\n".join(parts)


def _operation(method: str, path: str, told: Mapping[str, Any]) -> str:
    says = " ".join((told["summary"], told.get("description", ""))).strip()
    parts = [f"### {method.upper()} {path}\n\n{says}\n"]
    if "parameters" in told:
        parts.append(_parameters(told["parameters"]))
    if "requestBody" in told:
        parts.append(_body(told["requestBody"]))
    rows = [
        (status, answer["description"], _kinds(answer["content"]))
        for status, answer in told["responses"].items()
    ]
    parts.append(table(("status", "when", "answer"), rows))
    return "\n".join(parts)


def _parameters(parameters: Sequence[Mapping[str, Any]]) -> str:
    rows = [
        (
            _name(one["name"], required=one.get("required", False)),
            one["in"],
            one.get("description", ""),
        )
        for one in parameters
    ]
    return table(("parameter", "in", "meaning"), rows)


def _body(body: Mapping[str, Any]) -> str:
    (kind, content), *_ = body["content"].items()
    schema = content["schema"]
    need = "Body" if body["required"] else "Body, which may be left out"
    if "$ref" in schema:
        return f"{need}: {_kinds(body['content'])}.\n"
    rows = [
        (_name(name, required=name in schema["required"]), field.get("description", ""))
        for name, field in schema["properties"].items()
    ]
    head = f"{need}: {code(kind)}. {schema['description']}\n\n"
    return f"{head}{table(('field', 'meaning'), rows)}"


def _kinds(content: Mapping[str, Any]) -> str:
    said = []
    for kind, held in content.items():
        name = held["schema"].get("$ref", "").removeprefix(_SCHEMAS)
        known = f" ([schema](schemas.md): {code(name)})"
        said.append(f"{code(kind)}{known if name and name != 'problem' else ''}")
    return ", ".join(said)


def _name(name: str, *, required: bool) -> str:
    return f"{code(name)} *" if required else code(name)


# ---- for assistants


def tool_pages() -> str:
    """Return every tool: what it is for, what it takes, what it gives."""
    parts = []
    for tool in tools.described():
        gives = tools.TOOLS[tool.name].gives.__name__
        parts.append(
            f"### {tool.name}\n\n{tool.title}. {tool.description}\n\n"
            f"{_arguments(tool.input_schema)}\nGives: `{gives}`.\n"
        )
    return "\n".join(parts)


def _arguments(schema: Mapping[str, Any]) -> str:
    needed = schema.get("required", ())
    rows = [
        (_name(name, required=name in needed), field.get("description", ""))
        for name, field in schema.get("properties", {}).items()
    ]
    return table(("argument", "meaning"), rows) if rows else "Takes nothing.\n"


def resource_table() -> str:
    """Return every resource that an assistant can look up."""
    rows = [
        (code(uri), f"{shelf.title}. {shelf.about}")
        for uri, shelf in resources.RESOURCES.items()
    ]
    return table(("resource", "what is in it"), rows)


def prompt_table() -> str:
    """Return every prompt with its arguments."""
    rows = []
    for prompt in prompts.listed():
        rows.append((code(prompt.name), f"{prompt.title}. {prompt.description}"))
        rows += [
            (f"{code(prompt.name)}: {code(one.name)}", one.description or "")
            for one in prompt.arguments or ()
        ]
    return table(("prompt, and its arguments", "meaning"), rows)
