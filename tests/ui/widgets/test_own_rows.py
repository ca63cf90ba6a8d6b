# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Rows with one's own below: what can be done is offered where one of them is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from holdspace.ui.widgets.choice_rows import Choice
from holdspace.ui.widgets.own_rows import OwnRows, OwnRowWords

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

GROUPS = (("Ours", (Choice("sit", "Just sit"),)), ("Of your own", (Choice("mine", "Before I ring", "3:10"),)))


@pytest.mark.parametrize("remove", ["", "Remove it"])
def test_change_and_remove_are_for_ones_own_alone(theme: Theme, qtbot: QtBot, remove: str) -> None:
    rows = OwnRows(theme, ("kind", "Pause"), "pause.own", OwnRowWords("Make", "Change", "Unlock", remove))
    qtbot.addWidget(rows)
    rows.show()
    rows.show_groups(GROUPS, {"mine"})
    rows.offer("open")
    rows.choose("sit")
    assert (rows.make.isVisible(), rows.change.isVisible(), rows.remove.isVisible()) == (True, False, False)
    with qtbot.waitSignal(rows.chosen) as chosen:
        rows.row("mine").click()
    assert chosen.args == ["mine"]
    assert (rows.change.isVisible(), rows.remove.isVisible()) == (True, bool(remove))
    rows.show_groups(GROUPS[:1], set())
    assert [row.choice.id for row in rows.rows] == ["sit"]
    assert rows.rows[0].isVisible(), "it can have the keyboard at once"
    assert rows.value == ""
    rows.offer("locked")
    assert (rows.make.isVisible(), rows.unlock.isVisible()) == (False, True)
