# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The primer: pages of two minutes for someone new to the work (see content.py)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache, partial
from pathlib import Path
from typing import NamedTuple

from holdspace.services.sources import Source, load_sources
from holdspace.services.stanzas import FALLBACK, Stanza, load_pairs


class PrimerPage(NamedTuple):
    """One page: a title, its paragraphs, one thing to try today, and who found what it tells as a finding."""

    id: str
    title: str
    paragraphs: tuple[str, ...]
    to_try: str
    sources: tuple[str, ...] = ()


@lru_cache(maxsize=8)
def load_primer(language: str = FALLBACK, folder: Path | None = None) -> tuple[PrimerPage, ...]:
    """Return the pages, in the order to read them. Raises BadContent."""
    known = {source.id: source for source in load_sources(language, folder)}
    return load_pairs("primer", "page", partial(_page, known), language, folder)


def place_of(pages: tuple[PrimerPage, ...], page_id: str) -> int:
    """Return where among `pages` the one with an id stands, the first where there is none such."""
    return next((place for place, page in enumerate(pages) if page.id == page_id), 0)


def _page(known: Mapping[str, Source], page_id: str, stanza: Stanza, words: Stanza) -> PrimerPage:
    paragraphs = words.texts("text")
    sources = _sources(known, stanza, "\n".join(paragraphs))
    return PrimerPage(page_id, words.text("title"), paragraphs, words.text("try"), sources)


def _sources(known: Mapping[str, Source], stanza: Stanza, text: str) -> tuple[str, ...]:
    """Return who found what is told in `text`; one that is unknown or not told there is refused."""
    named = stanza.texts("sources") if stanza.has("sources") else ()
    for each in named:
        if each not in known or known[each].says not in text:
            raise stanza.error("sources", f"{each} is no source of what this page tells")
    return tuple(dict.fromkeys(known[each].source for each in named))
