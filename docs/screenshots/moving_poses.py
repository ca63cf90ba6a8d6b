# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The pictures of bringing entries in and taking them out, for take.py."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

_DAYLIO = """full_date,date,weekday,time,mood,activities,note_title,note
2024-11-05,November 5,Tuesday,17:40,good,walk,,"Ten minutes on the bench. The light was kind."
2024-11-06,November 6,Wednesday,18:05,wrung out,,,"Three calls about one form. I said I would ring on Friday."
,November 7,Thursday,18:00,meh,,,"A line that has lost its date."
2024-11-08,November 8,Friday,16:55,bad,tea,,"Rang, as I had said. It was harder to say than to hear."
2024-11-09,November 9,Saturday,10:10,wrung out,,,"Slept till nine, and the kettle did the rest."
"""

MOVING = ("bring-in", "bring-in-preview", "take-out", "take-out-outlook")  # in every size


class MovingPoses:
    """Poses for `take`: each is handed the running app and its window."""

    def __init__(
        self, unlock: Callable[[Any], None], make_backups: Callable[[Any], None], now: datetime
    ) -> None:
        self._unlock = unlock
        self._make_backups = make_backups
        self._now = now

    def poses(self) -> dict[str, Callable[[Any, Any], None]]:
        """Return them by the names of their pictures."""
        return {
            "bring-in": self._bring_in,
            "bring-in-preview": self._bring_in_preview,
            "bring-in-working": self._bring_in_working,
            "bring-in-backup": self._bring_in_backup,
            "brought-in": self._brought_in,
            "take-out": self._take_out,
            "take-out-outlook": self._take_out_outlook,
            "taken-out": self._taken_out,
        }

    def _bring_in(self, running: Any, window: Any) -> None:
        self._unlock(running)
        window.show_settings()
        window.show_aside("bring_in")

    def _bring_in_preview(self, running: Any, window: Any) -> None:
        path = running._places.home / "daylio_export.csv"
        path.write_text(_DAYLIO, encoding="utf-8")
        self._bring_in(running, window)
        window.page("bring_in").choose(path)
        _wait_for_work(running)

    def _bring_in_working(self, running: Any, window: Any) -> None:
        from holdspace.services.importing import IMPORT
        from holdspace.services.long_work import LongWork

        self._bring_in_preview(running, window)
        work = LongWork(running._background, lambda progress: None, window)
        work.setObjectName(IMPORT)
        window.page("bring_in")._on_work_began(work)
        work.progressed.emit(0.4)

    def _bring_in_backup(self, running: Any, window: Any) -> None:
        self._bring_in(running, window)
        self._make_backups(running)
        window.page("bring_in").choose(next(iter(running._places.backups.glob("*.hsbackup"))))
        _wait_for_work(running)

    def _brought_in(self, running: Any, window: Any) -> None:
        self._bring_in(running, window)
        window.page("bring_in")._show_done("1,204 entries came in.", True)

    def _take_out(self, running: Any, window: Any) -> None:
        from PySide6.QtWidgets import QAbstractButton

        self._unlock(running)
        window.show_settings()
        window.show_aside("take_out")
        page = window.page("take_out")
        by_name = {each.accessibleIdentifier(): each for each in page.findChildren(QAbstractButton)}
        by_name["take_out.days"].click()
        by_name["take_out.redact"].click()

    def _take_out_outlook(self, running: Any, window: Any) -> None:
        from holdspace.services.formats.outlook import Outlook

        self._take_out(running, window)
        page = window.page("take_out")
        page._what._on_go_clicked()
        _wait_for_work(running)
        found = {"name": 31, "date": 12, "phone": 2}
        outlook = Outlook(214, self._now - timedelta(days=220), self._now, found)
        page._outlook.show_outlook(outlook, Path("Documents") / "HoldSpace 2025-10-14.pdf", is_folder=False)

    def _taken_out(self, running: Any, window: Any) -> None:
        from holdspace.services.formats.outgoing import Exported

        self._take_out(running, window)
        path = Path("Documents") / "HoldSpace 2025-10-14.json"
        stays = {"time_zone": 214, "load": 180, "audiences": 97}
        window.page("take_out")._on_exported(Exported(path, "jrnl", 214, None, None, True, stays))


def _wait_for_work(running: Any) -> None:
    from PySide6.QtTest import QTest

    for _ in range(200):
        running._background.wait()
        QTest.qWait(20)
        if running._vault.work_under_way is None:
            return
