# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Marking and cleaning of text."""

from __future__ import annotations

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 - the name lupdate looks for
    """Mark `text` for translation in `context` and return it unchanged; the window translates it."""
    del context
    return text


def clean_text(text: str) -> str:
    """Return `text` as it can be stored: lone surrogates and NUL become U+FFFD, line ends become LF.

    Everything else, bidi marks and emoji included, is kept as typed.
    """
    if text.isascii() and "\r" not in text and "\x00" not in text:
        return text  # as most words are, and an entry has many
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n").replace("\x00", REPLACEMENT)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
