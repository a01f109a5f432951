"""The doctor explains an installation that is broken, whatever is broken."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import pytest


pytestmark = pytest.mark.timeout(60)


def linked(source: str, target: str) -> None:
    """Link a file where it can be, instead of copying it."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy(source, target)


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Return a copy of what was installed of Segue, found before the other."""
    site = Path(sysconfig.get_paths()["purelib"])
    copy = tmp_path / "site"
    meta = f"segue-{distribution('segue').version}.dist-info"
    for name in ("segue", meta):
        shutil.copytree(site / name, copy / name, copy_function=linked)
    return copy


def put(path: Path, data: bytes) -> None:
    """Write a file anew, so that what it was linked to stays as it is."""
    path.unlink()
    path.write_bytes(data)


def run(
    site: Path, *arguments: str, typed: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run a command with the broken copy in front."""
    return subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "segue", *arguments],
        capture_output=True,
        check=False,
        cwd=site.parent,
        input=typed,
        env={
            "PYTHONPATH": str(site),
            "PATH": os.environ["PATH"],
            "SEGUE_HOME": str(site.parent / "home"),
        },
        text=True,
    )


def bad(site: Path) -> dict[str, str]:
    """Return what the doctor calls bad, by what it is."""
    done = run(site, "doctor", "--json")
    document: Any = json.loads(done.stdout)
    found = {
        one["what"]: one["says"] for one in document["findings"] if one["how"] == "bad"
    }
    assert "Traceback" not in done.stderr
    assert (done.returncode, document["well"]) == ((1, False) if found else (0, True))
    return found


AGAIN = "Install Segue again: pip install --force-reinstall segue."


def test_a_whole_installation_is_well(broken: Path) -> None:
    """Nothing is bad in a copy of what was installed."""
    assert bad(broken) == {}


def test_a_missing_model_is_named(broken: Path) -> None:
    """Both by the list of files and by the reader that needs it."""
    (broken / "segue/meaning/models/answers.onnx").unlink()
    assert bad(broken) == {
        "Files": f"answers.onnx: missing. {AGAIN}",
        "Models": "the model file answers.onnx is missing; install Segue again.",
    }
    done = run(broken, "answer", "ok")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)


def test_a_cut_model_is_named(broken: Path) -> None:
    """A download that broke off is not read as a model."""
    model = broken / "segue/meaning/models/sentences.onnx"
    put(model, model.read_bytes()[:100_000])
    assert bad(broken) == {
        "Files": f"sentences.onnx: not as installed. {AGAIN}",
        "Models": "the model file sentences.onnx is damaged; install Segue again.",
    }


def test_a_damaged_tokenizer_is_named(broken: Path) -> None:
    """Without it no model can be fed."""
    put(broken / "segue/meaning/models/tokenizer.json", b"{}")
    assert bad(broken)["Models"] == (
        "the model file tokenizer.json is damaged; install Segue again."
    )


def test_a_damaged_playbook_is_named(broken: Path) -> None:
    """The doctor says so, and a plan says it in one line."""
    put(broken / "segue/content/en/playbook.msgpack", b"no playbook")
    found = bad(broken)
    assert found["Files"] == f"playbook.msgpack: not as installed. {AGAIN}"
    assert found["Advice"].startswith("playbook.msgpack: damaged")
    done = run(broken, "plan", "-", typed="power: none")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert done.stderr.startswith("error: playbook.msgpack: damaged")


def test_a_stale_playbook_is_named(broken: Path) -> None:
    """Advice that was edited in place is not the advice that is given."""
    steps = broken / "segue/content/en/next_steps.yaml"
    put(steps, steps.read_bytes().replace(b"One sentence", b"Two sentences"))
    assert bad(broken)["Advice"].startswith(
        "playbook.msgpack says something else than the YAML beside it"
    )


@pytest.mark.parametrize(
    ("version", "says"),
    [
        ("1.29.0", "onnxruntime 1.29.0 does not fit (<1.29,>=1.23)"),
        ("1.2", "onnxruntime 1.2 does not fit (<1.29,>=1.23)"),
    ],
)
def test_a_library_that_does_not_fit_is_named(
    version: str, says: str, broken: Path
) -> None:
    """With the version that is there, and the bounds."""
    meta = broken / f"onnxruntime-{version}.dist-info"
    meta.mkdir()
    (meta / "METADATA").write_text(f"Name: onnxruntime\nVersion: {version}\n")
    mend = "pip install 'onnxruntime<1.29,>=1.23'."
    assert bad(broken) == {"Libraries": f"{says}: {mend}"}
