# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The words for long work."""

from __future__ import annotations

from holdspace.ui.widgets.work_words import work_words


def test_every_work_has_words() -> None:
    from holdspace.services import (
        backups,
        exporting,
        health,
        importing,
        merging,
        restoring,
        salvage,
        vault_keys,
    )

    names = [backups.BACKUP, backups.AUTOMATIC, backups.CHECK_ALL, health.CHECK]
    names += [restoring.PREVIEW, restoring.RESTORE, restoring.BACKUP_FIRST]
    names += [vault_keys.CHANGE_PASSPHRASE, vault_keys.SET_PASSPHRASE, vault_keys.REENCRYPT]
    names += [salvage.SALVAGE, salvage.PUT_IN_PLACE]
    names += [importing.PREVIEW, importing.IMPORT, merging.MERGE, exporting.PREVIEW, exporting.EXPORT]
    said = [work_words(name) for name in names]
    assert len(set(said)) == len(names)
    assert work_words("something new") not in said
