# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Long work on screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from holdspace.services.background import InlineBackground
from holdspace.services.long_work import LongWork
from holdspace.ui.widgets.work_view import WorkView
from window_house import find

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.storage.progress import Progress
    from holdspace.ui.theme.theme import Theme


@pytest.fixture
def bar(qtbot: QtBot, theme: Theme) -> WorkView:
    made = WorkView(theme, "safety", resting="All is quiet.")
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_shows_how_far_the_work_is_and_then_rests(qtbot: QtBot, bar: WorkView) -> None:
    heights = [bar.height()]
    shares: list[str] = []

    def work(progress: Progress) -> None:
        for share in (0.25, 1.0):
            progress(share)
            shares.append(find(QWidget, bar, "safety.bar").accessibleName())
        heights.append(bar.height())

    long_work = LongWork(InlineBackground(), work)
    assert bar.text == "All is quiet."
    bar.follow(long_work, "Backing up…")
    QApplication.processEvents()
    assert (bar.is_running, bar.text) == (True, "Backing up…")
    assert bar.stop.isVisible()
    with qtbot.waitSignal(bar.ended):
        long_work.start()
    assert shares == ["Backing up…: 25 percent", "Backing up…: 100 percent"]
    assert not bar.stop.isVisible()
    assert bar.text == "All is quiet."
    assert len(set(heights)) == 1  # nothing below it moves
    bar.say("Done.")
    assert bar.text == "Done."
    bar.say_wrong("Not done. All is safe. Try again.")
    assert bar.text.startswith("Not done.")
    assert bar.grab().height() > 0


def test_stop_asks_the_work_to_stop(qtbot: QtBot, bar: WorkView) -> None:
    def work(progress: Progress) -> None:
        progress(0.5)

    long_work = LongWork(InlineBackground(), work)
    bar.follow(long_work, "Backing up…")
    bar.stop.click()
    assert (bar.stop.text(), bar.stop.isEnabled()) == ("Stopping…", False)
    with qtbot.waitSignals([long_work.cancelled, bar.ended]):
        long_work.start()
    bar.follow(LongWork(InlineBackground(), work), "Once more…")
    assert (bar.stop.text(), bar.stop.isEnabled()) == ("Stop", True)


def test_where_the_work_heeds_no_stop_none_is_offered(qtbot: QtBot, bar: WorkView) -> None:
    work = LongWork(InlineBackground(), lambda progress: None)
    work.heeds_stop = False
    bar.follow(work, "Changing the passphrase…")
    assert bar.is_running
    assert not bar.stop.isVisible()
    bar.ask_to_stop()  # Esc
    assert not work.is_stop_wanted
    work.start()
    bar.follow(LongWork(InlineBackground(), lambda progress: None), "Backing up…")
    assert bar.stop.isVisible()
