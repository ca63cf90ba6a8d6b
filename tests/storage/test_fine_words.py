# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Words that are fine: once each, in the ledger, and brought along by salvage."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from holdspace.storage.fine_words import LONGEST
from holdspace.storage.places import Places
from holdspace.storage.salvaging import salvage
from holdspace.storage.vault import Vault, open_vault

NOW = datetime(2026, 3, 2, 9, 30, 1, 5, tzinfo=UTC)


def test_each_word_is_kept_once_and_counted(vault: Vault) -> None:
    for word in ("maria", "st louis", "maria"):
        vault.fine_words.add(word, NOW)
    assert vault.fine_words.all() == {"maria", "st louis"}
    assert vault.ledger_agrees()


@pytest.mark.parametrize("word", ["", " ", "x" * (LONGEST + 1)])
def test_what_is_no_word_is_refused(word: str, vault: Vault) -> None:
    with pytest.raises(ValueError, match="200"):
        vault.fine_words.add(word, NOW)


def test_they_outlive_a_salvage(closed_vault: Places, root: bytearray, tmp_path: Path) -> None:
    with open_vault(closed_vault, root) as vault:
        for word in ("maria", "00000000-0000-4000-8000-000000000001"):
            vault.fine_words.add(word, NOW)
    salvaged = salvage(closed_vault, tmp_path / "new", root)
    assert (salvaged.kept, salvaged.lost) == (3, 0)
    with open_vault(Places(tmp_path / "new"), root) as vault:
        assert vault.fine_words.all() == {"maria", "00000000-0000-4000-8000-000000000001"}
        assert vault.ledger_agrees()
