"""What the code knows of itself → tables for the reference pages.

Nothing here is written twice: fields come from the values' own definitions and
docstrings, errors from their classes, the advice from the playbook.
"""

import ast
import importlib
import inspect
import pkgutil
import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

import segue
from segue.domain.situation import Cues
from segue.errors import ExitCode, SegueError
from segue.playbook.document import Playbook
from segue.playbook.load import content_folder, load_folder
from segue.playbook.rule import Rule
from segue.playbook.words import SLOT


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table."""
    lines = [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"]
    lines += [f"| {' | '.join(_cell(text) for text in row)} |" for row in rows]
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def said(text: str) -> str:
    """Return a playbook's sentence as it reads without a situation."""
    return SLOT.sub(_slot, " ".join(text.split()))


def _slot(match: re.Match[str]) -> str:
    name, mark, rest = match[1], match[2], match[3] or ""
    plural = rest.partition("|")[0]
    words = f"{name} {plural}" if mark == ":" else rest or name
    if mark == ":" and name.lower() == "verb":
        words = plural
    return words[:1].upper() + words[1:] if name[0].isupper() else words


def code(text: str) -> str:
    """Return text set as code."""
    return f"`{text}`"


# ---- values


def attributes_of(kind: type) -> dict[str, str]:
    """Return what a class's docstring says of each field."""
    doc = inspect.cleandoc(kind.__doc__ or "")
    _, _, listed = doc.partition("Attributes:\n")
    found: dict[str, str] = {}
    for line in textwrap.dedent(listed).splitlines():
        named = re.match(r"(\w+): (.*)", line)
        if named:
            found[named[1]] = named[2]
        elif found and line.strip():
            found[list(found)[-1]] += f" {line.strip()}"
    return {name: text.replace("``", "`") for name, text in found.items()}


def type_in_words(hint: Any) -> str:  # noqa: ANN401 - annotations have no common type
    """Say what a field holds, as a person who writes YAML would."""
    origin, options = get_origin(hint), get_args(hint)
    if origin is Literal:
        return ", ".join(code(str(one)) for one in options)
    if origin in {Union, UnionType}:
        known = [o for o in options if o not in {type(None), msgspec.UnsetType}]
        return " or ".join(type_in_words(one) for one in known)
    if origin in {tuple, list}:
        return f"list of {type_in_words(options[0])}"
    if origin is dict:
        return f"{type_in_words(options[0])} to {type_in_words(options[1])}"
    words = {
        str: "text",
        int: "whole number",
        float: "number",
        bool: "`true`, `false`",
        Any: "anything",
    }
    if hint in words:
        return words[hint]
    return f"[{hint.__name__}](#{hint.__name__.lower()})"


def fields_table(kind: Any) -> str:  # noqa: ANN401 - a msgspec structure
    """Return the fields of one value: name, what it holds, what it means."""
    hints, says = get_type_hints(kind), _inherited(kind)
    if kind is Cues:
        says = {
            rule.id.removeprefix("cues."): f"{said(rule.label)}."
            for rule in load_folder(content_folder()).facts
        }
    rows = []
    for field in msgspec.structs.fields(kind):
        name = code(field.encode_name)
        if field.required:
            name += " *"
        rows.append((name, type_in_words(hints[field.name]), says.get(field.name, "")))
    return table(("field", "holds", "meaning"), rows)


def _inherited(kind: type) -> dict[str, str]:
    """Return what a class and those it stands on say of their fields."""
    says: dict[str, str] = {}
    for one in reversed(kind.__mro__):
        if one.__module__.startswith("segue"):
            says.update(attributes_of(one))
    return says


def structs_under(root: Any) -> list[Any]:  # noqa: ANN401 - a msgspec structure
    """Return a structure and all that stand in it, each once, in order."""
    found: list[Any] = []
    waiting: list[Any] = [root]
    while waiting:
        hint = waiting.pop(0)
        if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
            if hint not in found:
                found.append(hint)
                waiting.extend(get_type_hints(hint).values())
        else:
            waiting.extend(one for one in get_args(hint) if not isinstance(one, str))
    return found


def values_page(root: Any) -> str:  # noqa: ANN401 - a msgspec structure
    """Return a heading and a table for each structure under one."""
    parts = []
    for kind in structs_under(root):
        summary = inspect.cleandoc(kind.__doc__ or "").partition("\n\n")[0]
        parts.append(f"### {kind.__name__}\n\n{summary}\n\n{fields_table(kind)}")
    return "\n".join(parts)


# ---- errors


def error_classes() -> list[type[SegueError]]:
    """Return every error of the package, whatever module it stands in."""
    for module in pkgutil.walk_packages(segue.__path__, "segue."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    found = set(_below(SegueError))
    return sorted(found, key=lambda one: (one.__name__, one.__module__))


def _below(kind: type[SegueError]) -> Iterator[type[SegueError]]:
    for one in kind.__subclasses__():
        yield one
        yield from _below(one)


def errors_table() -> str:
    """Return every error: its sentence, its hint, its exit code."""
    rows = []
    for kind in error_classes():
        message, hint = sentence_of(kind)
        about = inspect.cleandoc(kind.__doc__ or "").partition("\n")[0]
        rows.append(
            (code(kind.__name__), about, message, hint, str(int(kind.exit_code)))
        )
    return table(("error", "what happened", "says", "hint", "exit"), rows)


def sentence_of(kind: type[SegueError]) -> tuple[str, str]:
    """Return an error's sentence and hint, places left open in brackets."""
    if "__init__" not in vars(kind):
        return "", ""
    tree = ast.parse(textwrap.dedent(inspect.getsource(kind.__init__)))
    names = {
        target.id: node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    call = next(
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "super().__init__"
    )
    texts = [_text_of(argument, names) for argument in call.args]
    return texts[0], texts[1] if len(texts) > 1 else ""


def _text_of(node: ast.expr, names: dict[str, ast.expr]) -> str:
    """Return what an expression says, as far as it can be told unrun."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(_text_of(part, names) for part in node.values)
    if isinstance(node, ast.FormattedValue):
        return _text_of(node.value, names)
    if isinstance(node, ast.IfExp):
        fuller = isinstance(node.body, ast.JoinedStr)
        return _text_of(node.body if fuller else node.orelse, names)
    if isinstance(node, ast.Name) and node.id in names:
        return _text_of(names[node.id], {})
    first = next((n.id for n in ast.walk(node) if isinstance(n, ast.Name)), "…")
    return f"[{first.replace('_', ' ')}]"


EXIT_MEANINGS = {
    ExitCode.DONE: "Done. A “not yet” or a “leave it” is an answer, too, and ends so.",
    ExitCode.FAILED: "Something else went wrong, or you stopped it.",
    ExitCode.BAD_INPUT: "What was handed in is at fault: a file, a field, an option.",
    ExitCode.PROMISE: "The one-ask promise forbids it for this person.",
}


def exit_codes() -> str:
    """Return the exit codes and what each means."""
    rows = [(str(int(one)), one.name, EXIT_MEANINGS[one]) for one in ExitCode]
    return table(("code", "name", "meaning"), rows)


# ---- the advice


def rules_of(playbook: Playbook) -> Iterator[Rule]:
    """Yield every rule of a playbook, wherever it stands."""
    yield from _rules_in(playbook)


def _rules_in(value: object) -> Iterator[Rule]:
    if isinstance(value, Rule):
        yield value
    if isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _rules_in(getattr(value, name))
    elif isinstance(value, tuple):
        for inner in value:
            yield from _rules_in(inner)
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _rules_in(inner)


def sources_table(playbook: Playbook) -> str:
    """Return each source, whether it was read, how many rules stand on it."""
    counts: dict[str, int] = {}
    for rule in rules_of(playbook):
        counts[rule.source] = counts.get(rule.source, 0) + 1
    rows = [
        (code(key), source.title, source.checked, str(counts.get(key, 0)))
        for key, source in playbook.sources.items()
    ]
    return table(("source", "what it says", "checked", "rules"), rows)


def _grades(rule: Rule) -> tuple[str, str]:
    return rule.source, rule.grade


def facts_table(playbook: Playbook) -> str:
    """Return the facts that count, and how to find each out."""
    rows = [
        (code(one.id), said(one.label), said(one.how), *_grades(one))
        for one in playbook.facts
    ]
    return table(("fact", "what it is", "how to find out", "source", "grade"), rows)


def evidence_table(playbook: Playbook) -> str:
    """Return what each fact says about their interest."""
    rows = [
        (
            code(f"{one.fact}={value}"),
            f"{weight.none:+g} / {weight.friendly:+g} / {weight.romantic:+g}",
            said(one.says.get(value, "")),
            *_grades(one),
        )
        for one in playbook.evidence
        for value, weight in one.weights.items()
    ]
    head = ("fact", "none / friendly / romantic", "in words", "source", "grade")
    return table(head, rows)


def effects_table(playbook: Playbook) -> str:
    """Return what facts do to how welcome an ask is."""
    held = [("", one) for one in playbook.effects]
    held += [(move.id, one) for move in playbook.moves for one in move.effects]
    rows = []
    for owner, one in held:
        where = ", ".join((*((owner,) if owner else one.moves), *one.channels))
        for value, by in one.by.items():
            fact = code(f"{one.fact}={value}")
            says = said(one.says.get(value, ""))
            rows.append((fact, f"{by:+g}", where or "every move", says, *_grades(one)))
    return table(("fact", "effect", "on", "in words", "source", "grade"), rows)


def needs_table(playbook: Playbook) -> str:
    """Return what must hold for a move to be offered at all."""
    held = [("", one) for one in playbook.needs]
    held += [(move.id, one) for move in playbook.moves for one in move.needs]
    rows = [
        (
            code(one.id),
            owner or ", ".join(one.moves) or "every move",
            said(one.because),
            *_grades(one),
        )
        for owner, one in held
    ]
    return table(("need", "of", "said where it fails", "source", "grade"), rows)


def moves_table(playbook: Playbook) -> str:
    """Return the moves: what each is, where it is done, what it costs."""
    rows = [
        (
            code(one.id),
            f"{said(one.title)}. {said(one.about)}",
            ", ".join(one.channels),
            f"{one.exposure:g} / {one.pressure:g}",
            *_grades(one),
        )
        for one in playbook.moves
    ]
    head = ("move", "what it is", "where", "shows / presses", "source", "grade")
    return table(head, rows)


def reasons_table(playbook: Playbook) -> str:
    """Return the reasons: what each does, and how the first contact goes."""
    rows = [
        (code(one.kind), said(one.says), f"{one.welcome:+g}", one.medium, *_grades(one))
        for one in playbook.reasons
    ]
    head = ("kind", "in words", "effect", "first contact", "source", "grade")
    return table(head, rows)


def stops_table(playbook: Playbook) -> str:
    """Return the stops, and what is said under each."""
    rows = [
        (code(one.id), said(one.says), said(one.instead.do), *_grades(one))
        for one in playbook.stops
    ]
    return table(("stop", "why", "instead", "source", "grade"), rows)


def steps_table(playbook: Playbook) -> str:
    """Return the small steps for a "not yet"."""
    rows = [
        (code(one.id), said(one.do), str(one.in_days or ""), *_grades(one))
        for one in playbook.steps
    ]
    return table(("step", "what to do", "within days", "source", "grade"), rows)
