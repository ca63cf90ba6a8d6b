# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Take every picture in this folder anew: the real pages over a real vault, drawn offscreen.

    python docs/screenshots/take.py [FOLDER [NAME ...]]

With names, only the pictures whose names begin with one of them.
The clock stands still on a Tuesday in October, the font is Inter where there is one, the words are made up.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import breath_poses
import card_poses
import carry_poses
import doorway_poses
import guard_poses
import own_poses
import past
import pocket_poses
import quiet_poses
import safety_poses
from find_poses import find_poses
from moving_poses import MOVING, MovingPoses

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["LANG"] = os.environ["LC_ALL"] = "en_US.UTF-8"

_NOW = safety_poses.NOW
_PASSPHRASE = past.PASSPHRASE
_PLACES = (past, breath_poses, card_poses, doorway_poses, pocket_poses, quiet_poses, carry_poses, own_poses)
_DAUGHTER = (
    "The daughter cried on the phone. I didn’t fill the silence this time, and after a while she found her"
    " own words.\n\nNow I’m the one who can’t find any. I stood outside for ten minutes before the next one."
    " It helped more than coffee."
)
_RINGS = "Two rings and then silence. I was relieved nobody picked up."
_HOME = "Drove home in silence, the good kind."
_STAIRS = "Ten seconds of silence felt like a minute. *Then* he told me about the stairs."
_Sample = tuple[timedelta, str, tuple[str, ...], int | None, tuple[str, ...], str]
_ENTRIES: tuple[_Sample, ...] = (
    (timedelta(0), _DAUGHTER, ("client", "myself"), 4, ("tired", "tense"), "note"),
    (timedelta(hours=4, minutes=35), _RINGS, ("adjuster",), 2, ("relieved",), "note"),
    (timedelta(days=4, hours=21), _HOME, ("myself",), 2, ("steady",), "day_end"),
    (timedelta(days=5, hours=3), "", ("physician",), None, (), "note"),
    (timedelta(days=15, hours=3), _STAIRS, ("client",), 3, ("moved",), "note"),
)


class _StandingClock:
    """A clock on which nothing moves but what a picture asks for."""

    elapsed = 0.0

    def seconds(self) -> float:
        return 1000.0 + self.elapsed

    def now(self) -> datetime:
        return _NOW

    def time_zone(self) -> str:
        return "America/Chicago"


class _Studio:
    """One application and its window, set up anew for each scheme and size."""

    def __init__(self, home: Path, folder: Path, names: tuple[str, ...] = ()) -> None:
        os.environ["HOLDSPACE_HOME"] = str(home)
        from PySide6.QtGui import QFont, QFontDatabase

        from holdspace import app as holdspace_app
        from holdspace.cli.wish import Wish
        from holdspace.services import clock
        from holdspace.services.home import find_places
        from holdspace.services.instance import InstanceLock

        clock.SystemClock = _StandingClock  # type: ignore[misc, assignment]
        self.folder = folder
        self._names = names
        self.places = find_places()
        self.app = holdspace_app._application()
        if "Inter" in QFontDatabase.families():
            font = QFont("Inter")
            font.setPixelSize(14)
            self.app.setFont(font)
        self.font = self.app.font()
        self._new = lambda: holdspace_app._Running(self.places, InstanceLock(home / "lock"), Wish())

    def fill(self) -> None:
        """Make a vault with a few entries."""
        from holdspace.domain.entries import new_entry
        from holdspace.storage.keys import KdfParameters
        from holdspace.storage.vault import create_vault, make_keys

        with create_vault(self.places, make_keys(_PASSPHRASE, KdfParameters(19 * 1024, 1, 1))) as vault:
            for age, text, audiences, load, feelings, kind in _ENTRIES:
                vault.entries.add(
                    new_entry(
                        text, now=_NOW - age, time_zone="America/Chicago", audiences=audiences, load=load,
                        feelings=feelings, kind=kind,
                    )
                )  # fmt: skip

    def take(
        self,
        name: str,
        pose: Callable[[Any, Any], None],
        size: tuple[int, int],
        scheme: str,
        percent: int = 100,
    ) -> None:
        """Take one picture: `pose` is handed the running app and its window."""
        if self._names and not name.startswith(self._names):
            return
        from holdspace.services.settings import Settings

        before = self.places.home.with_name("as-it-was")
        if name.startswith(tuple(start for each in _PLACES for start in getattr(each, "CHANGING", ()))):
            shutil.copytree(self.places.home, before)
        settings = Settings(self.places.settings)
        settings.scheme, settings.text_percent = scheme, percent
        running = self._new()
        running._app = self.app
        running._build()
        window = running._window
        window.resize(*size)
        window.show()
        window.finish_start()
        self.settle()
        target = pose(running, window) or window
        self.settle()
        target.grab().save(str(self.folder / f"{name}.png"))
        window.now.composer._clear()
        running._capture.keep_draft_now()
        running._vault.lock()
        running._capture.deleteLater()
        for shown in self.app.topLevelWidgets():
            shown.hide()
            shown.deleteLater()
        running._house.theme.scale_text(100)
        self.app.setFont(self.font)
        self.settle()
        if before.exists():
            shutil.rmtree(self.places.home)
            shutil.move(before, self.places.home)

    def settle(self) -> None:
        """Let layouts and animations come to rest."""
        from PySide6.QtTest import QTest

        QTest.qWait(320)


_unlock = past.unlock


def _draw(running: Any) -> None:
    for _ in range(12):
        running._app.processEvents()


def _now_empty(running: Any, window: Any) -> None:
    window.show_now()


def _now_written(running: Any, window: Any) -> None:
    from holdspace.services.capture import Words

    _unlock(running)
    text = _DAUGHTER.split(" I stood")[0].replace("\n\n", " ")
    window.now.composer.fill(Words(text, ("client", "myself"), 4, ("tired", "tense")))
    running._capture.keep_draft_now()
    window.show_now()


_MARKED = (
    "# Room 12, again\n\nShe said *nothing* for a while. Then **everything**.\n\n- the stairs\n- the letter\n"
    "\n> I only had to be there."
)


def _writing(running: Any, window: Any) -> None:
    from holdspace.services.capture import Words

    _unlock(running)
    window.now.composer.fill(Words(_MARKED, ("client",), 3, ("tired",)))
    running._capture.keep_draft_now()
    window.show_now()


def _two_minutes(running: Any, window: Any) -> None:
    _now_written(running, window)
    composer = window.now.composer
    composer._two_minutes.toggle()
    running._clock.elapsed = 78.0
    composer._two_minutes._look()


def _two_minutes_over(running: Any, window: Any) -> None:
    _two_minutes(running, window)
    running._clock.elapsed = 122.0
    window.now.composer._two_minutes._look()


def _long_page(running: Any, window: Any) -> None:
    _writing(running, window)
    window.commands.run("long_page")


def _editing(running: Any, window: Any) -> None:
    _journal(running, window)
    window.page("journal").browser.edit()
    window.page("journal").browser.editor._two_minutes.toggle()
    running._clock.elapsed = 40.0
    window.page("journal").browser.editor._two_minutes._look()


def _long_page_of_entry(running: Any, window: Any) -> None:
    _journal(running, window)
    window.commands.run("long_page")


def _finding(running: Any, window: Any) -> None:
    from PySide6.QtTest import QTest

    _journal(running, window)
    window.commands.run("find_in_entry")
    QTest.keyClicks(running._app.focusWidget(), "the")


def _finding_in_editor(running: Any, window: Any) -> None:
    from PySide6.QtTest import QTest

    _journal(running, window)
    window.page("journal").browser.edit()
    window.commands.run("find_in_entry")
    QTest.keyClicks(running._app.focusWidget(), "silence")


def _place(name: str, *, unlocked: bool = False) -> Callable[[Any, Any], None]:
    def pose(running: Any, window: Any) -> None:
        if unlocked:
            _unlock(running)
        window.show_place(name)

    return pose


_journal = past.journal


def _waiting(running: Any, window: Any) -> None:
    page = window.page("pause")
    window.show_place("pause")
    page.start("silence_30")
    running._clock.elapsed = 12.0


def _pocket(running: Any, window: Any) -> Any:
    running._show_pocket()
    return running._pocket


def _veil(running: Any, window: Any) -> None:
    _now_written(running, window)
    window.commands.run("veil")


def _locking(running: Any, window: Any) -> None:
    from PySide6.QtWidgets import QScrollArea

    from holdspace.ui.settings.locking import LockingSection

    window.show_place("settings")
    _draw(running)
    page = window.page("settings")
    page.findChild(QScrollArea).ensureWidgetVisible(page.findChild(LockingSection), 0, 40)


def _damage(running: Any, window: Any) -> None:
    (running._places.backups / "000003-20251013T180000Z.hsbackup").touch()
    (running._places.backups / "000002-20251010T180000Z.hsbackup").touch()
    window.vault_pages.show_damage("damaged")


def _altered(running: Any, window: Any) -> None:
    _unlock(running)
    window.vault_pages.show_damage("altered")


def _salvage(running: Any, window: Any) -> None:
    window.show_aside("salvage")
    window.page("salvage")._take_folder(Path("Documents") / "HoldSpace saved")


def _saved(running: Any, window: Any) -> None:
    from holdspace.storage.salvaging import Salvaged

    window.show_aside("salvage")
    done = Salvaged(kept=1491, lost=9, shortened=1, sealed_files=2, files_left=0, has_key_file=True)
    page = window.page("salvage")
    page._saved.show_salvaged(done, Path("Documents") / "HoldSpace saved")
    page.show_panel(page._saved)


def _reencrypting(running: Any, window: Any) -> None:
    window.show_aside("reencrypt")
    page = window.page("reencrypt")
    page._ask.set_busy(True)
    page.show_panel(page._ask)
    page._ask.show_share(0.4)


def _new_code(running: Any, window: Any) -> None:
    from holdspace.domain.recovery_code import encode_code

    window.show_aside("reencrypt")
    page = window.page("reencrypt")
    page._on_done(encode_code(bytearray(range(20))))
    running._settings.code_kept = True  # else every picture after it would say so


def _moved(running: Any, window: Any) -> None:
    _journal(running, window)
    window.watch._inbox.removePaths(window.watch._inbox.directories())  # else it sees the file come back
    running._places.database.rename(running._places.home / "moved.db")
    window.watch.look_in_place()
    (running._places.home / "moved.db").rename(running._places.database)


_LARGE, _SMALL = (1366, 768), (1024, 600)


def _read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    here = Path(__file__).parent
    parser.add_argument("folder", type=Path, nargs="?", default=here, help="where they go, else beside it")
    parser.add_argument("names", nargs="*", help="only the pictures whose names begin with one of these")
    return parser.parse_args()


def main() -> int:
    """Take the pictures."""
    arguments = _read_arguments()
    arguments.folder.mkdir(parents=True, exist_ok=True)  # else what is drawn is lost
    with tempfile.TemporaryDirectory() as own:
        home = Path(own) / "home"  # what is beside it is this run's too
        home.mkdir()
        studio = _Studio(home, arguments.folder, tuple(arguments.names))
        for scheme in ("light", "dark"):
            studio.take(f"first-run-{scheme}", _place("setup"), _LARGE, scheme)
        studio.fill()
        poses: dict[str, Callable[[Any, Any], Any]] = {
            "now": _now_written,
            "now-locked": _now_empty,
            "journal": _journal,
            "unlock": _place("journal"),
            "breathe": _place("breathe"),
            "pause": _place("pause"),
            "silence": _waiting,
            **card_poses.poses(_unlock),
            "help": _place("help"),
            **{each: _place(each) for each in ("settings", "privacy", "keys", "recover", "reencrypt")},
            "palette": lambda _, window: window.open_palette(),
            **safety_poses.POSES,
            "locking": _locking,
            "veil": _veil,
            "pocket": _pocket,
            "change-passphrase": _place("change_passphrase"),
            "reencrypting": _reencrypting,
            "new-code": _new_code,
            "damage": _damage,
            "altered": _altered,
            "salvage": _salvage,
            "salvaged": _saved,
            "moved": _moved,
            **MovingPoses(_unlock, safety_poses.make_backups, _NOW).poses(),
            "writing": _writing,
            "two-minutes": _two_minutes,
            "two-minutes-over": _two_minutes_over,
            "long-page": _long_page,
            "editing": _editing,
            "long-page-of-entry": _long_page_of_entry,
            "finding": _finding,
            "finding-in-editor": _finding_in_editor,
            **guard_poses.poses(_unlock, _journal),
            **find_poses(_journal, _unlock, _draw, _NOW),
            **breath_poses.poses(_unlock),
            **doorway_poses.poses(_unlock),
            **own_poses.poses(_unlock),
            **pocket_poses.poses(_unlock),
            **carry_poses.poses(_unlock),
            **quiet_poses.POSES,
            **past.POSES,
        }
        for name, pose in poses.items():
            for scheme in ("light", "dark"):
                studio.take(f"{name}-{scheme}", pose, _LARGE, scheme)
        also_small = ("now", "journal", "breathing", "pause", "help", "locking", "veil", "safety")
        newer = ("restore-preview", "change-passphrase", "new-code", "damage", "salvage", "moved")
        writing = ("writing", "two-minutes", "long-page", "editing", "finding", "guard", "searching", "days")
        others = tuple(each.IN_EVERY_SIZE for each in _PLACES)
        every = (*MOVING, *writing, *(name for names in others for name in names))
        for name in (*also_small, *newer, *every):
            studio.take(f"{name}-1024x600", poses[name], _SMALL, "light")
            studio.take(f"{name}-200-percent", poses[name], _LARGE, "light", 200)
        for name in doorway_poses.SMALL_IN_LARGE_TEXT:
            studio.take(f"{name}-1024x600-200-percent", poses[name], _SMALL, "light", 200)
        contrasting = ("now", "journal", "breathing", "locking", "veil", "safety", "damage", "moved")
        for name in (*contrasting, *every):
            studio.take(f"{name}-high-contrast", poses[name], _LARGE, "high-contrast")
    return 0


if __name__ == "__main__":
    sys.exit(main())
