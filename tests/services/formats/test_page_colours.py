# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Pages that leave have the window's own colours."""

from __future__ import annotations

import pytest

from holdspace.services.formats.page_colours import colours


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_they_are_those_of_the_theme(theme: str) -> None:
    found = colours(theme)
    assert {"paper", "ink", "ink2", "line", "sage"} <= set(found)
    assert found["ink"] != found["paper"]


def test_light_and_dark_differ() -> None:
    assert colours("light")["paper"] != colours("dark")["paper"]
