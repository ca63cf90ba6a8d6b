# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What is no record is refused by the reader's own error, and nothing of it gets into that."""

from __future__ import annotations

import math
import traceback
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from holdspace.domain.card_records import card_state_from_json, own_card_from_json
from holdspace.domain.card_state import BadCardState
from holdspace.domain.cards import BadCard
from holdspace.domain.entries import BadEntry, entry_from_json
from holdspace.domain.records import template_from_json
from holdspace.domain.refusing import refuses
from holdspace.domain.session_records import (
    answer_from_json,
    boundary_from_json,
    pattern_from_json,
    practice_from_json,
    session_from_json,
)
from holdspace.domain.sessions import BadSession

READERS: list[tuple[Callable[[Any], Any], type[ValueError]]] = [
    (entry_from_json, BadEntry),
    (template_from_json, BadEntry),
    (own_card_from_json, BadCard),
    (card_state_from_json, BadCardState),
    *((each, BadSession) for each in (session_from_json, answer_from_json, boundary_from_json)),
    *((each, BadSession) for each in (pattern_from_json, practice_from_json)),
]


@refuses(BadEntry, "whole number")
def whole(value: Mapping[str, Any]) -> int:
    """Return a whole number."""
    if value.get("own"):
        raise BadEntry("own: needs none")
    return int(value["number"])


def test_what_can_be_read_is_given() -> None:
    assert whole({"number": "3"}) == 3
    assert whole.__doc__ == "Return a whole number."


@pytest.mark.parametrize(
    "value", [{}, {"number": None}, {"number": "quince"}, {"number": math.inf}, "quince"]
)
def test_every_other_error_becomes_its_own_and_holds_no_word(value: Any) -> None:
    with pytest.raises(BadEntry) as refused:
        whole(value)
    assert str(refused.value) == "whole number: a field is missing, of the wrong type or out of range"
    assert "quince" not in "".join(traceback.format_exception(refused.value))


def test_its_own_error_passes_as_it_is() -> None:
    with pytest.raises(BadEntry, match="own: needs none"):
        whole({"own": True})


@pytest.mark.parametrize(("read", "error"), READERS, ids=[read.__name__ for read, _ in READERS])
@pytest.mark.parametrize("value", [None, [], "quince", {}, {"id": "quince", "of": "quince"}])
def test_each_reader_of_records_has_one(
    read: Callable[[Any], Any], error: type[ValueError], value: object
) -> None:
    with pytest.raises(error) as refused:
        read(value)
    assert "quince" not in "".join(traceback.format_exception(refused.value))
