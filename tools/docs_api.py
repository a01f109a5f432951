"""The docstrings of ``segue.api`` → its reference page, in Markdown.

Every public name comes in the order of its module: signature, summary,
arguments, what is returned, and errors, each as the docstring has it. Values
that are returned and have no page of their own follow with their fields.
"""

import inspect
import re
import textwrap
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import Final

from docs_tables import code, fields_table, structs_under, table

from segue import api
from segue.actions.rehearse import Rehearsed, SceneListed
from segue.actions.score_mentor import Annotated, Marks, MentorScore
from segue.actions.walk_playbook import WalkDone
from segue.api.chat import Chat
from segue.domain.answer import AnswerRead
from segue.domain.message import Message
from segue.domain.situation import Situation
from segue.rehearsal.transcript import Transcript


SHOWN: Final = (
    Message,
    AnswerRead,
    WalkDone,
    SceneListed,
    Rehearsed,
    Transcript,
    Annotated,
    Marks,
    MentorScore,
)
"""Values whose fields stand on the page; the others have pages of their own."""

ALIASES: Final = (
    ("segue.actions.rehearse_learner", "Learner"),
    ("segue.actions.score_mentor", "Mentor"),
    ("segue.actions.debrief", "Talk"),
    ("segue.actions.tabulate", "Columns"),
    ("segue.domain.conversation", "Format"),
    ("segue.domain.conversation", "DateOrder"),
    ("segue.domain.scene", "Difficulty"),
)
"""Names in signatures that are no values, with their modules."""

_SECTIONS: Final = ("Args", "Attributes", "Returns", "Yields", "Raises")
_SECTION: Final = re.compile(rf"^({'|'.join(_SECTIONS)}):\n", re.MULTILINE)
_ITEM: Final = re.compile(r"^(\w+): ", re.MULTILINE)
_MODULE: Final = re.compile(r"\b(?:segue|collections|datetime|os|typing)\.(?:\w+\.)*")
_LONGEST_LINE: Final = 80


def api_functions() -> dict[str, Callable[..., object]]:
    """Return the public functions of the API, by name and in their order."""
    return {
        name: value
        for name, value in vars(api).items()
        if inspect.isfunction(value) and name in api.__all__
    }


def chat_methods() -> dict[str, Callable[..., object]]:
    """Return what a chat can do, by name and in its order."""
    return {
        name: value
        for name, value in vars(Chat).items()
        if inspect.isfunction(value) and not name.startswith("_")
    }


def sections_of(value: object) -> dict[str, str]:
    """Return the parts of a docstring by their heading; the text has none."""
    doc = inspect.cleandoc(getattr(value, "__doc__", None) or "")
    pieces = _SECTION.split(doc)
    named = zip(pieces[1::2], map(textwrap.dedent, pieces[2::2]), strict=True)
    return {"": pieces[0], **dict(named)}


def items_of(section: str) -> dict[str, str]:
    """Return what a section says of each name in it."""
    pieces = _ITEM.split(section)
    return {
        name: " ".join(says.split())
        for name, says in zip(pieces[1::2], pieces[2::2], strict=True)
    }


def api_page() -> str:
    """Return the reference of the API: functions, a chat, and values."""
    return "\n\n".join(
        [
            *(_function(name, one, "##") for name, one in api_functions().items()),
            _chat(),
            "## The values that come back",
            _pages_elsewhere(),
            _aliases(),
            *_values(),
        ]
    )


def _function(name: str, value: Callable[..., object], head: str) -> str:
    said = sections_of(value)
    parts = [f"{head} {name}", signature_of(name, value), _prose(said[""])]
    if "Args" in said:
        rows = [(code(one), says) for one, says in items_of(said["Args"]).items()]
        parts.append(_plainly(table(("argument", "what it is"), rows)))
    parts += [
        f"**Gives** {_prose(said[one])}" for one in ("Returns", "Yields") if one in said
    ]
    if "Raises" in said:
        rows = [(code(one), says) for one, says in items_of(said["Raises"]).items()]
        parts.append(_plainly(table(("raises", "when"), rows)))
    return "\n\n".join(part.strip() for part in parts)


def _chat() -> str:
    said = sections_of(Chat)
    rows = [(code(one), says) for one, says in items_of(said["Attributes"]).items()]
    methods = [_function(name, one, "###") for name, one in chat_methods().items()]
    return "\n\n".join(
        [
            f"## Chat\n\n{_prose(said[''])} `len(chat)` counts its messages.",
            _plainly(table(("attribute", "what it is"), rows)).strip(),
            *methods,
        ]
    )


def _pages_elsewhere() -> str:
    return (
        "`Situation` and `Plan` have [pages](situation.md) [of their own](plan.md); "
        "what a chat shows is [told apart](reading.md), and so are "
        "[all errors](errors.md). Every value is frozen, and "
        "`msgspec.json.encode` makes the command line's JSON of it."
    )


def _aliases() -> str:
    """Return the names that stand in signatures, and what they stand for."""
    rows = []
    for module, name in ALIASES:
        value = getattr(import_module(module), name)
        rows.append((code(name), code(module), code(_tidy(str(value)))))
    return table(("in signatures", "is in", "is"), rows).strip()


def _values() -> Iterator[str]:
    shown = structs_under(Situation)
    for root in SHOWN:
        for kind in structs_under(root):
            if kind not in shown:
                shown.append(kind)
                summary = inspect.cleandoc(kind.__doc__ or "").partition("\n\n")[0]
                fields = _plainly(fields_table(kind)).strip()
                about = f"{_prose(summary)} In `{kind.__module__}`."
                yield f"### {kind.__name__}\n\n{about}\n\n{fields}"


def signature_of(name: str, value: Callable[..., object]) -> str:
    """Return a signature as Python code, on lines that fit a page."""
    signature = inspect.signature(value)
    kept = [one for one in signature.parameters.values() if one.name != "self"]
    shown = signature.replace(parameters=kept)
    lines = _tidy(f"{name}{shown}")
    if len(lines) > _LONGEST_LINE:
        parts = [_tidy(str(one)) for one in kept]
        marked = [*parts]
        first = next((at for at, one in enumerate(kept) if _by_name(one)), None)
        if first is not None:
            marked.insert(first, "*")
        listed = "".join(f"    {part},\n" for part in marked)
        gives = _tidy(str(shown.replace(parameters=[])).removeprefix("()"))
        lines = f"{name}(\n{listed}){gives}"
    return f"```text\n{lines}\n```"


def _by_name(one: inspect.Parameter) -> bool:
    return one.kind is inspect.Parameter.KEYWORD_ONLY


def _tidy(text: str) -> str:
    """Leave out modules and quotes, which say nothing to a reader."""
    return _MODULE.sub("", text).replace("'", "")


def _prose(text: str) -> str:
    return _plainly(" ".join(text.split()))


def _plainly(text: str) -> str:
    return text.replace("``", "`")


def undocumented() -> Mapping[str, list[str]]:
    """Return what a public docstring leaves out, by function."""
    found = {}
    for name, value in {**api_functions(), **chat_methods()}.items():
        said = sections_of(value)
        told = items_of(said.get("Args", ""))
        wanted = [one for one in inspect.signature(value).parameters if one != "self"]
        missing = [one for one in wanted if one not in told]
        missing += [one for one in told if one not in wanted]
        if not {"Returns", "Yields"} & set(said):
            missing.append("Returns")
        found[name] = missing
    return found
