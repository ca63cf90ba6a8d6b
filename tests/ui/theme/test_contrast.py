# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Contrast: every pair of the design's table, computed from the themes that are shipped."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor

from holdspace.services.resources import resources_folder
from holdspace.ui.theme.contrast import contrast
from holdspace.ui.theme.tokens import ROLES, SCHEMES, load_tokens

TEXT, EDGE = 4.5, 3.0
GROUNDS = ("paper", "rail", "sheet", "hover", "sage_soft", "clay_soft")
# The table of the design: light/dark/high contrast on each ground; "-" is a pair that is not used.
TABLE: dict[str, str] = {
    "ink": "13.2/12.4/21 12.0/13.6/21 14.5/11.0/21 11.6/10.0/16.7 11.5/8.0/15.1 11.7/8.8/16.3",
    "ink2": "6.8/8.0/21 6.2/8.8/21 7.5/7.1/21 6.0/6.4/16.7 5.9/5.1/15.1 6.0/5.7/16.3",
    "ink3": "5.3/6.3/17.1 4.8/6.9/17.1 5.8/5.6/17.1 - - -",
    "sage": "5.5/8.1/16.1 5.0/8.9/16.1 6.1/7.1/16.1 4.9/6.5/12.8 4.8/5.2/11.5 -",
    "clay": "5.8/7.9/13.6 5.3/8.7/13.6 6.4/7.0/13.6 - - 5.1/5.6/10.6",
    "edge": "3.5/4.4/21 3.2/4.9/21 3.9/3.9/21 3.1/3.6/16.7 - -",
    "focus": "5.7/11.4/16.5 5.1/12.5/16.5 6.2/10.1/16.5 5.0/9.2/13.1 4.9/7.3/11.8 -",
}
BESIDE: dict[tuple[str, str], str] = {
    ("on_sage", "sage"): "6.1/8.4/16.1",
    ("on_sage", "sage_hover"): "7.5/9.8/17.8",
    ("on_sage", "sage_press"): "9.3/6.7/12.8",
    ("paper", "ink"): "13.2/12.4/21",
}


def pairs() -> Iterator[tuple[str, str, str, float]]:
    """Give scheme, what is seen, what it lies on, and the ratio the design states."""
    rows = {
        (role, ground): cell
        for role, row in TABLE.items()
        for ground, cell in zip(GROUNDS, row.split(), strict=True)
    }
    for (role, ground), cell in (rows | BESIDE).items():
        if cell != "-":
            for scheme, stated in zip(SCHEMES, cell.split("/"), strict=True):
                yield scheme, role, ground, float(stated)


@pytest.mark.parametrize(("scheme", "role", "ground", "stated"), list(pairs()))
def test_every_pair_is_as_clear_as_the_design_says(
    scheme: str, role: str, ground: str, stated: float
) -> None:
    colours = load_tokens(resources_folder() / "themes" / f"{scheme}.toml").colours
    found = contrast(colours[role], colours[ground])
    assert found >= (EDGE if role in ("edge", "focus") else TEXT)
    # Rounded up or down: the table was made with another rounding of the halves.
    assert found == pytest.approx(stated, abs=0.06)


def test_the_table_has_every_role_that_text_and_controls_are_drawn_in() -> None:
    grounds = {"line", "bloom", "sage_hover", "sage_press", "on_sage"}
    assert set(TABLE) | set(GROUNDS) | grounds == set(ROLES)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_only_high_contrast_is_pure_black_or_white(scheme: str) -> None:
    colours = load_tokens(resources_folder() / "themes" / f"{scheme}.toml").colours
    pure = {colour.name() for colour in colours.values()} & {"#000000", "#ffffff"}
    assert bool(pure) is (scheme == "high-contrast")


def test_black_on_white_is_twenty_one_and_a_colour_on_itself_is_one() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert contrast(QColor("#4A6853"), QColor("#4A6853")) == 1
    # The example of the WCAG working group: grey #767676 is the lightest that passes on white.
    assert contrast(QColor("#767676"), QColor("white")) == pytest.approx(4.54, abs=0.005)


colours = st.builds(QColor, *[st.integers(0, 255)] * 3)


@given(first=colours, second=colours)
def test_the_order_of_two_colours_makes_no_difference(first: QColor, second: QColor) -> None:
    assert contrast(first, second) == contrast(second, first)
    assert 1 <= contrast(first, second) <= 21.0001
