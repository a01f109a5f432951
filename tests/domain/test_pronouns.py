"""Every set of pronouns has all the forms that sentences need."""

from segue.domain.pronouns import pronouns_of


def test_pronouns_of_three_forms() -> None:
    """What the three forms leave open follows from them."""
    assert pronouns_of("ze/zir/zir") == ("ze", "zir", "zir", "zirs", "zirself")


def test_they_where_nothing_is_known() -> None:
    """Nobody's pronouns are guessed."""
    assert pronouns_of(None) == pronouns_of("they")
