# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The studies behind what is said in the window, for Help (see content.py)."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from holdspace.services.stanzas import FALLBACK, Stanza, load_pairs


class Source(NamedTuple):
    """A fact as it is said somewhere in the window, and who found it, where and when."""

    id: str
    says: str
    source: str


@lru_cache(maxsize=8)
def load_sources(language: str = FALLBACK, folder: Path | None = None) -> tuple[Source, ...]:
    """Return the sources, in the order to list them. Raises BadContent."""
    return load_pairs("sources", "source", _source, language, folder)


def _source(source_id: str, _stanza: Stanza, words: Stanza) -> Source:
    return Source(source_id, words.text("says"), words.text("source"))
