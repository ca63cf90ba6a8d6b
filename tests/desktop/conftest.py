# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""One desk for all real-window tests, and for each test a home of its own that the app is started in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop.desk import Desk, end_processes
from desktop.window import App
from patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Start = Callable[..., App]


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Display, window manager, session bus and AT-SPI, once for the run. Where they are missing, it fails."""
    with Desk(tmp_path_factory.mktemp("desk")) as desk:
        yield desk


@pytest.fixture
def home(private_home: Path) -> Path:
    """HOLDSPACE_HOME of this test; it does not exist yet."""
    return private_home


@pytest.fixture
def person(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder below which the person's own folders are, by a short path: sockets may be in them."""
    return tmp_path_factory.mktemp("person")


@pytest.fixture
def start(desk: Desk, home: Path, person: Path) -> Iterator[Start]:
    """Return what starts the app, with arguments if wanted. Whatever still runs after the test is ended.

    The app must have printed nothing by then, but for the one line of Qt's.
    """
    apps: list[App] = []

    def start(*arguments: str, extra: Mapping[str, str] | None = None) -> App:
        apps.append(App(desk, home, person, arguments, extra))
        return apps[-1]

    yield start
    end_processes("HOLDSPACE_HOME", str(home))
    for app in apps:
        app.process.wait(timeout=PATIENCE)
    print(desk.logs())  # noqa: T201 - pytest shows it where a test failed
    said = "\n".join(app.said() for app in apps)
    assert not said.strip(), f"the app printed:\n{said}"
