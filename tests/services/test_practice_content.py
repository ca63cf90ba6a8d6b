# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The practices and silences that ship: short enough for their time, in the taste of the rest, and gentle."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator

import pytest

from holdspace.domain.pauses import Pause
from holdspace.domain.practices import DOORWAYS, SHORT_SECONDS
from holdspace.domain.sessions import WAYS
from holdspace.domain.silence_training import speaking_seconds
from holdspace.services.content import (
    PauseContent,
    load_doorways,
    load_groundings,
    load_patterns,
    load_pauses,
)
from holdspace.services.practice_content import (
    ClientLine,
    PracticeContent,
    StepContent,
    load_practices,
    load_silences,
)

PRACTICES = load_practices()
BY_ID = {each.practice.id: each for each in PRACTICES}
STEPS = [(practice, each) for practice in PRACTICES for each in practice.steps]
GROUNDINGS = load_groundings()
PATTERNS = {each.pattern.id: each.pattern for each in load_patterns()}
PAUSES: dict[str, Pause] = {each.pause.id: each.pause for each in (*load_pauses(), *GROUNDINGS)}

WORDS_A_SECOND = 3.0  # 180 words a minute: tired, and at arm's length
TAP_SECONDS = 1.0
# What a step wants beyond reading: a tap, a few words typed or thought, a card looked at.
DOING_SECONDS = {"choose": TAP_SECONDS, "card": 8.0, "write": 10.0, "intend": 10.0, "let_go": 4.0}
NUMBERS = {"Five": 5, "Four": 4, "Three": 3, "Two": 2, "One": 1}
# Words for what someone may or may not feel, or an order about it.
ASSUMED = re.compile(
    r"\b(calm|relax\w*|stress\w*|anxious|upset|sad|angry|exhausted|overwhelmed|tired|grateful|proud|must|should"
    r"|simply|healing|self-care|well done|great|good job|I understand)\b",
    re.IGNORECASE,
)


def reading_seconds(*texts: str) -> float:
    return len(" ".join(texts).split()) / WORDS_A_SECOND


def shown_at(each: StepContent) -> list[str]:
    options = [text for option in each.options for text in (option.label, option.hint)]
    return [each.title, each.line, *options]


def words_of(practice: PracticeContent) -> Iterator[str]:
    yield from (practice.name, practice.line, practice.over, practice.end, practice.offer)
    for each in practice.steps:
        yield from (*shown_at(each), each.go)


def shown(each: PauseContent) -> list[tuple[float, float, str]]:
    """Return from when to when each line of a grounding shows."""
    lines = [(0.0, each.line), *each.during]
    ends = [*(at for at, _ in each.during), each.pause.seconds]
    return [(at, end, line) for (at, line), end in zip(lines, ends, strict=True)]


def test_each_doorway_has_its_practice_and_a_form_of_a_minute() -> None:
    doors = {door.id: door for door in load_doorways()}
    assert set(doors) == set(DOORWAYS)
    for doorway in DOORWAYS:
        assert BY_ID[doorway].practice.doorway == doorway
        assert BY_ID[doorway].name == doors[doorway].name
        short = BY_ID[f"{doorway}_short"].practice
        assert (short.doorway, short.short) == (doorway, True)
        assert short.seconds <= SHORT_SECONDS
    assert 60 <= BY_ID["before"].practice.seconds <= 120
    assert BY_ID["after"].practice.seconds == 300


@pytest.mark.parametrize("content", PRACTICES, ids=lambda each: each.practice.id)
def test_no_practice_is_longer_than_its_minutes(content: PracticeContent) -> None:
    practice = content.practice
    for way in ("", *practice.ways):
        assert math.fsum(step.seconds for step in practice.steps_of(way)) <= practice.seconds


@pytest.mark.parametrize(
    ("practice", "content"), STEPS, ids=[f"{each[0].practice.id}.{each[1].step.id}" for each in STEPS]
)
def test_a_step_is_read_and_done_in_its_time(practice: PracticeContent, content: StepContent) -> None:
    del practice
    step, reading = content.step, reading_seconds(*shown_at(content))
    if step.is_timed:
        assert reading <= step.seconds / 5
    elif step.kind == "card":
        assert reading + step.count * DOING_SECONDS["card"] <= step.seconds
    else:
        assert reading + DOING_SECONDS[step.kind] * (2 if step.ref == "boundary" else 1) <= step.seconds


@pytest.mark.parametrize("content", GROUNDINGS, ids=lambda each: each.pause.id)
def test_a_line_of_a_grounding_is_read_and_done_before_the_next(content: PauseContent) -> None:
    for at, end, line in shown(content):
        things = NUMBERS.get(line.split()[0], 1)
        doing = max(3.0, 2.5 * things) if at else 0.0
        assert reading_seconds(line) + doing <= end - at, line


def test_the_grounding_counts_down_from_five_and_never_while_driving() -> None:
    senses = next(each for each in GROUNDINGS if each.pause.id == "five_senses")
    assert [NUMBERS[line.split()[0]] for _, line in senses.during] == [5, 4, 3, 2, 1]
    assert "never while driving" in senses.line


@pytest.mark.parametrize(
    ("practice", "content"), STEPS, ids=[f"{each[0].practice.id}.{each[1].step.id}" for each in STEPS]
)
def test_a_breath_is_whole_and_a_pause_no_longer_than_it_is(
    practice: PracticeContent, content: StepContent
) -> None:
    step = content.step
    if step.kind == "breathe":
        pattern = PATTERNS[step.ref]
        assert step.seconds % pattern.cycle_seconds == pytest.approx(0.0)
        assert not pattern.has_holds
    elif step.is_timed:
        assert step.seconds <= PAUSES[step.ref].seconds
    assert practice.practice.seconds > 0


def test_before_asks_who_and_what_for_breathes_and_hands_two_cards() -> None:
    steps = BY_ID["before"].practice.steps
    assert [step.ref or step.kind for step in steps] == ["audience", "intention", "long_exhale", "card"]
    assert [step.count for step in steps if step.kind == "card"] == [2]
    assert BY_ID["before"].of("cards").go == "Go"


def test_after_asks_how_heavy_first_and_last_with_one_of_three_ways_between() -> None:
    practice = BY_ID["after"].practice
    assert practice.ways == WAYS
    for way in WAYS:
        refs = [step.ref for step in practice.steps_of(way)]
        assert [refs[0], refs[1], refs[-1]] == ["load", "way", "load_after"]
        assert len(refs) == 4
    outside = next(option for option in BY_ID["after"].of("way").options if option.id == "outside")
    assert outside.hint == "If you have just parked by their door, drive on a little first."


def test_what_was_whose_is_only_offered_and_let_go_by_default() -> None:
    after, sorting = BY_ID["after"].practice, BY_ID["sorting"]
    assert after.then == "sorting"
    assert sorting.offer
    assert [step.ref for step in sorting.practice.steps] == ["mine", "theirs", "system", "lesson"]
    assert all(step.optional for step in sorting.practice.steps)
    assert {step.kind for step in sorting.practice.steps if step.ref != "lesson"} == {"let_go"}
    assert sorting.practice.seconds <= 120, "between visits writing is kept to about two minutes"


def test_the_day_can_be_closed_by_the_first_tap_and_locks() -> None:
    for practice_id in ("day_end", "day_end_short"):
        content = BY_ID[practice_id]
        assert content.practice.locks
        first = content.steps[0]
        assert first.step.ref == "left"
        assert first.options[0].id == "nothing"
    assert [step.ref for step in BY_ID["day_end"].practice.steps] == [
        "left",
        "held",
        "work_list",
        "boundary",
        "",
    ]
    assert not any(each.practice.locks for each in PRACTICES if each.practice.doorway != "day_end")


def test_words_are_asked_for_once_and_none_of_them_are_needed() -> None:
    for content in PRACTICES:
        refs = Counter(
            step.ref for step in content.practice.steps if step.kind in ("write", "intend", "let_go")
        )
        assert all(times == 1 for ref, times in refs.items() if ref)
        needed = [step.ref for step in content.practice.steps if step.ref and not step.optional]
        assert not set(needed) & {"mine", "theirs", "system", "lesson", "intention", "held", "audience"}


@pytest.mark.parametrize("content", PRACTICES, ids=lambda each: each.practice.id)
def test_no_feeling_is_assumed_and_nobody_is_praised(content: PracticeContent) -> None:
    for text in words_of(content):
        assert not ASSUMED.search(text), text
        assert text.count("?") <= 1 or text == content.offer


@pytest.mark.parametrize("content", PRACTICES, ids=lambda each: each.practice.id)
def test_a_practice_says_itself_in_few_words(content: PracticeContent) -> None:
    assert all(len(text.split()) <= 9 for text in (content.over, content.end, content.line))
    assert all(len(each.go.split()) <= 3 and len(each.title.split()) <= 8 for each in content.steps)
    with pytest.raises(KeyError):
        content.of("nothing")


def test_no_grounding_assumes_a_feeling() -> None:
    for each in GROUNDINGS:
        for text in (each.line, each.end, *(line for _, line in each.during)):
            assert not ASSUMED.search(text), text


def test_there_are_enough_lines_to_be_silent_after() -> None:
    silences = load_silences()
    assert len(silences.lines) >= 24
    assert len({line.text for line in silences.lines}) == len(silences.lines)
    assert silences.holds == (2.0, 5.0, 10.0, 15.0)


@pytest.mark.parametrize("line", load_silences().lines, ids=lambda line: line.id)
def test_a_line_is_said_in_a_breath_or_two_and_asks_for_nothing(line: ClientLine) -> None:
    text = line.text
    assert 6 <= len(text.split()) <= 18
    assert speaking_seconds(text) <= 7.0
    assert "?" not in text, "a question wants an answer, not silence"
    assert not re.search(r"\b(stressed|anxious|depressed|trauma\w*|journey|process)\b", text)


def test_what_a_silence_means_says_first_how_long_it_was() -> None:
    silences = load_silences()
    lengths = {"short": "Under 4 s", "some": "4 to 5 s", "between": "Past 5 s", "long": "10 seconds or more."}
    assert all(silences.meanings[each].startswith(length) for each, length in lengths.items())
    assert all(len(text.split()) <= 22 for text in silences.meanings.values())
    assert any("median of 11 seconds" in fact for fact in silences.facts)
