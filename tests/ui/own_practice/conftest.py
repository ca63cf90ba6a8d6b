# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The page for a practice of one's own, in the real window over a real vault."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QWidget

from window_house import find

if TYPE_CHECKING:
    from household import Household
    from window_house import Make, MakeWindow


@pytest.fixture
def household(household_in: Make) -> Household:
    return household_in("unlocked")


@pytest.fixture
def window(window_in: MakeWindow, household: Household) -> Any:
    made = window_in(household)
    made.show_pause()
    find(QWidget, made, "pause.own.make").click()  # type: ignore[attr-defined]
    return made


@pytest.fixture
def page(window: Any) -> Any:
    return window.page("own_practice")


@pytest.fixture
def practices(window: Any) -> Any:
    return window._house.own_practices()
