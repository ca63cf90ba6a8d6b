# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""How the journal says whom a moment was with, and what kind of moment it was."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QLocale

from holdspace.domain.audiences import AUDIENCE_LABELS
from holdspace.domain.text import QT_TRANSLATE_NOOP
from holdspace.domain.timeline import TimelineRow
from holdspace.ui.widgets.dates import time_words

_KINDS: dict[str, str] = {
    "before": QT_TRANSLATE_NOOP("journal", "Before"),
    "after": QT_TRANSLATE_NOOP("journal", "After"),
    "day_end": QT_TRANSLATE_NOOP("journal", "Day\N{RIGHT SINGLE QUOTATION MARK}s end"),
    "reflection": QT_TRANSLATE_NOOP("journal", "Reflection"),
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("journal", text)


def audience_words(audiences: Iterable[str]) -> str:
    """Return whom a moment was with, in the words that are the same everywhere."""
    return ", ".join(
        QCoreApplication.translate("audiences", AUDIENCE_LABELS[audience]) for audience in audiences
    )


def kind_words(kind: str) -> str:
    """Return what kind of moment it was; "" for a note."""
    return _tr(_KINDS[kind]) if kind in _KINDS else ""


def wordless() -> str:
    """Return what stands for the words of a moment that has none."""
    return _tr("A moment, without words")


def written_while_locked() -> str:
    """Return what is said of a note that was sealed: anyone at the laptop could have written it."""
    return _tr("written while locked")


def below_words(row: TimelineRow) -> str:
    """Return the small line under a row's words; "" where there is nothing to say."""
    parts = (
        audience_words(row.audiences),
        kind_words(row.kind),
        written_while_locked() if row.sealed else "",
    )
    return " · ".join(part for part in parts if part)


def spoken(row: TimelineRow, heading: str, locale: QLocale) -> str:
    """Return a row as a screen reader says it, in one line."""
    parts = [heading, time_words(row.moment, locale), row.words or wordless()]
    if row.audiences:
        parts.append(_tr("With {whom}").replace("{whom}", audience_words(row.audiences)))
    if row.load:
        parts.append(_tr("How heavy: {load} of 5").replace("{load}", str(row.load)))
    parts += [kind_words(row.kind), _tr("Starred") if row.starred else ""]
    parts.append(_tr("Written while locked") if row.sealed else "")
    return ". ".join(part.rstrip(".") for part in parts if part)
