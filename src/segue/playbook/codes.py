"""The codes of ``segue playbook check``: what each means and how to mend it.

A code never changes its meaning. The first figure says what it is about:
1 the shape of files and what rules refer to, 2 words, 3 safety, 4 what can
never happen, 5 the tables of another language.
"""

from typing import Final, Literal

from msgspec import Struct


Severity = Literal["error", "warning"]


class Code(Struct, frozen=True):
    """One kind of finding.

    Attributes:
        code: Stable, such as ``SG101``.
        name: In a few words, joined by hyphens.
        severity: An error keeps a playbook from being used; a warning asks
            for a second look.
        means: What is wrong.
        fix: How to mend it.
    """

    code: str
    name: str
    severity: Severity
    means: str
    fix: str


CODES: Final[tuple[Code, ...]] = (
    Code(
        "SG101",
        "unreadable-file",
        "error",
        "A file is no plain YAML in UTF-8, or larger than 1 MB.",
        "Save it as UTF-8 text; use spaces, not tabs, and no anchors or tags.",
    ),
    Code(
        "SG102",
        "missing-file",
        "error",
        "A file that every playbook has is not there.",
        "Copy it from the built-in playbook and change it from there.",
    ),
    Code(
        "SG103",
        "wrong-field",
        "error",
        "A field is missing, unknown, or holds another kind of value.",
        "Compare the rule with one of the built-in playbook.",
    ),
    Code(
        "SG104",
        "unknown-fact",
        "error",
        "A condition, an effect or a cue speaks of a fact that no situation has.",
        "Use a fact of facts.yaml, or one of the ages and days.",
    ),
    Code(
        "SG105",
        "unknown-value",
        "error",
        "A rule speaks of a value that its fact never has, or leaves one out.",
        "Use the values that facts.yaml gives for the fact.",
    ),
    Code(
        "SG106",
        "wrong-test",
        "error",
        "A condition tests a fact in a way that can never fit, such as words "
        "by `below`.",
        "Use below and at_least for numbers, empty for channels and shared.",
    ),
    Code(
        "SG107",
        "unknown-source",
        "error",
        "A rule names a source that playbook.yaml does not list.",
        "Add the source to playbook.yaml, or name one that is there.",
    ),
    Code(
        "SG108",
        "no-source-or-grade",
        "error",
        "A rule has no source or no grade.",
        "Add `source:` and `grade:` (research, practice or convention).",
    ),
    Code(
        "SG109",
        "duplicate-id",
        "error",
        "Two rules have the same id.",
        "Give one of them another id.",
    ),
    Code(
        "SG110",
        "missing-rule",
        "error",
        "A move, kind of reason, register or fact that Segue promises has no rule.",
        "Add the rule; the built-in playbook has one to start from.",
    ),
    Code(
        "SG111",
        "contradictory-effects",
        "error",
        "Two effects of the same value at the same place pull opposite ways.",
        "Join them into one effect, or say where each of them counts.",
    ),
    Code(
        "SG112",
        "against-the-order",
        "error",
        "Somebody closer would be judged worse: the numbers fall along the "
        "fact's order.",
        "Let the numbers rise from the most distant value to the closest.",
    ),
    Code(
        "SG113",
        "prior-not-whole",
        "error",
        "The shares of a prior do not add up to 1, or one is below 0.",
        "Change the shares so that they add up to 1.",
    ),
    Code(
        "SG114",
        "value-not-explained",
        "error",
        "A number has no sentence that explains it, or a sentence no number.",
        "Give each value under `by:` or `weights:` its sentence under `says:`.",
    ),
    Code(
        "SG115",
        "unread-file",
        "warning",
        "A file under moves/ or reasons/, or anywhere in an overlay, is not read; or "
        "it has not its rule's name.",
        "Let the name be the rule's id (or kind) and end in .yaml.",
    ),
    Code(
        "SG116",
        "nothing-beneath",
        "error",
        "An overlay keeps or leaves out what is not built in, or doesn't say why.",
        "Look for a slip in the fields and the file's name; `segue playbook show` "
        "names all ids. Say why after `leave_out:`.",
    ),
    Code(
        "SG201",
        "too-few-lines",
        "error",
        "A channel and register that can occur has fewer than three lines.",
        "Write more lines there; read them aloud.",
    ),
    Code(
        "SG202",
        "missing-answer",
        "error",
        "One of the six answers has nothing to say or nothing to do.",
        "Add `say:` and `do:` for that answer.",
    ),
    Code(
        "SG203",
        "unknown-slot",
        "error",
        "A slot in braces has a name that nothing fills.",
        "Use a slot that exists, such as {name|them} or {they:go|goes}.",
    ),
    Code(
        "SG204",
        "stray-brace",
        "error",
        "A brace belongs to no slot.",
        "Close the slot, or take the brace away.",
    ),
    Code(
        "SG205",
        "slot-may-be-empty",
        "error",
        "A slot that may be unknown says nothing for that case, or a verb has "
        "only one form.",
        "Write {name|the other one}, or {they:go|goes}.",
    ),
    Code(
        "SG206",
        "slot-out-of-place",
        "error",
        "Words that rest on no reason speak of a reason's detail or day.",
        "Leave the slot out, or move the words to a reason.",
    ),
    Code(
        "SG207",
        "more-than-a-breath",
        "warning",
        "A sentence to be said aloud has more than 20 words.",
        "Cut it into two, or leave half of it out.",
    ),
    Code(
        "SG208",
        "hard-to-read",
        "warning",
        "A text of 20 words or more scores over 45 in LIX: words for each "
        "sentence plus the percentage of words of over six letters "
        "(Björnsson 1968).",
        "Shorter sentences, and everyday words.",
    ),
    Code(
        "SG209",
        "gendered-wording",
        "warning",
        "Words take for granted who is a man or a woman.",
        "Use {they}, {them}, {their}, or words that fit anybody.",
    ),
    Code(
        "SG210",
        "same-line-twice",
        "warning",
        "The same line stands twice where one is chosen.",
        "Write another, or take one away.",
    ),
    Code(
        "SG211",
        "empty-text",
        "error",
        "Words that people would see are empty.",
        "Write them.",
    ),
    Code(
        "SG212",
        "missing-moment",
        "error",
        "A channel has no moment that always fits, or a reason no first message.",
        "Add a moment without `when:` for the channel, at the end; and drafts.",
    ),
    Code(
        "SG301",
        "missing-stop",
        "error",
        "A stop that Segue promises is not there.",
        "Put it back; no playbook goes without it.",
    ),
    Code(
        "SG302",
        "weaker-stop",
        "error",
        "A stop does not hold in a situation in which Segue promises that it does.",
        "Take back the change to its `when:` or `unless:`.",
    ),
    Code(
        "SG303",
        "wider-stop",
        "warning",
        "A stop holds where Segue does not promise one.",
        "Say it with a need or an effect, or narrow the stop's `when:`.",
    ),
    Code(
        "SG304",
        "no-easy-way-out",
        "error",
        "An ask has no easy way out, or one that begs, threatens or asks again.",
        "Name a real alternative: another way, another time, or leaving it.",
    ),
    Code(
        "SG305",
        "second-ask",
        "error",
        "After a no, a soft no or an unclear answer, the words ask again.",
        "Take the answer kindly and talk of something else.",
    ),
    Code(
        "SG306",
        "pressure",
        "error",
        "Words to say press for an answer.",
        "Say what is true, and leave the answer open.",
    ),
    Code(
        "SG307",
        "guilt",
        "error",
        "Words to say make a no cost the other one something.",
        "Leave feelings and favors out of the ask.",
    ),
    Code(
        "SG308",
        "negging",
        "error",
        "Words to say put the other one down.",
        "Say something kind, or nothing.",
    ),
    Code(
        "SG309",
        "order",
        "error",
        "Words to say command instead of asking.",
        "Turn it into a question or an offer.",
    ),
    Code(
        "SG310",
        "path-from-a-stop",
        "error",
        "What stands under a stop leads to an ask.",
        "Let `instead:` be something that asks for nothing.",
    ),
    Code(
        "SG311",
        "step-that-asks",
        "error",
        'A small step for a "not yet" is itself the ask.',
        "Make the step smaller: a hello, a question about something shared.",
    ),
    Code(
        "SG312",
        "claim-without-a-fact",
        "warning",
        "Words claim a circumstance that no stated fact stands behind; found "
        "by the words in lint.yaml, so others may slip through.",
        "Move the line to the reason that it rests on, or leave the claim out.",
    ),
    Code(
        "SG313",
        "broken-promise",
        "error",
        "A short walk with this playbook breaks a promise.",
        "See `segue playbook walk` for situations in which it happens.",
    ),
    Code(
        "SG401",
        "unreachable-move",
        "error",
        "A move can never be offered: its needs shut each other out, a stop "
        "comes first, or it has no channel.",
        "Loosen a need, or take the move's other needs away.",
    ),
    Code(
        "SG402",
        "hidden-moment",
        "warning",
        "A moment never comes: an earlier one always fits where it would.",
        "Put the more particular moment first.",
    ),
    Code(
        "SG403",
        "unreachable-rule",
        "warning",
        "A step, threshold or register can never come: its conditions shut "
        "each other out, or what stands before it takes its place.",
        "Change its conditions, or move it up.",
    ),
    Code(
        "SG404",
        "no-last-resort",
        "error",
        "No threshold or no register fits where nothing is known.",
        "Add one without `when:` at the end.",
    ),
    Code(
        "SG405",
        "effect-nowhere",
        "warning",
        "An effect is meant for a place that does not exist, such as an email "
        "for a move that is made in person.",
        "Change `moves:`, `channels:` or `reasons:`.",
    ),
    Code(
        "SG501",
        "missing-translation",
        "error",
        "A string has no words in this language; it would be said in English.",
        "Add it to a table, with `segue playbook strings --language TAG --output`.",
    ),
    Code(
        "SG502",
        "stale-translation",
        "error",
        "The English has changed since a string was translated.",
        "Read the English again, mend the words, and set `of:` to the new hash.",
    ),
    Code(
        "SG503",
        "unknown-string",
        "error",
        "A table holds a string that the English has not.",
        "Take it out, or move its words to the id that the string has now.",
    ),
    Code(
        "SG504",
        "other-slots",
        "error",
        "A translation's slots are not those that it should have.",
        "Use the slots of the English; leave pronouns out or name the person.",
    ),
)
"""Every code, in order."""

BY_CODE: Final = {code.code: code for code in CODES}
