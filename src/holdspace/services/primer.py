# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The primer: pages of two minutes for someone new to the work (see content.py)."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from holdspace.services.stanzas import FALLBACK, Stanza, load_pairs


class PrimerPage(NamedTuple):
    """One page: a title, its paragraphs, and one thing to try today."""

    id: str
    title: str
    paragraphs: tuple[str, ...]
    to_try: str


@lru_cache(maxsize=8)
def load_primer(language: str = FALLBACK, folder: Path | None = None) -> tuple[PrimerPage, ...]:
    """Return the pages, in the order to read them. Raises BadContent."""
    return load_pairs("primer", "page", _page, language, folder)


def place_of(pages: tuple[PrimerPage, ...], page_id: str) -> int:
    """Return where among `pages` the one with an id stands, the first where there is none such."""
    return next((place for place, page in enumerate(pages) if page.id == page_id), 0)


def _page(page_id: str, _stanza: Stanza, words: Stanza) -> PrimerPage:
    return PrimerPage(page_id, words.text("title"), words.texts("text"), words.text("try"))
