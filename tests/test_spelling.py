# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What is read on screen is spelt as its readers spell: in American English, everywhere alike."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from project_checks import ROOT

_BRITISH = re.compile(
    r"\b\w*(?:favour|practis|colour|minimis|organis|recognis|apologis|counsellor|judgement|behaviour|neighbour"
    r"|summaris|emphasis[ei]|realis[ei]|programme|licence|travell|cancell[ei])\w*"
    r"|\b(?:centred?|grey|cheques?|learnt|spelt|whilst|towards|windscreens?|tyres?|mum)\b",
    re.IGNORECASE,
)
_TRANSLATED = {"tr", "translate", "QT_TRANSLATE_NOOP"}
_TYPED = {
    "favorite favourite mark",
    "favorites favourites favourite my starred star best cards phrases",
    "coach practise reflective listening reply train exercise learn role play",
}
"""What a command is found by, never shown: there both spellings may stand."""


def shown_texts(path: Path) -> set[str]:
    """Return the texts in a module that are on screen."""
    calls = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call))
    return {
        argument.value
        for call in calls
        if getattr(call.func, "attr", getattr(call.func, "id", "")) in _TRANSLATED
        for argument in call.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }


def words_of(path: Path) -> set[str]:
    """Return the lines of a file of content that are no identifiers."""
    return {line.partition(" = ")[2] or line for line in path.read_text("utf-8").splitlines()}


def test_the_check_sees_a_british_word() -> None:
    assert _BRITISH.findall("No favourites. Practise in the centre, minimised.") == [
        *("favourites", "Practise", "centre", "minimised")
    ]
    assert not _BRITISH.search("A favorite: practice in the center. Emphasis, analysis. The color gray.")


@pytest.mark.parametrize("folder", ["ui", "cli", "services"])
def test_no_text_on_screen_is_spelt_in_the_british_way(folder: str) -> None:
    texts = {text for path in (ROOT / "src/holdspace" / folder).rglob("*.py") for text in shown_texts(path)}
    assert [text for text in sorted(texts - _TYPED) if _BRITISH.search(text)] == []


def test_no_card_and_no_content_is_spelt_in_the_british_way() -> None:
    content = ROOT / "resources/content"
    files = [*(content / "en").glob("*.*"), *(content / "cards/en").rglob("*.toml")]
    files = [
        path for path in files if not path.name.startswith("coach")
    ]  # words that people type, in every spelling
    lines = {line for path in files for line in words_of(path)}
    assert len(files) > 10
    assert [line for line in sorted(lines) if _BRITISH.search(line)] == []
