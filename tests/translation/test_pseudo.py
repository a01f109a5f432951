"""The pseudo-locale changes all that a person reads, and nothing else."""

import pytest

from segue.translation.pseudo import pseudo, strange


@pytest.mark.parametrize(
    ("words", "made"),
    [
        ("Say it.", "Šåý îţ."),
        (
            "{They:bring|brings} {detail|a thing}",
            "{They:ƀŕîñĝ|ƀŕîñĝš} {detail|å ţĥîñĝ}",
        ),
        ("and {count} more with --all", "åñð {count} ɱöŕé ŵîţĥ --all"),
        ("{them}, {me|me}", "{them}, {me|ɱé}"),
    ],
)
def test_slots_and_options_keep_their_names(words: str, made: str) -> None:
    """What is said where nothing fills a slot is made strange with the rest."""
    assert strange(words) == made


def test_a_string_gets_longer_by_a_third_and_stands_in_brackets() -> None:
    """So that a page shows where longer words would be cut off."""
    words = "One breath, and then the reason first. " * 3
    made = pseudo(words)
    assert (made[0], made[-1]) == ("[", "]")
    assert 1.25 < len(made) / len(words) < 1.35
