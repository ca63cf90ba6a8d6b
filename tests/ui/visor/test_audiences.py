# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The boxes for whom a sheet is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.domain.audiences import AUDIENCES
from holdspace.ui.visor.audiences import AudienceBoxes
from holdspace.ui.widgets.check_box import CheckBox
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


def test_several_are_checked_and_the_box_for_all_follows(qtbot: QtBot, theme: Theme) -> None:
    boxes = AudienceBoxes(theme)
    qtbot.addWidget(boxes)
    told: list[tuple[str, ...]] = []
    boxes.changed.connect(lambda: told.append(boxes.value))
    boxes.show_value(["client"])
    assert told == []
    find(CheckBox, boxes, "visor.audience.employer").click()
    assert told == [("client", "employer")]
    assert not boxes.all.isChecked()
    boxes.all.click()
    assert told[-1] == AUDIENCES
    find(CheckBox, boxes, "visor.audience.myself").click()
    assert not boxes.all.isChecked()
    find(CheckBox, boxes, "visor.audience.myself").click()
    assert boxes.all.isChecked()
    boxes.all.click()
    assert told[-1] == ()
