# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The decks that ship load, each language its own, and errors in their files are found and named."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from holdspace.domain.audiences import AUDIENCES
from holdspace.domain.cards import search_cards
from holdspace.services.card_content import (
    SearchWords,
    deck_languages,
    load_cards,
    load_search_words,
    wanted_language,
)
from holdspace.services.content import BadContent
from holdspace.services.resources import resources_folder

FOLDER = resources_folder() / "content"


@pytest.fixture
def own_folder(tmp_path: Path) -> Path:
    """Return a copy of the content that a test may spoil."""
    return Path(shutil.copytree(FOLDER, tmp_path / "content"))


def test_english_is_the_language_to_fall_back_on() -> None:
    assert deck_languages()[0] == "en"


def test_the_languages_are_the_folders(tmp_path: Path) -> None:
    for name in ("es", "de", "en"):
        (tmp_path / "cards" / name).mkdir(parents=True)
    assert deck_languages(tmp_path) == ("en", "de", "es")


@pytest.mark.parametrize("language", deck_languages())
def test_a_deck_goes_audience_by_audience(language: str) -> None:
    firsts = [AUDIENCES.index(card.audiences[0]) for card in load_cards(language)]
    assert firsts == sorted(firsts)
    assert set(firsts) == set(range(len(AUDIENCES)))


def test_no_card_of_one_language_has_the_id_of_another() -> None:
    ids = [card.id for language in deck_languages() for card in load_cards(language)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("client.toml", '["client"]', '["clients"]', r"client\.toml: loud_too: audiences"),
        ("client.toml", '["client"]', '["employer", "client"]', r"loud_too\.audiences: needs client first"),
        ("client.toml", '"shouting"', '"yelling"', r"loud_too\.moments: needs ids of moments"),
        ("client.toml", '"de_escalation"', '"other"', r"loud_too\.kind: needs an id of card_kinds"),
        ("client.toml", "why =", "wy =", r"loud_too\.why: is missing"),
        ("client.toml", "lighter =", "lite =", r"loud_too\.lite: is not known here"),
        ("client.toml", "[bills_kept_coming]", "[loud_too]", r"client\.toml: is not TOML"),
        ("client.toml", "[loud_too]", "loud_too = 1\n[second]", r"client\.toml: loud_too: needs a table"),
    ],
)
def test_an_error_says_where_it_is(file: str, old: str, new: str, says: str, own_folder: Path) -> None:
    path = own_folder / "cards" / "en" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadContent, match=says):
        load_cards("en", own_folder)


def test_an_id_stands_once_in_a_whole_deck(own_folder: Path) -> None:
    deck = own_folder / "cards" / "en"
    taken = next(line for line in (deck / "client.toml").read_text().splitlines() if line.startswith("["))
    text = (deck / "myself.toml").read_text(encoding="utf-8")
    first = next(line for line in text.splitlines() if line.startswith("["))
    (deck / "myself.toml").write_text(text.replace(first, taken, 1), encoding="utf-8")
    with pytest.raises(BadContent, match=r"myself\.toml: loud_too: is a card already"):
        load_cards("en", own_folder)


def test_a_deck_without_one_of_its_files_is_refused(own_folder: Path) -> None:
    (own_folder / "cards" / "en" / "coworker.toml").unlink()
    with pytest.raises(BadContent, match=r"cards/en/coworker\.toml: cannot be read"):
        load_cards("en", own_folder)


@pytest.mark.parametrize(
    ("chosen", "languages", "shown_first"),
    [
        (None, ("en", "es"), "en"),
        ("es", ("en", "es"), "es"),
        ("", ("en", "es"), ""),
        ("fr", ("en", "es"), "en"),
        ("es", ("en",), "en"),
    ],
)
def test_the_language_is_the_one_chosen_else_that_of_this_computer(
    chosen: str | None, languages: tuple[str, ...], shown_first: str
) -> None:
    assert wanted_language(chosen, "en_US", languages) == shown_first
    assert wanted_language(None, "es_MX") == "es"


@pytest.mark.parametrize(
    ("query", "wanted"),
    [("llorando", ("moments", "crying")), ("aseguradora", ("audiences", "adjuster")), ("limite", None)],
)
def test_spanish_cards_are_found_by_the_words_of_their_language(
    query: str, wanted: tuple[str, str] | None
) -> None:
    found = search_cards(load_cards("es"), query)
    assert len(found) > 10
    if wanted is not None:
        those = {card.id for card in load_cards("es") if wanted[1] in getattr(card, wanted[0])}
        assert those <= {card.id for card in found}
        assert not search_cards(load_cards("en"), query)


def test_a_spanish_card_is_found_by_the_words_on_the_screen_too() -> None:
    crying = [card.id for card in load_cards("es") if "crying" in card.moments]
    assert set(crying) <= {card.id for card in search_cards(load_cards("es"), "crying")}


def test_a_language_without_words_of_its_own_has_none() -> None:
    assert load_search_words("fr") == SearchWords()


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("crying =", "cry =", r"words\.toml: moments\.crying: is missing"),
        ("[kinds]", 'cry = "llanto"\n[kinds]', r"moments\.cry: is not known here"),
        ("[audiences]", "[people]", r"audiences: is missing"),
        ("[kinds]", "[more]\n[kinds]", r"more: is not known here"),
        ("help =", "helps =", r"help: is missing"),
        ("[near]", "[far]", r"near: is missing"),
    ],
)
def test_words_that_are_missing_or_unknown_are_named(own_folder: Path, old: str, new: str, says: str) -> None:
    file = own_folder / "cards" / "es" / "words.toml"
    file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadContent, match=says):
        load_search_words("es", own_folder)
