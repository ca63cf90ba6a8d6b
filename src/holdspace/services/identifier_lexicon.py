# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Loads the words that the identifier guard knows, once, when they are first needed.

Not before the first paint.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from holdspace.domain.identifiers.findings import KINDS, plain
from holdspace.domain.identifiers.lexicon import Lexicon
from holdspace.services.resources import resources_folder
from holdspace.services.stanzas import BadContent, Stanza, read_stanza


@lru_cache(maxsize=2)
def load_lexicon(folder: Path | None = None) -> Lexicon:
    """Return the words and patterns of content/identifiers; some 15 ms the first time. Raises BadContent."""
    content = folder or resources_folder() / "content" / "identifiers"
    names, places = read_stanza(content, "names.toml"), read_stanza(content, "places.toml")
    people, public = read_stanza(content, "people.toml"), read_stanza(content, "public.toml")
    words, labels = read_stanza(content, "words.toml"), _labels(content)
    replacements = read_stanza(content, "replacements.toml")
    lexicon = Lexicon(
        given=_words(names, "given"),
        family=_words(names, "family"),
        lower_names=_words(names, "lower_given") | _words(names, "lower_family"),
        both=_words(names, "both"),
        family_words=_words(names, "family_words"),
        be_tells=_words(names, "be_tells"),
        ordinary=_words(words, "ordinary"),
        public=_words(public, "public"),
        states=_words(public, "states"),
        cities=_towns(places, "cities"),
        cities_asked=_towns(places, "cities_asked"),
        state_marks=_words(places, "state_marks"),
        streets=_words(places, "streets"),
        streets_capital=_words(places, "streets_capital"),
        units=_words(places, "units"),
        facilities=_words(places, "facilities"),
        lower_facilities=_words(places, "lower_facilities"),
        odd_facilities=_words(places, "odd_facilities"),
        town_parts=_words(places, "town_parts"),
        before_on=_words(places, "before_on"),
        generic=_words(places, "generic"),
        openers=_words(places, "openers"),
        closers=_words(places, "closers"),
        place_endings=tuple(sorted(_words(places, "place_endings"))),
        before_place=_words(places, "before_place"),
        titles=_words(people, "titles"),
        kin_titles=_words(people, "kin_titles"),
        roles=_words(people, "roles"),
        verbs=_words(people, "verbs"),
        weak_verbs=_words(people, "weak_verbs"),
        particles=_words(people, "particles"),
        run_stops=_words(people, "run_stops"),
        initials_known=_words(people, "initials_known"),
        moves=_words(places, "moves"),
        sentence_openers=_words(places, "sentence_openers"),
        estates=_words(places, "estates"),
        at_people=_words(places, "at_people"),
        quarters=_words(places, "quarters"),
        land=_words(places, "land"),
        plain_titles=_words(people, "plain_titles"),
        state_names=_words(people, "state_names"),
        month_names=_words(people, "month_names"),
        in_time=_words(people, "in_time"),
        determiners=_words(people, "determiners"),
        after_possessive=_words(people, "after_possessive"),
        dotted=_words(people, "dotted"),
        labels=labels,
        neutral=_texts(replacements, "neutral"),
        offered=_lists(replacements, "offered"),
        role_of=_all_texts(replacements, "roles"),
    )
    for stanza in (names, places, people, public, words, replacements):
        stanza.close()
    return lexicon


def _words(stanza: Stanza, key: str) -> frozenset[str]:
    return frozenset(plain(stanza.blank_text(key)).split())


def _towns(stanza: Stanza, key: str) -> frozenset[str]:
    towns = " ".join(plain(stanza.blank_text(key)).replace(".", "").split())
    return frozenset(town.strip() for town in towns.split(","))


def _labels(content: Path) -> dict[str, tuple[str, ...]]:
    file = read_stanza(content, "labels.toml")
    table = file.stanza("labels")
    found = {}
    for kind in table.keys():  # noqa: SIM118 - a stanza, not a dict
        lines = tuple(table.blank_text(kind).splitlines())
        if kind not in KINDS or not lines:
            raise table.error(kind, "needs a kind of identifier and lines")
        found[kind] = lines
    file.close()
    return found


def _texts(stanza: Stanza, key: str) -> dict[str, str]:
    table = stanza.stanza(key)
    found = {kind: table.text(kind) for kind in KINDS}
    table.close()
    return found


def _lists(stanza: Stanza, key: str) -> dict[str, tuple[str, ...]]:
    table = stanza.stanza(key)
    found = {kind: table.texts(kind) for kind in KINDS}
    table.close()
    return found


def _all_texts(stanza: Stanza, key: str) -> dict[str, str]:
    table = stanza.stanza(key)
    return {word: table.text(word) for word in table.keys()}  # noqa: SIM118 - a stanza, not a dict


__all__ = ["BadContent", "load_lexicon"]
