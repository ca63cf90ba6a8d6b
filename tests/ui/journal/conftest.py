# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""An open vault with a few entries, and the journal's page over it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QLabel, QWidget

from hand_clock import HandClock
from holdspace.domain.entries import Entry, new_entry
from holdspace.services.background import InlineBackground
from holdspace.services.journal import JournalService
from holdspace.services.vault import VaultService
from holdspace.storage.kdf_parameters import KdfParameters
from holdspace.storage.places import Places
from holdspace.ui.journal.browser import JournalBrowser
from holdspace.ui.journal.page import JournalPage
from household import Household

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme

FAST_KDF = KdfParameters(memory_kib=19 * 1024, passes=1, lanes=1)

Keep = Callable[..., Entry]
Find = Callable[[str], QWidget]


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """British words and order, whatever the machine's locale is."""
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def closed(tmp_path: Path, qtbot: QtBot) -> VaultService:
    """The service where there is no vault yet."""
    return VaultService(Places(tmp_path / "home"), InlineBackground(), parameters=lambda: FAST_KDF)


@pytest.fixture
def vault(tmp_path: Path, qtbot: QtBot) -> Iterator[VaultService]:
    """A vault that was just made and is open."""
    house = Household(tmp_path / "home")
    yield house.vault
    house.vault.lock()


@pytest.fixture
def journal(vault: VaultService, clock: HandClock) -> JournalService:
    return JournalService(vault, clock)


@pytest.fixture
def keep(vault: VaultService, clock: HandClock) -> Keep:
    """Keep an entry made some minutes before now; values beyond the text as Entry names them."""

    def add(text: str, minutes_ago: float = 0, **values: Any) -> Entry:
        made = new_entry(text, now=clock.now() - timedelta(minutes=minutes_ago), time_zone="UTC")
        entry = replace(made, **values)
        vault.vault.entries.add(entry)
        return entry

    return add


@pytest.fixture
def three(keep: Keep) -> list[Entry]:
    """Three entries, newest first: two of today, one of yesterday."""
    return [
        keep(
            "**newest** words", 10, audiences=("client", "myself"), load=4, load_after=2, feelings=("tired",)
        ),
        keep("the one between", 60, audiences=("adjuster",), load=1, starred=True),
        keep("oldest words", 24 * 60, sealed=True, kind="day_end"),
    ]


@pytest.fixture
def make_page(
    theme: Theme, vault: VaultService, journal: JournalService, clock: HandClock, qtbot: QtBot
) -> Callable[..., JournalPage]:
    """Return what makes the page and shows it at a width."""

    def make(width: int = 1198, height: int = 724) -> JournalPage:
        page = JournalPage(theme, journal, vault, clock, lambda: QLabel("closed door"), lambda: True)
        qtbot.addWidget(page)
        page.resize(width, height)
        page.show()
        qtbot.waitExposed(page)
        page.activateWindow()
        return page

    return make


@pytest.fixture
def page(three: list[Entry], make_page: Callable[..., JournalPage]) -> JournalPage:
    return make_page()


@pytest.fixture
def browser(page: JournalPage) -> JournalBrowser:
    assert page.browser is not None
    return page.browser


@pytest.fixture
def find(page: JournalPage) -> Find:
    """Find the one control with an accessible identifier that can be seen."""

    def by_identifier(identifier: str) -> QWidget:
        (found,) = [
            widget
            for widget in page.findChildren(QWidget)
            if widget.accessibleIdentifier() == identifier and widget.isVisible()
        ]
        return found

    return by_identifier
