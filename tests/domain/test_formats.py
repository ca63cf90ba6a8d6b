# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The names of formats are those that people were told."""

from __future__ import annotations

from pathlib import Path

from holdspace.domain.formats import IMPORT_IDS


def test_the_page_for_users_names_every_format() -> None:
    page = (Path(__file__).parents[2] / "docs" / "interfaces.md").read_text(encoding="utf-8")
    (section,) = [part for part in page.split("\n### ") if part.startswith("`import ")]
    assert [name for name in IMPORT_IDS if f"`{name}`" not in section] == []
    assert len(set(IMPORT_IDS)) == len(IMPORT_IDS)
