# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Which cards stand on the visor sheet: favourites while the journal is open, shipped ones by hand else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from holdspace.domain.audiences import AUDIENCE_LABELS
from holdspace.domain.cards import Card
from holdspace.domain.own_cards import new_own_card
from holdspace.services.cards import CardDeck, load_deck
from holdspace.services.errors import DiskFull
from holdspace.services.own_cards import OwnCardService
from holdspace.services.visor_sheet import MOST, OTHERS, VisorLine, VisorSheet
from household import Household

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

NAMED = "Mrs. Okafor, you call 555-014-2231, and I will answer."


@pytest.fixture
def home(tmp_path: Path, qtbot: QtBot) -> Iterator[Household]:
    del qtbot
    home = Household(tmp_path / "home")
    yield home
    home.end()


@pytest.fixture
def own(home: Household) -> OwnCardService:
    return OwnCardService(home.vault, home.clock)


@pytest.fixture
def deck() -> CardDeck:
    return load_deck()


def own_card(home: Household, say: str, **others: str):  # type: ignore[no-untyped-def]
    return new_own_card(say, ["client"], ["shouting"], "boundary", now=home.clock.now(), **others)


def lines(sheet: VisorSheet, *, neutral: bool = True) -> list[VisorLine]:
    """Return what stands on all pages of a sheet."""
    return [line for page in sheet.pages(neutral=neutral) for line in page]


def test_it_begins_with_the_favourites_as_many_as_fit(own: OwnCardService, deck: CardDeck) -> None:
    ids = [card.id for card in deck.cards[: MOST + 3]]
    for card_id in ids:
        own.set_favourite(card_id, True)
    sheet = VisorSheet(deck, own)
    sheet.begin()
    assert [card.id for card in sheet.chosen] == ids[:MOST]
    assert sheet.is_full
    assert len(sheet.favourites) == MOST + 3


def put_on(sheet: VisorSheet, audience: str, count: int) -> None:
    """Put cards that are for an audience alone on the sheet."""
    for card in for_alone(sheet.deck, audience)[:count]:
        assert sheet.choose(card.id, True)


def for_alone(deck: CardDeck, audience: str) -> list[Card]:
    """Return the cards that are for one audience and no other."""
    return [card for card in deck.cards if card.audiences == (audience,)]


@pytest.mark.parametrize(
    ("counts", "pages"),
    [
        ({"client": 12}, [12]),
        ({"client": 13}, [7, 6]),
        ({"client": 4, "adjuster": 4, "employer": 4}, [12]),
        ({"client": 8, "adjuster": 8}, [8, 8]),
        ({"client": 14, "adjuster": 3}, [7, 10]),
        ({"myself": 3, "physician": 3}, [6]),
        ({}, []),
    ],
)
def test_an_audience_is_parted_only_where_no_page_holds_it(
    own: OwnCardService, deck: CardDeck, counts: dict[str, int], pages: list[int]
) -> None:
    sheet = VisorSheet(deck, own)
    for audience, count in counts.items():
        put_on(sheet, audience, count)
    assert [len(page) for page in sheet.pages()] == pages
    assert sheet.page_count == len(pages)
    assert sum(pages) == len(sheet.chosen)
    named = [line.audience for line in lines(sheet)]
    several = sorted(counts, key=list(AUDIENCE_LABELS).index) if len(counts) > 1 else []
    assert list(dict.fromkeys(filter(None, named))) == several


def test_a_card_for_several_stands_with_the_one_that_is_wanted(own: OwnCardService, deck: CardDeck) -> None:
    card = next(each for each in deck.cards if each.audiences[:2] == ("client", "physician"))
    sheet = VisorSheet(deck, own)
    put_on(sheet, "employer", 1)
    sheet.choose(card.id, True)
    assert {line.audience for line in lines(sheet)} == {"client", "employer"}
    sheet.begin(["physician", "employer"])
    assert {line.audience for line in lines(sheet)} == {"physician", "employer"}


def test_several_audiences_or_all_bring_their_favourites(own: OwnCardService, deck: CardDeck) -> None:
    starred = {each: for_alone(deck, each)[0] for each in AUDIENCE_LABELS}
    for card in starred.values():
        own.set_favourite(card.id, True)
    sheet = VisorSheet(deck, own)
    assert sheet.audiences == OTHERS
    for wanted in (["adjuster", "client"], ["myself", "employer"], list(AUDIENCE_LABELS), []):
        sheet.begin(wanted)
        assert set(sheet.chosen) == {starred[each] for each in wanted}
        assert set(sheet.audiences) == set(wanted)
        assert set(sheet.offered(wanted)) == {
            card for card in deck.cards if not set(wanted).isdisjoint(card.audiences)
        }


def test_what_one_says_to_oneself_is_on_it_only_where_it_is_asked_for(
    own: OwnCardService, deck: CardDeck
) -> None:
    mine, theirs, bosses = (deck.matching(audience=each)[0] for each in ("myself", "client", "employer"))
    assert mine.audiences == ("myself",)
    for card in (mine, theirs, bosses):
        own.set_favourite(card.id, True)
    sheet = VisorSheet(deck, own)
    sheet.begin()
    assert set(sheet.chosen) == {theirs, bosses}
    assert mine not in sheet.offered()
    assert mine not in sheet.offered(query=mine.say)
    sheet.begin(["employer"])
    assert sheet.chosen == (bosses,)
    own.changed.emit()
    sheet.begin()
    assert sheet.chosen == (bosses,), "as was asked for last"
    sheet.begin(["myself"])
    assert sheet.chosen == (mine,)
    assert set(sheet.offered(["myself"])) == set(deck.matching(audience="myself"))


def test_own_cards_that_cannot_be_read_leave_those_that_ship(
    own: OwnCardService, deck: CardDeck, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise DiskFull("quince")

    monkeypatch.setattr(own, "all", fail)
    sheet = VisorSheet(deck, own)
    own.changed.emit()
    assert sheet.deck is deck


def test_a_full_sheet_takes_no_more_until_one_is_off(own: OwnCardService, deck: CardDeck) -> None:
    sheet = VisorSheet(deck, own)
    ids = [card.id for card in deck.cards[: MOST + 1]]
    assert [sheet.choose(card_id, True) for card_id in ids] == [True] * MOST + [False]
    assert sheet.choose(ids[0], True)  # it is there
    assert sheet.choose(ids[0], False)
    assert sheet.choose(ids[-1], True)
    assert len(lines(sheet)) == MOST
    sheet.clear()
    assert sheet.pages() == ()


def test_what_was_chosen_by_hand_is_not_chosen_anew(own: OwnCardService, deck: CardDeck) -> None:
    own.set_favourite(deck.cards[0].id, True)
    sheet = VisorSheet(deck, own)
    sheet.begin()
    sheet.choose(deck.cards[0].id, False)
    sheet.choose(deck.cards[5].id, True)
    sheet.begin()
    assert [card.id for card in sheet.chosen] == [deck.cards[5].id]


def test_own_words_pass_the_guard_and_shipped_ones_are_as_they_are(
    home: Household, own: OwnCardService, deck: CardDeck
) -> None:
    home.vault.vault.fine_words.add("okafor", home.clock.now())  # in her diary, and not behind a windscreen
    mine = own.keep(own_card(home, NAMED))
    sheet = VisorSheet(deck, own)
    sheet.choose(mine.id, True)
    sheet.choose(deck.cards[0].id, True)
    assert sheet.found() == 2
    said = {line.say for line in lines(sheet)}
    assert deck.cards[0].say in said
    assert not any("Okafor" in each or "555" in each for each in said)
    assert NAMED in {line.say for line in lines(sheet, neutral=False)}


def test_a_shipped_card_in_own_words_passes_the_guard_too(
    home: Household, own: OwnCardService, deck: CardDeck
) -> None:
    own.keep(own_card(home, NAMED, replaces=deck.cards[3].id))
    sheet = VisorSheet(deck, own)
    sheet.choose(deck.cards[3].id, True)
    assert sheet.found() == 2
    (line,) = lines(sheet)
    assert "Okafor" not in line.say


def test_a_lock_leaves_nothing_of_ones_own_on_it(
    home: Household, own: OwnCardService, deck: CardDeck
) -> None:
    mine = own.keep(own_card(home, "A quince of my own."))
    own.set_favourite(mine.id, True)
    own.set_favourite(deck.cards[0].id, True)
    own.keep(own_card(home, "Quince instead.", replaces=deck.cards[1].id))
    sheet = VisorSheet(deck, own)
    sheet.begin()
    sheet.choose(deck.cards[1].id, True)
    assert len(sheet.chosen) == 3
    told: list[int] = []
    sheet.changed.connect(lambda: told.append(len(sheet.chosen)))
    home.vault.lock()
    assert told[-1] == 0  # whose favourites these were is hers, too
    assert sheet.are_locked
    assert not any("uince" in card.say for card in sheet.deck.cards)
    assert sheet.choose(deck.cards[1].id, True)
    assert [line.say for line in lines(sheet)] == [deck.cards[1].say]


def test_while_locked_shipped_cards_are_chosen_by_hand_and_stay_as_it_opens(
    home: Household, own: OwnCardService, deck: CardDeck
) -> None:
    own.set_favourite(deck.cards[0].id, True)
    home.vault.lock()
    sheet = VisorSheet(deck, own)
    sheet.begin()
    assert sheet.chosen == ()
    sheet.choose(deck.cards[4].id, True)
    home.open()
    assert [card.id for card in sheet.chosen] == [deck.cards[4].id]


def test_opening_brings_the_favourites_where_nothing_was_chosen(
    home: Household, own: OwnCardService, deck: CardDeck
) -> None:
    own.set_favourite(deck.cards[0].id, True)
    home.vault.lock()
    sheet = VisorSheet(deck, own)
    home.open()
    assert [card.id for card in sheet.chosen] == [deck.cards[0].id]


def test_a_card_that_is_removed_leaves_the_sheet(
    home: Household, own: OwnCardService, deck: CardDeck
) -> None:
    mine = own.keep(own_card(home, "A quince of my own."))
    sheet = VisorSheet(deck, own)
    sheet.choose(mine.id, True)
    own.remove(mine.id)
    assert sheet.pages() == ()


def test_without_a_vault_shipped_cards_can_be_chosen(tmp_path: Path, qtbot: QtBot, deck: CardDeck) -> None:
    home = Household(tmp_path / "none", "none")
    sheet = VisorSheet(deck, OwnCardService(home.vault, home.clock))
    sheet.begin()
    assert not sheet.are_locked
    assert sheet.choose(deck.cards[0].id, True)
    home.end()
