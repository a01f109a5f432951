"""The documentation as a site: strict, whole, nothing of it from elsewhere."""

import importlib.util
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType
from typing import Final, NamedTuple
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from docs_sessions import ROOT
from typing_extensions import override


pytestmark = pytest.mark.timeout(300)
DOCS: Final = ROOT / "docs"
LOADS: Final = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "iframe": ("src",),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "use": ("href", "xlink:href"),
    "form": ("action",),
}
"""Elements that make a browser load something, and by which attributes."""

NO_LOADING: Final = {"index", "search", "next", "prev", "author", "canonical"}
"""Relations of a ``link`` that nothing is loaded for."""

IN_STYLES: Final = re.compile(r"(?:url\(\s*|@import\s+)['\"]?([^'\")\s]+)")


class Page(HTMLParser):
    """What one page loads, leads to, and can be led to within it."""

    def __init__(self, text: str) -> None:
        """Read a page."""
        super().__init__()
        self.loads: list[str] = []
        self.leads: list[str] = []
        self.places: set[str] = set()
        self.feed(text)

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.places.add(given.get("id", ""))
        self.loads += [given[one] for one in LOADS.get(tag, ()) if one in given]
        self.loads += IN_STYLES.findall(given.get("style", ""))
        if tag == "link" and given.get("rel") not in NO_LOADING:
            self.loads.append(given["href"])
        if tag == "a" and "href" in given:
            self.leads.append(given["href"])


class Site(NamedTuple):
    """A site as it was built.

    Attributes:
        folder: Where it lies.
        said: What the build printed; nothing where it was content.
        code: Its exit code.
    """

    folder: Path
    said: str
    code: int

    def pages(self) -> dict[Path, Page]:
        """Return every page."""
        return {
            path: Page(path.read_text(encoding="utf-8"))
            for path in sorted(self.folder.rglob("*.html"))
        }


def build(source: Path, target: Path) -> Site:
    """Build a site as ``make site`` does."""
    done = subprocess.run(  # noqa: S603 - our own documentation
        [
            *(sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going"),
            *("-d", target / "doctrees", "-b", "html", source, target / "site"),
        ],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    return Site(target / "site", done.stdout + done.stderr, done.returncode)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Build the site once for the tests that look at it."""
    return build(DOCS, tmp_path_factory.mktemp("built"))


@pytest.fixture
def configured() -> ModuleType:
    """Return the site's configuration, as Sphinx reads it."""
    spec = importlib.util.spec_from_file_location("site_conf", DOCS / "conf.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def is_elsewhere(address: str) -> bool:
    """Say whether an address leads out of the site."""
    parts = urlsplit(address)
    return bool(parts.netloc) or parts.scheme not in {"", "data"}


def test_the_site_builds_without_a_warning(site: Site) -> None:
    """Strictly, and with a page for each page."""
    assert (site.said, site.code) == ("", 0)
    built = {path.relative_to(site.folder) for path in site.folder.rglob("*.html")}
    pages = {path.relative_to(DOCS).with_suffix(".html") for path in DOCS.rglob("*.md")}
    assert pages - built == set()


def test_no_page_loads_anything_from_elsewhere(site: Site) -> None:
    """No font, script, style or picture of another host; each own is there."""
    wrong = []
    for path, page in site.pages().items():
        for address in page.loads:
            own = path.parent / unquote(urlsplit(address).path)
            if is_elsewhere(address) or not (
                address.startswith("data:") or own.exists()
            ):
                wrong.append(f"{path.name}: {address}")
    for path in site.folder.rglob("*.css"):
        loaded = IN_STYLES.findall(path.read_text(encoding="utf-8"))
        wrong += [f"{path.name}: {one}" for one in loaded if is_elsewhere(one)]
    assert wrong == []


def test_what_is_loaded_from_elsewhere_is_noticed() -> None:
    """By a script, a style, a font in it, or a hint to connect early."""
    page = Page(
        '<script src="https://a.example/x.js"></script>'
        '<link rel="stylesheet" href="//b.example/x.css">'
        '<link rel="preconnect" href="https://c.example">'
        '<img src="../here.png"><p style="background:url(http://d.example/y)">'
    )
    found = [urlsplit(one).netloc for one in page.loads if is_elsewhere(one)]
    assert found == ["a.example", "b.example", "c.example", "d.example"]
    (font,) = IN_STYLES.findall("@font-face{src:url('https://e.example/z.woff2')}")
    assert is_elsewhere(font)


def test_every_link_of_the_site_leads_somewhere(site: Site) -> None:
    """To a page or a copy of a file, and to a place that is there."""
    pages = site.pages()
    broken = []
    for path, page in pages.items():
        for address in page.leads:
            if is_elsewhere(address):
                continue
            where, place = urldefrag(address)
            there = (path.parent / unquote(where)).resolve() if where else path
            known = pages[there].places if there in pages else set()
            if not there.is_file() or (place and unquote(place) not in known):
                broken.append(f"{path.relative_to(site.folder)}: {address}")
    assert broken == []


def test_the_contents_have_every_page(site: Site) -> None:
    """In five parts, on every page, the tutorial first."""
    text = (site.folder / "reference" / "plan.html").read_text(encoding="utf-8")
    captions = re.findall(r'<span class="caption-text">([^<]+)<', text)
    assert captions == [
        "Learn it by doing",
        "Get something done",
        "Look something up",
        "Understand it",
        "Why it is built like this",
    ]
    leads = Page(text).leads
    missing = [
        path.relative_to(DOCS)
        for path in DOCS.rglob("*.md")
        if path.stem not in {"index", "plan"}
        and not any(one.endswith(f"{path.stem}.html") for one in leads)
    ]
    assert missing == []


def test_pages_come_in_the_order_of_the_index(configured: ModuleType) -> None:
    """And any page that it does not name comes after those, by its folder."""
    listed = configured.contents("[b](tutorial/the-app.md) [a](how-to/host.md)")
    first, second = listed.split("```\n")[:2]
    assert first.splitlines()[4] == "tutorial/the-app"
    assert second.splitlines()[5] == "how-to/host"
    assert "tutorial/first-plan" in first
    assert listed.count("\nreference/") == len(list((DOCS / "reference").glob("*.md")))


def test_files_outside_the_pages_become_copies(configured: ModuleType) -> None:
    """A license can be read in the site, too; links to pages stay links."""
    inside = "[p](../reference/plan.md) [x](https://example.org)"
    source = [f"[l](../../LICENSE) [d](../../train/data/README.md#how) {inside}"]
    configured.read_page(None, "how-to/host", source)
    copies = "[l](path:../../LICENSE) [d](path:../../train/data/README.md)"
    assert source == [f"{copies} {inside}"]


def test_the_search_finds_without_a_server(site: Site) -> None:
    """Its index is a script of the site, and knows the pages' words."""
    index = (site.folder / "searchindex.js").read_text(encoding="utf-8")
    assert index.startswith("Search.setIndex(")
    assert '"deciban"' in index
