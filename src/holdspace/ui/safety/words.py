# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The words of the page Safety that are made of dates and numbers."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QLocale

from holdspace.domain.timeline import DayRelation, day_relation
from holdspace.services.backups import KeptBackup, Shrink
from holdspace.ui.widgets.dates import short_day, time_words


def when_words(moment: datetime, now: datetime, locale: QLocale) -> str:
    """Return when something was, as `Today at 9:14` or `3 March at 9:14`; both times are local."""
    relation = day_relation(moment.date(), now.date())
    time = time_words(moment, locale)
    if relation is DayRelation.TODAY:
        return _tr("Today at {time}").format(time=time)
    if relation is DayRelation.YESTERDAY:
        return _tr("Yesterday at {time}").format(time=time)
    day = short_day(moment.date(), now.date(), locale)
    return _tr("{day} at {time}").format(day=day, time=time)


def entries_words(count: int, locale: QLocale) -> str:
    """Return `No entries`, `One entry` or `1,214 entries`."""
    if count == 0:
        return _tr("No entries")
    if count == 1:
        return _tr("One entry")
    return _tr("{number} entries").format(number=locale.toString(count))


def backup_words(backup: KeptBackup, now: datetime, locale: QLocale) -> str:
    """Return a backup in a few words: `Today at 9:14, 214 entries`."""
    when = when_words(backup.made_at.astimezone(now.tzinfo), now, locale)
    if backup.entries is None:
        return _tr("{when}, cannot be read").format(when=when)
    entries = entries_words(backup.entries, locale)
    return f"{when}, {entries[0].lower()}{entries[1:]}"


def size_words(size: int, locale: QLocale) -> str:
    """Return a size as `1.2 MB`."""
    return locale.formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def span_words(first: datetime, last: datetime, locale: QLocale) -> str:
    """Return from when to when entries are, as `from 3 March to 14 October 2026`; one day once."""
    late = short_day(last.date(), date.min, locale)  # with its year, whichever that is
    if first.date() == last.date():
        return _tr("from {day}").format(day=late)
    early = short_day(first.date(), last.date(), locale)
    return _tr("from {first} to {last}").format(first=early, last=late)


def shrink_words(shrink: Shrink) -> str:
    """Return the sentence that asks what it means that a backup holds less than the one before."""
    before, after = shrink.before.entries, shrink.after.entries
    if before is None or after is None or after >= before:
        return _tr("The last backup holds less than the one before. Older backups are kept until you decide.")
    words = _tr(
        "The last backup has fewer entries than the one before: {after} instead of {before}."
        " Older backups are kept until you decide."
    )
    return words.format(after=f"{after:,}", before=f"{before:,}")


def deleted_words(count: int, locale: QLocale, *, unfinished: bool) -> str:
    """Return how much of what was deleted is still in the journal."""
    if count == 1:
        return _tr("One deleted entry is still in the journal, where you do not see it.")
    if count:
        words = _tr("{number} deleted entries are still in the journal, where you do not see them.")
        return words.format(number=locale.toString(count))
    if unfinished:
        return _tr("Erasing did not come to its end, so traces may be left. Erase once more.")
    return _tr("Nothing that you deleted is left in the journal.")


def dropped_words(count: int, locale: QLocale) -> str:
    """Return that so many backups were dropped for a new one."""
    if count == 1:
        return _tr("A new backup was made and read back whole; the older one is gone.")
    words = _tr("A new backup was made and read back whole; the {number} older ones are gone.")
    return words.format(number=locale.toString(count))


def _tr(text: str) -> str:
    return QCoreApplication.translate("safety", text)
