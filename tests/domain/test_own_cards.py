# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A card of one's own is made clean and whole, or refused with the name of the field."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from holdspace.domain.cards import BadCard
from holdspace.domain.own_cards import MOST_BESIDE, MOST_SAID, new_own_card
from practised import NOW, OWN_CARD


def test_a_new_one_has_its_texts_on_one_line_and_its_audiences_in_order() -> None:
    made = new_own_card("  Take\nyour  time. ", ["coworker", "client"], ["crying"], "silence", now=NOW)
    assert (made.say, made.audiences, made.language) == ("Take your time.", ("client", "coworker"), "en")
    assert (made.why, made.replaces, made.modified_at) == ("", "", NOW)


def test_as_a_card_it_has_the_id_of_what_it_replaces() -> None:
    assert (OWN_CARD.card.id, OWN_CARD.card.own) == (OWN_CARD.id, True)
    edit = replace(OWN_CARD, replaces="pen_down").card
    assert (edit.id, edit.say, edit.why, edit.after) == (
        *("pen_down", OWN_CARD.say, OWN_CARD.why, OWN_CARD.after),
    )


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"id": "pen_down"}, "id"),
        ({"audiences": ()}, "audiences"),
        ({"audiences": ("coworker", "client")}, "audiences"),
        ({"audiences": ("clients",)}, "audiences"),
        ({"moments": ()}, "moments"),
        ({"moments": ("crying", "crying")}, "moments"),
        ({"moments": ("Crying",)}, "moments"),
        ({"kind": ""}, "kind"),
        ({"language": 7}, "language"),
        ({"replaces": "a b"}, "replaces"),
        ({"modified_at": datetime(2026, 1, 1)}, "modified_at"),
        ({"say": ""}, "say"),
        ({"say": "q" * (MOST_SAID + 1)}, "say"),
        ({"why": "q" * (MOST_BESIDE + 1)}, "why"),
        ({"lighter": " quince"}, "lighter"),
        ({"not_this": "a\nquince"}, "not_this"),
        ({"after": None}, "after"),
    ],
)
def test_what_cannot_be_a_card_is_refused_without_its_words(changes: dict[str, Any], says: str) -> None:
    with pytest.raises(BadCard, match=says) as caught:
        replace(OWN_CARD, **changes)
    assert "quince" not in str(caught.value)


def test_an_audience_that_is_none_is_refused() -> None:
    with pytest.raises(BadCard, match="audiences"):
        new_own_card("Words.", ["clients"], ["crying"], "silence", now=NOW)
