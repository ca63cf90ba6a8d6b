# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Numbers as people read them."""

from __future__ import annotations

from PySide6.QtCore import QLocale


def reading_locale() -> QLocale:
    """Return the person's locale, with thousands told apart also where the system names no region: 1,504."""
    locale = QLocale()
    if locale.language() == QLocale.Language.C:
        locale.setNumberOptions(QLocale.NumberOption.DefaultNumberOptions)
    return locale
