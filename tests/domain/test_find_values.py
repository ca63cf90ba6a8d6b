# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The values after a query's fields, in their plain form."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdspace.domain.find_values import period, plain_value, plain_words


@pytest.mark.parametrize(
    ("name", "typed", "plain"),
    [
        ("for", "Adj", "adjuster"),
        ("for", "boss", "employer"),
        ("for", "c", None),
        ("kind", "day end", "day_end"),
        ("load", "Heavy", ">=4"),
        ("load", "light", "<=2"),
        ("load", "much", None),
        ("is", "star", "starred"),
        ("has", "photo", None),
        ("tag", "...", None),
        ("after", "2026/01", "2026-01"),
        ("after", "12/31/2023", "2023-12-31"),
        ("after", "3/4/2023", None),
    ],
)
def test_a_value_is_read_into_its_plain_form(name: str, typed: str, plain: str | None) -> None:
    assert plain_value(name, typed) == plain


@given(st.dates(date(1000, 1, 1)), st.sampled_from((4, 7, 10)))
@settings(max_examples=50, deadline=None)
def test_days_read_in_any_way_are_written_as_a_period(day: date, length: int) -> None:
    days = period(str(day)[:length])
    plain = plain_value("before", "then", lambda _typed: days)
    assert plain is not None
    assert period(plain) == days


def test_words_have_one_blank_between() -> None:
    assert plain_words(' big  "case" ') == "big case"
    assert plain_words('"!"') is None
