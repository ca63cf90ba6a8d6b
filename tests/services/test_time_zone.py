# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The name of the time zone: the system's own where it fits, a fixed offset where it does not."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.services import time_zone
from holdspace.services.time_zone import local_time_zone, time_zone_of

pytestmark = pytest.mark.skipif(
    sys.platform == "win32" or not any(map(Path.is_dir, time_zone._DATABASES)),
    reason="needs the zones' database",
)

WINTER, SUMMER = datetime(2026, 1, 15, 12, tzinfo=UTC), datetime(2026, 7, 15, 12, tzinfo=UTC)


@pytest.fixture
def paris(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Europe/Paris")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.parametrize(
    ("variable", "name"),
    [
        ("Europe/Paris", "Europe/Paris"),
        (":Europe/Paris", "Europe/Paris"),
        ("/usr/share/zoneinfo/America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("/usr/share/zoneinfo/posix/Europe/Paris", "Europe/Paris"),
        ("UTC", "UTC"),
        ("", "UTC"),
        ("CET-1CEST,M3.5.0,M10.5.0/3", None),
        ("Nowhere/Land", None),
        ("../../etc/passwd", None),
        ("Europe", None),
    ],
)
def test_the_variable_comes_first(variable: str, name: str | None, tmp_path: Path) -> None:
    link = tmp_path / "localtime"
    link.symlink_to("/usr/share/zoneinfo/Asia/Tokyo")
    assert local_time_zone({"TZ": variable}, link, tmp_path / "none") == name


@pytest.mark.parametrize(
    "target",
    [
        "/usr/share/zoneinfo/Asia/Tokyo",
        "/var/db/timezone/zoneinfo/Asia/Tokyo",
        "/x/zoneinfo.default/Asia/Tokyo",
    ],
)
def test_the_link_names_the_zone(target: str, tmp_path: Path) -> None:
    link, first = tmp_path / "localtime", tmp_path / "first"
    first.symlink_to(target)
    link.symlink_to("first")
    assert local_time_zone({}, link, tmp_path / "none") == "Asia/Tokyo"
    assert local_time_zone({"TZ": "/etc/localtime"}, link, tmp_path / "none") == "Asia/Tokyo"


def test_the_file_comes_last(tmp_path: Path) -> None:
    circle, file = tmp_path / "circle", tmp_path / "timezone"
    circle.symlink_to(circle)
    assert local_time_zone({}, circle, file) is None
    file.write_text("Asia/Tokyo\n")
    assert local_time_zone({}, circle, file) == "Asia/Tokyo"
    for content in (b"", b"\xff\xfe", b"not a zone\n"):
        file.write_bytes(content)
        assert local_time_zone({}, circle, file) is None


@pytest.mark.usefixtures("paris")
def test_a_moment_here_has_the_name_of_here_all_year() -> None:
    assert time_zone_of(WINTER.astimezone()) == "Europe/Paris"
    assert time_zone_of(SUMMER.astimezone()) == "Europe/Paris"


@pytest.mark.usefixtures("paris")
@given(moment=st.sampled_from([WINTER, SUMMER]), hours=st.integers(-12, 14))
def test_a_moment_elsewhere_has_a_name_with_its_offset(moment: datetime, hours: int) -> None:
    given_moment = moment.astimezone(timezone(timedelta(hours=hours)))
    name = time_zone_of(given_moment)
    assert given_moment.astimezone(ZoneInfo(name)).utcoffset() == given_moment.utcoffset()


@pytest.mark.usefixtures("paris")
@pytest.mark.parametrize("minutes", [345, -210, 15 * 60, -13 * 60])
def test_an_offset_without_a_fixed_zone_keeps_the_name_of_here(minutes: int) -> None:
    assert time_zone_of(WINTER.astimezone(timezone(timedelta(minutes=minutes)))) == "Europe/Paris"


@pytest.mark.usefixtures("paris")
@pytest.mark.parametrize("end", [datetime.min, datetime.max])
def test_the_calendars_ends_have_a_name_too(end: datetime) -> None:
    assert ZoneInfo(time_zone_of(end.replace(tzinfo=UTC)))


def test_where_nothing_is_known_the_offset_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time_zone, "local_time_zone", lambda: None)
    assert time_zone_of(WINTER) == "UTC"
    assert time_zone_of(WINTER.astimezone(timezone(timedelta(hours=2)))) == "Etc/GMT-2"
    assert time_zone_of(WINTER.astimezone(timezone(timedelta(minutes=20)))) == "UTC"


def test_qt_agrees_and_is_not_needed() -> None:
    program = (
        "import sys; from holdspace.services.time_zone import local_time_zone; here = local_time_zone();"
        "assert 'PySide6' not in sys.modules;"
        "from PySide6.QtCore import QTimeZone;"
        "print(here or 'UTC', QTimeZone.systemTimeZoneId().toStdString() or 'UTC')"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    ours, qts = done.stdout.split()
    assert ours == qts
