"""Reading imessage-exporter's text files."""

from pathlib import Path

import pytest
from bench.exports.chat import Chat, Rendered
from bench.exports.disk import read_saved, save
from bench.exports.imessage import render_text
from bench.exports.strategies import chats
from hypothesis import HealthCheck, given, settings


@pytest.mark.timeout(60)
@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(chats(kinds=("text", "media"), millis=False))
def test_every_message_comes_back_exactly(tmp_path: Path, chat: Chat) -> None:
    """Words, empty lines among them, times and senders."""
    export = render_text(chat)
    read = read_saved(save(export, tmp_path))
    assert list(read.messages()) == export.messages
    assert read.people[read.me or 0].name == "Me"


def test_tapbacks_below_the_words_are_reactions(tmp_path: Path) -> None:
    """They are listed by who gave them, and are no words."""
    text = (
        "May 17, 2022  5:29:42 PM\nMe\nhi\nTapbacks:\n    Loved by Robin\n\n"
        "May 17, 2022  5:30:42 PM (Read by you after 1 minute)\nRobin\nhey\n\n"
    )
    export = Rendered(files={"Robin.txt": text.encode()}, messages=[])
    read = read_saved(save(export, tmp_path))
    assert [one.text for one in read.messages()] == ["hi", "hey"]
    assert [(event.mark, event.on, event.who) for event in read.events] == [
        ("Loved", 0, 1)
    ]
    assert read.at(0) == "2022-05-17T17:29:42"
