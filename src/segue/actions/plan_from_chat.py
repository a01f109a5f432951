"""From an export to a plan: what the chat shows fills what nobody has said."""

from typing import Any

from msgspec import Struct
from msgspec.structs import asdict, replace

from segue.actions.show_chat import ChatShown
from segue.domain.read_situation import MAX_SHARED
from segue.domain.situation import Situation
from segue.reading.fill import hardest


class FromChat(Struct, frozen=True, kw_only=True):
    """One fact of a situation that was taken from a chat.

    Attributes:
        fact: Dotted path.
        value: As a situation file would hold it.
        says: What it rests on, in a sentence; may be empty.
    """

    fact: str
    value: str
    says: str


class Filled(Struct, frozen=True):
    """A situation, and which of its facts a chat showed.

    Attributes:
        situation: What was said, filled up from the chat.
        from_chat: The facts that the chat added.
    """

    situation: Situation
    from_chat: tuple[FromChat, ...]


def fill_from_chat(said: Situation | None, shown: ChatShown) -> Filled:
    """Fill what a person left open with what their chat shows.

    What the person said stands: a chat fills only what is not known. But an ask
    in the chat happened, and a no weighs more than whatever else is said.

    Args:
        said: What the person said, if anything.
        shown: What the chat shows.
    """
    seen = shown.situation
    if said is None:
        filled = seen
    else:
        filled = _merged(said, seen)
        asked = hardest((said.history.asked_before, seen.history.asked_before))
        filled = replace(filled, history=replace(filled.history, asked_before=asked))
    return Filled(filled, tuple(_facts(said or Situation(), filled, shown)))


def _merged(said: Situation, seen: Situation) -> Situation:
    """Return what was said, with its gaps filled from what was seen."""
    parts: dict[str, Any] = {}
    for name, value in asdict(said).items():
        other = getattr(seen, name)
        if isinstance(value, Struct):
            parts[name] = replace(value, **_gaps(value, other))
        elif name == "shared":
            kinds = {one.kind for one in value}
            added = tuple(one for one in other if one.kind not in kinds)
            parts[name] = (*value, *added)[:MAX_SHARED]
        else:
            parts[name] = other if value is None else value
    return replace(said, **parts)


def _gaps(said: Struct, seen: Struct) -> dict[str, Any]:
    return {
        name: value
        for name, value in asdict(seen).items()
        if getattr(said, name) is None and value is not None
    }


def _facts(said: Situation, filled: Situation, shown: ChatShown) -> list[FromChat]:
    """Return what stands in the filled situation and nobody said."""
    says = {f"cues.{cue.id}": cue.says for cue in shown.cues}
    before, after = _flat(said), _flat(filled)
    return [
        FromChat(fact=fact, value=value, says=says.get(fact, ""))
        for fact, value in after.items()
        if before.get(fact) != value
    ]


def _flat(situation: Situation) -> dict[str, str]:
    flat: dict[str, str] = {}
    for name, value in asdict(situation).items():
        if isinstance(value, Struct):
            for inner, one in asdict(value).items():
                if one is not None:
                    flat[f"{name}.{inner}"] = str(one)
        elif name == "shared":
            for one in value:
                flat[f"shared.{one.kind}"] = _shared_text(one.detail, one.when)
        elif value is not None:
            flat[name] = ", ".join(value) if isinstance(value, tuple) else str(value)
    return flat


def _shared_text(detail: str | None, when: str | None) -> str:
    return ", ".join(part for part in (detail, when) if part) or "yes"
