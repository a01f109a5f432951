"""A playbook → every line of it, for whoever reviews the advice.

``describe`` gives what a person wants to know of a rule; here stands all of it:
numbers, conditions, places, words, what follows each answer.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from segue.domain.plan import SayDo
from segue.domain.printout import (
    Chapter,
    Group,
    Noted,
    PartPrinted,
    Printout,
    Ruling,
    SourcePrinted,
)
from segue.playbook.describe import Speaker, as_read
from segue.playbook.document import Effect, Move, Need, Playbook, Reason
from segue.playbook.rule import STATES, PerState
from segue.playbook.spell_out_settings import first_contact_part, settled_part
from segue.playbook.spell_out_words import (
    branches,
    drafts,
    listed,
    placed,
    plain,
    wordings,
)


def spell_out(playbook: Playbook, title: str, after: Mapping[str, SayDo]) -> Printout:
    """Return every line of a playbook.

    Args:
        playbook: The advice.
        title: Whose it is.
        after: What is said after each reading of an answer, whatever the move.
    """
    speaker = Speaker(playbook)
    parts = (
        _stops(playbook, speaker),
        _interest(playbook, speaker),
        _moves(playbook, speaker),
        _reasons(playbook, speaker),
        _steps(playbook, speaker),
        _after(after),
        first_contact_part(playbook, speaker),
        settled_part(playbook, speaker),
    )
    return Printout(
        language=playbook.language,
        title=title,
        parts=parts,
        sources=tuple(_sources(playbook, parts)),
    )


def _sources(
    playbook: Playbook, parts: Iterable[PartPrinted]
) -> Iterator[SourcePrinted]:
    used = Counter(
        ruling.said.source
        for part in parts
        for chapter in part.chapters
        for group in chapter.groups
        for ruling in group.rulings
    )
    for key, source in playbook.sources.items():
        yield SourcePrinted(
            key=key, title=source.title, checked=source.checked, rules=used[key]
        )


# ---- whether to ask


def _stops(playbook: Playbook, speaker: Speaker) -> PartPrinted:
    rulings = tuple(
        Ruling(
            said=speaker.said(stop, stop.says, speaker.conditions(stop)),
            notes=(
                Noted("Instead, say", as_read(stop.instead.say)),
                Noted("Instead, do", as_read(stop.instead.do)),
                Noted("Harm", f"{stop.harm:g} on the scale of a score"),
            ),
        )
        for stop in playbook.stops
    )
    chapter = Chapter(
        id="stops",
        title="Stops",
        groups=(Group(title="Nobody asks where", rulings=rulings),),
    )
    return PartPrinted(
        id="part-stops",
        title="Where nobody should ask",
        about="Nothing outvotes a stop. Each offers one kind thing instead.",
        chapters=(chapter,),
    )


def _interest(playbook: Playbook, speaker: Speaker) -> PartPrinted:
    interest = playbook.interest
    prior = Ruling(
        said=speaker.said(interest, "Before any sign, their interest is taken as:"),
        notes=(
            Noted("Shares", _states(interest.prior)),
            Noted(
                "Named from", f"{interest.clear_from:g}; warm {interest.warm_from:g}"
            ),
            *(
                Noted(plain(name), as_read(says))
                for name, says in interest.says.items()
            ),
        ),
    )
    signs = tuple(
        Ruling(
            said=speaker.said(
                rule,
                rule.says.get(value, ""),
                f"where {speaker.label(rule.fact)}: {plain(value)}",
            ),
            notes=(Noted("Decibans", _states(weight, signed=True)),),
        )
        for rule in playbook.evidence
        for value, weight in rule.weights.items()
    )
    return PartPrinted(
        id="part-interest",
        title="What says something about their interest",
        about="Decibans weigh a sign for each state of their interest: 10 make one "
        "state ten times as likely against another, 3 twice as likely. They are "
        "judgements.",
        chapters=(
            Chapter(
                id="interest",
                title="Interest",
                groups=(
                    Group(title="To begin with", rulings=(prior,)),
                    Group(title="Signs", rulings=signs),
                ),
            ),
        ),
    )


def _states(weights: PerState, *, signed: bool = False) -> str:
    form = "+g" if signed else "g"
    shown = (f"{state} {getattr(weights, state):{form}}" for state in STATES)
    return ", ".join(shown).replace("-", "\N{MINUS SIGN}")


def _signed(number: float) -> str:
    return f"{number:+g}".replace("-", "\N{MINUS SIGN}")


# ---- how to ask


def _moves(playbook: Playbook, speaker: Speaker) -> PartPrinted:
    every = Chapter(
        id="every-move",
        title="What counts for several ways",
        groups=(
            Group(title="What must hold", rulings=_needs(playbook.needs, speaker)),
            Group(title="What counts", rulings=_effects(playbook.effects, speaker)),
        ),
    )
    return PartPrinted(
        id="part-moves",
        title="Ways to ask",
        about="Numbers that make an ask more or less welcome are log-odds, and "
        "judgements: 1 counts clearly, 0.3 barely.",
        chapters=(every, *(_move(move, speaker) for move in playbook.moves)),
    )


def _move(move: Move, speaker: Speaker) -> Chapter:
    own = Ruling(
        said=speaker.said(move, move.about),
        notes=(
            Noted("Where", listed(move.channels)),
            Noted("Welcome, by their interest", _states(move.base, signed=True)),
            Noted("Shows", f"{move.exposure:g} of 1"),
            Noted("Hard to decline", f"{move.pressure:g} of 1"),
            Noted("Rests on a reason", "yes" if move.rests_on_reason else "no"),
            Noted("Who writes first", move.whose_turn),
        ),
    )
    return Chapter(
        id=f"move-{move.id}",
        title=move.title,
        groups=(
            Group(title="What it is", rulings=(own,)),
            Group(title="What must hold", rulings=_needs(move.needs, speaker)),
            Group(title="What counts", rulings=_effects(move.effects, speaker)),
            Group(title="When to say it", rulings=_moments(move, speaker)),
        ),
        wordings=(*wordings(move), *drafts(f"{move.id}.drafts", move.drafts)),
        branches=tuple(
            branches(move.id, msgspec.structs.asdict(move.if_answer).items())
        ),
    )


def _needs(needs: Iterable[Need], speaker: Speaker) -> tuple[Ruling, ...]:
    return tuple(
        Ruling(
            said=speaker.said(need, need.because, speaker.conditions(need)),
            notes=placed(moves=need.moves, channels=need.channels),
        )
        for need in needs
    )


def _effects(effects: Iterable[Effect], speaker: Speaker) -> tuple[Ruling, ...]:
    return tuple(
        Ruling(
            said=speaker.said(
                effect,
                effect.says.get(value, ""),
                f"where {speaker.label(effect.fact)}: {plain(value)}",
            ),
            notes=(
                Noted("Log-odds", _signed(number)),
                *placed(
                    moves=effect.moves,
                    channels=effect.channels,
                    reasons=effect.reasons,
                ),
            ),
        )
        for effect in effects
        for value, number in effect.by.items()
    )


def _moments(holder: Move | Reason, speaker: Speaker) -> tuple[Ruling, ...]:
    return tuple(
        Ruling(
            said=speaker.said(moment, moment.says, speaker.conditions(moment)),
            notes=placed(channels=moment.channels),
        )
        for moment in holder.moments
    )


def _reasons(playbook: Playbook, speaker: Speaker) -> PartPrinted:
    return PartPrinted(
        id="part-reasons",
        title="Reasons to rest an ask on",
        about="What the two really share. Its words take the place of the way's own.",
        chapters=tuple(_reason(reason, speaker) for reason in playbook.reasons),
    )


def _reason(reason: Reason, speaker: Speaker) -> Chapter:
    notes = (
        Noted("Log-odds", _signed(reason.welcome)),
        Noted("First message", reason.medium),
        Noted("Too soon, face to face", as_read(reason.face_to_face)),
        Noted("Too soon, in writing", as_read(reason.in_writing)),
    )
    own = Ruling(
        said=speaker.said(reason, reason.says),
        notes=tuple(note for note in notes if note.text),
    )
    return Chapter(
        id=f"reason-{reason.kind}",
        title=as_read(reason.label),
        groups=(
            Group(title="What it does", rulings=(own,)),
            Group(title="When to say it", rulings=_moments(reason, speaker)),
        ),
        wordings=(
            *wordings(reason),
            *drafts(f"{reason.id}.drafts", reason.drafts),
            *drafts(f"{reason.id}.drafts_after", reason.drafts_after, late=True),
        ),
        branches=tuple(branches(reason.id, reason.if_answer.items())),
    )


# ---- not yet, and afterwards


def _steps(playbook: Playbook, speaker: Speaker) -> PartPrinted:
    rulings = tuple(
        Ruling(
            said=speaker.said(step, step.do, speaker.conditions(step)),
            notes=(Noted("Within", _days(step.in_days)),),
        )
        for step in playbook.steps
    )
    thresholds = tuple(
        Ruling(
            said=speaker.said(one, one.says, speaker.conditions(one)),
            notes=(Noted("Ask from a score of", f"{one.score:g}"),),
        )
        for one in playbook.ask_from
    )
    return PartPrinted(
        id="part-not-yet",
        title="Not yet",
        about="Where the best way scores too low, small steps come first; the first "
        "that fit are taken.",
        chapters=(
            Chapter(
                id="not-yet",
                title="When to wait, and what to do meanwhile",
                groups=(
                    Group(title="From where on to ask", rulings=thresholds),
                    Group(title="Small steps", rulings=rulings),
                ),
            ),
        ),
    )


def _days(days: int | None) -> str:
    if days is None:
        return "no date"
    return f"{days} day{'' if days == 1 else 's'}"


def _after(after: Mapping[str, SayDo]) -> PartPrinted:
    chapter = Chapter(
        id="after",
        title="After any answer",
        branches=tuple(branches("answers", after.items())),
    )
    return PartPrinted(
        id="part-after",
        title="After their answer",
        about="What is said where an answer is read by itself. Built in, and the "
        "same for every playbook.",
        chapters=(chapter,),
    )
