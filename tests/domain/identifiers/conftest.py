# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The words that ship, which the rules are tested with."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from holdspace.domain.identifiers.finding import find_identifiers
from holdspace.domain.identifiers.lexicon import Lexicon
from holdspace.services.identifier_lexicon import load_lexicon

Found = Callable[[str], list[tuple[str, str]]]


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture(scope="session")
def found(lexicon: Lexicon) -> Found:
    """Return a function that gives kind and words of all that is found in a text."""

    def find(text: str) -> list[tuple[str, str]]:
        return [(each.kind, text[each.start : each.end]) for each in find_identifiers(text, lexicon)]

    return find
