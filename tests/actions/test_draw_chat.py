"""A picture goes where the person said, or the reason why not is told."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from segue.actions.draw_chat import (
    PictureKindError,
    PicturePlaceError,
    check_picture,
    draw_chat,
    picture_of,
)
from segue.actions.figures_of import NoTimesError, figures_of
from segue.actions.new_file import FileExistsAlreadyError
from segue.actions.show_chat import Moment, Shown, show_conversation
from segue.domain.conversation import Conversation


WriteDown = Callable[[str], Conversation]


@pytest.fixture
def shown(write_down: WriteDown) -> Shown:
    """Show a chat of two messages."""
    conversation = write_down("03-02 18:00 Sam: hi\n03-02 18:01 Robin: hello")
    moment = Moment(now="2026-03-05T12:00", tz="UTC")
    return Shown(conversation, 0, show_conversation(conversation, 0, moment))


def test_the_file_is_written(shown: Shown, tmp_path: Path) -> None:
    """One file, and it is an SVG."""
    draw_chat(shown, tmp_path / "chat.SVG")
    (path,) = tmp_path.iterdir()
    assert path.read_text(encoding="utf-8").startswith("<svg")


def test_a_page_gets_the_same_picture(shown: Shown, tmp_path: Path) -> None:
    """Only paper and size differ between a file and a page."""
    draw_chat(shown, tmp_path / "chat.svg")
    file = (tmp_path / "chat.svg").read_text(encoding="utf-8")
    page = picture_of(figures_of(shown))
    assert (
        page.partition("</desc>")[2] == file.partition("</desc>")[2].partition("/>")[2]
    )


@pytest.mark.parametrize("name", ["chat.gif", "chat", "chat.svg.txt"])
def test_other_kinds_are_refused(tmp_path: Path, name: str) -> None:
    """The ending names the kind."""
    with pytest.raises(PictureKindError) as error:
        check_picture(tmp_path / name)
    assert error.value.line() == (
        "--plot: unknown kind of file; expected FILE.svg or FILE.png"
    )


def test_a_folder_must_be_there(tmp_path: Path) -> None:
    """Neither a missing folder will do, nor a file that is there already."""
    with pytest.raises(PicturePlaceError, match="no such folder"):
        check_picture(tmp_path / "missing" / "chat.svg")
    (tmp_path / "taken.svg").write_text("older")
    with pytest.raises(FileExistsAlreadyError):
        check_picture(tmp_path / "taken.svg")
    check_picture(tmp_path / "taken.svg", replace=True)


def test_without_times_there_is_nothing_to_draw(shown: Shown) -> None:
    """Pasted text has no days and no hours."""
    untimed = Shown(replace(shown.conversation, timed=False), 0, shown.told)
    with pytest.raises(NoTimesError):
        figures_of(untimed)


def test_two_of_one_name_stay_apart(shown: Shown) -> None:
    """A picture with two equal names would show one bar."""
    told = replace(shown.told, them="Sam")
    figures = figures_of(Shown(shown.conversation, 0, told))
    assert (figures.you, figures.them) == ("Sam", "Sam (they)")
