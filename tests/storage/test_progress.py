# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Progress that nobody looks at never stops the work."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from holdspace.storage.progress import Progress, no_progress


@given(st.floats(0, 1))
def test_nobody_looking_stops_nothing(done: float) -> None:
    watch: Progress = no_progress
    watch(done)
