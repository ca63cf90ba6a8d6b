# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What stands above a card's words: on one line where it fits, on more before any of it is cut off."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontMetrics

from holdspace.ui.widgets.card_head import CardHead, Line, fit_head

WHOM, WHEN, KIND = "Client or family", "when they are shouting", "a simple reflection"
BOTH = f"{WHOM}  \N{MIDDLE DOT}  {WHEN}"
LARGE, USUAL = 2.0, 1.0
GAP = 20


def metrics_of(factor: float) -> QFontMetrics:
    font = QFont()
    font.setPixelSize(round(13 * factor))
    return QFontMetrics(font)


def wide(*words: str, factor: float = USUAL) -> int:
    return sum(metrics_of(factor).horizontalAdvance(each) for each in words) + GAP * (len(words) - 1)


def head(width: int, *factors: float, whom: str = WHOM, when: str = WHEN, right: str = KIND) -> CardHead:
    return fit_head((whom, when), right, (width, GAP), factors or (USUAL,), metrics_of)


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        ((BOTH, KIND), ((BOTH, KIND),)),
        ((WHEN, KIND), ((WHEN, KIND),)),
        ((BOTH,), ((BOTH, ""), (KIND, ""))),
        ((WHEN,), ((WHEN, ""), (KIND, ""))),
    ],
)
def test_it_takes_a_second_line_before_it_cuts_anything_off(
    qapp: object, width: tuple[str, ...], lines: tuple[Line, ...]
) -> None:
    assert head(wide(*width)).lines == lines


def test_narrower_than_a_name_it_takes_more_lines(qapp: object) -> None:
    assert head(wide(WHEN) - 10).lines == (("when they are", ""), ("shouting", ""), (KIND, ""))
    words = [*WHEN.split(), *KIND.split()]
    assert head(1).lines == tuple((word, "") for word in words)


def test_larger_type_is_taken_where_the_whole_of_it_fits(qapp: object) -> None:
    assert head(wide(BOTH, KIND, factor=LARGE), LARGE, USUAL) == CardHead(LARGE, ((BOTH, KIND),))
    assert head(wide(BOTH, factor=LARGE), LARGE, USUAL) == CardHead(LARGE, ((BOTH, ""), (KIND, "")))
    assert head(wide(BOTH, factor=LARGE) - 1, LARGE, USUAL).factor == USUAL


def test_on_a_small_card_larger_type_is_for_one_line_alone(qapp: object) -> None:
    def small(width: int) -> CardHead:
        return fit_head((WHOM, WHEN), KIND, (width, GAP), (LARGE, USUAL), metrics_of, spacious=False)

    assert small(wide(BOTH, KIND, factor=LARGE)).factor == LARGE
    assert small(wide(BOTH, factor=LARGE)) == CardHead(USUAL, ((BOTH, KIND),))
    assert small(wide(BOTH)) == CardHead(USUAL, ((BOTH, ""), (KIND, "")))


def test_nothing_stands_between_where_there_are_not_two(qapp: object) -> None:
    assert head(900, whom="", when="", right="").lines == (("", ""),)
    assert head(900, whom="").lines == ((WHEN, KIND),)
    assert head(900, when="", right="").lines == ((WHOM, ""),)
