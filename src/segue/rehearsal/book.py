"""Everything that rehearsals are made of, as one value."""

from msgspec import Struct

from segue.domain.scene import DIFFICULTIES, Difficulty, Persona, Scene
from segue.errors import InputError
from segue.rehearsal.around import Around
from segue.rehearsal.policy import Policy, welcome_rate
from segue.rehearsal.remarks import Remark
from segue.voices.lines import VoiceLines


class UnknownSceneError(InputError):
    """There is no such scene."""

    def __init__(self, scene_id: str) -> None:
        """Name the scene that was asked for."""
        super().__init__(
            f"scene: no scene {scene_id[:40]!r}", "see segue rehearse --list"
        )


class UnknownPersonaError(InputError):
    """There is no such persona in the scene."""

    def __init__(self, persona_id: str, known: tuple[str, ...]) -> None:
        """Name the persona, and those that can be met there."""
        super().__init__(
            f"persona: nobody called {persona_id[:40]!r} there",
            f"expected one of {', '.join(known)}",
        )


class Book(Struct, frozen=True, kw_only=True):
    """All content of rehearsals.

    Attributes:
        scenes: In the order of their ids.
        personas: Likewise.
        policy: How partners decide.
        lines: What the scripted voice can say anywhere.
        remarks: What the mentor can say.
        around: Cards, hints and the ladder.
    """

    scenes: tuple[Scene, ...]
    personas: tuple[Persona, ...]
    policy: Policy
    lines: VoiceLines
    remarks: tuple[Remark, ...]
    around: Around

    def scene(self, scene_id: str) -> Scene:
        """Return a scene by its id.

        Raises:
            UnknownSceneError: There is none.
        """
        for scene in self.scenes:
            if scene.id == scene_id:
                return scene
        raise UnknownSceneError(scene_id)

    def persona(self, persona_id: str, scene: Scene) -> Persona:
        """Return somebody who can be met in a scene.

        Raises:
            UnknownPersonaError: They are not met there.
        """
        for persona in self.personas:
            if persona.id == persona_id and persona_id in scene.personas:
                return persona
        raise UnknownPersonaError(persona_id, scene.personas)

    def expected_welcome(self) -> dict[Difficulty, float]:
        """Return the share of welcome asks by difficulty, as the data says.

        Each scene counts once, at its own difficulty; those in which the
        number is given already do not.
        """
        shares: dict[Difficulty, float] = {}
        for level in DIFFICULTIES:
            rates = [
                welcome_rate(self.policy, scene, level)
                for scene in self.scenes
                if scene.difficulty == level and scene.drill != "first_text"
            ]
            shares[level] = sum(rates) / max(1, len(rates))
        return shares
