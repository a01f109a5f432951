"""The numbers behind the pictures add up to the messages."""

from collections.abc import Callable

from segue.domain.chat_figures import Figures, Mark, Period, Wait, describe
from segue.domain.conversation import Conversation
from segue.reading.figures import MOST_PERIODS, figure_out


WriteDown = Callable[[str], Conversation]

SCRIPT = """
03-02 18:00 Sam: hi
03-02 18:03 Robin: hello
03-02 18:04 Robin: you?
03-02 18:24 Sam: fine
03-04 09:00 Robin: morning
"""


def test_everything_is_counted(write_down: WriteDown) -> None:
    """Days, waits, hours and marks of a small chat, all of them."""
    figures = figure_out(
        write_down(SCRIPT), 0, ("Sam", "Robin"), openings=[2], asks=[3]
    )
    hours = [(0, 0)] * 24
    hours[18], hours[9] = (2, 2), (0, 1)
    assert figures == Figures(
        you="Sam",
        them="Robin",
        length="day",
        periods=(
            Period("2026-03-02", 2, 2),
            Period("2026-03-03", 0, 0),
            Period("2026-03-04", 0, 1),
        ),
        waits=(
            Wait("under 1 min", 0, 0),
            Wait("1 to 5 min", 0, 1),
            Wait("5 to 30 min", 1, 0),
            Wait("30 min to 2 h", 0, 0),
            Wait("over 2 h", 0, 0),
            Wait("not in that talk", 0, 1),
        ),
        your_median=20.0,
        their_median=3.0,
        hours=tuple(hours),
        marks=(Mark("opening", "2026-03-02"), Mark("ask", "2026-03-02")),
    )


def test_long_times_are_parted_into_few_periods(write_down: WriteDown) -> None:
    """A picture has room for so many bars; none of the messages is lost."""
    script = "\n".join(f"{month:02}-{day:02} 12:00 Sam: x"
                       for month in range(1, 13) for day in (1, 15, 28))  # fmt: skip
    figures = figure_out(write_down(script), 0, ("Sam", "Robin"))
    assert len(figures.periods) <= MOST_PERIODS + 1
    assert figures.length == "month"
    assert sum(period.you for period in figures.periods) == 36


def test_the_description_tells_what_the_eye_would_see(write_down: WriteDown) -> None:
    """Totals, the busiest time, waits, hours and marks stand in words."""
    figures = figure_out(write_down(SCRIPT), 0, ("Sam", "Robin"), asks=[3])
    assert describe(figures) == (
        "Sam wrote 2 messages, Robin 3. "
        "The busiest day began on 2026-03-02, with 2 and 2. "
        "Half of Sam's replies came within 20 minutes. "
        "Half of Robin's replies came within 3 minutes. "
        "Most messages are sent between 18:00 and 19:00. "
        "Asks marked: 2026-03-02."
    )


def test_one_message_makes_figures(write_down: WriteDown) -> None:
    """The smallest chat has pictures too."""
    figures = figure_out(write_down("03-02 18:00 Sam: hi"), 0, ("Sam", "Robin"))
    assert figures.their_median is None
    assert "more often than not" in describe(figures)
