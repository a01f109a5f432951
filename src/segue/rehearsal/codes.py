"""The codes of ``segue scenes check``: what each means and how to mend it.

Codes never change their meaning. ``SC1…`` are about shape and wording,
``SC2…`` about safety: a scene must not teach anybody to push, to ask who
cannot walk away, or bring an adult and a minor together. All are errors.
"""

from typing import Final

from segue.playbook.codes import Code


CODES: Final[tuple[Code, ...]] = (
    Code(
        "SC101",
        "wrong-shape",
        "error",
        "A file is missing, is no plain YAML, or has not the shape it should have.",
        "Compare it with a built-in file of its kind.",
    ),
    Code(
        "SC102",
        "unknown-persona",
        "error",
        "A scene names a persona that is not there.",
        "Name one that stands under personas/, or write one.",
    ),
    Code(
        "SC103",
        "topic-twice",
        "error",
        "A topic's id stands twice in a file.",
        "Give one of them another id.",
    ),
    Code(
        "SC104",
        "unknown-slot",
        "error",
        "A slot that nothing fills, or a brace that is no slot.",
        "Use a slot that exists, such as {name} or {next|soon}.",
    ),
    Code(
        "SC105",
        "line-twice",
        "error",
        "A line stands twice in a file.",
        "Write another, or take one away.",
    ),
    Code(
        "SC106",
        "gendered-wording",
        "error",
        "Wording that makes the partner a woman or a man.",
        "Say they, or their name.",
    ),
    Code(
        "SC107",
        "no-line",
        "error",
        "A move or an answer that the voice has no line for.",
        "Write a group of lines for it, or take back what took it away.",
    ),
    Code(
        "SC108",
        "no-reason",
        "error",
        "A slot for a reason in a scene without one.",
        "Give the scene a reason, or leave {thing} and {next} out.",
    ),
    Code(
        "SC201",
        "ages-apart",
        "error",
        "An adult and a minor in one scene, or somebody under 13.",
        "Keep to people of one age.",
    ),
    Code(
        "SC202",
        "asking-who-serves",
        "error",
        "Somebody who serves the learner, in a scene for asking.",
        "Let the scene practice what is right there: drill: kind_by_job.",
    ),
    Code(
        "SC203",
        "hopeful-no",
        "error",
        "A no that leaves the door open.",
        "Let the no be plain: no maybe, no later, no next time.",
    ),
    Code(
        "SC204",
        "push-or-trick",
        "error",
        "A push, an insult or a trick in the partner's mouth or the advice.",
        "Leave it out; what is left should be fit to say to anybody.",
    ),
    Code(
        "SC205",
        "policy-rewards-pushing",
        "error",
        "A policy that rewards pushing, or says yes too often.",
        "Let pressure and rude cost comfort, and keep welcome at 0.9 or less.",
    ),
)
"""Every code, in order."""

BY_CODE: Final = {code.code: code for code in CODES}
