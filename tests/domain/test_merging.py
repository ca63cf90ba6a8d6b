# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Two machines brought together: the same in either order, twice as good as once, no words lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from holdspace.domain.entries import Entry, new_entry, new_id
from holdspace.domain.merging import Story, merge
from holdspace.domain.revisions import KeptEntry, Revision, later_than

START = datetime(2026, 3, 2, tzinfo=UTC)
FIRST = replace(new_entry("first", now=START, time_zone="UTC"), revision=new_id())


def at(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


def begun() -> Story:
    return Story(KeptEntry(Revision(FIRST)))


def written(story: Story, text: str, minutes: float, *, same_sitting: bool = False) -> Story:
    head = story.kept.head
    modified_at = later_than(at(minutes), head.modified_at)
    entry = replace(head.entry, text=text, modified_at=modified_at)
    if same_sitting:
        return replace(story, kept=replace(story.kept, head=Revision(entry, head.parent)))
    new = Revision(replace(entry, revision=new_id()), head.id)
    return Story(replace(story.kept, head=new), (*story.before, head))


def thrown(story: Story, minutes: float, *, back: bool) -> Story:
    moment = later_than(at(minutes), max(story.kept.entry.modified_at, story.kept.trash_changed_at or START))
    kept = replace(story.kept, deleted_at=None if back else moment, trash_changed_at=moment)
    return replace(story, kept=kept)


def texts(story: Story) -> set[str]:
    return {version.entry.text for version in story.versions}


def same(one: Story | None, other: Story | None) -> bool:
    if one is None or other is None:
        return one is other
    ids = [sorted((v.id, v.parent or "", v.entry.text) for v in story.versions) for story in (one, other)]
    return one.kept == other.kept and one.kept.head.id == other.kept.head.id and ids[0] == ids[1]


steps = st.lists(
    st.tuples(
        st.sampled_from(["edit", "go on", "delete", "restore"]), st.integers(-20, 300), st.integers(0, 10**9)
    ),
    max_size=6,
)


def lived(story: Story, what: Sequence[tuple[str, int, int]], name: str) -> tuple[Story, set[str]]:
    """Return the story after these steps, and the words that a sitting left behind."""
    seen = texts(story)
    for number, (step, minutes, salt) in enumerate(what):
        if step in ("edit", "go on"):
            if story.kept.deleted_at is not None:
                continue
            text = f"{name} {number} {salt}"
            can_go_on = step == "go on" and bool(story.before)
            seen = (seen - {story.kept.entry.text} if can_go_on else seen) | {text}
            story = written(story, text, minutes, same_sitting=can_go_on)
        elif (step == "restore") == (story.kept.deleted_at is not None):
            story = thrown(story, minutes, back=step == "restore")
    return story, seen


@given(before=steps, mine=steps, theirs=steps, later=steps)
@settings(max_examples=100, deadline=None)
def test_both_machines_end_with_the_same_and_no_words_are_lost(
    before: list[tuple[str, int, int]],
    mine: list[tuple[str, int, int]],
    theirs: list[tuple[str, int, int]],
    later: list[tuple[str, int, int]],
) -> None:
    common, _ = lived(begun(), before, "before")
    one, _ = lived(common, mine, "mine")
    other, _ = lived(common, theirs, "theirs")
    here, there = merge([one, other]), merge([other, one])
    assert here is not None
    assert there is not None
    assert same(here, there)
    assert texts(here) >= texts(one) | texts(other)
    for again in (merge([here, other]), merge([here, one]), merge([here, there])):
        assert same(again, here)
    went_on, _ = lived(here, later, "later")
    for old in (one, other, here):
        assert same(merge([went_on, old]), merge([old, went_on]))
        brought = merge([went_on, old])
        assert brought is not None
        assert brought.kept.head.id == went_on.kept.head.id
        assert brought.kept == went_on.kept


@given(stories=st.lists(steps, min_size=3, max_size=3))
@settings(max_examples=60, deadline=None)
def test_three_machines_end_with_the_same_in_any_order(stories: list[list[tuple[str, int, int]]]) -> None:
    a, b, c = (lived(begun(), what, name)[0] for what, name in zip(stories, "abc", strict=True))
    ab, bc = merge([a, b]), merge([b, c])
    assert ab is not None
    assert bc is not None
    assert same(merge([ab, c]), merge([a, bc]))


def test_one_that_is_merely_behind_catches_up_whatever_the_clock_said() -> None:
    ahead = written(begun(), "second", 5)
    set_back = replace(ahead.kept.entry, modified_at=at(-500))
    ahead = replace(ahead, kept=replace(ahead.kept, head=Revision(set_back, FIRST.revision)))
    merged = merge([begun(), ahead])
    assert merged is not None
    assert (merged.kept.entry.text, texts(merged)) == ("second", {"first", "second"})


def test_where_both_went_on_the_later_is_on_top() -> None:
    merged = merge([written(begun(), "early", 5), written(begun(), "late", 6)])
    assert merged is not None
    assert merged.kept.entry.text == "late"
    assert texts(merged) == {"first", "early", "late"}


def test_the_trash_follows_the_later_change() -> None:
    deleted = thrown(begun(), 10, back=False)
    for other, is_in_trash in (
        (begun(), True),
        (written(begun(), "before", 9), True),
        (written(begun(), "after", 11), False),
        (thrown(thrown(begun(), 5, back=False), 12, back=True), False),
        (thrown(thrown(begun(), 5, back=False), 8, back=True), True),
    ):
        merged = merge([deleted, other])
        assert merged is not None
        assert (merged.kept.deleted_at is not None) == is_in_trash


def test_two_that_were_deleted_at_once_agree_on_when() -> None:
    one, other = (replace(begun(), kept=KeptEntry(Revision(FIRST), at(minutes), at(9))) for minutes in (1, 2))
    assert merge([one, other]) == merge([other, one])


def test_what_was_erased_stays_so_but_for_later_words() -> None:
    assert merge([written(begun(), "second", 5)], erased_at=at(6)) is None
    assert merge([thrown(begun(), 8, back=False)], erased_at=at(6)) is None
    assert merge([written(begun(), "second", 7)], erased_at=at(6)) is not None


def test_a_version_whose_words_were_replaced_does_not_come_back() -> None:
    old = written(begun(), "with Maria", 5)
    clean = replace(old.kept.entry, text="with a client", revision=new_id(), modified_at=at(20))
    mine = replace(old, kept=replace(old.kept, head=Revision(clean, FIRST.revision)))
    merged = merge([mine, old], erased={old.kept.head.id: at(20)})
    assert merged is not None
    assert texts(merged) == {"first", "with a client"}


def test_words_of_an_unfinished_sitting_stay_in_the_history() -> None:
    begun_edit = written(begun(), "half a senten", 5)
    ended = written(begun_edit, "half a sentence", 6, same_sitting=True)
    merged = merge([ended, begun_edit])
    assert merged is not None
    assert merged.kept.entry.text == "half a sentence"
    assert texts(merged) == {"first", "half a senten", "half a sentence"}


def test_a_circle_that_only_a_file_made_to_do_harm_can_hold_ends() -> None:
    one, other = new_id(), new_id()
    entry: Entry = FIRST
    story = Story(
        KeptEntry(Revision(replace(entry, revision=one), other)),
        (Revision(replace(entry, revision=other), one),),
    )
    assert merge([story, story]) is not None
