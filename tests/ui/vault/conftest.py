# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A real vault service with the lightest Argon2id, and a way to find controls as people's tools do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from holdspace.services.background import ThreadBackground
from holdspace.services.vault import VaultService
from holdspace.storage.kdf_parameters import KdfParameters
from holdspace.storage.places import Places
from household import fresh_keys
from laid_out import lay_out_vault

FAST_KDF = KdfParameters(memory_kib=19 * 1024, passes=1, lanes=1)

Find = Callable[[QWidget, str], QWidget]


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "home")


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[ThreadBackground]:
    helper = ThreadBackground()
    yield helper
    helper.wait()


@pytest.fixture
def recovery_code(places: Places) -> str:
    """A closed vault is made; its recovery code."""
    keys = fresh_keys()
    lay_out_vault(places, keys)
    return keys.recovery_code


@pytest.fixture
def vault(places: Places, background: ThreadBackground) -> Iterator[VaultService]:
    """The service over no vault yet."""
    service = VaultService(places, background, parameters=lambda: FAST_KDF)
    yield service
    background.wait()
    service.lock()


@pytest.fixture
def closed_vault(recovery_code: str, places: Places, background: ThreadBackground) -> Iterator[VaultService]:
    """The service over a vault that is closed."""
    service = VaultService(places, background)
    yield service
    background.wait()
    service.lock()


@pytest.fixture
def find() -> Find:
    """Find the control with an accessible identifier; one that is shown wins."""

    def find_control(page: QWidget, identifier: str) -> QWidget:
        named = [child for child in page.findChildren(QWidget) if child.accessibleIdentifier() == identifier]
        shown = [child for child in named if child.isVisible()]
        return (shown or named)[0]

    return find_control
