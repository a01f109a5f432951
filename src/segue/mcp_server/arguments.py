"""What each tool takes: one frozen value a tool, and its JSON Schema."""

from typing import Annotated, Any, Final, TypeVar

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import replace

from segue.actions.schemas import Schema, schema_for, schema_of
from segue.domain.conversation import DateOrder, Format
from segue.domain.field_error import expected_in_words, split_finding
from segue.domain.read_situation import read_situation
from segue.domain.scene import Difficulty
from segue.domain.situation import Situation
from segue.errors import InputError


LONGEST_LINE: Final = 2000
"""Letters in a line over which nobody could say it."""


class ArgumentsError(InputError):
    """A tool was called with something that it does not take."""

    def __init__(self, place: str, expected: str) -> None:
        """Name the argument and what is expected, and nothing given."""
        super().__init__(f"{place}: {expected}" if place else expected)


class Arguments(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a tool takes."""


class ConsentArguments(Arguments, frozen=True, kw_only=True):
    """What ``consent`` takes.

    Attributes:
        agreed: What the person answered, after they read the notice. Leave it
            out at first. Never answer for them.
        question: What came with the notice.
    """

    agreed: bool | None = None
    question: str | None = None


class PlanArguments(Arguments, frozen=True, kw_only=True):
    """What ``plan`` takes.

    Attributes:
        situation: Where the two stand, as far as the person told; leave out
            whatever they did not say.
        case: A case in the person's journal to plan for; needs consent.
        opening_came: What they named for a yes for later has come.
        words: 0 for the usual words; 1, 2, … for others.
        now: The present moment, ISO 8601; by the machine's clock if left out.
        tz: IANA time zone, where the situation names none.
        consent: What the consent tool gave.
    """

    situation: Situation | None = None
    case: str | None = None
    opening_came: bool = False
    words: Annotated[int, Meta(ge=0)] = 0
    now: str | None = None
    tz: str | None = None
    consent: str | None = None


class AnswerArguments(Arguments, frozen=True, kw_only=True):
    """What ``answer`` takes.

    Attributes:
        text: Their reply, word for word.
        ask: What was asked, word for word.
        region: Two letters of the country of a number without one.
        case: A case to keep the reading in; needs consent.
        consent: What the consent tool gave.
    """

    text: str
    ask: str | None = None
    region: str | None = None
    case: str | None = None
    consent: str | None = None


class ReadArguments(Arguments, frozen=True, kw_only=True):
    """What ``read`` takes.

    Attributes:
        export: Path of a chat's export on the person's machine: the file,
            folder or zip as the service hands it out.
        me: The person's name, as the export writes it.
        them: The other one's name; picks the chat among many.
        format: Whose export it is, where it is not recognized.
        date_order: Day, month and year in this order, where it is open.
        now: The present moment, ISO 8601; by the machine's clock if left out.
        tz: IANA time zone.
        case: The case that the chat is about; wanted where there is a journal.
        consent: What the consent tool gave.
    """

    export: str
    me: str | None = None
    them: str | None = None
    format: Format | None = None
    date_order: DateOrder | None = None
    now: str | None = None
    tz: str | None = None
    case: str | None = None
    consent: str | None = None


class BeginArguments(Arguments, frozen=True, kw_only=True):
    """What ``rehearse_begin`` takes.

    Attributes:
        scene: The id of a scene; the scenes tool lists them.
        plan: Instead of a scene, a whole document that the plan tool gave.
        seed: Which rehearsal; the same number gives the same one.
        difficulty: How likely an ask is welcome; the scene's own if left out.
        persona: Whom to meet, of those who can be met there.
        you: What the partner calls the person.
        them: With a plan, what the other one is called.
        case: A case that this is for; needs consent.
        consent: What the consent tool gave.
    """

    scene: str = ""
    plan: dict[str, Any] | None = None
    seed: int = 0
    difficulty: Difficulty | None = None
    persona: str | None = None
    you: str = ""
    them: str = ""
    case: str | None = None
    consent: str | None = None


class SayArguments(Arguments, frozen=True, kw_only=True):
    """What ``rehearse_say`` takes.

    Attributes:
        rehearsal: Which one, as rehearse_begin named it.
        line: What the person says, word for word.
    """

    rehearsal: str
    line: Annotated[str, Meta(max_length=LONGEST_LINE)]


class RewindArguments(Arguments, frozen=True, kw_only=True):
    """What ``rehearse_rewind`` takes.

    Attributes:
        rehearsal: Which one.
        line: Go back to before this line of the person, counted from 1.
    """

    rehearsal: str
    line: Annotated[int, Meta(ge=1)]


class RehearsalArguments(Arguments, frozen=True, kw_only=True):
    """What the other tools of a rehearsal take.

    Attributes:
        rehearsal: Which one, as rehearse_begin named it.
    """

    rehearsal: str


class NoArguments(Arguments, frozen=True, kw_only=True):
    """What a tool takes that takes nothing."""


class DueArguments(Arguments, frozen=True, kw_only=True):
    """What ``due`` takes.

    Attributes:
        now: The present moment, ISO 8601; by the machine's clock if left out.
        tz: IANA time zone for cases that name none.
        consent: What the consent tool gave.
    """

    now: str | None = None
    tz: str | None = None
    consent: str | None = None


Taken = TypeVar("Taken", bound=Arguments)


def take(kind: type[Taken], given: dict[str, Any]) -> Taken:
    """Take the arguments of a call.

    Raises:
        ArgumentsError: An argument is unknown, missing or of a wrong kind.
        InputError: The situation is at fault; said as everywhere.
    """
    rest = {name: value for name, value in given.items() if name != "situation"}
    told = given.get("situation")
    if "situation" not in kind.__struct_fields__:
        rest, told = given, None
    try:
        taken = msgspec.convert(rest, kind)
    except msgspec.ValidationError as error:
        finding, place = split_finding(str(error))
        raise ArgumentsError(place, _expected(finding)) from None
    if told is None:
        return taken
    situation = read_situation(msgspec.json.encode(told), is_json=True)
    return replace(taken, situation=situation)


def _expected(finding: str) -> str:
    """Say what was expected, and repeat nothing that was given."""
    if "unknown field" in finding:
        return "an argument that is not known"
    if "Invalid enum" in finding:
        return "not one of the known values"
    return expected_in_words(finding)


def schema_of_arguments(kind: type[Arguments]) -> Schema:
    """Return the schema of a tool's arguments; the situation's as published."""
    schema = schema_for(kind)
    definitions = schema["$defs"]
    if "Situation" in definitions:
        published = schema_of("situation")
        definitions.update(published.pop("$defs"))
        hidden = {"$schema", "$id"}
        definitions["Situation"] = {
            key: value for key, value in published.items() if key not in hidden
        }
    return schema
