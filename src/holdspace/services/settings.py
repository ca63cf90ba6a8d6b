# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Settings: looks, motion, help numbers. Everything personal is in the vault instead."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal

SCHEME_CHOICES: tuple[str, ...] = ("system", "light", "dark", "high-contrast")
MOTION_CHOICES: tuple[str, ...] = ("system", "full", "reduced")
TEXT_PERCENTS: tuple[int, ...] = (100, 115, 130, 150, 175, 200)
IDLE_MINUTES: tuple[int, ...] = (1, 2, 5, 10, 15, 30)
"""After so many minutes without a person the journal may lock. Never is not one of them."""
_IDLE_MINUTES = 5
_DIGITS = 12  # of a backup's number


class Settings(QObject):
    """The file settings.ini in the home folder; one that is not allowed reads as the default.

    *Signals*: `changed(str)` with the name of what was changed.
    """

    changed = Signal(str)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def scheme(self) -> str:
        """Return the colour scheme chosen, one of SCHEME_CHOICES."""
        return self._one_of("look/scheme", SCHEME_CHOICES)

    @scheme.setter
    def scheme(self, value: str) -> None:
        self._write("look/scheme", value)

    @property
    def motion(self) -> str:
        """Return the motion chosen, one of MOTION_CHOICES."""
        return self._one_of("look/motion", MOTION_CHOICES)

    @motion.setter
    def motion(self, value: str) -> None:
        self._write("look/motion", value)

    @property
    def text_percent(self) -> int:
        """Return the size of text in percent of the system's, one of TEXT_PERCENTS."""
        return int(self._one_of("look/text_percent", tuple(str(percent) for percent in TEXT_PERCENTS)))

    @text_percent.setter
    def text_percent(self, value: int) -> None:
        self._write("look/text_percent", str(value))

    @property
    def no_holds(self) -> bool:
        """Say whether breathing is wanted without holds."""
        return self._one_of("breathing/no_holds", ("no", "yes")) == "yes"

    @no_holds.setter
    def no_holds(self, value: bool) -> None:
        self._write("breathing/no_holds", "yes" if value else "no")

    @property
    def pattern(self) -> str:
        """Return the id of the breathing pattern used last, or ""."""
        return self._text("breathing/pattern")

    @pattern.setter
    def pattern(self, value: str) -> None:
        self._write("breathing/pattern", value)

    @property
    def breathing_minutes(self) -> int:
        """Return the minutes breathed last, 1 to 10."""
        return int(self._one_of("breathing/minutes", ("3", "1", "2", "4", "5", "6", "7", "8", "9", "10")))

    @breathing_minutes.setter
    def breathing_minutes(self, value: int) -> None:
        self._write("breathing/minutes", str(value))

    @property
    def idle_minutes(self) -> int:
        """Return after how many minutes without a person the journal locks, one of IDLE_MINUTES."""
        allowed = (str(_IDLE_MINUTES), *(str(minutes) for minutes in IDLE_MINUTES))
        return int(self._one_of("lock/idle_minutes", allowed))

    @idle_minutes.setter
    def idle_minutes(self, value: int) -> None:
        self._write("lock/idle_minutes", str(value))

    @property
    def code_kept(self) -> bool:
        """Say whether the recovery code is on paper as far as is known: not from set-up until it is said."""
        return self._one_of("vault/code_kept", ("yes", "no")) == "yes"

    @code_kept.setter
    def code_kept(self, value: bool) -> None:
        self._write("vault/code_kept", "yes" if value else "no")

    @property
    def shrink_accepted(self) -> int:
        """Return the number of the last backup of which it was said that it may hold less, or 0."""
        return self._number("backups/shrink_accepted")

    @shrink_accepted.setter
    def shrink_accepted(self, value: int) -> None:
        self._write("backups/shrink_accepted", str(value))

    @property
    def shrink_told(self) -> int:
        """Return the number of the last backup of which it was told that it holds less, or 0."""
        return self._number("backups/shrink_told")

    @shrink_told.setter
    def shrink_told(self, value: int) -> None:
        self._write("backups/shrink_told", str(value))

    @property
    def erased_up_to(self) -> int:
        """Return the number of the last backup made before something was erased for good, or 0."""
        return self._number("erasing/erased_up_to")

    @erased_up_to.setter
    def erased_up_to(self, value: int) -> None:
        self._write("erasing/erased_up_to", str(value))

    @property
    def erasing_unfinished(self) -> bool:
        """Say whether erasing for good was begun and is not known to have ended."""
        return self._one_of("erasing/unfinished", ("no", "yes")) == "yes"

    @erasing_unfinished.setter
    def erasing_unfinished(self, value: bool) -> None:
        self._write("erasing/unfinished", "yes" if value else "no")

    @property
    def last_check(self) -> datetime | None:
        """Return when the journal was last checked and found sound, with its offset, or None."""
        try:
            moment = datetime.fromisoformat(self._text("safety/last_check"))
        except ValueError:
            return None
        return moment if moment.tzinfo else None

    @last_check.setter
    def last_check(self, value: datetime) -> None:
        self._write("safety/last_check", value.isoformat(timespec="seconds"))

    def help_number(self, number: str) -> str | None:
        """Return the person's own words for a number on the help page, or None where it is as shipped."""
        key = f"help/{number}"
        return self._text(key) if self._file.contains(key) else None

    def keep_help_number(self, number: str, words: str | None) -> None:
        """Keep the person's own words for a number; None goes back to what was shipped."""
        if words is None:
            self._file.remove(f"help/{number}")
            self._file.sync()
            self.changed.emit(f"help/{number}")
        else:
            self._write(f"help/{number}", words)

    def is_writable(self) -> bool:
        """Say whether what was set could be kept on disk."""
        self._file.sync()
        return self._file.status() == QSettings.Status.NoError

    def _text(self, key: str) -> str:
        return str(self._file.value(key, ""))

    def _number(self, key: str) -> int:
        text = self._text(key)
        return int(text) if text.isascii() and text.isdigit() and len(text) <= _DIGITS else 0

    def _one_of(self, key: str, allowed: tuple[str, ...]) -> str:
        value = self._text(key)
        return value if value in allowed else allowed[0]

    def _write(self, key: str, value: str) -> None:
        if self._text(key) == value and self._file.contains(key):
            return
        self._file.setValue(key, value)
        self._file.sync()
        self.changed.emit(key)
