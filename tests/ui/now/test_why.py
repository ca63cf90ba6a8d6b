# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Why something fits the minutes one has: said for each, in room that is always there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from holdspace.ui.now.why import Why, words_of
from window_house import now_content

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

OFFERS = now_content().offers


@pytest.fixture
def why(theme: Theme, qtbot: QtBot) -> Why:
    why = Why(theme, OFFERS)
    qtbot.addWidget(why)
    why.arrange(29, short=False)
    why.resize(272, 100)
    why.show()
    QApplication.processEvents()
    return why


@pytest.mark.parametrize("offer", OFFERS, ids=lambda offer: str(offer.have))
@pytest.mark.parametrize(("width", "percent"), [(272, 100), (420, 100), (544, 200)])
def test_its_height_is_the_same_for_each_and_nothing_is_cut_off(
    why: Why, theme: Theme, offer: object, width: int, percent: int
) -> None:
    theme.scale_text(percent)
    why.resize(width, why.height())
    QApplication.processEvents()
    before = why.height()
    why.offer(offer)  # type: ignore[arg-type]
    QApplication.processEvents()
    assert why.height() == before
    assert why.heightForWidth(width) <= before


def test_before_outside_one_drives_on_a_little(why: Why) -> None:
    outside = next(offer for offer in OFFERS if offer.id == "outside")
    why.offer(outside)
    assert why.text() == words_of(outside)
    assert why.text().endswith(". If you have just parked by their door, drive on a little first.")
    assert why.text().startswith("since ")
    why.arrange(29, short=True)
    assert why.text() == "If you have just parked by their door, drive on a little first."


def test_without_anything_to_do_first_it_is_half_a_sentence(why: Why) -> None:
    why.offer(OFFERS[0])
    for short in (True, False):
        why.arrange(0, short=short)
        assert why.text() == OFFERS[0].why
