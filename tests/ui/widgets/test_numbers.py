# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Numbers as people read them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale

from holdspace.ui.widgets.numbers import reading_locale


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    before = QLocale()
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(("name", "written"), [("C", "1,504"), ("en_US", "1,504"), ("de_DE", "1.504")])
def test_thousands_are_told_apart(name: str, written: str) -> None:
    QLocale.setDefault(QLocale(name))
    assert reading_locale().toString(1_504) == written
