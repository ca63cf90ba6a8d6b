# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The coach's rules and words: content/coach.toml and content/<language>/coach.toml, when first wanted.

Not before the first paint.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from holdspace.domain.coach import FINDINGS, CoachWords, Rules, new_rules
from holdspace.domain.coach.rules import BOOKS, LISTS
from holdspace.domain.coach.weighing import Weights
from holdspace.services.coach_weights import read_weights
from holdspace.services.stanzas import (
    FALLBACK,
    Stanza,
    close_all,
    content_folder,
    made,
    read_pair,
    read_stanza,
)

MORE_LISTS = ("inner", "done", "remedy", "suggest", "ordinal", "wh")
"""Lists that only phrases name."""


@lru_cache(maxsize=4)
def load_coach(language: str = FALLBACK, folder: Path | None = None) -> tuple[Rules, CoachWords]:
    """Return the coach's rules and what it says; some 90 ms the first time. Raises BadContent."""
    numbers, content = read_pair("coach", language, folder)
    words = _words(content.stanza("words"))
    listed = read_stanza(content_folder(folder), f"{language}/coach_lists.toml")
    weights = read_weights(content_folder(folder) / language / "coach_weights.tsv")
    rules = made(content, "", lambda: _rules(numbers, content, listed, weights))
    close_all(numbers, content, listed)
    return rules, words


def _rules(numbers: Stanza, content: Stanza, listed: Stanza, weights: dict[str, Weights]) -> Rules:
    short, groups, cues = content.stanza("short_forms"), content.stanza("near"), content.stanza("cues")
    return new_rules(
        long_words=int(numbers.number("long_words")),
        near_share=numbers.number("near_share"),
        short_forms={word: short.text(word) for word in short.keys()},  # noqa: SIM118 - a stanza, not a dict
        lists=_lists(content.stanza("lists")),
        phrases={name: _lines(content.stanza(name)) for name in BOOKS},
        near=[line.split() for line in _lines(groups)],
        cues=_groups(cues),
        weights=weights,
        listed={what: _groups(listed.stanza(what)) for what in listed.keys()},  # noqa: SIM118 - no dict
    )


def _lists(stanza: Stanza) -> dict[str, frozenset[str]]:
    found = {name: frozenset(stanza.blank_text(name).split()) for name in (*LISTS, *MORE_LISTS)}
    stanza.close()
    return found


def _groups(stanza: Stanza) -> dict[str, list[str]]:
    return {name: _phrases(stanza, name) for name in stanza.keys()}  # noqa: SIM118 - a stanza, not a dict


def _lines(stanza: Stanza) -> list[str]:
    """Return the lines of all groups of a table, those that are blank left out."""
    return [line for name in stanza.keys() for line in _phrases(stanza, name)]  # noqa: SIM118 - a stanza


def _phrases(stanza: Stanza, name: str) -> list[str]:
    return [line for line in stanza.blank_text(name).splitlines() if line.strip()]


def _words(stanza: Stanza) -> CoachWords:
    one, more = stanza.stanza("one"), stanza.stanza("more")
    words = CoachWords(
        saw=stanza.text("saw"),
        nothing=stanza.text("nothing"),
        counted=stanza.text("counted"),
        both=stanza.text("both"),
        one={what: one.text(what) for what in FINDINGS},
        more={what: more.text(what) for what in FINDINGS},
        reflection=stanza.text("reflection"),
        reflections=stanza.text("reflections"),
        question=stanza.text("question"),
        questions=stanza.text("questions"),
        numbers=stanza.texts("numbers"),
    )
    close_all(stanza, one, more)
    return words
