# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Names of people: by title, by list, by capitals inside a sentence, by what stands around a word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from holdspace.domain.identifiers.findings import Finding
from holdspace.domain.identifiers.lexicon import Lexicon
from holdspace.domain.identifiers.words import Sort, Word, runs, sort_of

_INITIALS = re.compile(r"(?<![\w.])(?:[A-Z]\.\s?){2,3}(?![\w])(?:\s(?=[A-Z][a-z]))?")


def find_people(text: str, words: Sequence[Word], lexicon: Lexicon) -> Iterator[Finding]:
    """Yield names among the words of a line."""
    for at, word in enumerate(words):
        if not word.is_capital:
            yield from _lower(words, at, lexicon)
    for first, last in runs(words, lexicon):
        yield from _in_run(words, first, last, lexicon)
    yield from _initials(text, lexicon)


def _lower(words: Sequence[Word], at: int, lexicon: Lexicon) -> Iterator[Finding]:
    """Yield a name that has no capital: after a title, or one that is nothing else."""
    word = words[at]
    if word.low in lexicon.titles and at + 1 < len(words) and words[at + 1].gap in (" ", ". "):
        yield from _after_lower_title(words, at, lexicon)
    elif word.low in lexicon.lower_names and word.text.islower():
        end = at + 1
        while end < len(words) and words[end].gap == " " and _can_follow(words[end], lexicon):
            end += 1
        yield Finding("name", word.start, words[end - 1].end)


def _can_follow(word: Word, lexicon: Lexicon) -> bool:
    return word.low in lexicon.lower_names or (
        word.low in lexicon.family and word.low not in lexicon.ordinary
    )


def _after_lower_title(words: Sequence[Word], at: int, lexicon: Lexicon) -> Iterator[Finding]:
    title, word = words[at], words[at + 1]
    if word.is_capital:
        return
    known = any(
        word.low in names
        for names in (lexicon.given, lexicon.family, lexicon.family_words, lexicon.both, lexicon.state_names)
    )
    odd = word.low not in lexicon.ordinary and len(word.low) > 2 and word.text.islower()
    initial = len(word.low) == 1 and title.low in lexicon.plain_titles
    if (
        title.low in lexicon.plain_titles
        and (known or initial or (odd and sort_of(word, lexicon) is Sort.UNKNOWN))
    ) or (known and word.low not in lexicon.ordinary):
        yield Finding("name", word.start, word.end)


def _in_run(words: Sequence[Word], first: int, last: int, lexicon: Lexicon) -> Iterator[Finding]:
    at = first
    while at < last:
        if words[at].low in lexicon.titles or words[at].low in lexicon.kin_titles:
            end = _titled(words, at, last, lexicon)
            if end:
                yield Finding("name", words[_named_from(words, at, end, lexicon)].start, words[end - 1].end)
                at = end
                continue
        end = _segment(words, at, last, lexicon)
        if end > at and _is_person(words, at, end, lexicon):
            yield Finding("name", words[at].start, words[end - 1].end)
        at = max(end, at + 1)
    yield from _after_title_before_run(words, first, last, lexicon)


def _named_from(words: Sequence[Word], at: int, end: int, lexicon: Lexicon) -> int:
    """Return the first word after the titles."""
    while at < end - 1 and (words[at].low in lexicon.titles or words[at].low in lexicon.kin_titles):
        at += 1
    return at


def _titled(words: Sequence[Word], at: int, last: int, lexicon: Lexicon) -> int:
    """Return where the name ends that the title at `at` begins, or 0 where none follows."""
    is_kin = words[at].low in lexicon.kin_titles
    is_plain = words[at].low in lexicon.plain_titles
    here = at + 1
    while here < last and here - at < 8:
        word = words[here]
        sort = sort_of(word, lexicon)
        if not word.is_capital or word.low in lexicon.titles or word.low in lexicon.kin_titles:
            here += 1
            continue
        if sort is Sort.ORDINARY and (
            not is_plain or word.low in lexicon.roles or word.low in lexicon.run_stops
        ):
            break
        if sort is Sort.PUBLIC and not (is_plain and here == at + 1):
            break
        if sort is Sort.SHOUT and not (is_plain and here == at + 1 and word.low not in lexicon.ordinary):
            break
        if (
            is_kin
            and words[at].opens
            and sort in (Sort.BOTH, Sort.UNKNOWN)
            and words[at].low in ("big", "little", "old", "baby")
        ):
            break
        here += 1
    while here > at + 1 and not words[here - 1].is_capital:
        here -= 1
    named = [
        each for each in range(at + 1, here) if words[each].low not in lexicon.titles | lexicon.kin_titles
    ]
    return here if named else 0


def _after_title_before_run(
    words: Sequence[Word], first: int, last: int, lexicon: Lexicon
) -> Iterator[Finding]:
    """Yield a capitalised name after a title or a role that has no capital itself."""
    if not first or words[first].gap not in (" ", ". ", ", "):
        return
    start, before = first, words[first - 1]
    while before.low in lexicon.particles and start > 1 and not before.is_capital:
        start -= 1
        before = words[start - 1]
    word = words[first]
    sort = sort_of(word, lexicon)
    is_title = before.low in lexicon.titles and words[first].gap != ", "
    is_role = before.low in lexicon.roles and before.end == before.whole_end and words[first].gap == " "
    if (is_title and sort is not Sort.ORDINARY and sort not in (Sort.PUBLIC, Sort.SHOUT)) or (
        is_role and sort in (Sort.BOTH, Sort.UNKNOWN, Sort.FAMILY_WORD)
    ):
        end = first + 1
        while end < last and sort_of(words[end], lexicon) not in (Sort.ORDINARY, Sort.PUBLIC, Sort.SHOUT):
            end += 1
        yield Finding("name", words[start].start, words[end - 1].end)
    elif is_role and sort is Sort.ORDINARY and last - first == 1 and _may_be_called(before, word, lexicon):
        yield Finding("name", word.start, word.end)


def _may_be_called(role: Word, word: Word, lexicon: Lexicon) -> bool:
    return (
        word.low not in lexicon.run_stops
        and word.low not in lexicon.roles
        and role.low not in ("client", "patient", "employer", "mom", "dad", "doctor", "physician")
    )


def _segment(words: Sequence[Word], at: int, last: int, lexicon: Lexicon) -> int:
    """Return where the words end, from `at` on, that can be parts of one name."""
    end = at
    seen_name = False
    while end < last:
        word = words[end]
        if word.is_capital:
            sort = sort_of(word, lexicon)
            after_name = seen_name and end == at + 1 and _can_end_a_name(word, sort, lexicon)
            if (
                end == at
                and word.low in lexicon.state_names
                and _is_named_as_a_state(words, at, last, lexicon)
            ):
                sort = Sort.BOTH
            if end == at and word.low in lexicon.particles and not word.is_shouted and at + 1 < last:
                end += 1
                continue
            if sort in (Sort.ORDINARY, Sort.PUBLIC, Sort.SHOUT) and not (
                after_name and not words[at].is_shouted
            ):
                break
            seen_name = seen_name or sort in (Sort.NAME, Sort.BOTH)
        elif not seen_name and words[at].low not in lexicon.particles:
            break
        end += 1
    while end > at and not words[end - 1].is_capital:
        end -= 1
    return end


def _can_end_a_name(word: Word, sort: Sort, lexicon: Lexicon) -> bool:
    return (sort is Sort.ORDINARY and word.low not in lexicon.run_stops) or word.low in lexicon.state_names


def _is_named_as_a_state(words: Sequence[Word], at: int, last: int, lexicon: Lexicon) -> bool:
    """Tell the person Virginia from the state."""
    if words[at].low not in lexicon.state_names:
        return False
    if at + 1 < last:
        return sort_of(words[at + 1], lexicon) in (Sort.NAME, Sort.UNKNOWN)
    if at + 1 == len(words) or words[at].whole_end != words[at].end or words[at + 1].gap != " ":
        return False
    after = words[at + 1].low
    return after in lexicon.verbs and after not in lexicon.weak_verbs


def _is_person(words: Sequence[Word], at: int, end: int, lexicon: Lexicon) -> bool:
    sorts = [sort_of(word, lexicon) for word in words[at:end] if word.is_capital]
    if words[at].low in lexicon.state_names:
        return True
    if words[at].low in lexicon.particles and sorts[0] in (Sort.PUBLIC, Sort.ORDINARY):
        return end - at > 1 and bool({Sort.NAME, Sort.UNKNOWN, Sort.FAMILY_WORD, Sort.BOTH} & set(sorts[1:]))
    if Sort.NAME in sorts:
        return not (len(sorts) == 1 and _is_brand_like(words, at, end))
    if len(sorts) > 1:
        return sum(sort is not Sort.INITIAL for sort in sorts) > 0 and not (
            words[at].opens and Sort.UNKNOWN not in sorts and sorts[0] is not Sort.BOTH
        )
    if sorts[0] is Sort.BOTH:
        return _is_named_by_a_word(words, at, lexicon)
    if sorts[0] is Sort.INITIAL:
        return False
    if sorts[0] is Sort.FAMILY_WORD:
        return _is_by_family_word(words, at, lexicon)
    return _is_odd_person(words, at, lexicon)


def _is_brand_like(words: Sequence[Word], at: int, end: int) -> bool:
    return end < len(words) and words[at].low in ("johnson", "wells") and words[end].gap == " & "


def _is_named_by_a_word(words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    """Tell Grace from grace."""
    word = words[at]
    before = words[at - 1].low if at and not word.opens else ""
    after = words[at + 1] if at + 1 < len(words) and words[at + 1].gap in (" ", ", ") else None
    if word.opens:
        return _opens_with_person(words, at, lexicon, word.low in lexicon.be_tells)
    if word.low in lexicon.month_names and (
        before in lexicon.in_time and before not in ("to", "for", "from", "and", "of", "with")
    ):
        return False
    if word.low in lexicon.month_names and before in ("to", "for", "from", "and", "of"):
        return after is not None and after.low in lexicon.verbs
    if before in lexicon.determiners and before != "with":
        return False
    return not (words[at - 1].is_shouted and after is not None and after.is_shouted)


def _opens_with_person(words: Sequence[Word], at: int, lexicon: Lexicon, be_tells: bool) -> bool:
    word = words[at]
    if at + 1 >= len(words):
        return False
    after = words[at + 1]
    if word.end != word.whole_end:
        return after.gap == " " and after.low not in lexicon.after_possessive and word.low not in ("god",)
    if after.gap == ", ":
        return (
            after.low in ("her", "his", "my", "the", "our")
            and at + 2 < len(words)
            and words[at + 2].low in lexicon.roles
        )
    if after.gap != " ":
        return False
    if after.low in ("and", "&") and at + 2 < len(words) and words[at + 2].is_capital:
        return sort_of(words[at + 2], lexicon) in (Sort.NAME, Sort.BOTH)
    if after.low == "and" and at + 2 < len(words) and words[at + 2].low in ("her", "his", "their"):
        return True
    if after.low in (
        "is",
        "was",
        "has",
        "had",
        "asked",
        "will",
        "doesn't",
        "didn't",
        "won't",
        "can't",
        "wasn't",
        "isn't",
        "hasn't",
    ):
        return be_tells or after.low == "asked"
    return after.low in lexicon.verbs and after.low not in lexicon.weak_verbs


def _is_by_family_word(words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    word = words[at]
    if word.opens:
        return _opens_with_person(words, at, lexicon, be_tells=False) and word.end == word.whole_end
    if words[at - 1].low in lexicon.determiners or words[at - 1].is_capital:
        return False
    return not (at + 1 < len(words) and words[at + 1].is_capital and words[at + 1].gap == " ")


def _is_odd_person(words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    word = words[at]
    if word.opens:
        if at + 1 >= len(words) or len(word.low) < 3:
            return False
        after = words[at + 1]
        if word.end != word.whole_end:
            return after.gap == " " and after.low not in lexicon.after_possessive
        if after.low == "and" and at + 2 < len(words) and words[at + 2].is_capital:
            return True
        return after.gap == " " and after.low in lexicon.verbs
    return not (at + 1 < len(words) and words[at + 1].is_capital and words[at + 1].gap == " ")


def _initials(text: str, lexicon: Lexicon) -> Iterator[Finding]:
    if "." not in text:
        return
    for match in _INITIALS.finditer(text):
        letters = match[0].lower().replace(" ", "").rstrip(".")
        if letters not in lexicon.initials_known:
            yield Finding("name", match.start(), match.start() + len(match[0].rstrip()))
