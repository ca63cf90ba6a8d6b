# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Every kind of damage: what happened, what is safe, what helps; calm, and never the same twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from holdspace.services.damage import ALTERED, DAMAGED, KEYS, KINDS, LOG, MISSING, NOT_OURS, PAGES
from holdspace.services.salvage import BackupsKept
from holdspace.ui.theme.theme import Theme
from holdspace.ui.vault.finding_panel import FINDINGS, FindingPanel
from holdspace.ui.widgets.controls import Button
from holdspace.ui.widgets.dates import dated_words

Find = Callable[[QWidget, str], Any]
NO_BACKUPS, THREE = BackupsKept(0, ""), BackupsKept(3, "2025-10-14T09:14:00", 2, 3)


def make(qtbot: QtBot, theme: Theme, *, can_restore: bool = True) -> FindingPanel:
    panel = FindingPanel(theme, can_restore=can_restore)
    qtbot.addWidget(panel)
    panel.resize(560, 600)
    panel.show()
    return panel


def offers(panel: FindingPanel) -> list[str]:
    buttons = [button for button in panel.findChildren(Button) if not button.isHidden()]
    return [button.accessibleIdentifier().removeprefix("damage.") for button in buttons]


def said(panel: FindingPanel) -> str:
    return " ".join(label.text() for label in panel.findChildren(QLabel))


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_its_own_calm_words(qtbot: QtBot, theme: Theme, kind: str) -> None:
    panel = make(qtbot, theme)
    panel.show_finding(kind, THREE, 2)
    words = said(panel)
    assert "What is safe" in words
    assert "2 moments are sealed and safe." in words
    when = dated_words(datetime(2025, 10, 14, 9, 14), panel.locale())
    assert f"There are 3 backups, the newest from {when}, with 2 entries." in words
    assert not set("!{}%") & set(words)
    others = [found for other, found in FINDINGS.items() if other != kind]
    assert all(found.title not in words and found.happened not in words for found in others)
    assert "restore" in offers(panel)
    assert "folder" in offers(panel)


@pytest.mark.parametrize(
    ("kind", "backups", "first"),
    [
        (DAMAGED, THREE, "salvage"),
        (DAMAGED, NO_BACKUPS, "salvage"),
        (LOG, THREE, "salvage"),
        (MISSING, THREE, "restore"),
        (MISSING, NO_BACKUPS, "folder"),
        (NOT_OURS, THREE, "restore"),
        (KEYS, THREE, "code"),
        (PAGES, THREE, "salvage"),
        (PAGES, NO_BACKUPS, "salvage"),
        (ALTERED, THREE, "restore"),
        (ALTERED, NO_BACKUPS, "go_on"),
    ],
)
def test_what_helps_best_comes_first(
    qtbot: QtBot, theme: Theme, kind: str, backups: BackupsKept, first: str
) -> None:
    panel = make(qtbot, theme)
    panel.show_finding(kind, backups, 0)
    assert offers(panel)[0] == first
    assert panel.first_control().accessibleIdentifier() == f"damage.{first}"


def test_an_alteration_is_to_be_compared_and_read_on(qtbot: QtBot, theme: Theme, find: Find) -> None:
    panel = make(qtbot, theme)
    panel.show_finding(ALTERED, THREE, 0)
    assert find(panel, "damage.restore").text() == "Compare with a backup"
    assert "All of the journal can be read" in said(panel)
    with qtbot.waitSignal(panel.wanted) as wanted:
        find(panel, "damage.go_on").click()
    assert wanted.args == ["go_on"]


def test_one_finding_after_another_leaves_nothing_of_the_first(qtbot: QtBot, theme: Theme) -> None:
    panel = make(qtbot, theme)
    panel.show_finding(ALTERED, THREE, 0)
    panel.show_finding(MISSING, BackupsKept(1, "2025-10-14T09:14:00", 1), 1)
    assert offers(panel) == ["restore", "folder"]
    assert "One moment is sealed and safe." in said(panel)
    assert "There is one backup, from" in said(panel)
    assert "with one entry." in said(panel)


@pytest.mark.parametrize(("kind", "is_said"), [(DAMAGED, True), (PAGES, True), (MISSING, False)])
def test_what_each_choice_costs_is_said_where_there_are_two(
    qtbot: QtBot, theme: Theme, find: Find, kind: str, is_said: bool
) -> None:
    panel = make(qtbot, theme)
    panel.show_finding(kind, THREE, 0)
    assert find(panel, "damage.costs").isVisible() is is_said


def test_a_backup_whose_entries_nobody_can_count_is_no_promise(qtbot: QtBot, theme: Theme) -> None:
    panel = make(qtbot, theme)
    panel.show_finding(DAMAGED, BackupsKept(1, "2025-10-14T09:14:00"), 0)
    assert "with a number of entries that cannot be read." in said(panel)


def test_without_a_page_to_restore_none_is_offered(qtbot: QtBot, theme: Theme) -> None:
    panel = make(qtbot, theme, can_restore=False)
    panel.show_finding(DAMAGED, THREE, 0)
    assert offers(panel) == ["salvage", "folder"]
