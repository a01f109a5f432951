"""A language is asked for by its tag."""

import pytest

from segue.domain.languages import LanguageError, check_language


@pytest.mark.parametrize(
    ("tag", "known"),
    [(None, "en"), ("", "en"), ("ES", "es"), ("es", "es"), ("en-xa", "en-XA")],
)
def test_a_tag_is_known_in_any_case(tag: str | None, known: str) -> None:
    """Nothing asked for is English."""
    assert check_language(tag) == known


@pytest.mark.parametrize("tag", ["xx", "es-MX", "spanish", "../en"])
def test_another_tag_is_refused(tag: str) -> None:
    """Rather than answered in a language that was not asked for."""
    with pytest.raises(LanguageError):
        check_language(tag)
