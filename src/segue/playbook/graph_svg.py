"""A graph of the playbook → an SVG in columns, readable without color.

Arrows differ by dash and width, never by color alone: a stop's is thick, a
need's is dashed, a sign's is dotted. Title and description are for screen
readers, which get every arrow in words.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple
from xml.etree import ElementTree as ET

from segue.playbook.graph import COLUMNS, Edge, Graph, Kind, Node


_SVG: Final = "http://www.w3.org/2000/svg"
_WIDTH: Final = 240
_HEIGHT: Final = 30
_ROW: Final = 44
_TOP: Final = 96
_LEFT: Final = 24
_LANES: Final = {"fact": 0, "stop": 1, "judgment": 1, "move": 2, "after": 3}
_LANE: Final = 400
_INK: Final = "#222222"
_STROKES: Final[dict[Kind, tuple[str, str, str]]] = {
    "stops": ("3", "", "thick: stops"),
    "says": ("1.2", "1 4", "dotted: says something about their interest"),
    "needs": ("1.2", "8 4", "dashed: needed"),
    "weighs": ("1.2", "", "thin: weighs"),
    "leads": ("1.8", "", ""),
}
_FILLS: Final = {
    "fact": "#ffffff",
    "stop": "#d4d4d4",
    "judgment": "#f0f0f0",
    "move": "#e6e6e6",
    "after": "#ffffff",
}
_VERBS: Final[dict[Kind, str]] = {
    "stops": "can stop",
    "says": "says something about",
    "needs": "is needed for",
    "weighs": "weighs on",
    "leads": "leads to",
}


class _Box(NamedTuple):
    """Where a node stands: its left upper corner."""

    node: Node
    x: int
    y: int


def as_svg(graph: Graph) -> str:
    """Draw a graph."""
    boxes = _place(graph.nodes)
    height = max((box.y for box in boxes.values()), default=0) + _HEIGHT + _LEFT
    width = _LEFT * 2 + _LANE * max(_LANES.values()) + _WIDTH
    ET.register_namespace("", _SVG)
    svg = ET.Element(
        f"{{{_SVG}}}svg",
        {
            "viewBox": f"0 0 {width} {height}",
            "width": str(width),
            "height": str(height),
            "role": "img",
            "aria-labelledby": "title desc",
            "font-family": "sans-serif",
            "font-size": "13",
        },
    )
    _text_only(svg, "title", "What the playbook looks at, and where it leads")
    _text_only(svg, "desc", in_words(graph))
    _add(svg, "rect", width="100%", height="100%", fill="#ffffff")
    _add_arrowhead(svg)
    _add_legend(svg)
    for edge in graph.edges:
        _add_edge(svg, edge, boxes[edge.start], boxes[edge.end])
    for box in boxes.values():
        _add_box(svg, box)
    ET.indent(svg)
    return ET.tostring(svg, encoding="unicode", xml_declaration=True) + "\n"


def in_words(graph: Graph) -> str:
    """Return every arrow as a sentence."""
    labels = {node.id: node.label for node in graph.nodes}
    return " ".join(
        f"{labels[edge.start]} {_VERBS[edge.kind]} {labels[edge.end]}."
        for edge in graph.edges
    )


def _place(nodes: Sequence[Node]) -> dict[str, _Box]:
    """Put nodes into lanes, the shorter lanes spread over the height."""
    lanes: dict[int, list[Node]] = {}
    for column in COLUMNS:
        for node in nodes:
            if node.column == column:
                lanes.setdefault(_LANES[column], []).append(node)
    longest = max((len(lane) for lane in lanes.values()), default=1)
    boxes = {}
    for lane, members in lanes.items():
        row = _ROW * longest / len(members)
        for place, node in enumerate(members):
            y = round(_TOP + (place + 0.5) * row - _HEIGHT / 2)
            boxes[node.id] = _Box(node, _LEFT + lane * _LANE, y)
    return boxes


def _add(parent: ET.Element, name: str, **attributes: str) -> ET.Element:
    plain = {key.replace("_", "-"): value for key, value in attributes.items()}
    return ET.SubElement(parent, f"{{{_SVG}}}{name}", plain)


def _text_only(svg: ET.Element, name: str, text: str) -> None:
    _add(svg, name, id=name).text = text


def _add_arrowhead(svg: ET.Element) -> None:
    marker = _add(
        _add(svg, "defs"), "marker", id="tip", viewBox="0 0 10 10", refX="9",
        refY="5", markerWidth="9", markerHeight="9", orient="auto",
        markerUnits="userSpaceOnUse",
    )  # fmt: skip
    _add(marker, "path", d="M0 0 L10 5 L0 10 z", fill=_INK)


def _add_legend(svg: ET.Element) -> None:
    x = _LEFT
    for kind, (_, _, label) in _STROKES.items():
        if label:
            _add_line(svg, kind, f"M{x} 34 H{x + 50}")
            _add(svg, "text", x=str(x + 60), y="38", fill=_INK).text = label
            x += 90 + 8 * len(label)
    for lane, label in enumerate(("Facts", "Stops and judgments", "Moves", "After")):
        text = _add(
            svg, "text", x=str(_LEFT + lane * _LANE), y="80", fill=_INK,
            font_weight="bold",
        )  # fmt: skip
        text.text = label


def _add_line(svg: ET.Element, kind: Kind, path: str) -> None:
    width, dashes, _ = _STROKES[kind]
    line = _add(
        svg, "path", d=path, fill="none", stroke=_INK, stroke_width=width,
        stroke_opacity="0.75", marker_end="url(#tip)",
    )  # fmt: skip
    if dashes:
        line.set("stroke-dasharray", dashes)


def _add_edge(svg: ET.Element, edge: Edge, start: _Box, end: _Box) -> None:
    middle = _HEIGHT // 2
    y1, y2 = start.y + middle, end.y + middle
    if start.x == end.x:
        right = start.x + _WIDTH
        path = f"M{right} {y1} C{right + 60} {y1} {right + 60} {y2} {right} {y2}"
    else:
        x1, x2 = start.x + _WIDTH, end.x
        bend = (x2 - x1) // 2 if x2 - x1 <= _LANE else 140
        path = f"M{x1} {y1} C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}"
    _add_line(svg, edge.kind, path)


def _add_box(svg: ET.Element, box: _Box) -> None:
    corner = "15" if box.node.column in {"fact", "judgment"} else "2"
    _add(
        svg, "rect", x=str(box.x), y=str(box.y), width=str(_WIDTH),
        height=str(_HEIGHT), rx=corner, fill=_FILLS[box.node.column], stroke=_INK,
        stroke_width="3" if box.node.column == "stop" else "1.2",
    )  # fmt: skip
    text = _add(
        svg, "text", x=str(box.x + 12), y=str(box.y + 20), fill=_INK,
    )  # fmt: skip
    text.text = box.node.label
