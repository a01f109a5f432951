"""The playbook and the scenes, for an assistant to look up; all public."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final, NamedTuple

import msgspec
from mcp_types import Resource

from segue.actions.rehearse import list_scenes
from segue.actions.show_playbook import show_playbook
from segue.errors import InputError


JSON: Final = "application/json"


class NoSuchResourceError(InputError):
    """There is no such resource."""

    def __init__(self) -> None:
        """List those that there are."""
        super().__init__("uri: no such resource", f"expected {', '.join(RESOURCES)}")


class Shelf(NamedTuple):
    """One resource.

    Attributes:
        title: What a person sees.
        about: What is in it.
        shows: Makes it.
    """

    title: str
    about: str
    shows: Callable[[], object]


def _part(name: str) -> Callable[[], Any]:
    return lambda: {"contract": 1, name: getattr(show_playbook(), name)}


RESOURCES: Final[Mapping[str, Shelf]] = MappingProxyType(
    {
        "segue://playbook": Shelf(
            "The playbook",
            "All of the advice, each rule with its source and how well it is known.",
            show_playbook,
        ),
        "segue://playbook/moves": Shelf(
            "Moves",
            "The ways to ask: what they need, when, their words, what to do after "
            "each answer.",
            _part("moves"),
        ),
        "segue://playbook/reasons": Shelf(
            "Reasons", "Shared circumstances that an ask can rest on.", _part("reasons")
        ),
        "segue://playbook/stops": Shelf(
            "Stops", "Where nobody should ask, and nothing outvotes it.", _part("stops")
        ),
        "segue://scenes": Shelf(
            "Scenes", "Where one can rehearse, and what each practices.", list_scenes
        ),
    }
)
"""Every resource by its address."""


def listed() -> list[Resource]:
    """Return the resources as the protocol lists them."""
    return [
        Resource(
            uri=uri,
            name=uri.removeprefix("segue://"),
            title=shelf.title,
            description=shelf.about,
            mime_type=JSON,
        )
        for uri, shelf in RESOURCES.items()
    ]


def read(uri: str) -> str:
    """Return a resource as JSON.

    Raises:
        NoSuchResourceError: There is none at that address.
    """
    if uri not in RESOURCES:
        raise NoSuchResourceError
    return msgspec.json.encode(RESOURCES[uri].shows()).decode()
