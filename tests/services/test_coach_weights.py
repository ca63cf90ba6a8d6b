# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The table of weights: what a row means, what is refused, and that the table that ships has no idle row."""

from __future__ import annotations

from pathlib import Path

import pytest

from holdspace.domain.coach.weighing import Weights
from holdspace.services.coach_weights import BOUND, CUE, START, read_weights
from holdspace.services.resources import resources_folder
from holdspace.services.stanzas import BadContent

SHIPPED = resources_folder() / "content/en/coach_weights.tsv"
HEAD = f"{CUE}\tadvice\tjudging\n{START}\t-3\t-2.5\n{BOUND}\t0.5\t0\n"


def written(folder: Path, text: str) -> Path:
    path = folder / "coach_weights.tsv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_cell_is_a_weight_and_an_empty_one_is_none(tmp_path: Path) -> None:
    found = read_weights(written(tmp_path, HEAD + "said ^ why\t1.5\t\nalone\t-0.2\t0.4\n"))
    assert found == {
        "advice": Weights(-3.0, 0.5, {"said ^ why": 1.5, "alone": -0.2}),
        "judging": Weights(-2.5, 0.0, {"alone": 0.4}),
    }


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "coach_weights.tsv"),
        ("word\tadvice\n", "first row"),
        (f"{CUE}\tscore\n", "first row"),
        (f"{CUE}\tadvice\tadvice\n", "first row"),
        (HEAD + "alone\t1\n", "alone: needs a cell"),
        (HEAD + "alone\t1\t1\t1\n", "alone: needs a cell"),
        (HEAD + "alone\t1\t\nalone\t\t1\n", "twice"),
        (HEAD + "alone\tmuch\t\n", "much"),
        (f"{CUE}\tadvice\n{START}\t-3\n", "start and its bound"),
    ],
)
def test_a_table_with_a_fault_is_refused(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(BadContent, match=problem):
        read_weights(written(tmp_path, text))


def test_a_missing_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadContent, match=r"none\.tsv"):
        read_weights(tmp_path / "none.tsv")


def test_each_row_that_ships_weighs_something() -> None:
    rows = [line.split("\t") for line in SHIPPED.read_text(encoding="utf-8").splitlines()]
    assert len(rows) > 1000
    assert [name for name, *cells in rows if not any(cells)] == []
