# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A practice that is made comes back from JSON as it was, and nothing else is taken for one."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdspace.domain.own_practices import LONGEST_NAME, MOST_STEPS
from holdspace.domain.practice_drafts import BegunStep, PracticeDraft, practice_draft_from_json
from holdspace.domain.practices import STEP_KINDS

STEPS = st.builds(BegunStep, st.sampled_from(STEP_KINDS), st.text("abc_9", max_size=9), st.integers(0, 9999))
DRAFTS = st.builds(
    PracticeDraft, st.text(max_size=LONGEST_NAME), st.lists(STEPS, max_size=MOST_STEPS).map(tuple)
)
WHOLE = PracticeDraft("quince", (BegunStep("breathe", "box", 700),)).to_json()


@settings(max_examples=50, deadline=None)
@given(DRAFTS)
def test_a_draft_comes_back_whole(draft: PracticeDraft) -> None:
    assert practice_draft_from_json(draft.to_json()) == draft


@pytest.mark.parametrize(
    "value",
    [
        *(None, [], {}, "quince", {"name": "quince"}),
        WHOLE | {"name": 3},
        WHOLE | {"name": "q" * (LONGEST_NAME + 1)},
        *(WHOLE | {"steps": steps} for steps in (3, [3], [["breathe"]], [["breathe", "box", 4, 4]])),
        *(WHOLE | {"steps": [step]} for step in (["quince", "", 4], ["breathe", 3, 4], ["let_go", "", 4.5])),
        *(WHOLE | {"steps": [step]} for step in (["write", "", -1], ["write", "", True], [[], "", 4])),
        WHOLE | {"steps": [["breathe", "box", 4]] * (MOST_STEPS + 1)},
    ],
)
def test_what_is_no_draft_is_refused_and_no_name_told(value: Any) -> None:
    with pytest.raises(ValueError, match=r"needs|not one|too many") as refused:
        practice_draft_from_json(value)
    assert "quince" not in str(refused.value)
    assert refused.value.__cause__ is None
