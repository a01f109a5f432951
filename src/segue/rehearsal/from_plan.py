"""A plan of the person's own → a scene to rehearse it in.

The plan gives the reason, the channel and the words; its small talk is what
anybody can talk about. The partner is played by one of the personas, under
the name that the person chose.
"""

from msgspec import Struct
from msgspec.structs import replace

from segue.domain.plan import MovePlan, Plan
from segue.domain.scene import Persona, Place, Scene, SceneReason
from segue.domain.situation import Channel
from segue.errors import InputError
from segue.rehearsal.book import Book


PLACES: dict[Channel, Place] = {
    "in_person": "event",
    "social": "direct_messages",
    "email": "email",
}
_WHERE: dict[Channel, str] = {
    "in_person": "where the two of you usually meet",
    "social": "your chat",
    "email": "your emails",
}


class NothingToRehearseError(InputError):
    """The plan is to leave it, so there is no ask to rehearse."""

    def __init__(self) -> None:
        """Say what can be rehearsed instead."""
        super().__init__(
            "plan: its decision is to leave it",
            "rehearse taking a no instead, see segue rehearse --list",
        )


class Cast(Struct, frozen=True):
    """A scene made from a plan, and who plays the other one.

    Attributes:
        scene: Where it plays.
        persona: Who plays them, under their name.
    """

    scene: Scene
    persona: Persona


def called(persona: Persona, name: str) -> Persona:
    """Return a persona under the name that the person chose, online too."""
    letters = "".join(char for char in name.casefold() if char.isalnum())
    handle = f"{letters}{persona.age}" if letters else persona.handle
    return replace(persona, name=name, handle=handle)


def scene_from_plan(
    book: Book, plan: Plan, them: str = "", played_by: str = ""
) -> Cast:
    """Return a scene for a plan's first move.

    Args:
        book: All content.
        plan: The plan.
        them: What the other one is called.
        played_by: The persona who plays them; somebody usual if none.

    Raises:
        NothingToRehearseError: The plan has no move.
        UnknownPersonaError: There is no such persona.
    """
    if plan.decision == "leave_it" or not plan.moves:
        raise NothingToRehearseError
    move = plan.moves[0]
    kind = PLACES[move.channel]
    like = next(
        scene
        for scene in book.scenes
        if scene.kind == kind and scene.drill == "the_ask" and scene.private
    )
    anybody = tuple(persona.id for persona in book.personas)
    persona = book.persona(
        played_by or like.personas[0], replace(like, personas=anybody)
    )
    name = them or "Somebody"
    scene = Scene(
        id="your_plan",
        title="Your own plan",
        kind=kind,
        place=_WHERE[move.channel],
        channel=move.channel,
        difficulty="middle",
        practices=("opening", "timing", "asking", "taking_the_answer"),
        facts=_facts(move),
        private=True,
        personas=(persona.id,),
        opens=(),
        reason=_reason(move),
        topics=persona.topics,
        leaves=("I've got to go, I'm afraid.", "I have to be somewhere, sorry."),
        aim=move.moment,
    )
    return Cast(
        scene,
        replace(called(persona, name), about="Somebody you know.", topics=()),
    )


def _facts(move: MovePlan) -> str:
    line = move.words[0].line if move.words else ""
    return f"{move.title}. Your words: “{line}”" if line else move.title


def _reason(move: MovePlan) -> SceneReason | None:
    if move.reason is None:
        return None
    thing = move.reason.detail or "that"
    return SceneReason(kind=move.reason.kind, thing=thing, next="next time")
