# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Poses for take.py: backups, checks and what is put back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import past

NOW = datetime(2025, 10, 14, 14, 10, tzinfo=timezone(timedelta(hours=-5)))
"""When all pictures are taken."""


def _settle(running: Any) -> None:
    for _ in range(12):
        running._app.processEvents()


def make_backups(running: Any) -> None:
    """Have four backups, made on four days, the last one today."""
    from holdspace.domain.backups import BackupName
    from holdspace.storage.backups import make_backup

    for path in running._places.backups.glob("*.hsbackup"):
        path.unlink()
    for number, days in enumerate((9, 2, 1, 0), 1):
        path = make_backup(running._places, running._vault.vault).path
        made_at = NOW - timedelta(days=days, hours=4, minutes=56)
        path.rename(path.with_name(str(BackupName(number, made_at.astimezone(UTC)))))


def _safety(running: Any, window: Any) -> None:
    past.unlock(running)
    make_backups(running)
    running._settings.last_check = NOW - timedelta(hours=4, minutes=57)
    window.show_settings()
    window.show_aside("safety")
    running._background.wait()
    _settle(running)


def _safety_shrunk(running: Any, window: Any) -> None:
    from holdspace.services.backups import Shrink

    _safety(running, window)
    panel = window.page("safety")._panel
    after, before = panel._service.backups[:2]
    panel._banner.show_shrink(Shrink(replace(before, entries=40), replace(after, entries=12)))


def _safety_working(running: Any, window: Any) -> None:
    from holdspace.services.long_work import LongWork

    _safety(running, window)
    work = LongWork(running._background, lambda progress: None, window)
    work.setObjectName("backup")
    window.page("safety")._on_work_began(work)
    work.progressed.emit(0.4)


def _restored(running: Any, window: Any) -> None:
    window.resume({"place": "journal", "news": "restored:today's:before"})


def _restore(running: Any, window: Any) -> None:
    _safety(running, window)
    window.show_aside("restore")
    running._background.wait()
    _settle(running)


def _restore_open(running: Any, window: Any) -> None:
    _restore(running, window)
    window.page("restore").choose(running._house.safety().backups.backups[1].path)


def _restore_preview(running: Any, window: Any) -> None:
    from PySide6.QtTest import QTest

    _restore_open(running, window)
    page = window.page("restore")
    page._on_passphrase_entered(past.PASSPHRASE)
    for _ in range(100):
        QTest.qWait(20)
        running._background.wait()
        if not page._preview.isHidden():
            return


POSES = {
    "safety": _safety,
    "safety-shrunk": _safety_shrunk,
    "safety-working": _safety_working,
    "restored": _restored,
    "restore": _restore,
    "restore-open": _restore_open,
    "restore-preview": _restore_preview,
}
