# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The words that the identifier guard knows, as its data files give them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

Words = frozenset[str]


@dataclass(frozen=True)
class Lexicon:
    """Word lists in lower case and without accents, and what is built of them once.

    What each list holds stands beside it in resources/content/identifiers. `labels` are regular expressions
    by kind, the first to try first.
    """

    given: Words = field(repr=False)
    family: Words = field(repr=False)
    lower_names: Words = field(repr=False)
    both: Words = field(repr=False)
    family_words: Words = field(repr=False)
    be_tells: Words = field(repr=False)
    ordinary: Words = field(repr=False)
    public: Words = field(repr=False)
    states: Words = field(repr=False)
    cities: Words = field(repr=False)
    cities_asked: Words = field(repr=False)
    state_marks: Words = field(repr=False)
    streets: Words = field(repr=False)
    streets_capital: Words = field(repr=False)
    units: Words = field(repr=False)
    facilities: Words = field(repr=False)
    lower_facilities: Words = field(repr=False)
    odd_facilities: Words = field(repr=False)
    town_parts: Words = field(repr=False)
    before_on: Words = field(repr=False)
    generic: Words = field(repr=False)
    openers: Words = field(repr=False)
    closers: Words = field(repr=False)
    place_endings: tuple[str, ...] = field(repr=False)
    before_place: Words = field(repr=False)
    titles: Words = field(repr=False)
    kin_titles: Words = field(repr=False)
    roles: Words = field(repr=False)
    verbs: Words = field(repr=False)
    weak_verbs: Words = field(repr=False)
    particles: Words = field(repr=False)
    run_stops: Words = field(repr=False)
    initials_known: Words = field(repr=False)
    moves: Words = field(repr=False)
    sentence_openers: Words = field(repr=False)
    estates: Words = field(repr=False)
    at_people: Words = field(repr=False)
    quarters: Words = field(repr=False)
    land: Words = field(repr=False)
    plain_titles: Words = field(repr=False)
    state_names: Words = field(repr=False)
    month_names: Words = field(repr=False)
    in_time: Words = field(repr=False)
    determiners: Words = field(repr=False)
    after_possessive: Words = field(repr=False)
    dotted: Words = field(repr=False)
    labels: Mapping[str, tuple[str, ...]] = field(repr=False)
    neutral: Mapping[str, str] = field(repr=False)
    offered: Mapping[str, tuple[str, ...]] = field(repr=False)
    role_of: Mapping[str, str] = field(repr=False)

    # Built when a text first needs them: half of the time that the lists take would be theirs.

    @cached_property
    def label_pattern(self) -> re.Pattern[str]:
        """Return what finds a label, its kind as the group's name."""
        return label_pattern(self.labels)

    @cached_property
    def address_pattern(self) -> re.Pattern[str]:
        """Return what finds a house number with its street."""
        marks = frozenset(mark.upper() for mark in self.state_marks)
        return address_pattern(self.streets, self.streets_capital, self.units, marks)

    @cached_property
    def street_pattern(self) -> re.Pattern[str]:
        """Return what finds a street without a house."""
        return street_pattern(self.streets)


def label_pattern(labels: Mapping[str, tuple[str, ...]]) -> re.Pattern[str]:
    """Return what finds a label, its kind as the group's name."""
    return re.compile(rf"(?<![\w])(?:{_either(labels)})(?:'s)?(?![^\W\d_])", re.IGNORECASE)


def _either(labels: Mapping[str, tuple[str, ...]]) -> str:
    kinds = (f"(?P<{kind}>{'|'.join(lines)})" for kind, lines in labels.items())
    return "|".join(kinds).replace(" ", r"[ \t]{1,3}").replace(r"[ \t]{1,3}?", r"[ \t]?")


def address_pattern(
    streets: Words, streets_capital: Words, units: Words, state_marks: Words
) -> re.Pattern[str]:
    """Return what finds a house number with its street, and what follows of unit, town, state and ZIP."""
    any_case = "|".join(sorted(streets, key=len, reverse=True))
    capital = "|".join(word.capitalize() for word in sorted(streets_capital, key=len, reverse=True))
    unit = "|".join(sorted(units, key=len, reverse=True))
    marks = "|".join(sorted(state_marks))
    middle = (
        rf"(?:(?:[NSEW]|[NS][EW])\.?|\d{{1,3}}(?:st|nd|rd|th)|(?!(?:{_NOT_IN_STREETS})\b)"
        r"[^\W\d_][\w'\u2019.-]{0,24})"
    )
    return re.compile(
        rf"(?<![\w/.-])\d{{1,6}}(?:[-\u2013]?[A-Za-z]|[-\u2013]\d{{1,4}}|\s1/2)?\s(?:{middle}\s){{1,4}}"
        rf"(?:(?:(?i:{any_case})|{capital})(?![\w'\u2019])\.?)(?:(?:(?<=[Rr]oad)|(?<=[Rr]oute)|(?<=[Hh]wy)|(?<=ighway))\s\d{{1,4}}(?!\w))?(?:\s(?:N|S|E|W|NE|NW|SE|SW)(?!\w)\.?)?"
        rf"(?:,?\s(?:(?i:{unit})\.?\s?|#\s?)(?=[\w-]{{0,3}}\d|[A-Z]\b)[\w-]{{1,6}})?"
        rf"(?:,?\s[A-Z][\w'\u2019.-]{{1,20}}(?:\s[A-Z][\w'\u2019.-]{{1,20}}){{0,2}}(?=,?\s(?:{marks})\b|,?\s\d{{5}}\b))?"
        rf"(?:,?\s(?:{marks})(?!\w)\.?)?(?:,?\s\d{{5}}(?:-\d{{4}})?(?!\w))?"
    )


def street_pattern(streets: Words) -> re.Pattern[str]:
    """Return what finds a numbered street without a house, and a box at the post office."""
    any_case = "|".join(sorted(streets, key=len, reverse=True))
    return re.compile(
        r"(?<!\w)(?:(?i:p\.?\s?o\.?\s?box)\s#?\d{1,6}"
        r"|(?:\d{1,6}\s)?(?:(?i:county road|county rd|state route|state rd|rural route|highway|hwy)"
        r"|Route|Rte\.?|CR|SR)\s\d{1,4}[A-Z]?(?!\w)"
        rf"|(?:(?<=\bat\s)|(?<=\bto\s)|(?<=\bnear\s))\d{{2,5}}\s(?!(?:{_TIMES})\b)[A-Z][a-z]{{2,20}}(?:\s[A-Z][a-z]{{2,20}})?(?!\w)"
        r"|(?<=\bin\s)\d{5}(?:-\d{4})?(?![\w%])|(?<![\w-])\d{5}-\d{4}(?![\w-])"
        r"|(?:(?<=corner\sof\s)|(?<=intersection\sof\s))(?=[A-Z\d])[\w.]{2,16}(?:\s[A-Z][\w.]{1,16})?"
        r"\s(?:and|&)\s[A-Z\d][\w.]{1,16}(?:\s(?:St|Ave|Rd|Street|Avenue|Road)\b)?"
        r"|(?:(?:North|South|East|West|[NSEW]\.?)\s)?\d{1,3}(?:st|nd|rd|th)\s"
        rf"(?:(?i:{any_case}))(?!\w)"
        r"|(?:\d{1,6}\s)?(?:North|South|East|West|[NSEW]\.?)\s\d{1,3}(?:st|nd|rd|th)(?!\w)"
        r"|\d{1,3}(?:st|nd|rd|th)\s(?:and|&)\s[A-Z][a-z]{2,16}(?!\w)"
        r"|(?:Our\s)?(?:Lady|Church|House|University|Hospital|Hospice|College|School|Temple|Sisters)\sof\s(?:the\s)?"
        r"[A-Z][\w'\u2019-]{1,20}(?:\s[A-Z][\w'\u2019-]{1,20}){0,3})"
    )


_TIMES = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
)
_NOT_IN_STREETS = (
    "minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|yrs?|miles?|mi|feet|ft|blocks?|calls?|times?|visits?|clients?"
    "|people|percent|mg|ml|lbs?|pounds?|am|pm|of|in|to|the|a|an|and|or|for|from|at|on|is|was|more|down|up|with|by|my|her|his"
    "|their|our|doors?|houses?|steps?|stairs|bucks|dollars|old|out|then|but|so|that|this|it|i|she|he|we|they|new|hard|long"
)
