# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What a language calls itself, and which one the screen speaks."""

from __future__ import annotations

LANGUAGE_NAMES = {"en": "English", "es": "Español"}
"""What a language calls itself."""
ON_SCREEN = "en"
"""The language of all words on screen but those of cards."""


def language_name(language: str) -> str:
    """Return what a language calls itself."""
    return LANGUAGE_NAMES.get(language, language)


def told_kind(kind: str, language: str, *, always: bool = False) -> str:
    """Return a card's kind, with the language of its words where that is not the screen's, or `always`."""
    if language == ON_SCREEN and not always:
        return kind
    return f"{kind}  \N{MIDDLE DOT}  {language_name(language)}"
