# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The damage page leads to what helps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from holdspace.services.damage import ALTERED, DAMAGED, KEYS
from holdspace.services.salvage import SalvageService
from holdspace.services.vault import VaultService
from holdspace.storage.places import Places
from holdspace.ui.theme.theme import Theme
from holdspace.ui.vault.damage import DamagePage

Find = Callable[[QWidget, str], Any]


@pytest.fixture
def shown() -> list[Path]:
    return []


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, closed_vault: VaultService, shown: list[Path]) -> Iterator[DamagePage]:
    page = DamagePage(theme, closed_vault, SalvageService(closed_vault), shown.append, can_restore=True)
    qtbot.addWidget(page)
    page.resize(1024, 600)
    page.show()
    page.activateWindow()
    yield page


def test_each_offer_leads_somewhere(
    qtbot: QtBot, page: DamagePage, places: Places, shown: list[Path], find: Find
) -> None:
    page.show_finding(DAMAGED)
    with qtbot.waitSignal(page.restore_wanted):
        find(page, "damage.restore").click()
    find(page, "damage.folder").click()
    assert shown == [places.home]
    find(page, "damage.salvage").click()
    assert find(page, "vault.salvage").isVisible()
    page.show_finding(KEYS)
    with qtbot.waitSignal(page.recover_wanted):
        find(page, "damage.code").click()
    page.show_finding(ALTERED)
    with qtbot.waitSignal(page.closed):
        find(page, "damage.go_on").click()


def test_a_backup_in_the_folder_is_counted_and_dated(page: DamagePage, places: Places, find: Find) -> None:
    places.backups.mkdir(exist_ok=True)
    (places.backups / "000007-20251013T180000Z.hsbackup").touch()
    page.show_finding(DAMAGED)
    assert "There is one backup, from" in find(page, "damage.safe").text()
    assert "2025" in find(page, "damage.safe").text()
    assert find(page, "damage.salvage").hasFocus()
