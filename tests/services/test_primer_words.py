# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The primer, read as it lies: ten short plain pages, one thing to try on each, no fact but those in Help."""

from __future__ import annotations

import difflib
import re
import tomllib
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from deck_rules import BANNED, TOO_ALIKE
from holdspace.domain.cards import folded_words

CONTENT = Path(__file__).parents[2] / "resources" / "content"
PAGES = 10
FEWEST_WORDS, MOST_WORDS, MOST_PARAGRAPH_WORDS, MOST_TRY_WORDS = 150, 240, 90, 36
MOST_SENTENCE_WORDS, MOST_WORDS_ON_AVERAGE = 34, 12.0
MOST_LONG_WORDS = 0.02  # words of more than ten letters

CLAIMS = re.compile(
    r"\b(?:proven|proves|studies|study|research|evidence|effective|heals?|healing|therap(?:y|eutic)|treat(?:s|ment)?|"
    r"cures?|reduces?|prevents?|guarantee[sd]?|burnout|stress|wellbeing|mindful(?:ness)?|percent)\b"
)
MARKDOWN = re.compile(r"[*_`#\[\]<>~|]|^[-+>] |^\d+\. |https?:")


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((CONTENT / name).read_text(encoding="utf-8"))


ORDER: list[str] = [page["id"] for page in _read("primer.toml")["page"]]
WORDS: dict[str, dict[str, Any]] = _read("en/primer.toml")
SAYS = {source_id: each["says"] for source_id, each in _read("en/sources.toml").items()}


def _texts(page: dict[str, Any]) -> list[str]:
    return [page["title"], *page["text"], page["try"]]


ALL = [(page_id, text) for page_id, page in WORDS.items() for text in _texts(page)]


def _folded(text: str) -> str:
    return " ".join(folded_words(text))


def _sentences(text: str) -> list[str]:
    return [each for each in re.split(r"(?<=[.?!…])[”]?\s+", text) if each]


def test_there_are_ten_pages_in_the_order_of_their_words():
    assert len(set(ORDER)) == len(ORDER) == PAGES
    assert list(WORDS) == ORDER
    assert all(re.fullmatch(r"[a-z]+(?:_[a-z]+)*", each) for each in ORDER)
    assert all({"id"} <= set(page) <= {"id", "sources"} for page in _read("primer.toml")["page"])


@pytest.mark.parametrize("page_id", ORDER)
def test_a_page_is_read_in_two_minutes(page_id):
    page = WORDS[page_id]
    assert set(page) == {"title", "text", "try"}
    assert FEWEST_WORDS <= len(" ".join(_texts(page)).split()) <= MOST_WORDS
    assert 2 <= len(page["title"].split()) <= 8
    assert 4 <= len(page["text"]) <= 6
    assert max(len(text.split()) for text in page["text"]) <= MOST_PARAGRAPH_WORDS


@pytest.mark.parametrize("page_id", ORDER)
def test_a_page_ends_in_one_small_thing_to_try(page_id):
    thing = WORDS[page_id]["try"]
    assert 1 <= len(_sentences(thing)) <= 2
    assert len(thing.split()) <= MOST_TRY_WORDS
    assert "?" not in thing


@pytest.mark.parametrize("page_id", ORDER)
def test_a_page_shows_a_scene(page_id):
    texts = WORDS[page_id]["text"]
    assert any("“" in text for text in texts) or any(re.search(r"\b(?:Nadia|Luis)\b", text) for text in texts)


@pytest.mark.parametrize("page_id", ORDER)
def test_a_page_is_plain_reading(page_id):
    sentences = [each for text in _texts(WORDS[page_id])[1:] for each in _sentences(text)]
    lengths = [len(each.split()) for each in sentences]
    words = [word for each in sentences for word in folded_words(each)]
    assert max(lengths) <= MOST_SENTENCE_WORDS
    assert sum(lengths) / len(lengths) <= MOST_WORDS_ON_AVERAGE
    assert sum(len(word) > 10 for word in words) / len(words) <= MOST_LONG_WORDS


def test_the_text_is_plain_and_in_the_marks_of_the_other_files():
    for page_id, text in ALL:
        where = f"{page_id}: {text[:40]}"
        assert text == text.strip(), where
        assert text[0].isupper() or text[0] == "“", where
        assert not MARKDOWN.search(text), where
        assert not re.search(r"['\"]|  |\.\.\.|--|–|—", text), where
        assert text.count("“") == text.count("”"), where
        assert text == WORDS[page_id]["title"] or text[-1] in ".?”", where


def test_nothing_banned_is_in_it():
    assert [each for each in ALL if BANNED["en"].search(_folded(each[1]))] == []


def test_nothing_is_claimed():
    assert [each for each in ALL if CLAIMS.search(_folded(each[1]))] == []


def test_every_figure_is_in_a_fact_as_it_is_worded_in_help():
    rest = "\n".join(text for _, text in ALL)
    for fact in SAYS.values():
        rest = rest.replace(fact, "")
    assert set(re.findall(r"\d[\d:.]*\d|\d", rest)) <= {"911"}


def test_a_page_names_the_source_of_every_fact_it_tells_and_no_other():
    for page in _read("primer.toml")["page"]:
        told = [source for source, says in SAYS.items() if says in "\n".join(WORDS[page["id"]]["text"])]
        assert page.get("sources", []) == told


@pytest.mark.parametrize("text", ["Research shows it.", "It reduces stress.", "It is proven."])
def test_a_claim_is_seen_when_it_is_there(text):
    assert CLAIMS.search(_folded(text))


def test_nothing_is_said_twice():
    texts = [_folded(text) for _, text in ALL]
    assert len(set(texts)) == len(texts)
    for one, other in combinations(texts, 2):
        matcher = difflib.SequenceMatcher(None, one, other)
        alike = matcher.real_quick_ratio() > TOO_ALIKE and matcher.quick_ratio() > TOO_ALIKE
        assert not alike or matcher.ratio() <= TOO_ALIKE, f"{one[:40]} and {other[:40]}"
    sentences = [_folded(each) for _, text in ALL for each in _sentences(text) if len(each.split()) > 3]
    assert len(set(sentences)) == len(sentences)


def test_pages_open_in_different_ways():
    openings = [folded_words(page["text"][0])[:2] for page in WORDS.values()]
    assert len(set(openings)) == len(openings)
