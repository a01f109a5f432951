"""Reading a chat at the terminal."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from bench.exports.chat import draw_chat
from bench.exports.disk import save
from bench.exports.telegram import render as render_telegram
from bench.exports.whatsapp import STYLES, render


def segue(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own."""
    command = [sys.executable, "-m", "segue", *arguments]
    return subprocess.run(  # noqa: S603 - our own command
        command, capture_output=True, text=True, check=False
    )


def export_of(folder: Path) -> Path:
    """Write a chat as WhatsApp does."""
    return save(render(draw_chat(3, 20), STYLES["ios_gb"]), folder)


@pytest.mark.timeout(20)
def test_the_document_tells_what_there_is(tmp_path: Path) -> None:
    """One JSON document with the fields of the contract, and the health."""
    done = segue("read", str(export_of(tmp_path)), "--me", "sam", "--json")
    told = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (0, "")
    assert (told["contract"], told["you"], told["them"]) == (1, "Sam", "Robin")
    chat = told["conversation"]
    assert (chat["format"], chat["messages"], chat["skipped"]) == ("whatsapp", 20, 0)
    assert chat["first"] < chat["last"]
    assert sum(one["messages"] for one in chat["participants"]) == 20
    assert chat["health"]["dates"]["order"] == "dmy"


@pytest.mark.timeout(20)
def test_messages_are_json_lines(tmp_path: Path) -> None:
    """One object a line, with the fields of the contract; nobody is asked."""
    export = render(draw_chat(3, 20), STYLES["ios_gb"])
    done = segue("read", str(save(export, tmp_path)), "--messages", "--json")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert lines == [
        {
            "index": one.index,
            "at": one.at,
            "sender": one.sender,
            "text": one.text,
            "kind": one.kind,
            "reply_to": one.reply_to,
        }
        for one in export.messages
    ]


@pytest.mark.timeout(20)
def test_times_since_1970_are_shown_in_a_zone(tmp_path: Path) -> None:
    """`--tz` sets it; the offset is written."""
    path = tmp_path / "chat.json"
    path.write_text(
        json.dumps(
            {
                "participants": ["Sam", "Robin"],
                "threadName": "Robin_1",
                "messages": [
                    {"senderName": "Sam", "text": "hi", "timestamp": 1_720_000_000_000}
                ],
            }
        )
    )
    done = segue("read", str(path), "--messages", "--tz", "America/New_York")
    assert json.loads(done.stdout)["at"] == "2024-07-03T05:46:40-04:00"


@pytest.mark.timeout(20)
def test_the_page_tells_how_well_it_was_understood(tmp_path: Path) -> None:
    """Plain lines, and none of the words."""
    done = segue("read", str(export_of(tmp_path)), "--me", "Sam")
    assert done.returncode == 0
    assert "Your chat with Robin" in done.stdout
    assert "nothing; every entry was understood" in done.stdout
    assert "only a part  WhatsApp may leave out the beginning of a chat" in done.stdout


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    ("options", "says"),
    [
        (
            (),
            "the export does not say which of the two is you; settle it with --me NAME",
        ),
        (("--me", "Kim"), "--me: nobody of that name in this export"),
        (("--format", "fax"), "--format: unknown; expected whatsapp|telegram|"),
        (("--format", "sms"), "not recognized as sms; leave out --format"),
        (("--tz", "Mars"), "--tz: unknown time zone"),
    ],
)
def test_what_is_open_or_wrong_is_one_line(
    options: tuple[str, ...], says: str, tmp_path: Path
) -> None:
    """Exit 2, one line that names the option, nothing on standard output."""
    done = segue("read", str(export_of(tmp_path)), "--json", *options)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error: ")
    assert says in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.timeout(30)
def test_a_terminal_is_asked_instead(tmp_path: Path) -> None:
    """Who you are is a question there, with the names to choose from."""
    command = [
        sys.executable,
        "-m",
        "segue",
        "read",
        str(export_of(tmp_path)),
        "--json",
    ]
    ours, theirs = pty.openpty()
    with subprocess.Popen(  # noqa: S603 - our own command
        command, stdin=theirs, stderr=theirs, stdout=subprocess.PIPE
    ) as running:
        os.write(ours, b"9\nx\n2\n")
        assert running.stdout is not None
        told = json.loads(running.stdout.read())
    shown = os.read(ours, 10_000).decode()
    os.close(ours)
    os.close(theirs)
    assert "Which of the two is you?" in shown
    second = told["conversation"]["participants"][1]["name"]
    assert (running.returncode, told["you"]) == (0, second)


@pytest.mark.timeout(20)
def test_telegram_tells_who_you_are(tmp_path: Path) -> None:
    """Nothing is asked where the export says it."""
    path = save(render_telegram(draw_chat(3, 9), full=True), tmp_path)
    told = json.loads(segue("read", str(path), "--json").stdout)
    assert (told["you"], told["them"]) == ("Sam", "Robin")


@pytest.mark.timeout(40)
@pytest.mark.parametrize("command", [("--json",), (), ("--messages",)])
def test_no_word_of_a_chat_leaves_by_an_error(
    command: tuple[str, ...], tmp_path: Path
) -> None:
    """A planted word is in no error, and nothing is written to disk."""
    word = "zanzibarsecret"
    chats = {
        "dates.txt": f"03/06/2024, 10:00 - Sam: {word}\n04/06/2024, 10:00 - Robin: b\n",
        "cut.json": '{"name": "R", "type": "personal_chat", "id": 1, "messages": '
        f'[{{"id": 1, "text": "{word}"',
        "group.txt": "".join(
            f"13/05/2024, 10:0{n} - {who}: {word}\n" for n, who in enumerate("ABCABC")
        ),
        "what.bin": word,
    }
    for name, text in chats.items():
        (tmp_path / name).write_text(text)
    before = sorted(tmp_path.iterdir())
    for name in chats:
        done = segue("read", str(tmp_path / name), *command)
        assert done.returncode == 2, name
        assert word not in done.stdout + done.stderr
    assert sorted(tmp_path.iterdir()) == before
