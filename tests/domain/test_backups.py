# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Names of backups, which of them stay, and when one is due."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.domain.backups import (
    DAILY,
    HELD_FOR,
    MONTHLY,
    WEEKLY,
    BackupName,
    is_due,
    kept,
    last_dropped_on,
    next_name,
    older_than,
    parse_name,
    shrunk,
    shrunk_of_each,
)

START = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
TEN_YEARS = timedelta(days=3652)
MOMENTS = st.datetimes(timezones=st.just(UTC)).map(lambda moment: moment.replace(microsecond=0))
NAMES = st.builds(BackupName, st.integers(1, 10**12 - 1), MOMENTS)


def rows(moments: list[datetime]) -> list[BackupName]:
    """Backups numbered from 1, made at these moments."""
    return [BackupName(number, moment) for number, moment in enumerate(moments, 1)]


HISTORIES = st.lists(MOMENTS, max_size=60).map(rows)


def daily(days: int, start: datetime = START) -> list[datetime]:
    return [start + timedelta(days=day) for day in range(days)]


def kept_daily(history: list[BackupName]) -> list[BackupName]:
    """Keep to the rule after every new backup, as it goes in life, and return what is left."""
    there: list[BackupName] = []
    for backup in history:
        there = sorted(kept([*there, backup], backup))
    return there


def test_a_name_is_number_and_time() -> None:
    name = "000042-20260302T093000Z.hsbackup"
    assert str(BackupName(42, START)) == name
    assert parse_name(name) == BackupName(42, START)


@given(NAMES)
def test_every_name_reads_back(name: BackupName) -> None:
    assert parse_name(str(name)) == name


@given(st.text() | st.from_regex(r"\d{5,13}-\d{8}T\d{6}Z\.hsbackup.?", fullmatch=True))
def test_any_other_name_is_none_of_ours(text: str) -> None:
    parsed = parse_name(text)
    assert parsed is None or str(parsed) == text


@pytest.mark.parametrize(
    "name",
    [
        "42-20260302T093000Z.hsbackup",
        "0000042-20260302T093000Z.hsbackup",
        "000042-20260231T093000Z.hsbackup",
        "000042-20260302T093000Z.hsbackup.tmp",
        "../000042-20260302T093000Z.hsbackup",
        "٠٠٠٠٤٢-20260302T093000Z.hsbackup",
    ],
)
def test_a_name_that_is_nearly_right_is_refused(name: str) -> None:
    assert parse_name(name) is None


@given(HISTORIES, MOMENTS)
def test_the_next_comes_after_every_other_whatever_the_clock_says(
    history: list[BackupName], now: datetime
) -> None:
    name = next_name(history, now)
    assert all(name > other and name.sequence > other.sequence for other in history)


def test_days_weeks_and_months_are_kept() -> None:
    left = kept_daily(rows(daily(800)))
    last = START + timedelta(days=799)
    assert [backup.made_at for backup in left[-DAILY:]] == [
        last - timedelta(days=day) for day in reversed(range(DAILY))
    ]
    assert len({backup.made_at.isocalendar()[:2] for backup in left}) >= WEEKLY
    months = {(backup.made_at.year, backup.made_at.month) for backup in left}
    assert len(months) == MONTHLY
    assert len(left) <= DAILY + WEEKLY + MONTHLY
    # The last of each month, but for the one under way.
    for backup in left[:-DAILY]:
        tomorrow = backup.made_at + timedelta(days=1)
        assert tomorrow.month != backup.made_at.month or tomorrow.weekday() == 0


def test_several_of_one_day_count_as_one_and_the_last_stays() -> None:
    history = rows([START + timedelta(minutes=minute) for minute in range(20)])
    assert kept(history) == {history[-1]}


def test_what_is_held_stays_for_30_days_beside_the_last_of_its_day() -> None:
    first = BackupName(1, START)
    there = {first, BackupName(2, START + timedelta(hours=1))}
    for day in range(1, 41):
        new = BackupName(2 + day, START + timedelta(days=day))
        there = kept({*there, new}, new, held={first})
        assert (first in there) == (day < 30)


@given(st.integers(1, 20), st.integers(0, 20), st.timedeltas(-TEN_YEARS, TEN_YEARS))
def test_a_clock_that_leaps_lets_go_of_none_that_is_held_within_seven_days(
    before: int, after: int, leap: timedelta
) -> None:
    """Case 38: however far ahead the clock is, backups on seven more days must have been made."""
    history = rows([*daily(before), *daily(after, START + timedelta(days=before) + leap)])
    held = set(history[::2])
    for moment in range(1, len(history) + 1):
        so_far = history[:moment]
        assert held & set(so_far[-DAILY:]) <= kept(so_far, held=held)
    if history[-1].made_at - START < HELD_FOR:  # the clock went back, or not far ahead
        assert held <= kept(history, held=held)


def test_the_date_of_the_last_drop_knows_of_what_is_held() -> None:
    first = BackupName(1, START)
    assert last_dropped_on([first], START) == date(2026, 3, 9)
    assert last_dropped_on([first], START, held={first}) == date(2026, 4, 1) == (START + HELD_FOR).date()


@given(HISTORIES)
def test_the_newest_is_always_kept_and_the_rule_is_stable(history: list[BackupName]) -> None:
    keep = kept(history)
    assert keep <= set(history)
    assert not history or max(history) in keep
    assert len(keep) <= DAILY + WEEKLY + MONTHLY
    assert set(history[-DAILY:]) <= keep or len({b.made_at.date() for b in history[-DAILY:]}) < DAILY


@given(HISTORIES, st.data())
def test_the_last_verified_is_never_dropped(history: list[BackupName], data: st.DataObject) -> None:
    if history:
        verified = data.draw(st.sampled_from(history))
        assert verified in kept(history, verified)
    assert BackupName(10**9, START) not in kept(history, BackupName(10**9, START))


@given(st.integers(1, 40), st.integers(1, 40), st.timedeltas(-TEN_YEARS, TEN_YEARS))
def test_a_clock_that_leaps_prunes_nothing_wrongly(before: int, after: int, leap: timedelta) -> None:
    """Case 38: the last seven backups by number stay, whichever way the clock went between two of them."""
    history = rows([*daily(before), *daily(after, START + timedelta(days=before) + leap)])
    made_on = [backup.made_at.date() for backup in history]
    left = kept_daily(history)
    newest = history[-DAILY:]
    if all(one != other for one, other in zip(made_on[-DAILY:], made_on[-DAILY + 1 :], strict=False)):
        assert set(newest) <= set(left)
    assert history[-1] in left


def test_a_clock_set_back_ten_years_keeps_what_stood_before() -> None:
    """Case 38: the leap begins a day, a week and a month, and at most the oldest of each gives way."""
    before = set(kept_daily(rows(daily(30))))
    leapt = BackupName(31, START + timedelta(days=30) - TEN_YEARS)
    after = kept([*before, leapt], leapt)
    assert leapt in after
    assert len(before - after) <= 2
    assert set(sorted(before)[-DAILY + 1 :]) <= after


@given(NAMES, MOMENTS.filter(lambda moment: 1900 < moment.year < 2200))
def test_a_backup_is_due_once_a_day(last: BackupName, now: datetime) -> None:
    assert is_due(None, now)
    made = BackupName(last.sequence + 1, now)
    assert not is_due(made, now)
    assert is_due(made, now + timedelta(days=1))


def test_a_clock_set_back_makes_one_due_once() -> None:
    """Case 38."""
    made = BackupName(1, START)
    back = START - TEN_YEARS
    assert is_due(made, back)
    assert not is_due(BackupName(2, back), back + timedelta(minutes=1))


def test_the_day_is_the_local_one() -> None:
    west = timezone(timedelta(hours=-8))
    made = BackupName(1, datetime(2026, 3, 3, 1, 0, tzinfo=UTC))
    assert not is_due(made, datetime(2026, 3, 2, 23, 0, tzinfo=west))
    assert is_due(made, datetime(2026, 3, 3, 0, 30, tzinfo=west))


def test_what_is_erased_in_march_is_in_a_monthly_backup_for_a_year() -> None:
    made = rows(daily(30))  # from 2 March to 31 March
    dropped = last_dropped_on(made, made[-1].made_at + timedelta(minutes=1))
    assert dropped == date(2027, 3, 1)  # the thirteenth month begins: the last of March is not among twelve


def test_newer_ones_do_not_put_the_day_off() -> None:
    made = rows(daily(30))
    then = made[-1].made_at + timedelta(minutes=1)
    told = last_dropped_on(made, then)
    newer = [BackupName(100 + day, then + timedelta(days=day)) for day in range(1, 20)]
    assert last_dropped_on(made, newer[-1].made_at, newer) == told
    assert last_dropped_on([], then, newer) is None


@given(HISTORIES, NAMES)
def test_older_is_told_by_number_alone(history: list[BackupName], name: BackupName) -> None:
    older = older_than(history, name)
    assert older == sorted(older)
    assert {backup.sequence for backup in older} == {
        b.sequence for b in history if b.sequence < name.sequence
    }


def test_without_backups_nothing_is_dropped() -> None:
    assert last_dropped_on([], START) is None


@given(HISTORIES.filter(bool), st.integers(0, 40))
def test_the_last_is_dropped_within_thirteen_months_and_not_before_a_week(
    history: list[BackupName], later: int
) -> None:
    now = max(backup.made_at for backup in history)
    if now.year > 9990:
        return
    now += timedelta(days=later)
    dropped = last_dropped_on(kept_daily(history), now)
    assert dropped is not None
    assert timedelta(days=DAILY - 1) <= dropped - now.date() <= timedelta(days=13 * 31 + 1)


ROWS = st.lists(st.tuples(st.integers(1, 50), st.integers(0, 5)), unique_by=lambda each: each[0])


@given(ROWS, st.integers(0, 60))
def test_where_backups_never_hold_less_nothing_shrank(counts: list[tuple[int, int]], accepted: int) -> None:
    found = shrunk(counts, accepted)
    by_number = dict(counts)
    falls = [
        (before, after)
        for before, after in pairwise(sorted(by_number))
        if by_number[after] < by_number[before] and after > accepted
    ]
    assert found == (falls[-1] if falls else None)


def test_a_fall_that_is_meant_is_passed_over() -> None:
    counts = [(1, 40), (2, 12), (3, 13)]
    assert shrunk(counts) == (1, 2)
    assert shrunk(counts, accepted=2) is None


def test_backups_of_two_vaults_are_not_compared_with_one_another() -> None:
    apart = [("a", 1, 40), ("b", 2, 12), ("a", 3, 41)]
    assert shrunk_of_each(apart) is None
    assert shrunk_of_each([*apart, ("b", 4, 3), ("a", 5, 2), ("b", 6, 1)]) == (4, 6)
    assert shrunk_of_each([*apart, ("a", 5, 2)], accepted=5) is None
    assert shrunk_of_each([]) is None
