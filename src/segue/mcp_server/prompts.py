"""The prompt for a rehearsal that the host's own model voices.

Segue's policy decides each turn and its mentor marks; the model only lends its
voice. It sees each decision as a line, and none of the odds behind it.
"""

from collections.abc import Mapping
from typing import Final

from mcp_types import Prompt, PromptArgument

from segue.errors import InputError


REHEARSE: Final = "rehearse"
_ARGUMENTS: Final = {
    "scene": "The id of a scene; the person picks one if left out.",
    "difficulty": "easy, middle or hard; the scene's own if left out.",
    "you": "What the partner calls the person.",
}
_FIRST: Final = """\
Play a rehearsal with me, with Segue's tools. I practice asking somebody for their \
phone number; you lend the partner a voice, and decide nothing.

1. {choose}Call rehearse_begin with {given}. Tell me the place, the facts, who the \
partner is, and the aim. If the partner has spoken, say their line.
2. Wait for me. Each thing that I say to the partner goes to rehearse_say, word for \
word. Don't mend it, don't say it for me, don't tell me what to say.
3. What comes back is what the partner has decided, put plainly. Say it as that \
person would, in one or two short sentences. It has to say the same: promise nothing \
that it doesn't, take nothing back, keep every name, number and time. A no stays a \
no, however nicely I go on. `answer` is what the partner answers, and is never yours \
to change. Nobody says how likely a yes is.
4. "hint" from me: rehearse_hint, and show it. "back to line N": rehearse_rewind. \
If I seem to have had enough, remind me of the exit line, and let me go.
5. When it is over, or I say so, call rehearse_debrief. Show the mentor's notes as \
they are, each with the words that it quotes. Add no marks, no praise for a yes and \
no comfort that calls a no a failure: what counts is that I asked once, kindly, and \
took the answer. Then ask whether I'd like to go back to one of my lines.

Stay with what happens in the scene. Nothing here is a promise about a real person.
"""


class NoSuchPromptError(InputError):
    """There is no such prompt."""

    def __init__(self) -> None:
        """Name the one that there is."""
        super().__init__("prompt: no such prompt", f"expected {REHEARSE}")


def listed() -> list[Prompt]:
    """Return the prompts as the protocol lists them."""
    return [
        Prompt(
            name=REHEARSE,
            title="Rehearse with this assistant's voice",
            description="Segue decides what the partner says and marks your lines; "
            "this assistant only speaks for the partner.",
            arguments=[
                PromptArgument(name=name, description=about, required=False)
                for name, about in _ARGUMENTS.items()
            ],
        )
    ]


def said(name: str, given: Mapping[str, str]) -> str:
    """Return what a prompt says.

    Args:
        name: The prompt's.
        given: Its arguments; unknown ones are left out.

    Raises:
        NoSuchPromptError: There is none of that name.
    """
    if name != REHEARSE:
        raise NoSuchPromptError
    known = {
        key: given[key].strip() for key in _ARGUMENTS if given.get(key, "").strip()
    }
    choose = "" if "scene" in known else "Call scenes and let me pick one of a few. "
    words = ", ".join(f"{key} “{value}”" for key, value in known.items())
    return _FIRST.format(choose=choose, given=words or "that scene")
