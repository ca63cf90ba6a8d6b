# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What formats are called, as docs/interfaces.md has it. Imported before the first paint: keep it light."""

from __future__ import annotations

BACKUP = "backup"
"""A HoldSpace backup: storage merges it, so it has no importer."""
IMPORT_IDS: tuple[str, ...] = (
    "json",
    "dayone",
    "jrnl",
    "mini-diary",
    "mini-diarium",
    "daylio",
    "bouquin",
    "csv",
    "rednotebook",
    "dayone-text",
    "jrnl-text",
    "markdown",
    "text",
    BACKUP,
)
"""In the order in which they are told apart: what cannot be mistaken first, what any file could be last."""
EXPORT_IDS: tuple[str, ...] = ("json", "markdown", "dayone", "jrnl", "csv", "html", "pdf")
"""From what loses nothing to what is for reading."""
