# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Places below a state: addresses, streets, towns, counties, and buildings that have a name."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from holdspace.domain.identifiers.findings import Finding
from holdspace.domain.identifiers.lexicon import Lexicon
from holdspace.domain.identifiers.words import Sort, Word, runs, sort_of

_DIGIT = re.compile(r"\d")
_ZIP = re.compile(
    r"\b(?:zip|zip ?code|postal code|ZIP\+4)\b[^\d\n]{0,16}(?P<zip>\d{5}(?:-\d{4})?)(?!\w)", re.IGNORECASE
)
_STATE_AFTER = re.compile(
    r",\s(?P<state>[A-Z][A-Za-z]{1,12}(?:\s[A-Z][a-z]{3,12})?)(?!\w)\.?(?:\s\d{5}(?:-\d{4})?(?!\w))?"
)
_STATE_ZIP = re.compile(r"(?<!\w)[A-Z]{2}\s(?P<zip>\d{5}(?:-\d{4})?)(?!\w)")
_LONGEST = 4
_TOWN_ZIP = re.compile(r",?\s\d{5}(?:-\d{4})?(?!\w)")


def find_addresses(text: str, lexicon: Lexicon) -> Iterator[Finding]:
    """Yield house numbers with their street, boxes at the post office, numbered streets and ZIP codes."""
    if not _DIGIT.search(text) and " of " not in text:
        return
    for match in lexicon.address_pattern.finditer(text):
        yield Finding("place", *match.span())
    for match in lexicon.street_pattern.finditer(text):
        yield Finding("place", *match.span())
    for match in _ZIP.finditer(text):
        yield Finding("place", *match.span("zip"))
    for match in _STATE_ZIP.finditer(text):
        if match[0][:2].lower() in lexicon.state_marks:
            yield Finding("place", *match.span("zip"))


def find_places(text: str, words: Sequence[Word], lexicon: Lexicon) -> Iterator[Finding]:
    """Yield places among the words of a line."""
    for first, last in runs(words, lexicon):
        yield from _institution(words, first, last, lexicon)
        yield from _street_or_district(words, first, last, lexicon)
        yield from _saint(words, first, last)
        yield from _unknown_place(text, words, first, last, lexicon)
    yield from _towns(text, words, lexicon)


def _opened(words: Sequence[Word], first: int, last: int, lexicon: Lexicon) -> int:
    """Return where a run begins once words that only open the sentence are left out."""
    while first < last and (
        words[first].low in lexicon.run_stops
        or words[first].low in lexicon.titles
        or (words[first].opens and last - first > 1 and words[first].low in lexicon.sentence_openers)
    ):
        first += 1
    return first


def _institution(words: Sequence[Word], first: int, last: int, lexicon: Lexicon) -> Iterator[Finding]:
    start = _opened(words, first, last, lexicon)
    if start < last and _has_lower_facility(words, start, last, lexicon):
        yield Finding("place", words[start].start, words[last].end)
        return
    ends = [at for at in range(start, last) if words[at].low in lexicon.facilities]
    if not ends:
        return
    named = [
        at
        for at in range(start, ends[-1])
        if not _is_generic(words[at], lexicon)
        or (words[at].opens and _is_own_name(words, at, ends[-1], lexicon))
    ]
    if named and named[0] < ends[-1]:
        first_named = named[0]
        while (
            first_named > start
            and not words[first_named - 1].opens
            and words[first_named - 1].low not in lexicon.run_stops
        ):
            first_named -= 1
        yield Finding("place", words[first_named].start, words[ends[-1]].end)


def _is_own_name(words: Sequence[Word], at: int, end: int, lexicon: Lexicon) -> bool:
    """Tell "Shady Acres", which opens a sentence, from "Visited Meadows"."""
    low = words[at].low
    return (
        words[end].low in lexicon.estates
        and low not in lexicon.generic
        and not low.endswith(("ed", "ing"))
        and (low not in lexicon.run_stops)
    )


def _has_lower_facility(words: Sequence[Word], start: int, last: int, lexicon: Lexicon) -> bool:
    """Tell "the Maplewood apartments" from "Medicare clinic" and from what only opens a sentence."""
    odd = sort_of(words[start], lexicon) is Sort.UNKNOWN
    if odd and last < len(words) and words[last].gap == " " and words[last].low in lexicon.odd_facilities:
        return words[last - 1].end == words[last - 1].whole_end
    if last >= len(words) or words[last].gap != " " or words[last - 1].end != words[last - 1].whole_end:
        return False
    if words[last].low not in lexicon.lower_facilities or words[start].is_shouted:
        return False
    return not any(
        _is_generic(word, lexicon) or sort_of(word, lexicon) is Sort.PUBLIC or word.low in lexicon.titles
        for word in words[start:last]
    )


def _is_generic(word: Word, lexicon: Lexicon) -> bool:
    return (
        word.low in lexicon.generic
        or word.low in lexicon.facilities
        or word.low in lexicon.run_stops
        or word.low in lexicon.states
        or word.low in lexicon.roles
        or (word.is_shouted and len(word.low) > 4)
        or (
            word.opens
            and word.low in lexicon.ordinary
            and word.low not in lexicon.both | lexicon.cities_asked | lexicon.cities
        )
    )


def _street_or_district(words: Sequence[Word], first: int, last: int, lexicon: Lexicon) -> Iterator[Finding]:
    start = _opened(words, first, last, lexicon)
    for at in range(start + 1, last):
        low = words[at].low
        before = words[at - 1].low
        named = [each for each in range(start, at) if words[each].low not in lexicon.generic] or (
            [start] if low in lexicon.closers and before in lexicon.openers else []
        )
        if not named or (
            before in lexicon.states and low not in ("county", "street", "avenue", "ave", "road", "blvd")
        ):
            continue
        if (
            low == "county"
            or (low in lexicon.closers and before not in lexicon.public)
            or _ends_street(words, at, last, lexicon)
        ):
            yield Finding("place", words[named[0]].start, words[at].end)


def _ends_street(words: Sequence[Word], at: int, last: int, lexicon: Lexicon) -> bool:
    low = words[at].low
    if low in (
        "dr",
        "ct",
        "pl",
        "st",
        "place",
        "hwy",
        "highway",
        "pike",
        "court",
        "way",
        "run",
        "pass",
        "point",
        "row",
        "bend",
    ):
        return at == last - 1 and low in ("st", "court", "place", "way", "ct") and not words[at - 1].opens
    return low in lexicon.streets or low in lexicon.streets_capital


def _saint(words: Sequence[Word], first: int, last: int) -> Iterator[Finding]:
    for at in range(first, last - 1):
        after = words[at + 1]
        if words[at].low in ("st", "saint") and after.low not in (
            "patrick",
            "valentine",
            "nick",
            "nicholas",
            "paddy",
        ):
            yield Finding("place", words[at].start, after.whole_end)
            return


def _unknown_place(
    text: str, words: Sequence[Word], first: int, last: int, lexicon: Lexicon
) -> Iterator[Finding]:
    """Yield a run that its shape, the word before it or the state after it tells."""
    start = _opened(words, first, last, lexicon)
    if start == last:
        return
    opener = words[start]
    sorts = [sort_of(word, lexicon) for word in words[start:last]]
    code = _TOWN_ZIP.match(text, words[last - 1].end)
    whole = Finding("place", opener.start, code.end() if code else words[last - 1].end)
    before = words[start - 1].low if start and not opener.opens else ""
    is_odd = sorts[0] is Sort.UNKNOWN and len(opener.low) > 3
    if (last - start == 1 and is_odd and opener.low.endswith(lexicon.place_endings)) or (
        last - start > 1 and opener.low in lexicon.land and words[start + 1].low not in lexicon.run_stops
    ):
        yield whole
    elif (state := _state_after(text, words[last - 1].whole_end, lexicon)) and sorts[0] is not Sort.SHOUT:
        yield Finding("place", opener.start, state)
    elif _is_asked_for(words, start, last, before, sorts, lexicon) or (
        last - start == 1 and opener.low in lexicon.quarters and not opener.opens
    ):
        yield whole


def _is_asked_for(
    words: Sequence[Word], start: int, last: int, before: str, sorts: Sequence[Sort], lexicon: Lexicon
) -> bool:
    """Tell whether the words before a run make it a place: "in", "back from", "off" and the like."""
    if (
        not before
        or words[last - 1].end != words[last - 1].whole_end
        or words[start].low in lexicon.particles
    ):
        return False
    two_before = words[start - 2].low if start > 1 else ""
    if before == "the":
        return False
    named = {Sort.UNKNOWN, Sort.NAME, Sort.BOTH, Sort.FAMILY_WORD}
    months = ("may", "april", "june", "august")
    if before in lexicon.before_place:
        ordinary = last - start > 1 and not any(_is_generic(word, lexicon) for word in words[start:last])
        known = sorts[0] in named and words[start].low not in months
        return known or (ordinary and set(sorts) <= named | {Sort.ORDINARY})
    if before in ("to", "from", "through", "for", "toward", "towards") and two_before in lexicon.moves:
        is_sure = two_before != "back" or before == "from"
        return sorts[0] is Sort.UNKNOWN or (sorts[0] is Sort.NAME and is_sure)
    if before == "of" and two_before in lexicon.before_place:
        return sorts[0] in named
    if before == "at":
        return sorts[0] is Sort.UNKNOWN and two_before not in lexicon.at_people
    if before == "on" and last - start == 1:
        return sorts[0] is Sort.UNKNOWN and two_before in lexicon.before_on
    if before in ("off", "along") and last - start == 1:
        return sorts[0] in named | {Sort.ORDINARY} and not words[start].is_shouted
    return False


def _state_after(text: str, at: int, lexicon: Lexicon) -> int:
    """Return where a state ends that follows a comma at `at`, or 0."""
    match = _STATE_AFTER.match(text, at)
    if not match:
        return 0
    state = match["state"]
    if state.isupper():
        return match.end() if state.lower() in lexicon.state_marks else 0
    low = state.lower().split()
    if low[-1] in lexicon.states:
        return match.end()
    return match.start("state") + len(low[0]) if low[0] in lexicon.states else 0


def _towns(text: str, words: Sequence[Word], lexicon: Lexicon) -> Iterator[Finding]:
    at = 0
    while at < len(words):
        step = 1
        if words[at].is_capital:
            for length in range(min(_LONGEST, len(words) - at), 0, -1):
                name = _joined(words[at : at + length])
                if name and _is_town(text, words, at, length, name, lexicon):
                    yield _town(text, words, at, length, lexicon)
                    step = length
                    break
        at += step


def _town(text: str, words: Sequence[Word], at: int, length: int, lexicon: Lexicon) -> Finding:
    """Return the town with the part of it that is named before it, and the state and ZIP after it."""
    last = words[at + length - 1]
    before = words[at - 1] if at and words[at].gap == " " else None
    is_part = before is not None and before.is_capital and before.low in lexicon.town_parts
    end = _state_after(text, last.whole_end, lexicon) or last.end
    code = _TOWN_ZIP.match(text, end)
    return Finding(
        "place", before.start if before and is_part else words[at].start, code.end() if code else end
    )


def _joined(words: Sequence[Word]) -> str:
    for before, word in itertools.pairwise(words):
        if word.gap not in (" ", ". ") or before.end != before.whole_end:
            return ""
    return " ".join(word.low for word in words)


def _is_town(text: str, words: Sequence[Word], at: int, length: int, name: str, lexicon: Lexicon) -> bool:
    last = words[at + length - 1]
    if name in lexicon.cities:
        return length > 1 or not (
            at + 1 < len(words)
            and words[at + 1].low in ("state", "police", "times")
            and words[at + 1].is_capital
        )
    if name not in lexicon.cities_asked:
        return False
    if length > 1 or _state_after(text, last.whole_end, lexicon):
        return True
    if words[at].opens or not at:
        return False
    before = words[at - 1].low
    if before in ("to", "from", "through", "towards", "toward", "for") and at > 1:
        return words[at - 2].low in lexicon.moves
    return before in lexicon.before_place or before == "downtown"
