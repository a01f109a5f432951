"""What the partner decides: a state and a line → a new state and a move.

Whether an ask would be welcome is drawn from the seed before the first word.
From then on the answer can only get worse: a line that pushes costs comfort,
and where comfort is low a welcome turns into a no. After a no nothing turns,
and a second ask ends the scene. The numbers stand in ``policy.yaml``; words
come later, from a voice that knows only the move.
"""

from collections.abc import Mapping
from random import Random
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from segue.domain.chance import chance_for
from segue.domain.plan import Answer
from segue.domain.scene import Difficulty, Scene
from segue.domain.talk import Move
from segue.domain.turn import ASKS, YES_LIKE, Act, Heard


WORSE: Final[tuple[Answer, ...]] = (
    "yes",
    "conditional",
    "other_channel",
    "unclear",
    "soft_no",
    "no",
)
"""Answers from the most welcoming to the least."""

_PARTING: Final[frozenset[Act]] = frozenset({"goodbye"})
_PUSHES: Final[frozenset[Act]] = frozenset({"pressure", "rude"})


class _Data(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of ``policy.yaml``."""


class Effect(_Data, frozen=True, kw_only=True):
    """What one thing about a line does.

    Attributes:
        comfort: Added to comfort.
        patience: Lines of patience that it costs.
    """

    comfort: float
    patience: float


class Floors(_Data, frozen=True, kw_only=True):
    """Comfort under which an answer gets worse.

    Attributes:
        welcome: Under it, a welcome becomes a soft no.
        soft: Under it, any answer becomes a plain no.
    """

    welcome: float
    soft: float


class Policy(_Data, frozen=True, kw_only=True):
    """How partners decide.

    Attributes:
        welcome: Chance that an ask which is done well is welcome.
        accepts: How a welcome is put, as weights.
        declines: How a no is put, as weights.
        comfort: Lowest and highest at the start, drawn evenly.
        patience: Likewise; so many lines of the learner there is time for.
        acts: What each act of a line does.
        picks_up: What a line does that takes up what the partner spoke of.
        asks_back: What a line does that asks something back.
        monologue: What a very long line does.
        monologue_words: From so many words on, a line is very long.
        overheard: What an ask does in others' hearing.
        no_way_out: What an ask does that leaves no easy way to decline.
        out_of_nowhere: What an ask does as the very first thing said.
        floors: Comfort under which an answer gets worse.
        leaves_under: Comfort under which a rude line makes the partner leave.
        longest: A rehearsal never has more lines of the learner.
    """

    welcome: dict[Difficulty, float]
    accepts: dict[Difficulty, dict[Answer, float]]
    declines: dict[Difficulty, dict[Answer, float]]
    comfort: dict[Difficulty, tuple[float, float]]
    patience: dict[Difficulty, tuple[float, float]]
    acts: dict[Act, Effect]
    picks_up: Effect
    asks_back: Effect
    monologue: Effect
    monologue_words: int
    overheard: Effect
    no_way_out: Effect
    out_of_nowhere: Effect
    floors: Floors
    leaves_under: float
    longest: int


class Hidden(Struct, frozen=True, kw_only=True):
    """What was drawn before the first word, and never changes.

    Attributes:
        interest: How much they would like to stay in touch, 0 to 1.
        answer: What they would say to an ask that is done well.
    """

    interest: float
    answer: Answer


class State(Struct, frozen=True, kw_only=True):
    """How things stand between two lines.

    Attributes:
        comfort: How much at ease they are, 0 to 1.
        patience: For how many ordinary lines they have time.
        hurry: How pressed they are, 0 to 1.
        lines: How many lines the learner has said.
        answer: What they answered to an ask.
        invited: How they answered an invitation: yes, or a no.
        why_open: Whether they asked why, and the answer still stands out.
        pressed: How often the learner pushed after a no.
        has_number: Whether they gave their number before the scene began.
        ended: Whether the scene is over.
    """

    comfort: float
    patience: float
    hurry: float
    lines: int = 0
    answer: Answer | None = None
    invited: Answer | None = None
    why_open: bool = False
    pressed: int = 0
    has_number: bool = False
    ended: bool = False

    @property
    def was_declined(self) -> bool:
        """Whether a no, or what counts as one, has been said."""
        said = (self.answer, self.invited)
        return any(answer is not None and answer not in YES_LIKE for answer in said)


class Decided(Struct, frozen=True, kw_only=True):
    """What the partner does with a line.

    Attributes:
        move: Which move.
        answer: The answer that this very move gives, if it gives one.
        state: How things stand then.
    """

    move: Move
    answer: Answer | None = None
    state: State


def welcome_rate(policy: Policy, scene: Scene, difficulty: Difficulty) -> float:
    """Return the chance that an ask done well is welcome in a scene."""
    own = (scene.welcome or {}).get(difficulty)
    return policy.welcome[difficulty] if own is None else own


def draw(
    policy: Policy, scene: Scene, difficulty: Difficulty, seed: int
) -> tuple[Hidden, State]:
    """Draw all that chance decides in a rehearsal, before its first word."""
    chance = chance_for(seed, scene.id, difficulty)
    interest = chance.random()
    is_welcome = interest > 1 - welcome_rate(policy, scene, difficulty)
    declines = scene.declines or policy.declines[difficulty]
    weights = policy.accepts[difficulty] if is_welcome else declines
    answer = draw_weighted(chance, weights)
    state = State(
        comfort=chance.uniform(*policy.comfort[difficulty]),
        patience=chance.uniform(*policy.patience[difficulty]),
        hurry=scene.hurry,
        has_number=scene.drill == "first_text",
    )
    return Hidden(interest=round(interest, 3), answer=answer), state


def draw_weighted(chance: Random, weights: Mapping[Answer, float]) -> Answer:
    """Draw one answer; the order of the weights does not matter."""
    names = [answer for answer in WORSE if weights.get(answer)]
    return chance.choices(names, [weights[name] for name in names])[0]


def decide(
    policy: Policy, scene: Scene, hidden: Hidden, state: State, heard: Heard
) -> Decided:
    """Decide what the partner does with one line.

    Args:
        policy: How partners decide.
        scene: Where the two are.
        hidden: What was drawn before the first word.
        state: How things stood before the line.
        heard: The line.
    """
    acts = frozenset(heard.acts)
    felt = _feel(policy, scene, state, heard)
    if acts & _PUSHES and felt.answer == "conditional":
        return _take_back(felt)
    if acts & _PUSHES and (felt.comfort < policy.leaves_under or _is_insult(heard)):
        return _push(policy, felt, acts)
    if state.was_declined:
        return _after_no(policy, felt, acts)
    if state.why_open:
        return _give_answer(policy, hidden, felt, acts)
    if acts & ASKS:
        return _take_ask(policy, scene, hidden, felt, acts)
    return _without_ask(policy, hidden, felt, heard)


def _without_ask(policy: Policy, hidden: Hidden, felt: State, heard: Heard) -> Decided:
    """Meet a line that asks for nothing, or only invites."""
    acts = frozenset(heard.acts)
    if acts & _PUSHES:
        return _grow_cold(policy, felt, acts)
    if "invitation" in acts and felt.invited is None and felt.answer is None:
        return _take_invitation(policy, hidden, felt)
    return _close_if_out_of_time(policy, _talk_on(felt, heard))


def _feel(policy: Policy, scene: Scene, state: State, heard: Heard) -> State:
    """Let a line work on comfort and patience."""
    acts = [policy.acts[act] for act in heard.acts]
    manner = _manner_effects(policy, scene, state, heard)
    comfort = state.comfort + sum(effect.comfort for effect in (*acts, *manner))
    cost = max(effect.patience for effect in acts)
    cost += sum(effect.patience for effect in manner)
    return replace(
        state,
        comfort=min(1.0, max(0.0, comfort)),
        patience=state.patience - cost,
        hurry=min(1.0, state.hurry + 0.03),
        lines=state.lines + 1,
    )


def _manner_effects(
    policy: Policy, scene: Scene, state: State, heard: Heard
) -> list[Effect]:
    """Return what the way a line is said, and its moment, add to its acts."""
    manner = heard.manner
    asks = bool(ASKS & frozenset(heard.acts))
    is_first = state.lines == 0 and not state.has_number
    met = (
        (manner.picks_up, policy.picks_up),
        (manner.asks_back, policy.asks_back),
        (manner.words > policy.monologue_words, policy.monologue),
        (asks and not scene.private, policy.overheard),
        (asks and "way_out" not in heard.acts, policy.no_way_out),
        (asks and is_first, policy.out_of_nowhere),
    )
    return [effect for holds, effect in met if holds]


def _is_insult(heard: Heard) -> bool:
    return heard.acts[0] == "rude"


def _push(policy: Policy, felt: State, acts: frozenset[Act]) -> Decided:
    """Meet an insult, or a push that is one too many."""
    if felt.comfort >= policy.leaves_under and not felt.was_declined:
        return _grow_cold(policy, replace(felt, pressed=felt.pressed + 1), acts)
    answer = _final_no(felt, acts)
    ended = replace(felt, ended=True, answer=answer or felt.answer)
    return Decided(move="leave", answer=answer, state=ended)


def _take_back(felt: State) -> Decided:
    """Take back a yes for later from somebody who did not wait for it."""
    state = replace(felt, answer="no", pressed=felt.pressed + 1, ended=True)
    return Decided(move="firm_no", answer="no", state=state)


def _grow_cold(policy: Policy, felt: State, acts: frozenset[Act]) -> Decided:
    """Meet a push with distance; who pushes and takes their leave has left."""
    if acts & _PARTING:
        return Decided(move="goodbye", state=replace(felt, ended=True))
    return _close_if_out_of_time(policy, Decided(move="cold", state=felt))


def _final_no(felt: State, acts: frozenset[Act]) -> Answer | None:
    """Return the plain no that an ask gets which nothing can save."""
    asks = bool(acts & ASKS) or felt.why_open or felt.was_declined
    was_given = felt.answer in {"yes", "other_channel"}
    return "no" if asks and not was_given else None


def _after_no(policy: Policy, felt: State, acts: frozenset[Act]) -> Decided:
    """Stay with a no, whatever comes."""
    asks_again = bool(acts & ASKS)
    pushes = asks_again or "pressure" in acts or "invitation" in acts
    if pushes:
        pressed = felt.pressed + 1
        over = asks_again or pressed > 1
        state = replace(felt, answer="no", pressed=pressed, ended=over)
        return Decided(move="firm_no", answer="no", state=state)
    if acts & _PARTING:
        return Decided(move="goodbye", state=replace(felt, ended=True))
    return _close_if_out_of_time(policy, Decided(move="after_no", state=felt))


def _take_ask(
    policy: Policy, scene: Scene, hidden: Hidden, felt: State, acts: frozenset[Act]
) -> Decided:
    """Answer the ask, or ask why first where the scene is for that."""
    if felt.has_number or felt.answer in {"yes", "other_channel"}:
        ended = felt.answer is not None
        return Decided(move="you_have_it", state=replace(felt, ended=ended))
    if felt.answer == "conditional":
        return _take_back(felt)
    if scene.drill == "asked_why" and not acts & _PUSHES:
        return Decided(move="ask_why", state=replace(felt, why_open=True))
    return _give_answer(policy, hidden, felt, acts)


def _give_answer(
    policy: Policy, hidden: Hidden, felt: State, acts: frozenset[Act]
) -> Decided:
    """Give the answer that was drawn, or a worse one."""
    answer = hidden.answer
    if felt.comfort < policy.floors.welcome and answer in YES_LIKE:
        answer = "soft_no"
    if felt.comfort < policy.floors.soft or acts & _PUSHES:
        answer = "no"
    state = replace(felt, answer=answer, why_open=False)
    return Decided(move="answer_ask", answer=answer, state=state)


def _take_invitation(policy: Policy, hidden: Hidden, felt: State) -> Decided:
    """Say whether they would come; the same draw decides."""
    would = hidden.answer in YES_LIKE and felt.comfort >= policy.floors.welcome
    answer: Answer = "yes" if would else worst("soft_no", hidden.answer)
    state = replace(felt, invited=answer)
    move: Move = "accept_invitation" if would else "decline_invitation"
    return Decided(move=move, answer=answer, state=state)


def worst(first: Answer, second: Answer) -> Answer:
    """Return the less welcoming of two answers."""
    return max(first, second, key=WORSE.index)


def _talk_on(felt: State, heard: Heard) -> Decided:
    """Go on with the conversation."""
    first = heard.acts[0]
    if first == "silence":
        return Decided(move="nudge", state=felt)
    if first == "off_topic":
        return Decided(move="confused", state=felt)
    if frozenset(heard.acts) & _PARTING:
        return Decided(move="goodbye", state=replace(felt, ended=True))
    if felt.answer is not None and "take_answer" in heard.acts:
        return Decided(move="after_yes", state=felt)
    return Decided(move="react", state=felt)


def _close_if_out_of_time(policy: Policy, decided: Decided) -> Decided:
    """Let the partner go when their time, or the rehearsal's, is up."""
    state = decided.state
    if state.ended or (state.patience > 0 and state.lines < policy.longest):
        return decided
    return Decided(move="must_go", state=replace(state, ended=True))
