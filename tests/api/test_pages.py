"""What the page on Python shows of data frames runs where they are installed.

Segue needs neither pandas nor polars, so these are skipped without them; all
else on the page is run when the page is renewed.
"""

import re
from pathlib import Path
from runpy import run_path

import pytest


PAGE = Path(__file__).parents[2] / "docs/how-to/from-python.md"
FILE = re.compile(r"<!-- file: (\S+) -->\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.filterwarnings("ignore")  # those of other people's packages
@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_chat_becomes_a_data_frame(
    library: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The library takes the columns as they are."""
    pytest.importorskip(library)
    files = dict(FILE.findall(PAGE.read_text(encoding="utf-8")))
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    run_path(f"{library}_it.py")
    assert capsys.readouterr().out == "[1, 2]\n"
