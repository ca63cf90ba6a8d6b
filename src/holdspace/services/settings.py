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
ON_THIS_DAY_CHOICES: tuple[str, ...] = ("off", "light", "all")
"""Whether the journal leads to the same day in earlier years; "light" leaves out days of load 4 and 5."""
BREATH_FORMS: tuple[str, ...] = ("breath", "tide", "doorway", "words")
"""What a breath is followed by: one of three figures, or words, a number and a bar."""
REMINDER_TIMES: tuple[str, ...] = tuple(f"{half // 2:02}:{half % 2 * 30:02}" for half in range(48))
"""The times of day between which reminders may come, in half hours."""
REMINDER_MINUTES: tuple[int, ...] = (60, 90, 120, 180, 240)
"""How far apart they are. Nearer than an hour is not one of them."""
CARD_LANGUAGE = "cards/language"
"""The name of the setting that the page Cards and the pocket window share."""
_IDLE_MINUTES = 5
_REMINDERS_FROM, _REMINDERS_TO, _REMINDERS_EVERY, _WORKDAYS = "09:00", "17:00", 120, "12345"
_VOLUME = 60  # percent, until it is set
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
    def own_pace(self) -> int:
        """Return the breaths a minute at which a breath begins, to slow down from; 0: at the pattern's."""
        return int(self._one_of("breathing/own_pace", ("0", *(str(pace) for pace in range(6, 31)))))

    @own_pace.setter
    def own_pace(self, value: int) -> None:
        self._write("breathing/own_pace", str(value))

    @property
    def warm_up(self) -> bool:
        """Say whether three seconds to settle come before the first breath."""
        return self._one_of("breathing/warm_up", ("yes", "no")) == "yes"

    @warm_up.setter
    def warm_up(self, value: bool) -> None:
        self._write("breathing/warm_up", "yes" if value else "no")

    @property
    def figure(self) -> str:
        """Return what a breath is followed by, one of BREATH_FORMS."""
        return self._one_of("breathing/figure", BREATH_FORMS)

    @figure.setter
    def figure(self, value: str) -> None:
        self._write("breathing/figure", value)

    @property
    def eyes_closed(self) -> bool:
        """Say whether a breath is followed by its tones, with little on the screen."""
        return self._one_of("breathing/eyes_closed", ("no", "yes")) == "yes"

    @eyes_closed.setter
    def eyes_closed(self, value: bool) -> None:
        self._write("breathing/eyes_closed", "yes" if value else "no")

    @property
    def keep_awake(self) -> bool:
        """Say whether the screen stays on while a breath runs."""
        return self._one_of("breathing/keep_awake", ("no", "yes")) == "yes"

    @keep_awake.setter
    def keep_awake(self, value: bool) -> None:
        self._write("breathing/keep_awake", "yes" if value else "no")

    @property
    def sound_on(self) -> bool:
        """Say whether tones go with a breath."""
        return self._one_of("sound/on", ("no", "yes")) == "yes"

    @sound_on.setter
    def sound_on(self, value: bool) -> None:
        self._write("sound/on", "yes" if value else "no")

    @property
    def volume(self) -> int:
        """Return how loud HoldSpace sounds, 0 to 100."""
        return int(self._one_of("sound/volume", (str(_VOLUME), *(str(percent) for percent in range(101)))))

    @volume.setter
    def volume(self, value: int) -> None:
        self._write("sound/volume", str(min(100, max(0, value))))

    @property
    def end_gong(self) -> bool:
        """Say whether a sound is wanted at the end: a gong after a breath, a chime after five minutes."""
        return self._one_of("sound/end_gong", ("no", "yes")) == "yes"

    @end_gong.setter
    def end_gong(self, value: bool) -> None:
        self._write("sound/end_gong", "yes" if value else "no")

    @property
    def reminders_on(self) -> bool:
        """Say whether reminders are wanted."""
        return self._one_of("reminders/on", ("no", "yes")) == "yes"

    @reminders_on.setter
    def reminders_on(self, value: bool) -> None:
        self._write("reminders/on", "yes" if value else "no")

    @property
    def reminders_from(self) -> str:
        """Return the time of day from which on they may come, one of REMINDER_TIMES."""
        return self._one_of("reminders/from", (_REMINDERS_FROM, *REMINDER_TIMES))

    @reminders_from.setter
    def reminders_from(self, value: str) -> None:
        self._write("reminders/from", value)

    @property
    def reminders_to(self) -> str:
        """Return the time of day until which they may come, one of REMINDER_TIMES."""
        return self._one_of("reminders/to", (_REMINDERS_TO, *REMINDER_TIMES))

    @reminders_to.setter
    def reminders_to(self, value: str) -> None:
        self._write("reminders/to", value)

    @property
    def reminders_days(self) -> tuple[int, ...]:
        """Return the days on which they may come; 1 is Monday, 7 Sunday. It can be none."""
        days = self._text("reminders/days") if self._file.contains("reminders/days") else _WORKDAYS
        return tuple(day for day in range(1, 8) if str(day) in days)

    @reminders_days.setter
    def reminders_days(self, value: tuple[int, ...]) -> None:
        self._write("reminders/days", "".join(str(day) for day in sorted(value)))

    @property
    def reminders_every(self) -> int:
        """Return the minutes between two of them at least, one of REMINDER_MINUTES."""
        allowed = (str(_REMINDERS_EVERY), *(str(minutes) for minutes in REMINDER_MINUTES))
        return int(self._one_of("reminders/every_minutes", allowed))

    @reminders_every.setter
    def reminders_every(self, value: int) -> None:
        self._write("reminders/every_minutes", str(value))

    @property
    def idle_minutes(self) -> int:
        """Return after how many minutes without a person the journal locks, one of IDLE_MINUTES."""
        allowed = (str(_IDLE_MINUTES), *(str(minutes) for minutes in IDLE_MINUTES))
        return int(self._one_of("lock/idle_minutes", allowed))

    @idle_minutes.setter
    def idle_minutes(self, value: int) -> None:
        self._write("lock/idle_minutes", str(value))

    @property
    def guard(self) -> bool:
        """Say whether words that may identify a client are underlined."""
        return self._one_of("writing/guard", ("yes", "no")) == "yes"

    @guard.setter
    def guard(self, value: bool) -> None:
        self._write("writing/guard", "yes" if value else "no")

    @property
    def card_brake(self) -> bool:
        """Say whether reply cards for hard moments open after one slow breath."""
        return self._one_of("cards/brake", ("no", "yes")) == "yes"

    @card_brake.setter
    def card_brake(self, value: bool) -> None:
        self._write("cards/brake", "yes" if value else "no")

    @property
    def card_language(self) -> str | None:
        """Return the language of the cards wanted, "" for every one, or None where it was never chosen."""
        return self._text(CARD_LANGUAGE) if self._file.contains(CARD_LANGUAGE) else None

    @card_language.setter
    def card_language(self, value: str) -> None:
        self._write(CARD_LANGUAGE, value)

    @property
    def gaps_told(self) -> bool:
        """Say whether it was said what the brackets on a card are for."""
        return self._one_of("cards/gaps_told", ("no", "yes")) == "yes"

    @gaps_told.setter
    def gaps_told(self, value: bool) -> None:
        self._write("cards/gaps_told", "yes" if value else "no")

    @property
    def card_large(self) -> bool:
        """Say whether one card fills the page Cards."""
        return self._one_of("cards/large", ("no", "yes")) == "yes"

    @card_large.setter
    def card_large(self, value: bool) -> None:
        self._write("cards/large", "yes" if value else "no")

    @property
    def primer_page(self) -> str:
        """Return the id of the page at which the primer was left, or ""."""
        return self._text("primer/page")

    @primer_page.setter
    def primer_page(self, value: str) -> None:
        self._write("primer/page", value)

    @property
    def on_this_day(self) -> str:
        """Return whether the journal leads to the same day in earlier years, one of ON_THIS_DAY_CHOICES."""
        return self._one_of("journal/on_this_day", ON_THIS_DAY_CHOICES)

    @on_this_day.setter
    def on_this_day(self, value: str) -> None:
        self._write("journal/on_this_day", value)

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
