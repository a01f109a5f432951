"""Whatever is handed in, it is a situation or refused as one."""

from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segue.actions.plan import make_plan
from segue.domain.read_situation import CUE_NAMES, read_situation, situation_from
from segue.domain.situation import Situation
from segue.errors import InputError


SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=12),
    st.sampled_from([
        "yes", "no", "friend", "social", "club", "mutual", "taken", "2026-11-27",
        "2026-02-30", "2999-12-31T23:59-12:00", "1900-01-01T00:00+14:00",
        "Europe/Berlin", "xe/xem/xyr", 17, 3,
    ]),
)  # fmt: skip
FIELDS = st.sampled_from([
    *Situation.__struct_fields__, *CUE_NAMES, "name", "age", "confidence", "pronouns",
    "familiarity", "kind", "detail", "when", "asked_before", "number_from", "odd",
])  # fmt: skip
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(FIELDS, inner, max_size=4)
    ),
    max_leaves=8,
)
RAW = st.dictionaries(FIELDS, VALUES, max_size=5)


def read_or_refused(data: bytes) -> Situation | None:
    """Read bytes; return nothing where they are refused as they should be."""
    try:
        return read_situation(data)
    except InputError:
        return None


@settings(max_examples=300, deadline=None)
@given(raw=RAW)
@pytest.mark.timeout(30)
def test_any_fields_are_read_or_refused(raw: dict[str, Any]) -> None:
    """And what is read can be planned, written, and read again."""
    try:
        situation = situation_from(raw)
    except InputError:
        return
    assert read_situation(msgspec.json.encode(situation)) == situation
    assert make_plan(situation, now="2026-11-22T12:00", tz="UTC").contract == 1


@settings(max_examples=200, deadline=None)
@given(data=st.one_of(st.binary(max_size=80), st.text(max_size=80).map(str.encode)))
@pytest.mark.timeout(30)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """No text, however odd, gets further than the reader."""
    situation = read_or_refused(data)
    assert situation is None or isinstance(situation, Situation)


@settings(max_examples=200, deadline=None)
@given(
    parts=st.lists(
        st.sampled_from([
            "you:", "shared:", " ", "\n", "  ", "- ", "{", "}", "[", "]", ":", ",",
            '"', "'", "kind: club", "when: 2026-11-27", "age: 17", "\t", "#", "|",
            ">", "&a ", "*a", "!x ", "? ", "---\n", "...\n", "%YAML 1.2\n", "\\u0000",
        ]),
        max_size=24,
    )
)  # fmt: skip
@pytest.mark.timeout(30)
def test_anything_like_yaml_is_read_or_refused(parts: list[str]) -> None:
    """Whatever its punctuation comes to."""
    situation = read_or_refused("".join(parts).encode())
    assert situation is None or isinstance(situation, Situation)
