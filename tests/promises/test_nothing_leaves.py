"""What a person writes stays where it was: no socket, no file, no log."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest


Segue = Callable[..., tuple[int, str, str]]
PLANTED = "Xylophonia"
NOW = ("--now", "2026-11-22T12:00", "--tz", "Europe/Berlin")
SITUATION = f"""
you: {{name: {PLANTED}you}}
them: {{name: {PLANTED}, familiarity: friend}}
shared: [{{kind: club, detail: {PLANTED}thing}}]
timezone: Europe/Berlin
"""

CHAT = f"""13/02/26, 18:00 - Sam: {PLANTED}, can I get your number?
13/02/26, 18:04 - Robin: no {PLANTED} today, maybe another time
14/02/26, 18:04 - Robin: the {PLANTED} poster is due friday, want to split it?
"""

WATCHED = """
import json, os, sys

seen = {"sockets": [], "written": [], "started": []}
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
CHANGES = {"os.mkdir", "os.rename", "os.remove", "os.symlink", "os.link",
           "os.truncate", "os.chmod", "shutil.copyfile"}

def watch(event, arguments):
    if event.startswith("socket."):
        seen["sockets"].append(event)
    elif event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITES:
        if arguments[0] != os.devnull and not isinstance(arguments[0], int):
            seen["written"].append(os.fspath(arguments[0]))
    elif event in CHANGES or event.startswith("sqlite3."):
        seen["written"].append(event)
    elif event in {"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn"}:
        seen["started"].append(event)

report = os.open(sys.argv.pop(1), os.O_WRONLY | os.O_CREAT)
sys.addaudithook(watch)
from segue.cli.start import run
try:
    run()
finally:
    os.write(report, json.dumps(seen).encode())
"""
"""Runs the command line and writes down what Python's own audit sees."""

COMMANDS: dict[str, tuple[tuple[str, ...], str]] = {
    "plan": (("plan", "situation.yaml", *NOW), ""),
    "plan_all": (("plan", "situation.yaml", "--all"), ""),
    "plan_json": (("plan", "-", "--json"), SITUATION),
    "plan_error": (("plan", "missing.yaml"), ""),
    "ask": (("ask", *NOW), f"{PLANTED}\nshe\n17\n17\n1\n1 {PLANTED}\n\nq\n"),
    "ask_json": (("ask", "situation.yaml", "--json"), "\n" * 40),
    "read": (("read", "chat.txt", "--me", "Sam", "--plot", "-", *NOW), ""),
    "read_json": (("read", "chat.txt", "--me", "Sam", "--json", *NOW), ""),
    "read_messages": (("read", "chat.txt", "--messages", "--json"), ""),
    "read_error": (("read", "chat.txt", *NOW), ""),
    "plan_chat": (("plan", "--chat", "chat.txt", "--me", "Sam", *NOW), ""),
    "answer": (("answer", f"{PLANTED} says no", "--ask", f"{PLANTED}?"), ""),
    "answer_json": (("answer", "-", "--json"), f"ok {PLANTED}, +1 202 555 0147"),
    "answer_batch": (("answer", "--batch"), f"{PLANTED}\nno sorry\n"),
    "answer_error": (("answer", PLANTED, "--region", PLANTED), ""),
    "rehearse": (("rehearse", "bus_last"), f"{PLANTED} says hi\n/hint\n/quit\n"),
    "rehearse_script": (
        ("rehearse", "bus_last", "--script", "-", "--json"),
        f"hi {PLANTED}\ncan I have your number?\n",
    ),
    "rehearse_list": (("rehearse", "--list"), ""),
    "acts": (("acts", PLANTED, "--json"), ""),
    "debrief_error": (("debrief", "-"), f'{{"turns": "{PLANTED}"}}'),
    "scenes": (("scenes", "walk", "-n", "60"), ""),
    "schema": (("schema", "plan"), ""),
    "help": (("--help",), ""),
    "version": (("--version",), ""),
}


def watched(
    words: tuple[str, ...], typed: str, folder: Path
) -> tuple[dict[str, list[str]], list[str]]:
    """Run a command in an empty home; return what was seen, and new files."""
    home, work = folder / "home", folder / "work"
    for place in (home, work):
        place.mkdir()
    (work / "situation.yaml").write_text(SITUATION)
    (work / "chat.txt").write_text(CHAT)
    report = folder / "report.json"
    subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-B", "-c", WATCHED, str(report), *words],
        input=typed, text=True, capture_output=True, check=False, cwd=work,
        env={"HOME": str(home), "SEGUE_HOME": str(home / "segue")},
    )  # fmt: skip
    made = [str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file()]
    new = sorted(set(made) - {"report.json", "work/situation.yaml", "work/chat.txt"})
    return json.loads(report.read_text()), new


@pytest.mark.timeout(20)
@pytest.mark.parametrize("name", COMMANDS)
def test_no_command_opens_a_socket_or_writes_a_file(name: str, tmp_path: Path) -> None:
    """Neither a connection nor a look-up, no file, no other program."""
    words, typed = COMMANDS[name]
    seen, new = watched(words, typed, tmp_path)
    assert seen == {"sockets": [], "written": [], "started": []}
    assert new == []
    assert (tmp_path / "work" / "situation.yaml").read_text() == SITUATION


@pytest.mark.timeout(20)
def test_only_the_named_file_is_written(tmp_path: Path) -> None:
    """``--save`` writes one file, the one that was named."""
    words = ("ask", "--save", "kept.yaml", *NOW)
    seen, new = watched(words, f"{PLANTED}\nq\n", tmp_path)
    assert seen == {"sockets": [], "written": ["kept.yaml"], "started": []}
    assert new == ["work/kept.yaml"]


@pytest.mark.timeout(30)
def test_only_the_named_picture_is_written(tmp_path: Path) -> None:
    """``--plot`` draws on this machine and writes one file."""
    words = ("read", "chat.txt", "--me", "Sam", "--plot", "kept.svg", *NOW)
    seen, new = watched(words, "", tmp_path)
    assert (seen["sockets"], seen["started"]) == ([], [])
    assert all(one == "os.rename" or ".kept.svg." in one for one in seen["written"])
    assert new == ["work/kept.svg"]


APP = (
    WATCHED.partition("report = ")[0]
    + """
import re, tempfile
from litestar.testing import TestClient
from segue.web.app import make_app
from segue.web.settings import Settings

chat = sys.stdin.read().encode()
with TestClient(make_app(Settings(token="t", port=8000)),
                base_url="http://127.0.0.1:8000") as client:
    report = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT)
    sys.addaudithook(watch)
    client.get("/?token=t")
    token = re.search('_csrf_token" value="([^"]+)', client.get("/chat").text)[1]
    files = [("file", ("WhatsApp Chat with Robin.txt", chat))]
    shown = client.post("/chat/file", files=files, data={"_csrf_token": token})
    said = client.post("/said", data={"answer": "no Xylophonia", "_csrf_token": token})
    bearer = {"authorization": "Bearer t"}
    read = client.post("/api/v1/read", files=files, headers=bearer)
    seen["answers"] = [shown.text, said.text, read.text]
    os.write(report, json.dumps(seen).encode())
    os._exit(0)  # before anything of the test's own is tidied up
"""
)
"""Runs the app, hands it a chat and an answer, and writes down the same."""


@pytest.mark.timeout(40)
def test_the_app_keeps_no_word_of_a_chat(tmp_path: Path) -> None:
    """However large it is: read in memory, and no file opened to write."""
    (tmp_path / "home").mkdir()
    report = tmp_path / "report.json"
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-B", "-c", APP, str(report)],
        input=CHAT * 20_000, text=True, capture_output=True, check=False, cwd=tmp_path,
        env={"HOME": str(tmp_path / "home"), "TMPDIR": str(tmp_path / "home")},
    )  # fmt: skip
    assert PLANTED not in done.stdout + done.stderr
    seen = json.loads(report.read_text())
    assert (seen["written"], seen["started"]) == ([], [])
    assert [PLANTED in page for page in seen["answers"]] == [True, False, True]
    assert "60000 messages" in seen["answers"][0]
    assert list((tmp_path / "home").iterdir()) == []


CHAT_FAULTS = {
    "nobody of that name": ("read", "chat.txt", "--me", PLANTED),
    "an open question": ("read", "chat.txt"),
    "a wrong picture": ("read", "chat.txt", "--me", "Sam", "--plot", f"{PLANTED}"),
    "a wrong moment": ("read", "chat.txt", "--me", "Sam", "--now", "soon"),
    "no export": ("read", "words.txt"),
    "a plan without a name": ("plan", "--chat", "chat.txt"),
}


@pytest.mark.parametrize("fault", CHAT_FAULTS)
def test_no_error_repeats_words_of_a_chat(
    fault: str, segue: Segue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is wrong with an export, its words are not in the complaint."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "chat.txt").write_text(CHAT)
    (tmp_path / "words.txt").write_text(f"{PLANTED}\n{PLANTED} {PLANTED}\n")
    code, out, err = segue(*CHAT_FAULTS[fault])
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert PLANTED not in err


@pytest.mark.timeout(20)
def test_the_watch_sees_what_it_watches_for(tmp_path: Path) -> None:
    """A socket and a file that are opened on purpose are noticed."""
    report = tmp_path / "report.json"
    spy = (
        "import sys, types\n"
        "door = types.ModuleType('segue.cli.start')\n"
        "def run():\n"
        "    import socket\n"
        "    socket.socket().close()\n"
        f"    open({str(tmp_path / 'log')!r}, 'w').close()\n"
        "door.run = run\n"
        "sys.modules['segue.cli.start'] = door\n"
    )
    subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-B", "-c", spy + WATCHED, str(report)], check=True
    )
    seen = json.loads(report.read_text())
    assert seen["sockets"][0] == "socket.__new__"
    assert seen["written"] == [str(tmp_path / "log")]


FAULTS = {
    "too long": f"them: {{name: {PLANTED * 40}}}",
    "a control character": f'{{"them": {{"name": "{PLANTED}\\u0007"}}}}',
    "a line break": f'shared: [{{kind: club, detail: "{PLANTED}\\n{PLANTED}"}}]',
    "a list": f"them: {{name: [{PLANTED}]}}",
    "a mapping": f"you: {{name: {{{PLANTED}: 1}}}}",
    "another field at fault": SITUATION + "goal: love\n",
    "a wrong zone": SITUATION.replace("Europe/Berlin", "Europe/Berlni"),
    "a bad date": f"shared: [{{kind: club, detail: {PLANTED}, when: 2026-02-30}}]",
    "no kind": f"shared: [{{detail: {PLANTED}}}]",
    "a bare word": PLANTED,
    "an open quote": f"them: {{name: '{PLANTED}}}\n",
    "an alias": f"them: {{name: *{PLANTED}}}",
    "a tag": f"them: {{name: !{PLANTED} x}}",
    "a tab": f"them:\n\tname: {PLANTED}\n",
    "broken JSON": f'{{"them": {{"name": "{PLANTED}"',
    "half a line": f"them: {{name: {PLANTED}\nyou: 1",
    "Latin-1": f"them: {{name: {PLANTED}é}}",
    "a zone of theirs": f"timezone: {PLANTED}",
    "pronouns of theirs": f"them: {{pronouns: {PLANTED}}}",
    "a value of theirs": f"goal: {PLANTED}",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_no_error_repeats_what_was_written(fault: str, segue: Segue) -> None:
    """Whatever is wrong, a name or a detail is not in the complaint."""
    encoding = "latin-1" if fault == "Latin-1" else "utf-8"
    code, out, err = segue("plan", "-", *NOW, typed=FAULTS[fault].encode(encoding))
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert PLANTED not in err


def test_the_plan_itself_may_speak_of_them(segue: Segue) -> None:
    """The planted word is one that a page does show: the search can find it."""
    code, out, err = segue("plan", "-", *NOW, typed=SITUATION)
    assert (code, err) == (0, "")
    assert PLANTED in out


def test_a_wrong_answer_is_not_repeated(segue: Segue) -> None:
    """Nor does the interview say again what it did not understand."""
    typed = f"\n{PLANTED}\n\n{PLANTED}\n\n\n{PLANTED}\n\n{PLANTED} x\nq\n"
    code, _, err = segue("ask", *NOW, typed=typed)
    assert code == 0
    assert PLANTED not in err


@pytest.mark.timeout(20)
@pytest.mark.parametrize("form", [(), ("--json",)])
def test_a_reading_does_not_repeat_the_answer(
    form: tuple[str, ...], segue: Segue
) -> None:
    """What they wrote is read, not written down again, and the ask neither."""
    typed = f"{PLANTED}, I have a boyfriend, sorry {PLANTED}"
    code, out, err = segue("answer", "-", "--ask", f"{PLANTED}?", *form, typed=typed)
    assert (code, err) == (0, "")
    assert out
    assert PLANTED not in out


TALKS = {
    "no JSON": f"{{{PLANTED}",
    "another field": f'{{"turns": [], "{PLANTED}": 1}}',
    "another speaker": f'{{"turns": [{{"speaker": "{PLANTED}", "text": "x"}}]}}',
    "no text": f'{{"turns": [{{"speaker": "you", "words": "{PLANTED}"}}]}}',
    "a number": f'{{"turns": [{{"speaker": "you", "text": 1}}], "x": "{PLANTED}"}}',
}


@pytest.mark.parametrize("fault", TALKS)
def test_no_error_repeats_what_was_said(fault: str, segue: Segue) -> None:
    """A transcript that is at fault is not quoted in the complaint."""
    code, out, err = segue("debrief", "-", typed=TALKS[fault])
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert PLANTED not in err
