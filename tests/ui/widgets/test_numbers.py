# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Numbers as people read them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

from holdspace.ui.widgets.numbers import percent_text, reading_locale

ROOT = Path(__file__).parents[3]
APART = re.compile(r"[0-9}][ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]%")


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    before = QLocale()
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(("name", "written"), [("C", "1,504"), ("en_US", "1,504"), ("de_DE", "1.504")])
def test_thousands_are_told_apart(name: str, written: str) -> None:
    QLocale.setDefault(QLocale(name))
    assert reading_locale().toString(1_504) == written


def test_a_share_is_written_as_in_english_wherever_one_is_shown() -> None:
    assert percent_text(78) == "78%"
    shown = [*(ROOT / "resources" / "content" / "en").rglob("*.toml"), *(ROOT / "src").rglob("ui/**/*.py")]
    assert len(shown) > 200
    assert [path.name for path in shown if APART.search(path.read_text(encoding="utf-8"))] == []
