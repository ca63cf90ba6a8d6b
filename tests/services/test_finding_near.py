# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Looking for what lies near, a slice at a time, over a real vault."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from holdspace.domain.entries import new_entry
from holdspace.domain.find import parse
from holdspace.services import finding_near
from holdspace.services.finding_near import NearLook
from holdspace.services.vault import VaultService

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
from household import Household

NOW = datetime(2026, 10, 14, 14, 10, tzinfo=UTC)


@pytest.fixture
def vault(tmp_path: Path, qtbot: QtBot) -> Iterator[VaultService]:
    """A vault with one entry."""
    house = Household(tmp_path / "home")
    house.vault.vault.entries.add(new_entry("The adjuster hung up", now=NOW, time_zone="UTC"))
    yield house.vault
    house.vault.lock()


def test_it_rests_after_each_slice_and_ends(vault: VaultService) -> None:
    look = NearLook(vault.vault.connection, parse("adjuster hang up"))
    slices = 0
    while look.answer is None and slices < 500:
        look.go_on(0.0)
        slices += 1
    assert look.answer is not None
    assert look.answer.missing == ("hang",)
    assert "adjuster hung up" in [way.query for way in look.answer.ways]
    assert slices > 5


def test_past_its_time_nothing_more_is_counted(vault: VaultService, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding_near, "_SECONDS", 0.0)
    look = NearLook(vault.vault.connection, parse("quincunx zeugma adjuster"))
    while look.answer is None:
        look.go_on(1.0)
    assert (look.answer.asked, look.answer.missing, look.answer.ways) == (3, (), ())
