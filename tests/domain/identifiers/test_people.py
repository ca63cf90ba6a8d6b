# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Names in many shapes, and the words that only look like one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[[str], list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sat with Alvarez\u2019s mother", "Alvarez"),
        ("Mr. K. shouted", "K"),
        ("Dr. O was kind", "O"),
        ("McKenna hung up", "McKenna"),
        ("Ms. de la Cruz brought tea", "de la Cruz"),
        ("MARIA IS NOT OK", "MARIA"),
        ("talked to juan about it", "juan"),
        ("Saw mrs. washington", "washington"),
        ("Will said no", "Will"),
        ("Rose's daughter found me", "Rose"),
        ("sat with Grace a while", "Grace"),
        ("Told April no", "April"),
        ("her son Chance picked up", "Chance"),
        ("Mark Delgado is back", "Mark Delgado"),
        ("T. J. Booker walked", "T. J. Booker"),
        ("Virginia Ramirez called", "Virginia Ramirez"),
        ("Okwudilichukwu called", "Okwudilichukwu"),
        ("Jean-Luc sings", "Jean-Luc"),
    ],
)
def test_names_are_found(text: str, words: str, found: Found) -> None:
    assert found(text) == [("name", words)]


@pytest.mark.parametrize(
    "text",
    [
        "May I ask? Will call. Grace under pressure. Chase the form. Hope is thin. Rose at five.",
        "Mark it done.",
        "In May. The bill came. Frank talk. Art therapy. Sue me. Joy in small things.",
        "The adjuster, the physician, the Dr. said so. Dr on call never called.",
        "Medicare, Motivational Interviewing, Thanksgiving, Zoom, Spanish, Gabapentin.",
        "I AM SO TIRED. NEVER again. PT, OT, RN, MSW, FMLA.",
        "Couldn't promise. Didn't. Client said thank you. Mom would know.",
    ],
)
def test_words_are_left_alone(text: str, found: Found) -> None:
    assert found(text) == []
