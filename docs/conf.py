"""How the pages become a site: Sphinx, MyST, Furo, and nothing from elsewhere.

``make site`` builds it into ``build/site``, with warnings as errors and without
a network. The pages stay plain Markdown that reads well in a repository, too:
what only a site needs (the contents at the side, copies of files that a page
links to outside ``docs``) is added here while they are read.

The contents follow the folders. Each folder below is a part of the site; its
pages come in the order in which ``index.md`` names them, and any other page
after those. So a new page needs its line in ``index.md`` and nothing here.
"""

import re
import tomllib
from pathlib import Path
from typing import Final

from sphinx.application import Sphinx


_DOCS: Final = Path(__file__).parent
_ABOUT: Final = tomllib.loads((_DOCS.parent / "pyproject.toml").read_text("utf-8"))
_PARTS: Final = {
    "tutorial": "Learn it by doing",
    "how-to": "Get something done",
    "reference": "Look something up",
    "explanation": "Understand it",
    "decisions": "Why it is built like this",
}
"""Folders and what they are for, in the order of the contents."""

_NAMED: Final = re.compile(r"\]\(([\w-]+/[\w-]+)\.md\)")
_OUTSIDE: Final = re.compile(r"\]\(((?:\.\./)+[^)#:]+)(?:#[^)]*)?")

project = "Segue"
author = "The Segue authors"
copyright = "the Segue authors, Apache License 2.0"  # noqa: A001 - Sphinx asks for this name
version = release = _ABOUT["project"]["version"]
language = "en"

extensions = ["myst_parser"]
myst_enable_extensions = ["html_image"]
myst_heading_anchors = 6
nitpicky = True

html_theme = "furo"
html_title = f"Segue {version}"
html_favicon = "_site/icon.svg"
html_static_path = ["_site"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
templates_path: list[str] = []
exclude_patterns = ["_site"]
html_theme_options = {
    "light_css_variables": {
        "color-background-primary": "#faf7f2",
        "color-background-secondary": "#f3eee6",
        "color-foreground-primary": "#23282d",
        "color-foreground-secondary": "#59626b",
        "color-foreground-muted": "#59626b",
        "color-brand-primary": "#25625c",
        "color-brand-content": "#1b4c47",
        "color-brand-visited": "#1b4c47",
    },
    "dark_css_variables": {
        "color-background-primary": "#14181c",
        "color-background-secondary": "#1b2126",
        "color-foreground-primary": "#ebe7df",
        "color-foreground-secondary": "#a9b1b8",
        "color-foreground-muted": "#a9b1b8",
        "color-brand-primary": "#8ad0c6",
        "color-brand-content": "#a9e0d8",
        "color-brand-visited": "#a9e0d8",
    },
}


def contents(index: str) -> str:
    """Return the contents of the site, part by part, as MyST writes them.

    Args:
        index: The text of ``index.md``, which sets the order.
    """
    order = {name: place for place, name in enumerate(_NAMED.findall(index))}
    parts = []
    for folder, caption in _PARTS.items():
        found = [f"{folder}/{page.stem}" for page in (_DOCS / folder).glob("*.md")]
        pages = sorted(found, key=lambda name: (order.get(name, len(order)), name))
        listed = "\n".join(pages)
        parts.append(
            f"```{{toctree}}\n:hidden:\n:caption: {caption}\n\n{listed}\n```\n"
        )
    return "\n".join(parts)


def read_page(_: Sphinx | None, name: str, source: list[str]) -> None:
    """Add to a page what only the site needs.

    Args:
        name: The page's, without its ending.
        source: Its text, in the one place where Sphinx looks for it.
    """
    page = _DOCS / f"{name}.md"
    source[0] = _OUTSIDE.sub(
        lambda link: f"](path:{link[1]}" if _is_outside(page, link[1]) else link[0],
        source[0],
    )
    if name == "index":
        source[0] += f"\n{contents(source[0])}"


def _is_outside(page: Path, target: str) -> bool:
    """Say whether a link leads to a file that is no page of the site."""
    there = (page.parent / target).resolve()
    return there.is_file() and not there.is_relative_to(_DOCS)


def setup(app: Sphinx) -> None:
    """Let Sphinx call what is above."""
    app.connect("source-read", read_page)
