"""Only what would be spoken is taken from what a model wrote."""

import pytest

from segue.voices.tidy import tidy, without_thoughts


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("Quiet, thanks.", "Quiet, thanks."),
        ('"Quiet, thanks."', "Quiet, thanks."),
        ("“Quiet.”", "Quiet."),
        ("Robin: Quiet.", "Quiet."),
        ('**Robin:** "Quiet."', '** "Quiet."'),
        ("<think>They seem\nnice.</think>\nQuiet.", "Quiet."),
        ("<think>no end", ""),
        ("Quiet.\n\n  You?", "Quiet. You?"),
        ('"Quiet," I said, "very."', '"Quiet," I said, "very."'),
        ("", ""),
    ],
)
def test_thoughts_names_and_quotes_fall_away(written: str, line: str) -> None:
    """What is left is in one piece; what is no habit of models stays."""
    assert tidy(written, "Robin") == line


def test_a_thought_that_goes_on_is_no_line_yet() -> None:
    """While a model thinks, nothing has been said."""
    assert without_thoughts("<think>hm, what about") == ""
