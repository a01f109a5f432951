"""A playbook → which facts lead to which stops, moves and first contacts.

Arrows are of four kinds: a fact can *stop*, *say* something about their
interest, be *needed* by a move, or *weigh* on how welcome it is.
"""

from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import Final, Literal

from msgspec import Struct

from segue.playbook.condition import facts_in
from segue.playbook.describe import as_read
from segue.playbook.document import Effect, Move, Need, Playbook


Column = Literal["fact", "stop", "judgment", "move", "after"]
Kind = Literal["stops", "says", "needs", "weighs", "leads"]
COLUMNS: Final[tuple[Column, ...]] = ("fact", "stop", "judgment", "move", "after")
_AGES: Final = MappingProxyType(
    {
        "fact_age_youngest": "The younger one's age",
        "fact_age_oldest": "The older one's age",
        "fact_age_gap": "Years between you",
        "fact_you_age": "Your age",
        "fact_them_age": "Their age",
        "fact_last_chance_in_days": "Days left",
    }
)
_INTEREST: Final = "interest"
_EVERY: Final = "every_move"


class Node(Struct, frozen=True):
    """Something that arrows start from or lead to.

    Attributes:
        id: Its name in the drawing.
        label: What is read.
        column: What sort of thing it is.
    """

    id: str
    label: str
    column: Column


class Edge(Struct, frozen=True, order=True):
    """An arrow.

    Attributes:
        start: Id of a node.
        end: Likewise.
        kind: What the one does to the other.
    """

    start: str
    end: str
    kind: Kind


class Graph(Struct, frozen=True):
    """Nodes and arrows, each once, in a fixed order."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def graph_of(playbook: Playbook) -> Graph:
    """Find the arrows of a playbook."""
    edges = tuple(dict.fromkeys(_edges(playbook)))
    ends = {end for edge in edges for end in (edge.start, edge.end)}
    nodes = tuple(node for node in _nodes(playbook) if node.id in ends)
    held = {node.id for node in nodes}
    extra = tuple(
        Node(end, _AGES.get(end, end.replace("_", " ")), "fact")
        for end in sorted(ends - held)
    )
    return Graph((*nodes, *extra), edges)


def _nodes(playbook: Playbook) -> Iterator[Node]:
    for fact in playbook.facts:
        yield Node(_fact(fact.id), as_read(fact.label), "fact")
    yield Node(_fact("shared"), "What you share", "fact")
    yield Node(_fact("channels"), "Where you talk", "fact")
    for stop in playbook.stops:
        label = f"Leave it: {stop.id.replace('_', ' ')}"
        yield Node(f"stop_{stop.id}", label, "stop")
    yield Node(_INTEREST, "Their interest", "judgment")
    yield Node(_EVERY, "Every move", "judgment")
    for move in playbook.moves:
        yield Node(f"move_{move.id}", as_read(move.title), "move")
    yield Node("after_reason", "First message about the reason", "after")
    yield Node("after_anything", "First message about anything", "after")
    yield Node("after_theirs", "Their turn to write", "after")


def _edges(playbook: Playbook) -> Iterator[Edge]:
    for stop in playbook.stops:
        for fact in facts_in(stop.when, stop.unless):
            yield Edge(_fact(fact), f"stop_{stop.id}", "stops")
    for evidence in playbook.evidence:
        yield Edge(_fact(evidence.fact), _INTEREST, "says")
    yield Edge(_INTEREST, _EVERY, "weighs")
    yield from _to_moves(playbook.needs, playbook.effects, ())
    for move in playbook.moves:
        end = f"move_{move.id}"
        yield Edge(_EVERY, end, "leads")
        if move.rests_on_reason:
            yield Edge(_fact("shared"), end, "needs")
        yield from _to_moves(move.needs, move.effects, (move.id,))
        yield Edge(end, _after(move), "leads")


def _after(move: Move) -> str:
    if move.whose_turn == "them":
        return "after_theirs"
    return "after_reason" if move.rests_on_reason else "after_anything"


def _to_moves(
    needs: Iterable[Need], effects: Iterable[Effect], own: tuple[str, ...]
) -> Iterator[Edge]:
    """Yield the arrows of needs and effects; those of a move are its own."""
    for need in needs:
        for fact in facts_in(need.when, need.unless):
            for end in _ends(own or need.moves):
                yield Edge(_fact(fact), end, "needs")
    for effect in effects:
        fact = "channels" if effect.fact == "channel" else effect.fact
        for end in _ends(own or effect.moves):
            yield Edge(_fact(fact), end, "weighs")


def _ends(moves: Iterable[str]) -> list[str]:
    return [f"move_{move}" for move in moves] or [_EVERY]


def _fact(name: str) -> str:
    return f"fact_{name.replace('.', '_')}"


_ARROWS: Final[MappingProxyType[Kind, str]] = MappingProxyType(
    {
        "stops": "==x|stops|",
        "says": "-->|says|",
        "needs": "-.->|needed|",
        "weighs": "-->|weighs|",
        "leads": "-->",
    }
)
_SHAPES: Final[MappingProxyType[Column, tuple[str, str]]] = MappingProxyType(
    {
        "fact": ("(", ")"),
        "stop": ("{{", "}}"),
        "judgment": ("([", "])"),
        "move": ("[", "]"),
        "after": (">", "]"),
    }
)


def as_mermaid(graph: Graph) -> str:
    """Write a graph as a Mermaid flowchart."""
    lines = [
        "flowchart LR",
        "  accTitle: What the playbook looks at, and where it leads",
        "  accDescr: Facts lead to stops, to moves, and to the first message.",
    ]
    for node in graph.nodes:
        opening, closing = _SHAPES[node.column]
        label = node.label.replace('"', "'")
        lines.append(f'  {node.id}{opening}"{label}"{closing}')
    lines.extend(f"  {e.start} {_ARROWS[e.kind]} {e.end}" for e in graph.edges)
    return "\n".join(lines) + "\n"
