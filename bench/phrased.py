"""What the check of a language model's lines lets through, and what not.

Two kinds of lines are handed to it as if a model had written them: authored
lines for what was decided, which should pass; and real-looking replies to an
ask that read as another answer than the decided one, which should not. Those
are of ``answers/dev``; thresholds were set while looking at them.

    python -m bench.phrased
"""

import json
import time
from collections.abc import Iterator
from pathlib import Path

from segue import assembly
from segue.assembly.answers import answer_reader
from segue.domain.answer import YES_LIKE
from segue.domain.plan import Answer
from segue.domain.talk import Cue, Memory, Move
from segue.domain.turn import Act
from segue.rehearsal.load import CONTENT, load_folder
from segue.rehearsal.signs import answer_in
from segue.voices.lines import fill
from segue.voices.review import Readers, review


DATA = Path(__file__).parents[1].parent / "shared" / "data" / "answers" / "dev.jsonl"
BOOK = load_folder(CONTENT / "en")
ASK = "Could I get your number? No worries if not."
SLOTS = {
    "name": "Robin", "number": "555 0123", "thing": "the poster", "next": "Monday",
    "handle": "robin.p", "service": "Instagram", "you": "Sam", "yours": "sister",
}  # fmt: skip
SAID: dict[Move, tuple[tuple[Act, ...], str, Answer | None]] = {
    "accept_invitation": (("invitation",), "Want to get lunch after?", "yes"),
    "decline_invitation": (("invitation",), "Want to get lunch after?", "soft_no"),
    "firm_no": (("ask",), "come on, just give me your number", "no"),
    "leave": (("rude",), "you're so boring", None),
    "after_no": (("take_answer",), "no problem at all, thanks", None),
    "after_yes": (("take_answer",), "great, thank you", None),
    "goodbye": (("goodbye",), "see you then", None),
}
"""What the learner said before a move, and the answer that goes with it."""


def cue(move: Move, answer: Answer | None, acts: tuple[Act, ...], text: str) -> Cue:
    """Return a cue at the bus stop, for Robin."""
    scene = BOOK.scene("bus_same_stop")
    return Cue(
        move=move,
        answer=answer,
        acts=acts,
        text=text,
        mood="even",
        scene=scene,
        persona=BOOK.persona("robin", scene),
        memory=Memory(),
        slots=SLOTS,
        chance="1",
        declined=move in {"after_no", "firm_no"},
    )


def authored() -> Iterator[tuple[str, Cue, str]]:
    """Yield every authored line, with the cue that it is for."""
    for group in BOOK.lines.groups:
        acts, text, answer = SAID.get(group.move, (("question",), "how are you?", None))
        if group.move in {"answer_ask", "ask_why"}:
            offers = group.act == "offer"
            acts = ("offer",) if offers else ("ask",)
            text, answer = ("Here's mine, text me." if offers else ASK), group.answer
        name = " ".join(filter(None, (group.move, answer)))
        for line in group.lines:
            said = fill(line, SLOTS) or line
            yield name, cue(group.move, answer, acts, text), said


def share_authored(readers: Readers) -> None:
    """Print which share of the authored lines would pass, by move."""
    counts: dict[str, list[bool]] = {}
    began = time.perf_counter()
    for name, decided, line in authored():
        counts.setdefault(name, []).append(review(decided, line, line, readers) is None)
    total = sum(map(len, counts.values()))
    each = 1000 * (time.perf_counter() - began) / total
    print("authored lines that pass")
    for name, passed in sorted(counts.items()):
        print(f"  {name:28}{sum(passed):4} of {len(passed)}")
    print(f"  one line takes {each:.1f} ms")


def wrong_that_pass(readers: Readers) -> None:
    """Print how many replies pass that read as a yes where a no was decided."""
    rows = [json.loads(line) for line in DATA.read_text().splitlines()]
    print(f"replies of answers/dev ({len(rows)}), handed in for a no")
    for answer in ("no", "soft_no", "unclear"):
        passed = [
            row["reading"] in YES_LIKE
            for row in rows
            if not review(
                cue("answer_ask", answer, ("ask",), row["ask"] or ASK),
                "Sorry, no.",
                row["answer"],
                readers,
            )
        ]
        wrong, of = sum(passed), sum(row["reading"] in YES_LIKE for row in rows)
        print(f"  {answer:10} {wrong} of {of} yes-like pass, and {len(passed) - wrong}"
              f" of the other {len(rows) - of}")  # fmt: skip


def main() -> None:
    """Measure both."""
    readers = Readers(assembly.act_reader(), answer_reader(), answer_in)
    share_authored(readers)
    if DATA.exists():
        wrong_that_pass(readers)
    else:
        print("answers/dev is not here; the replies are left out")


if __name__ == "__main__":
    main()
