# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Numbers as people read them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale


def reading_locale() -> QLocale:
    """Return the person's locale, with thousands told apart also where the system names no region: 1,504."""
    locale = QLocale()
    if locale.language() == QLocale.Language.C:
        locale.setNumberOptions(QLocale.NumberOption.DefaultNumberOptions)
    return locale


def percent_text(percent: int) -> str:
    """Return a share as the language of the screen writes it: 78%, where another has a space or %78."""
    return QCoreApplication.translate("numbers", "{percent}%").format(percent=percent)
