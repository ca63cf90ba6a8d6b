# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Prompts for a moment and an audience, and templates of one's own."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from holdspace.domain.entries import BadEntry
from holdspace.domain.prompts import LONGEST_TITLE, BadTemplate, Prompt, fitting, new_template

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
ANY = Prompt("a", "prompt", "any", (), "What is here?")
AFTER = Prompt("b", "prompt", "after", ("client", "physician"), "What stayed?")
BEFORE = Prompt("c", "template", "before", (), "Ask", title="A call")


def test_what_fits_a_moment_and_an_audience() -> None:
    all_of_them = [ANY, AFTER, BEFORE]
    assert fitting(all_of_them, moment="after") == [ANY, AFTER]
    assert fitting(all_of_them, moment="after", audiences=["client"]) == [ANY, AFTER]
    assert fitting(all_of_them, moment="after", audiences=["adjuster"]) == [ANY]
    assert fitting(all_of_them, moment="before", audiences=["adjuster"]) == [ANY, BEFORE]


def test_a_new_template_is_cleaned_and_in_order() -> None:
    made = new_template("  Visit\x00 ", "a\r\nb", now=NOW, audiences=["physician", "client"])
    assert (made.title, made.text) == ("Visit\ufffd", "a\nb")
    assert (made.audiences, made.moment) == (("client", "physician"), "any")
    assert "Visit" not in repr(made)


@pytest.mark.parametrize(
    "values",
    [
        {"title": ""},
        {"title": "x" * (LONGEST_TITLE + 1)},
        {"text": "x" * 20_001},
        {"moment": "noon"},
        {"modified_at": NOW.replace(tzinfo=None)},
    ],
)
def test_what_is_no_template_is_refused_without_its_words(values: dict[str, object]) -> None:
    made = new_template("Visit", "quince", now=NOW)
    with pytest.raises(BadTemplate) as caught:
        replace(made, **values)  # type: ignore[arg-type]
    assert "quince" not in str(caught.value)
    with pytest.raises(BadEntry):
        new_template("Visit", "quince", now=NOW, audiences=["neighbour"])


@pytest.mark.parametrize(("kind", "moment"), [("poem", "any"), ("prompt", "noon")])
def test_a_prompt_of_no_kind_or_moment_is_refused(kind: str, moment: str) -> None:
    with pytest.raises(BadTemplate):
        Prompt("a", kind, moment, (), "What?")


@pytest.mark.parametrize(("kind", "title"), [("prompt", "A call"), ("template", "")])
def test_only_a_template_has_a_title_and_it_has_one(kind: str, title: str) -> None:
    with pytest.raises(BadTemplate):
        Prompt("a", kind, "any", (), "What?", title=title)
