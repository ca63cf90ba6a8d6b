# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What is kept about a card has an id that follows from what it is about, and nothing else is taken."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from holdspace.domain.card_state import CARD, LINE, BadCardState, new_card_state, state_id
from holdspace.domain.entries import is_id
from practised import CARD_STATE, NOW


def test_its_id_follows_from_what_it_is_about() -> None:
    assert new_card_state(CARD, "pen_down", now=NOW).id == state_id(CARD, "pen_down") == CARD_STATE.id
    ids = {state_id(of, about) for of in (CARD, LINE) for about in ("pen_down", "loud_too")}
    assert len(ids) == 4
    assert all(map(is_id, ids))


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"id": state_id(CARD, "loud_too")}, "id"),
        ({"of": "deck"}, "of"),
        ({"about": ""}, "about"),
        ({"about": "q" * 41}, "about"),
        ({"about": 7}, "about"),
        ({"about": "\ud800"}, "about"),
        ({"modified_at": datetime(2026, 1, 1)}, "modified_at"),
        ({"favourite": 1}, "favourite"),
        ({"practised": None}, "practised"),
        ({"practised": "7" * 1001}, "practised"),
    ],
)
def test_what_cannot_be_kept_is_refused(changes: dict[str, Any], says: str) -> None:
    with pytest.raises(BadCardState, match=says):
        replace(CARD_STATE, **changes)
