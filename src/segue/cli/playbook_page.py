"""What a check or a walk found → the page that a person reads."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path

import msgspec

from segue.actions.check_playbook import PlaybookChecked
from segue.actions.strings import Strings, StringsChecked
from segue.actions.walk_playbook import WalkDone
from segue.cli.page import Page
from segue.domain.situation import Situation


_NAMED = 12
"""So many parts that never fired are named."""


def print_check(checked: PlaybookChecked, page: Page | None = None) -> None:
    """Print the findings by file, then what the playbook covers."""
    page = page or Page()
    errors = checked.errors
    warnings = len(checked.findings) - errors
    page.title(_verdict(errors, warnings))
    _print_by_file(page, checked)
    page.heading("What it holds")
    page.rows(_held(checked))


def print_strings_check(checked: StringsChecked, page: Page | None = None) -> None:
    """Print what should be mended in a language's tables."""
    page = page or Page()
    page.title(_verdict(checked.errors, len(checked.findings) - checked.errors))
    _print_by_file(page, checked)


def print_written(shown: Strings, file: Path, page: Page | None = None) -> None:
    """Print what was written to a table."""
    page = page or Page()
    counts = ", ".join(f"{count} {state}" for state, count in shown.counts.items())
    page.text(f"{file}: {_count(len(shown.strings), 'string')} ({counts})")


def _print_by_file(page: Page, checked: PlaybookChecked | StringsChecked) -> None:
    for file, group in groupby(checked.findings, lambda finding: finding.file):
        page.heading(file)
        for finding in group:
            page.text(
                f"line {finding.line}, {finding.severity} {finding.code}: "
                f"{finding.says}",
                indent=2,
            )
            if finding.fix:
                page.text(finding.fix, indent=4)


def _verdict(errors: int, warnings: int) -> str:
    if not errors and not warnings:
        return "Nothing to mend."
    return f"{_count(errors, 'error')}, {_count(warnings, 'warning')}."


def _count(number: int, what: str) -> str:
    return f"{number or 'no'} {what}{'' if number == 1 else 's'}"


def _held(checked: PlaybookChecked) -> Iterator[tuple[str, str]]:
    coverage = checked.coverage
    yield "Rules", ", ".join(f"{n} {kind}" for kind, n in coverage.rules.items())
    registers: Counter[str] = Counter()
    fewest: list[int] = []
    for channels in coverage.lines.values():
        for found in channels.values():
            registers.update(found)
            fewest.extend(found.values())
    by_register = ", ".join(f"{n} {name}" for name, n in registers.items())
    least = f"; at least {min(fewest)} for each choice" if fewest else ""
    yield "Lines", f"{sum(registers.values())}: {by_register}{least}"
    walk = coverage.walk
    if walk:
        used = f"{walk.fired} of {walk.parts} parts ({walk.share:.0%})"
        yield "Walk", f"{walk.situations} situations used {used}"
    else:
        yield "Walk", "none, as long as there are errors"


def print_walk(done: WalkDone, page: Page | None = None) -> None:
    """Print the promises, examples of broken ones, and the coverage."""
    page = page or Page()
    report = done.report
    broken = {name: times for name, times in report.broken.items() if times}
    kept = len(report.broken) - len(broken)
    page.title(
        f"All {kept} promises kept."
        if not broken
        else f"{_count(len(broken), 'promise')} broken, {kept} kept."
    )
    page.rows(_walked(done))
    page.heading("Promises")
    page.rows(
        ("kept" if not times else "BROKEN", _promise(name, times))
        for name, times in report.broken.items()
    )
    for example in report.examples:
        page.heading(f"{_plain(example.promise)}, situation {example.number}")
        page.text(example.says, indent=2)
        page.text(
            f"Try it: segue plan situation.yaml --now {example.now} "
            f"--tz {example.zone}, with this in situation.yaml:",
            indent=2,
        )
        page.verbatim(_situation(example.situation))
    _print_coverage(page, done)


def _walked(done: WalkDone) -> Iterator[tuple[str, str]]:
    report = done.report
    plans = f"{report.plans:,} whole plans, seed {report.seed}"
    yield "Walked", f"{report.situations:,} situations, {plans}"
    jobs = "1 process" if done.jobs == 1 else f"{done.jobs} processes"
    yield "Speed", f"{done.situations_per_second:,.0f} situations a second on {jobs}"
    shares = (f"{k} {n / report.situations:.0%}" for k, n in report.decisions.items())
    yield "Decided", ", ".join(shares)


def _promise(name: str, times: int) -> str:
    return f"{_plain(name)}: {times} times" if times else _plain(name)


def _plain(name: str) -> str:
    return name.replace("_", " ")


def _situation(situation: Situation) -> str:
    """Write a situation as JSON, which is YAML, too."""
    return msgspec.json.format(msgspec.json.encode(situation), indent=2).decode()


def _print_coverage(page: Page, done: WalkDone) -> None:
    report = done.report
    parts = len(report.fired)
    page.heading("Coverage")
    never = report.never_fired
    rows = [
        ("Parts", f"{parts - len(never)} of {parts} had a hand in something"),
        ("Pairs", f"{report.pairs_met:,} of {report.pairs:,} pairs of values met"),
    ]
    if never:
        more = f", and {len(never) - _NAMED} more" if len(never) > _NAMED else ""
        rows.append(("Never", f"{', '.join(never[:_NAMED])}{more}"))
    page.rows(rows)


@contextmanager
def telling_progress(situations: int) -> Iterator[Callable[[int], None] | None]:
    """Show a bar on standard error while it is a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(file=sys.stderr), transient=True) as bar:
        task = bar.add_task("Walking", total=situations)
        yield lambda done: bar.update(task, completed=done)
