# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The words of the pages for bringing in and taking out that are made of ids, dates and numbers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale

from holdspace.domain.imports import SkipReason
from holdspace.domain.text import QT_TRANSLATE_NOOP
from holdspace.ui.widgets.dates import short_day

Rows = list[tuple[str, str]]
"""What stands in a table: words, and a number in words."""

_FORMATS: dict[str, str] = {
    "json": QT_TRANSLATE_NOOP("moving", "HoldSpace (JSON)"),
    "csv": QT_TRANSLATE_NOOP("moving", "HoldSpace (CSV)"),
    "dayone": QT_TRANSLATE_NOOP("moving", "Day One (JSON)"),
    "dayone-text": QT_TRANSLATE_NOOP("moving", "Day One (plain text)"),
    "jrnl": QT_TRANSLATE_NOOP("moving", "jrnl (JSON)"),
    "jrnl-text": QT_TRANSLATE_NOOP("moving", "jrnl (text)"),
    "mini-diary": QT_TRANSLATE_NOOP("moving", "Mini Diary"),
    "mini-diarium": QT_TRANSLATE_NOOP("moving", "Mini Diarium"),
    "daylio": QT_TRANSLATE_NOOP("moving", "Daylio"),
    "bouquin": QT_TRANSLATE_NOOP("moving", "Bouquin"),
    "rednotebook": QT_TRANSLATE_NOOP("moving", "RedNotebook"),
    "markdown": QT_TRANSLATE_NOOP("moving", "Markdown files"),
    "text": QT_TRANSLATE_NOOP("moving", "Plain text"),
    "html": QT_TRANSLATE_NOOP("moving", "One web page (HTML)"),
    "pdf": QT_TRANSLATE_NOOP("moving", "PDF"),
}
_PARTS: dict[str, str] = {
    "photo": QT_TRANSLATE_NOOP("moving", "Photos"),
    "video": QT_TRANSLATE_NOOP("moving", "Videos"),
    "audio": QT_TRANSLATE_NOOP("moving", "Recordings"),
    "pdf": QT_TRANSLATE_NOOP("moving", "PDF attachments"),
    "attachment": QT_TRANSLATE_NOOP("moving", "Attachments"),
    "file": QT_TRANSLATE_NOOP("moving", "Other files"),
    "transcription": QT_TRANSLATE_NOOP("moving", "Transcripts of recordings"),
    "place": QT_TRANSLATE_NOOP("moving", "Places"),
    "weather": QT_TRANSLATE_NOOP("moving", "Weather"),
    "activity": QT_TRANSLATE_NOOP("moving", "Activity"),
    "music": QT_TRANSLATE_NOOP("moving", "Music"),
    "pin": QT_TRANSLATE_NOOP("moving", "Pins"),
    "all_day": QT_TRANSLATE_NOOP("moving", "Marks “all day”"),
    "scale": QT_TRANSLATE_NOOP("moving", "Scales"),
    "mood": QT_TRANSLATE_NOOP("moving", "Moods without how heavy"),
    "picture": QT_TRANSLATE_NOOP("moving", "Pictures"),
    "version": QT_TRANSLATE_NOOP("moving", "Earlier versions"),
    "tag": QT_TRANSLATE_NOOP("moving", "Tags that are too long or too many"),
    "property": QT_TRANSLATE_NOOP("moving", "Properties above a text that HoldSpace does not know"),
    "goal": QT_TRANSLATE_NOOP("moving", "Goals"),
    "milestone": QT_TRANSLATE_NOOP("moving", "Milestones"),
    "time_log": QT_TRANSLATE_NOOP("moving", "Time logs"),
    "reminder": QT_TRANSLATE_NOOP("moving", "Reminders"),
    "document": QT_TRANSLATE_NOOP("moving", "Documents"),
    "invoice": QT_TRANSLATE_NOOP("moving", "Invoices"),
    # What a later HoldSpace writes.
    "people": QT_TRANSLATE_NOOP("moving", "People"),
    # What another program's format does not hold of ours.
    "audiences": QT_TRANSLATE_NOOP("moving", "Whom it was with"),
    "load": QT_TRANSLATE_NOOP("moving", "Load"),
    "load_after": QT_TRANSLATE_NOOP("moving", "Load afterwards"),
    "feelings": QT_TRANSLATE_NOOP("moving", "Feelings"),
    "practice": QT_TRANSLATE_NOOP("moving", "Exercises done"),
    "sealed": QT_TRANSLATE_NOOP("moving", "Marks “written while locked”"),
    "kind": QT_TRANSLATE_NOOP("moving", "Kinds of entries"),
    "time_zone": QT_TRANSLATE_NOOP("moving", "Time zones"),
    "created_at": QT_TRANSLATE_NOOP("moving", "Days of years that the other program does not take"),
    "modified_at": QT_TRANSLATE_NOOP("moving", "Times of the last change"),
    "tags": QT_TRANSLATE_NOOP("moving", "Tags that the other program reads otherwise"),
    "moment_without_words": QT_TRANSLATE_NOOP("moving", "Moments without words"),
    "text_as_typed": QT_TRANSLATE_NOOP("moving", "Texts with blanks at their ends"),
    "control_character": QT_TRANSLATE_NOOP("moving", "Characters that cannot be shown"),
}
_REASONS: dict[SkipReason, str] = {
    SkipReason.EMPTY: QT_TRANSLATE_NOOP("moving", "nothing is in it"),
    SkipReason.NO_DATE: QT_TRANSLATE_NOOP("moving", "it has no date"),
    SkipReason.BAD_DATE: QT_TRANSLATE_NOOP("moving", "its date cannot be"),
    SkipReason.BAD_RECORD: QT_TRANSLATE_NOOP("moving", "it is broken"),
    SkipReason.NOT_TEXT: QT_TRANSLATE_NOOP("moving", "it is no text"),
    SkipReason.TOO_LARGE: QT_TRANSLATE_NOOP("moving", "it is too large"),
    SkipReason.REPEATED: QT_TRANSLATE_NOOP("moving", "it is there twice"),
}
# By the values of storage's Fate.
_FATES: dict[str, str] = {
    "new": QT_TRANSLATE_NOOP("moving", "new"),
    "changed": QT_TRANSLATE_NOOP("moving", "newer there; what is here goes into their history"),
    "known": QT_TRANSLATE_NOOP("moving", "already here"),
    "in trash": QT_TRANSLATE_NOOP("moving", "in the trash here, and left there"),
    "erased": QT_TRANSLATE_NOOP("moving", "erased here for good, and left out"),
    "gone": QT_TRANSLATE_NOOP("moving", "erased there for good, and so here"),
}
_KINDS: dict[str, str] = {
    "name": QT_TRANSLATE_NOOP("moving", "Names"),
    "place": QT_TRANSLATE_NOOP("moving", "Places"),
    "date": QT_TRANSLATE_NOOP("moving", "Dates"),
    "age": QT_TRANSLATE_NOOP("moving", "Ages over 89"),
    "phone": QT_TRANSLATE_NOOP("moving", "Phone numbers"),
    "fax": QT_TRANSLATE_NOOP("moving", "Fax numbers"),
    "email": QT_TRANSLATE_NOOP("moving", "Email addresses"),
    "ssn": QT_TRANSLATE_NOOP("moving", "Social security numbers"),
    "record": QT_TRANSLATE_NOOP("moving", "Record numbers"),
    "plan": QT_TRANSLATE_NOOP("moving", "Plan numbers"),
    "claim": QT_TRANSLATE_NOOP("moving", "Claim numbers"),
    "account": QT_TRANSLATE_NOOP("moving", "Account numbers"),
    "licence": QT_TRANSLATE_NOOP("moving", "License numbers"),
    "vehicle": QT_TRANSLATE_NOOP("moving", "Plates and vehicles"),
    "device": QT_TRANSLATE_NOOP("moving", "Device numbers"),
    "url": QT_TRANSLATE_NOOP("moving", "Web addresses"),
    "ip": QT_TRANSLATE_NOOP("moving", "Internet addresses"),
}
_OTHER = QT_TRANSLATE_NOOP("moving", "Other")


def format_words(format_id: str) -> str:
    """Return what a format is called."""
    return _tr(_FORMATS.get(format_id, format_id))


def reason_words(reason: SkipReason) -> str:
    """Return why one record was left out, as the end of a sentence."""
    return _tr(_REASONS[reason])


def fate_rows(fates: Mapping[Any, int], locale: QLocale) -> Rows:
    """Return what becomes of entries, each with its number, in the order that matters."""
    counts = {str(fate): count for fate, count in fates.items()}
    return [(_tr(words), locale.toString(counts[fate])) for fate, words in _FATES.items() if counts.get(fate)]


def part_rows(dropped: Mapping[str, int], locale: QLocale) -> Rows:
    """Return what does not come along or does not fit a format, the most first."""
    return _rows(dropped, _PARTS, locale)


def finding_rows(found: Mapping[str, int], locale: QLocale) -> Rows:
    """Return what the guard found, by kind, the most first."""
    return _rows(found, _KINDS, locale)


def whole_span_words(first: datetime | None, last: datetime | None, locale: QLocale) -> str:
    """Return from when to when entries are, as `From 3 March to 14 October 2026`; "" where there are none."""
    if first is None or last is None:
        return ""
    late = short_day(last.date(), date.min, locale)  # with its year, whichever that is
    if first.date() == last.date():
        return _tr("All of {day}").format(day=late)
    early = short_day(first.date(), last.date(), locale)
    return _tr("From {first} to {last}").format(first=early, last=late)


def bring_in_words(new: int, changed: int, locale: QLocale) -> str:
    """Return what the last button says."""
    if new == 1 and not changed:
        return _tr("Bring in one entry")
    if new:
        return _tr("Bring in {number} entries").format(number=locale.toString(new + changed))
    if changed:
        return _tr("Bring in what is newer there")
    return _tr("Bring in its history")


def brought_in_words(added: int, changed: int, locale: QLocale) -> str:
    """Return that so many entries came in."""
    words = (
        _tr("One entry came in.")
        if added == 1
        else _tr("No new entries came in.")
        if not added
        else _tr("{number} entries came in.").format(number=locale.toString(added))
    )
    if changed == 1:
        words += " " + _tr("One was newer there; what it said here is in its history.")
    elif changed:
        more = _tr("{number} were newer there; what they said here is in their history.")
        words += " " + more.format(number=locale.toString(changed))
    return words


def _rows(counts: Mapping[str, int], names: Mapping[str, str], locale: QLocale) -> Rows:
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [(_tr(names.get(name, _OTHER)), locale.toString(count)) for name, count in ordered if count]


def _tr(text: str) -> str:
    return QCoreApplication.translate("moving", text)
