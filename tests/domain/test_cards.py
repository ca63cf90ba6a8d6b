# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Cards are found by audience, moment and kind, and by the beginnings of their words."""

from __future__ import annotations

import dataclasses
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.domain.audiences import AUDIENCES
from holdspace.domain.cards import BadCard, Card, filter_cards, folded_words, gaps_in, hand_out, search_cards

MOMENTS = ("shouting", "crying", "silence")
KINDS = ("boundary", "silence")
LETTERS = st.text(alphabet="abcdefghijklmnopqrstuvwxyzäéñß", min_size=1, max_size=8)


def card(**values: object) -> Card:
    """Return a card with what a test leaves open filled in."""
    usual = {
        "id": "pen_down",
        "audiences": ("client",),
        "moments": ("crying",),
        "kind": "silence",
        "say": "I’ve put my pen down. Take your time.",
        "why": "The form can wait.",
    }
    return Card(**{**usual, **values})  # type: ignore[arg-type]


def cards() -> st.SearchStrategy[tuple[Card, ...]]:
    """Return decks of any make-up."""
    one = st.builds(
        card,
        id=LETTERS,
        audiences=st.lists(st.sampled_from(AUDIENCES), min_size=1, unique=True).map(tuple),
        moments=st.lists(st.sampled_from(MOMENTS), min_size=1, unique=True).map(tuple),
        kind=st.sampled_from(KINDS),
        say=st.lists(LETTERS, min_size=1, max_size=6).map(" ".join),
    )
    return st.lists(one, max_size=12).map(tuple)


def some_audiences() -> st.SearchStrategy[list[str]]:
    """Return up to three audiences."""
    return st.lists(st.sampled_from(AUDIENCES), unique=True, max_size=3)


def maybe(values: tuple[str, ...]) -> st.SearchStrategy[str | None]:
    """Return one of the values or None."""
    return st.none() | st.sampled_from(values)


@given(cards(), maybe(AUDIENCES), maybe(MOMENTS), maybe(KINDS))
def test_a_filter_keeps_exactly_what_fits_in_its_order(deck, audience, moment, kind):
    found = filter_cards(deck, audience=audience, moment=moment, kind=kind)
    expected = [
        each
        for each in deck
        if (not audience or audience in each.audiences)
        and (not moment or moment in each.moments)
        and (not kind or kind == each.kind)
    ]
    assert list(found) == expected


@given(cards())
def test_no_filter_and_no_query_find_all(deck):
    assert filter_cards(deck) == deck
    assert search_cards(deck, "") == search_cards(deck, "  ?! ") == deck


@given(cards(), st.data())
def test_any_beginnings_of_a_cards_words_find_it(deck, data):
    for each in deck:
        words = folded_words(each.say)
        picked = data.draw(st.lists(st.sampled_from(words), min_size=1, max_size=3))
        # One or two letters that are a whole word elsewhere are looked for as that.
        query = " ".join(word[: data.draw(st.integers(min(3, len(word)), len(word)))] for word in picked)
        assert each in search_cards(deck, query)


@given(cards(), st.lists(LETTERS, min_size=1, max_size=3))
def test_a_card_is_found_only_if_every_word_begins_one_of_its_words(deck, query):
    for each in search_cards(deck, " ".join(query), audience_labels={}):
        own = folded_words(" ".join((each.say, each.why, *each.labels)))
        for word in folded_words(" ".join(query)):
            assert any(other.startswith(word) for other in own)


@given(st.text())
def test_folding_twice_changes_nothing_more(text):
    words = folded_words(text)
    assert folded_words(" ".join(words)) == words


@given(st.text(alphabet=st.characters(codec="latin-1")))
def test_composed_and_decomposed_letters_are_equal(text):
    assert folded_words(unicodedata.normalize("NFD", text)) == folded_words(text)


@pytest.mark.parametrize(
    "query", ["I've", "I’ve", "ive", "IVE PUT", "tim pen", "down, take", "form", "family", "Quiet"]
)
def test_case_apostrophes_order_and_labels_do_not_matter(query):
    pen_down = card(labels=("when it goes quiet",))
    assert search_cards((pen_down,), query) == (pen_down,)


@pytest.mark.parametrize("query", ["en", "pen up", "adjuster", "i ve x"])
def test_what_a_card_does_not_say_does_not_find_it(query):
    assert search_cards((card(),), query) == ()


def test_the_lighter_way_and_what_comes_after_are_found_too():
    made = card(lighter="Under the quince tree, was it?", after="Count one walnut.", not_this="Never mind.")
    assert search_cards([made], "quince tree") == search_cards([made], "walnut") == (made,)
    assert search_cards([made], "never mind") == ()  # nobody looks for what not to say


def test_diacritics_do_not_matter_either_way():
    accented, plain = card(say="Así está bien, señora."), card(say="Asi esta bien, senora.")
    assert search_cards((accented, plain), "senora esta") == (accented, plain)
    assert search_cards((accented, plain), "señora ESTÁ") == (accented, plain)


def test_the_best_answers_come_first():
    back = card(id="back", why="A pebble in the shoe.")
    begun = card(id="begun", say="Two pebbles.")
    near = card(id="near", say="A stone, then.")
    said = card(id="said", say="A pebble, then.")
    called = card(id="called", labels=("pebble or two",))
    so_called = card(id="so", labels=("rock, pebble",))
    found = search_cards((back, begun, near, said, called, so_called), "pebble", near={"pebble": ("stone",)})
    assert [each.id for each in found] == ["so", "called", "said", "begun", "near", "back"]


def test_a_near_word_is_found_whole():
    kids, kidney = card(say="Get the kids."), card(say="Not the kidney.")
    assert search_cards((kids, kidney), "child", near={"child": ("kids", "kid")}) == (kids,)


def test_words_passed_over_need_not_be_found_unless_there_are_no_others():
    said = card(labels=("crying",))
    assert search_cards((said,), "she's crying", passed_over={"shes"}) == (said,)
    assert search_cards((said,), "she's", passed_over={"shes"}) == ()


@pytest.mark.parametrize(
    ("labels", "found"),
    [(("saying no, no",), ["first"]), ((), ["first", "second"]), (("nothing",), ["second"])],
)
def test_a_short_word_brings_what_is_called_so_else_what_says_it(labels, found):
    says = "No." if labels != ("nothing",) else "Nothing."
    first = card(id="first", labels=labels, say=says)
    deck = (first, card(id="second", say="I said no."), card(id="third", say="Nobody knows."))
    assert [each.id for each in search_cards(deck, "no")] == found
    assert len(search_cards(deck[2:], "no")) == 1


def test_an_audience_is_found_by_the_words_on_screen():
    assert search_cards((card(),), "paciente", audience_labels={"client": "Paciente o familia"}) == (card(),)
    assert search_cards((card(),), "family", audience_labels={"client": "Paciente o familia"}) == ()


@pytest.mark.parametrize(
    ("field", "value"),
    [("audiences", ()), ("audiences", ("nobody",)), ("say", " "), ("id", ""), ("kind", "")],
)
def test_values_that_are_no_card_are_refused_by_name(field, value):
    with pytest.raises(BadCard, match=field):
        card(**{field: value})


def test_a_card_is_a_value():
    with pytest.raises(dataclasses.FrozenInstanceError):
        card().say = "Something else."  # type: ignore[misc]


@given(cards(), some_audiences(), st.integers(0, 3), st.integers(0, 400))
def test_cards_handed_out_are_for_whom_they_are_asked_and_no_two_the_same(deck, audiences, count, turn):
    handed = hand_out(deck, audiences, count, turn)
    wanted = set(audiences or ["myself"])
    assert len(handed) <= count
    assert all(wanted & set(each.audiences) for each in handed)
    assert len({id(each) for each in handed}) == len(set(handed)) == len(handed)
    assert handed == hand_out(deck, audiences, count, turn)
    if len(audiences) <= 1:
        fitting = {each for each in deck if wanted & set(each.audiences)}
        assert len(handed) == min(count, len(fitting))


def test_cards_handed_out_are_for_different_moments_and_have_no_gap_to_fill():
    deck = [
        card(id="a"),
        card(id="b"),
        card(id="c", moments=("shouting",)),
        card(id="d", moments=("shouting",), say="I’ll call you [day]."),
    ]
    for turn in range(8):
        first, second = hand_out(deck, ["client"], 2, turn)
        assert set(first.moments).isdisjoint(second.moments)
        assert "d" not in (first.id, second.id)
    assert hand_out(deck, ["adjuster"], 2, 0) == ()


def test_two_audiences_share_the_cards_handed_out():
    deck = [card(id="a"), card(id="b", audiences=("employer",)), card(id="c", audiences=("employer",))]
    first, second = hand_out(deck, ["employer", "client"], 2, 5)
    assert (first.audiences, second.id) == (("employer",), "a")


def test_other_turns_bring_other_cards():
    deck = [card(id=f"{number}", say=f"Number {number}.") for number in range(10)]
    assert {each.id for turn in range(5) for each in hand_out(deck, ["client"], 2, turn)} == {
        each.id for each in deck
    }


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("I’ll call you [day], either way.", ["[day]"]),
        ("On [day] at [the time].", ["[day]", "[the time]"]),
        ("No gap, an [open one and a closed] [[one]", ["[open one and a closed]", "[one]"]),
        ("[] is none", []),
        ("", []),
    ],
)
def test_gaps_are_found_with_their_brackets(words: str, found: list[str]) -> None:
    assert [words[start:end] for start, end in gaps_in(words)] == found
