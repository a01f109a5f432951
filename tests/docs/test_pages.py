"""The pages show what the program does, and lead where they say."""

import re
from collections.abc import Iterator
from pathlib import Path

import make_docs
import pytest
from docs_sessions import ROOT, commands_of, renewed


LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
NOT_RUN = re.compile(r"(?m)^(?:make \w+ +# .+\n)+\Z")


def without_code(text: str) -> str:
    """Return a page without its fenced blocks."""
    return FENCE.sub("", text)


def anchors(path: Path) -> set[str]:
    """Return the places within a page that a link can lead to."""
    plain = (
        re.sub(r"[^\w\- ]", "", one.lower())
        for one in HEADING.findall(without_code(path.read_text(encoding="utf-8")))
    )
    return {one.strip().replace(" ", "-") for one in plain}


def links() -> Iterator[tuple[Path, str]]:
    """Yield every link of every page."""
    for page in (*make_docs.pages(), ROOT / "CHANGELOG.md"):
        for target in LINK.findall(without_code(page.read_text(encoding="utf-8"))):
            yield page, target


def blocks(kind: str) -> Iterator[tuple[Path, str]]:
    """Yield every fenced block of a kind."""
    for page in make_docs.pages():
        for fence in FENCE.finditer(page.read_text(encoding="utf-8")):
            if fence[1] == kind:
                yield page, fence[2]


@pytest.mark.timeout(60)
def test_every_page_is_current() -> None:
    """What commands print, and what is generated, is as the program has it."""
    stale = [str(path.relative_to(ROOT)) for path in make_docs.stale_pages()]
    assert stale == [], "run `make docs`"


def test_every_link_leads_somewhere() -> None:
    """Links between pages, and to headings within them, resolve."""
    broken = []
    for page, target in links():
        path, _, anchor = target.partition("#")
        there = (page.parent / path) if path else page
        if not there.exists() or (anchor and anchor not in anchors(there)):
            broken.append(f"{page.relative_to(ROOT)}: {target}")
    assert broken == []


def test_every_page_can_be_reached() -> None:
    """The index names every page of the documentation."""
    index = ROOT / "docs" / "index.md"
    named = {(page.parent / link).resolve() for page, link in links() if page == index}
    written = set((ROOT / "docs").rglob("*.md")) - {index}
    assert written - named == set()


def test_only_make_is_shown_without_being_run() -> None:
    """Every other command on a page stands in a block that is run."""
    odd = [
        str(page.relative_to(ROOT))
        for page, body in blocks("sh")
        if not NOT_RUN.match(body)
    ]
    assert odd == []


def test_every_console_block_holds_a_command() -> None:
    """A block that would be run has something to run."""
    empty = [
        str(page.relative_to(ROOT))
        for page, body in blocks("console")
        if not list(commands_of(body))
    ]
    assert empty == []


def test_yaml_on_the_pages_is_plain_yaml() -> None:
    """Segue itself can read every YAML block that the pages show."""
    from segue.domain.yaml_source import parse_yaml  # noqa: PLC0415 - one test

    for _, body in blocks("yaml"):
        assert parse_yaml(body) is not None


def test_python_on_the_pages_runs(capsys: pytest.CaptureFixture[str]) -> None:
    """Every Python block does what it shows, with nothing set up before.

    Those that are files are run by the commands of their page.
    """
    for page, body in blocks("python"):
        if f"-->\n```python\n{body}" in page.read_text(encoding="utf-8"):
            continue
        exec(compile(body, str(page), "exec"), {})  # noqa: S102 - our own page
    assert capsys.readouterr().out == "leave_it\n"


def test_a_stale_block_is_noticed() -> None:
    """A page that shows another output than the program's is not current."""
    page = "```console\n$ segue plan nowhere.yaml\nerror: all is well\n```\n"
    assert renewed(page) == (
        "```console\n$ segue plan nowhere.yaml\n"
        "error: nowhere.yaml: no such file\n```\n"
    )


def test_a_long_output_can_be_cut() -> None:
    """A page may leave out all from a line on, and says where it cut."""
    page = "```console\n$ printf 'one\\ntwo\\nthree\\n'\n[… two]\n```\n"
    assert renewed(page).endswith("\none\n[… two]\n```\n")


def test_files_and_answers_are_the_pages_own() -> None:
    """A page can write a file that its commands read, and show an exit code."""
    page = (
        "<!-- file: mine.yaml -->\n```yaml\nyou: {age: 200}\n```\n"
        "```console\n$ segue plan mine.yaml\n$ echo $?\n```\n"
    )
    assert "you.age: expected a whole number" in renewed(page)
    assert renewed(page).endswith("\n2\n```\n")


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("README.md", ["Ask", "Ask", "Leave it"]),
        ("docs/tutorial/first-plan.md", ["Ask", "Ask", "Leave it"]),
        ("docs/how-to/describe-a-situation.md", ["Ask"]),
        ("docs/how-to/edit-the-advice.md", ["Not yet"]),
    ],
)
def test_the_plans_fit_the_story(name: str, wanted: list[str]) -> None:
    """What a page says about a plan holds for the plan that it shows."""
    text = (ROOT / name).read_text(encoding="utf-8")
    shown = re.findall(r"^(Ask|Not yet|Leave it)\. [A-Z]", text, re.MULTILINE)
    assert shown == wanted


@pytest.mark.parametrize("name", ["README.md", "docs/tutorial/first-plan.md"])
def test_whoever_follows_a_first_page_meets_no_error(name: str) -> None:
    """No command of the first pages fails."""
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"(?m)^(error:|Traceback)", text)
