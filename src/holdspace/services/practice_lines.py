# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The lines to practise listening on, each with samples of what can be said back (see content.py)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from holdspace.domain.audiences import AUDIENCES
from holdspace.services.content import load_moments
from holdspace.services.stanzas import FALLBACK, Stanza, load_pairs

__all__ = ["SAMPLES", "PracticeLine", "load_practice_lines"]

SAMPLES: tuple[str, ...] = ("simple", "complex", "double_sided", "affirmation", "open_question", "boundary")
"""The kinds of samples, in the order in which they are shown. "boundary": a no, where that is called for."""
_NEEDED = ("simple", "complex", "open_question")


class PracticeLine(NamedTuple):
    """What somebody says, and what can be said back: a sample of each kind of SAMPLES that fits.

    `audience` is who says it; for "myself" it is said to oneself.
    """

    id: str
    audience: str
    moment: str
    says: str
    samples: Mapping[str, str]


@lru_cache(maxsize=8)
def load_practice_lines(language: str = FALLBACK, folder: Path | None = None) -> tuple[PracticeLine, ...]:
    """Return the practice lines, in the file's order. Raises BadContent."""
    moments = {moment.id for moment in load_moments(language, folder)}

    def build(line_id: str, stanza: Stanza, words: Stanza) -> PracticeLine:
        return _line(line_id, stanza, words, moments)

    return load_pairs("practice_lines", "line", build, language, folder)


def _line(line_id: str, stanza: Stanza, words: Stanza, moments: set[str]) -> PracticeLine:
    audience, moment = stanza.text("audience"), stanza.text("moment")
    if audience not in AUDIENCES:
        raise stanza.error("audience", "not one of " + ", ".join(AUDIENCES))
    if moment not in moments:
        raise stanza.error("moment", "needs the id of a moment")
    says = words.text("says")
    samples = {kind: words.text(kind) if kind in _NEEDED else words.optional_text(kind) for kind in SAMPLES}
    return PracticeLine(
        line_id, audience, moment, says, {kind: text for kind, text in samples.items() if text}
    )
