"""Whatever happened in a case can be told in a sentence."""

from datetime import UTC, datetime
from typing import get_args

import msgspec
import pytest

from segue.actions.case_in_words import told
from segue.domain.case_event import HandedOver, ShownToAssistant


AT = datetime(2026, 11, 22, 18, tzinfo=UTC)


@pytest.mark.parametrize("what", get_args(HandedOver))
def test_what_an_assistant_was_shown_is_told(what: HandedOver) -> None:
    """In words of its own for each kind, and without a field's name."""
    event = ShownToAssistant(at=AT, what=what)
    sentence = told(msgspec.to_builtins(event))
    assert sentence.startswith("An assistant was shown ")
    assert len(sentence.split()) > 5
    assert "_" not in sentence
