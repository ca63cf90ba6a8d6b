# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Where no card is found: what is said, and the way to those in another language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from holdspace.ui.widgets.no_cards import NoCards, elsewhere_words

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from holdspace.ui.theme.theme import Theme


@pytest.mark.parametrize("favourites", [True, False])
def test_it_names_the_language_shown_and_the_other(favourites: bool) -> None:
    words = elsewhere_words("es", "en", favourites=favourites, some_here=False)
    assert words.startswith("These are the cards in Español, ")
    assert words.endswith(" in English.")
    assert ("favorite" in words) is favourites


@pytest.mark.parametrize(("favourites", "whose"), [(True, "your favorites"), (False, "your own")])
def test_of_a_language_that_has_some_it_says_no_more_than_that_none_is_for_that(
    favourites: bool, whose: str
) -> None:
    words = elsewhere_words("en", "es", favourites=favourites, some_here=True)
    assert words == f"None of {whose} in English is for that. There is one in Español."


def test_a_link_leads_there_where_there_are_some(qtbot: QtBot, theme: Theme) -> None:
    none = NoCards(theme, "cards.elsewhere")
    qtbot.addWidget(none)
    none.show()
    none.tell("No card for that yet.")
    assert none.words.text() == "No card for that yet."
    assert not none.elsewhere.isVisible()
    none.tell("Elsewhere.", "es")
    assert none.elsewhere.text() == "Show those in Español"
    with qtbot.waitSignal(none.language_wanted) as wanted:
        none.elsewhere.click()
    assert wanted.args == ["es"]
