"""The tools, as data: names, what they are for, what they take and give."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from mcp_types import Tool, ToolAnnotations

from segue.actions.due import DueList
from segue.actions.rehearse import Rehearsed, SceneList
from segue.actions.schemas import schema_for
from segue.actions.show_chat import ChatShown
from segue.domain.answer import AnswerRead
from segue.domain.plan import Plan
from segue.mcp_server import asking, rehearsing
from segue.mcp_server.arguments import (
    AnswerArguments,
    Arguments,
    BeginArguments,
    ConsentArguments,
    DueArguments,
    NoArguments,
    PlanArguments,
    ReadArguments,
    RehearsalArguments,
    RewindArguments,
    SayArguments,
    schema_of_arguments,
)
from segue.mcp_server.desk import Desk
from segue.mcp_server.documents import ConsentTold, HintTold, RehearsalTold


CONSENT: Final = "consent"
"""The one tool that may have to ask the person before it answers."""


class Offered(NamedTuple):
    """One tool.

    Attributes:
        title: What a person sees.
        about: What a model is told: what it is for and how to use it well.
        takes: Its arguments.
        gives: Its document.
        does: Makes that.
        keeps: Whether something may be written into the journal.
        notes: What else is to be told, as at the terminal beside the document.
    """

    title: str
    about: str
    takes: type[Arguments]
    gives: type
    does: Callable[[Desk, Any], object]
    keeps: bool = False
    notes: Callable[[Any], Iterable[str]] = lambda _: ()


def _consent(desk: Desk, given: ConsentArguments) -> ConsentTold:
    """Take the answer from an assistant, where the host cannot ask itself."""
    if given.agreed is None:
        return desk.consents.ask()
    return desk.consents.relayed(given.question, agreed=given.agreed)


TOOLS: Final[Mapping[str, Offered]] = MappingProxyType(
    {
        CONSENT: Offered(
            "Ask the person whether you may see their case or chat",
            "Call this before anything about a case in the person's journal or a "
            "chat's export. Gives `consent`, which the other tools want. Holds for "
            "this conversation only.",
            ConsentArguments,
            ConsentTold,
            _consent,
        ),
        "plan": Offered(
            "Whether, how and when to ask, and in which words",
            "Plans how the person can ask one other person for their phone number, or "
            "says not yet, or to leave it. Ask the person for what you do not know; "
            "leave out what they did not say, and never guess how the other one feels. "
            "Show stops and words as they are. `welcome` and `score` only rank moves: "
            "never show them as chances.",
            PlanArguments,
            Plan,
            asking.plan,
            keeps=True,
            notes=asking.dates_past,
        ),
        "answer": Offered(
            "How their reply to the ask reads",
            "Reads a reply as yes, conditional, other_channel, soft_no, no or unclear, "
            "and says what to do now. Where it abstains, ask the person how it was "
            "meant. A no stays a no: never read hope into it.",
            AnswerArguments,
            AnswerRead,
            asking.answer,
            keeps=True,
        ),
        "read": Offered(
            "What a chat's export shows",
            "Reads an export on the person's machine: cues, shared circumstances, "
            "earlier asks, good moments, each with its quotes. Needs consent first.",
            ReadArguments,
            ChatShown,
            asking.read,
            keeps=True,
        ),
        "scenes": Offered(
            "The scenes to rehearse in",
            "Lists all scenes with what each practices.",
            NoArguments,
            SceneList,
            rehearsing.scenes,
        ),
        "rehearse_begin": Offered(
            "Begin a rehearsal",
            "Sets a scene with a partner who may say no. Whether an ask is welcome is "
            "settled before the first word. Tell the person place, facts, partner and "
            "aim, then let them speak: their lines are theirs, never yours.",
            BeginArguments,
            RehearsalTold,
            rehearsing.begin,
            keeps=True,
        ),
        "rehearse_say": Offered(
            "Say a line to the partner",
            "Gives the partner's decision as a line. You may put that line into the "
            "partner's own words, but it must say the same: no warmer, no colder, and "
            "`answer` stays what it is.",
            SayArguments,
            RehearsalTold,
            rehearsing.say,
        ),
        "rehearse_hint": Offered(
            "What would help with the next line",
            "Only when the person asks for it.",
            RehearsalArguments,
            HintTold,
            rehearsing.hint,
        ),
        "rehearse_rewind": Offered(
            "Go back, and try another line",
            "Back to before one of the person's lines. The partner's mind stays made "
            "up as it was.",
            RewindArguments,
            RehearsalTold,
            rehearsing.rewind,
        ),
        "rehearse_debrief": Offered(
            "What came of it, and what the mentor saw",
            "Ends the rehearsal. Show the mentor's notes with their quotes, as they "
            "are, and add no marks of your own. What counts is asking once, kindly, "
            "and taking the answer.",
            RehearsalArguments,
            Rehearsed,
            rehearsing.debrief,
            keeps=True,
        ),
        "due": Offered(
            "What comes next, and when",
            "Lists first messages and the like for the cases in the person's journal, "
            "never before their time. Needs consent first.",
            DueArguments,
            DueList,
            asking.due,
            keeps=True,
        ),
    }
)
"""Every tool by name."""


def described() -> list[Tool]:
    """Return the tools as the protocol describes them."""
    return [_described(name, offered) for name, offered in TOOLS.items()]


def _described(name: str, offered: Offered) -> Tool:
    return Tool(
        name=name,
        title=offered.title,
        description=offered.about,
        input_schema=schema_of_arguments(offered.takes),
        output_schema=schema_for(offered.gives),
        annotations=ToolAnnotations(
            read_only_hint=not offered.keeps,
            destructive_hint=False,
            open_world_hint=False,
        ),
    )
