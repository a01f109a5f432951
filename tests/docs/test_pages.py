"""The pages show what the program does, and lead where they say."""

import re
import shlex
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import make_docs
import msgspec
import pytest
import typer.main
from docs_blocks import Block, blocks_of, pages
from docs_sessions import ROOT, commands_of, renewed
from typer.core import TyperCommand, TyperGroup

from segue.cli.main import app


LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
CALL = re.compile(r"^(?:\$ )?(segue .+)$", re.MULTILINE)
INLINE = re.compile(r"`(segue [^`]+)`")
EVERYWHERE = {"--help", "--install-completion", "--show-completion"}
MAKE = re.compile(r"(?m)(?:`|^)make ([a-z-]+)")


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
    for page in (*pages(), ROOT / "CHANGELOG.md"):
        for target in LINK.findall(without_code(page.read_text(encoding="utf-8"))):
            yield page, target


def blocks(kind: str) -> Iterator[tuple[Path, str]]:
    """Yield every fenced block of a kind."""
    for page in pages():
        for fence in FENCE.finditer(page.read_text(encoding="utf-8")):
            if fence[1] == kind:
                yield page, fence[2]


def written() -> Iterator[Block]:
    """Yield every block that somebody wrote."""
    for page in pages():
        yield from blocks_of(page)


def calls(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the words of each call of Segue in a text."""
    for line in (*CALL.findall(text), *INLINE.findall(text)):
        with suppress(ValueError):
            yield tuple(shlex.split(line.replace("…", " "), comments=True))


def unknown_in(call: tuple[str, ...]) -> list[str]:
    """Return the commands and options of a call that there are not."""
    command: TyperGroup | TyperCommand = typer.main.get_group(app)
    rest = list(call[1:])
    while isinstance(command, TyperGroup) and rest and rest[0] in command.commands:
        inner = command.commands[rest.pop(0)]
        assert isinstance(inner, TyperGroup | TyperCommand)
        command = inner
    names = {name for one in command.params for name in one.opts} | EVERYWHERE
    options = [one.partition("=")[0] for one in rest if one.startswith("--")]
    wrong = [one for one in options if one not in names]
    is_word = bool(rest and re.fullmatch(r"[a-z][a-z-]*", rest[0]))
    if isinstance(command, TyperGroup) and is_word:
        wrong.append(rest[0])
    return wrong


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


def test_every_command_is_run_or_says_why_not() -> None:
    """Commands stand in blocks that are run, or as `sh` under a reason."""
    silent = [
        f"{block.page.relative_to(ROOT)}: {block.body.splitlines()[0]}"
        for block in written()
        if not block.is_run
        and block.holds_commands
        and not (block.kind == "sh" and block.why_not_run)
    ]
    assert silent == [], "fence it as `console`, or say `<!-- not run: … -->` above"


def test_what_is_run_gives_no_reason_not_to() -> None:
    """A mark that was left on a block of another kind would mislead."""
    odd = [block.page.name for block in written() if block.why_not_run]
    marked = [b.page.name for b in written() if b.kind == "sh" and b.holds_commands]
    assert sorted(odd) == sorted(marked)


def test_a_block_that_is_not_run_needs_its_reason(tmp_path: Path) -> None:
    """Commands are found however they are fenced, and a reason right above."""
    page = tmp_path / "page.md"
    page.write_text(
        "```text\nsegue serve --port 80\n```\n\n"
        "<!-- not run: it waits -->\n```sh\nsegue serve\n```\n\n"
        "```text\nnothing to type\n```\n"
    )
    first, second, third = blocks_of(page)
    assert (first.holds_commands, first.why_not_run) == (True, "")
    assert (second.holds_commands, second.why_not_run) == (True, "it waits")
    assert not third.holds_commands


def test_every_call_on_a_page_exists() -> None:
    """Also in prose: each command and option that is named can be called."""
    wrong = [
        f"{page.relative_to(ROOT)}: {' '.join(call)}: {name}"
        for page in pages()
        for call in calls(page.read_text(encoding="utf-8"))
        for name in unknown_in(call)
    ]
    assert wrong == []


def test_a_call_that_does_not_exist_is_noticed() -> None:
    """By its command or by its option."""
    assert unknown_in(("segue", "journal", "burn")) == ["burn"]
    assert unknown_in(("segue", "plan", "a.yaml", "--json", "--loud")) == ["--loud"]
    assert unknown_in(("segue", "journal", "wipe", "--yes")) == []


def test_every_target_of_make_on_a_page_exists() -> None:
    """What a page says to `make` can be made."""
    known = set(re.findall(r"(?m)^([a-z-]+):", (ROOT / "Makefile").read_text()))
    told = {name for page in pages() for name in MAKE.findall(page.read_text())}
    assert told - known == set()


def test_json_on_the_pages_is_json() -> None:
    """Each block of JSON can be read, and a file of lines line by line."""
    for block in written():
        if block.kind == "json":
            for line in block.body.strip().splitlines():
                assert msgspec.json.decode(line) is not None


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
