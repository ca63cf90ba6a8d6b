# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The shipped deck of cards keeps its own rules, in every language."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from itertools import combinations

import pytest

from holdspace.domain.audiences import AUDIENCES
from holdspace.domain.cards import MAX_SAY_WORDS, Card, filter_cards, folded_words, search_cards
from holdspace.services import content
from holdspace.services.resources import resources_folder

LANGUAGES = sorted(folder.name for folder in (resources_folder() / "content").iterdir() if folder.is_dir())
FEWEST_CARDS, FEWEST_AN_AUDIENCE, FEWEST_A_MOMENT, FEWEST_A_KIND = 96, 14, 3, 2
COMMON = ["shouting", "crying", "im_fine", "bad_news", "wants_a_date"]
TOO_ALIKE = 0.8
MAX_WHY_WORDS, MAX_AFTER_WORDS, MAX_ASIDE_WORDS = 18, 16, 14

# What nobody should be handed to say. Words are folded: no case, no apostrophes.
BANNED_EN = (
    "i understand|completely understand|understand exactly|i know how you feel|i know exactly|at least|"
    "everything happens|happens for a reason|so strong|calm down|i promise|ill make sure|"
    "dont worry|no worries|"
    "between us|always here|anytime|any time|what im hearing|i hear you|i hear that|it sounds like you|"
    "why did|why didnt|why dont|you should|you need to|you have to|you must|if i were you|"
    "could be worse|look on the bright|bright side|silver lining|stay positive|move on|get over|"
    "god|pray|praying|prayers|bless|blessed|blessing|faith|heaven|miracle|"
    "compliant|noncompliant|compliance|adherence|symptoms|diagnosed|anxiety|depression|trauma|trigger|triggered|"
    "coping|resilient|resilience|validate|closure|journey|self care|safe space|process this|"
    "fault|lazy|overreacting|dramatic|honestly speaking|to be honest"
)
BANNED = {"en": re.compile(rf"\b(?:{BANNED_EN})\b")}
ASKS_WHY = re.compile(r"(?:^|[.?] )Why\b")


@pytest.fixture(params=LANGUAGES)
def language(request) -> str:
    """Return each language in turn."""
    return str(request.param)


@pytest.fixture
def deck(language) -> tuple[Card, ...]:
    """Return the deck of a language."""
    return content.load_cards(language)


def test_no_audience_is_left_without_words_in_a_common_moment(deck, language):
    common = [moment.id for moment in content.load_moments(language) if moment.common]
    table = {
        audience: [len(filter_cards(deck, audience=audience, moment=moment)) for moment in common]
        for audience in AUDIENCES
    }
    lines = [f"{language:12}" + "".join(f"{moment:>14}" for moment in common)]
    lines += [
        f"{audience:12}" + "".join(f"{count:14}" for count in counts) for audience, counts in table.items()
    ]
    print("", *lines, sep="\n")  # noqa: T201 - the matrix is there to be read (pytest -rP)
    assert common == COMMON
    assert all(min(counts) > 0 for counts in table.values())


def test_there_are_cards_enough(deck, language):
    assert len(deck) >= FEWEST_CARDS
    for audience in AUDIENCES:
        assert len(filter_cards(deck, audience=audience)) >= FEWEST_AN_AUDIENCE, audience
    moments = Counter(moment for card in deck for moment in card.moments)
    kinds = Counter(card.kind for card in deck)
    assert {
        moment.id for moment in content.load_moments(language) if moments[moment.id] < FEWEST_A_MOMENT
    } == set()
    assert {kind.id for kind in content.load_card_kinds(language) if kinds[kind.id] < FEWEST_A_KIND} == set()


def test_a_card_is_one_breath_long(deck):
    for card in deck:
        assert 3 <= len(card.say.split()) <= MAX_SAY_WORDS, card.id
        assert len(card.say) <= 90, card.id
        assert all(len(word) <= 12 for word in folded_words(card.say)), card.id


def test_the_back_of_a_card_is_short(deck):
    for card in deck:
        assert 4 <= len(card.why.split()) <= MAX_WHY_WORDS, card.id
        assert len(card.after.split()) <= MAX_AFTER_WORDS, card.id
        assert len(card.lighter.split()) <= MAX_ASIDE_WORDS, card.id
        assert len(card.not_this.split()) <= MAX_ASIDE_WORDS, card.id


def test_what_is_said_is_whole_sentences(deck):
    for card in deck:
        for text in (card.say, card.why, card.after, card.lighter, card.not_this):
            assert not text or text[-1] in ".?…", f"{card.id}: {text}"
            assert not text or text[0].isupper() or text[0] in "“¿", f"{card.id}: {text}"
            assert text.count("[") == text.count("]") == len(re.findall(r"\[[a-z ]+\]", text)), card.id


def test_nothing_banned_is_said(deck, language):
    for card in deck:
        for text in (card.say, card.lighter):
            found = BANNED[language].search(" ".join(folded_words(text)))
            assert not found, f"{card.id}: {found}"
            assert not ASKS_WHY.search(text), card.id


@pytest.mark.parametrize(
    "text", ["I completely understand.", "At least it worked.", "Don’t worry.", "Calm down.", "Thank God."]
)
def test_the_banned_words_are_seen_when_they_are_there(text):
    assert BANNED["en"].search(" ".join(folded_words(text)))


@pytest.mark.parametrize("text", ["Why did you skip it?", "Okay. Why now?"])
def test_a_why_question_is_seen_when_it_is_there(text):
    assert ASKS_WHY.search(text)


def test_a_reflection_neither_asks_nor_advises(deck):
    for card in deck:
        if card.kind in ("simple_reflection", "complex_reflection", "double_sided"):
            assert "?" not in card.say, card.id
        if card.kind == "open_question":
            assert "?" in card.say or "like to hear" in card.say, card.id


def test_only_one_talks_to_oneself(deck):
    for card in deck:
        assert card.kind != "self_talk" or card.audiences == ("myself",), card.id
        assert "myself" not in card.audiences or len(card.audiences) == 1, card.id
        assert list(card.audiences) == [each for each in AUDIENCES if each in card.audiences], card.id


def test_no_two_cards_say_nearly_the_same(deck):
    folded = [(card.id, " ".join(folded_words(card.say))) for card in deck]
    for (first, one), (second, other) in combinations(folded, 2):
        alike = difflib.SequenceMatcher(None, one, other)
        if alike.real_quick_ratio() > TOO_ALIKE and alike.quick_ratio() > TOO_ALIKE:
            assert alike.ratio() <= TOO_ALIKE, f"{first} and {second}"


def test_no_two_cards_share_their_back(deck):
    for field in ("why", "not_this", "lighter"):
        texts = Counter(text for card in deck if (text := getattr(card, field)))
        assert [text for text, count in texts.items() if count > 1] == [], field


def test_a_card_is_found_by_its_words_and_its_labels(deck, language):
    labels = {moment.id: moment.label for moment in content.load_moments(language)}
    for card in deck:
        assert card in search_cards(deck, card.say), card.id
        assert card in search_cards(deck, labels[card.moments[0]]), card.id
