"""Is a language model configured, and could it be spoken to?"""

from collections.abc import Iterator

from segue.actions.finding import Finding
from segue.assembly.agreement import is_agreed
from segue.assembly.model import configured, has_library
from segue.errors import SegueError


def examine_voice() -> Iterator[Finding]:
    """Say whether one is configured: its host, nothing else, and no call."""
    what = "Language model"
    try:
        endpoint = configured()
    except SegueError as error:
        yield Finding(what, "bad", f"{error.line()}.")
        return
    if endpoint is None:
        yield Finding(what, "good", "None, and none is needed.")
    elif not has_library():
        says = f"{endpoint.host}, but its library is missing: pip install 'segue[llm]'."
        yield Finding(what, "note", says)
    elif is_agreed(endpoint):
        says = f"{endpoint.host}; you agreed to what is sent there."
        yield Finding(what, "good", says)
    else:
        says = f"{endpoint.host}; nothing is sent before you are asked."
        yield Finding(what, "good", says)
