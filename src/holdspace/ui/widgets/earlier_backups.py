# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The words where backups lie and no journal: it is no first run, and what was written can come back."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale


def earlier_words(count: int, locale: QLocale) -> str:
    """Return the sentence that says that backups are here, or "" where there are none."""
    if count == 0:
        return ""
    if count == 1:
        return _tr("One backup of an earlier journal is here.")
    return _tr("{number} backups of an earlier journal are here.").format(number=locale.toString(count))


def restore_words(count: int) -> str:
    """Return the words of the link to them."""
    return _tr("Restore it") if count == 1 else _tr("Restore one of them")


def _tr(text: str) -> str:
    return QCoreApplication.translate("earlier_backups", text)
