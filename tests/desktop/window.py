# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The running app, from outside: its process, and its controls by their accessible identifiers."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.agent import NotSeenError
from desktop.desk import until
from patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.desk import Desk

HARMLESS = re.compile(
    r"^qt\.accessibility\.atspi: "
    r"(.*does not implement.*GetApplicationBusAddress|Could not find accessible on path: )"
    r"|^holdspace: qt\.accessibility\.atspi: warning$"
)
"""What Qt says on an AT-SPI bus of any kind, and of a control that is asked about when it has just gone.

Once the window is painted the app tells of such a message only that there was one (services/problems.py).
"""

TYPING_MS = "4"
_CLIENT_BITS = 21  # of the id of a window, as X servers give them out; what is above is the program's
_FOOT = 48  # of a window, below what scrolls
_MOST_TURNS = 30  # of the wheel
_LOOKS = 5  # that find a control in the same place, before it counts as resting there


@dataclass(frozen=True)
class Facts:
    """What assistive technology learns of a control. Extents are x, y, width, height on the screen."""

    id: str
    role: str
    name: str
    description: str
    states: list[str]
    text: str
    extents: list[int]


class Control:
    """A control by its accessible identifier; it is looked up anew each time."""

    def __init__(self, window: Window, identifier: str) -> None:
        self._window = window
        self.id = identifier

    @property
    def facts(self) -> Facts:
        """Return what it is now, once it is visible."""
        return self._window.wait_for(id=self.id)

    @property
    def text(self) -> str:
        """Return its text."""
        return self.facts.text

    @property
    def has_focus(self) -> bool:
        """Tell whether it has the keyboard."""
        return "focused" in self.facts.states

    def wait_for(self, *, seconds: float = PATIENCE, **wanted: Any) -> Facts:
        """Wait until it is as wanted: name, text, holds, states, without."""
        return self._window.wait_for(seconds=seconds, id=self.id, **wanted)

    def wait_for_focus(self) -> Facts:
        """Wait until it has the keyboard."""
        return self.wait_for(states=["focused"])

    def click(self) -> None:
        """Press the left mouse button in its middle; what is further down a page is scrolled to first."""
        x, y, width, height = self._scrolled_to().extents
        self._window.desk.keys("mousemove", str(x + width // 2), str(y + height // 2), "click", "1")

    def _scrolled_to(self) -> Facts:
        facts = self.wait_for(states=["enabled"])
        for _ in range(_MOST_TURNS):
            bottom = facts.extents[1] + facts.extents[3]
            seen = self._window.wait_for(states=["active"]).extents
            if bottom <= seen[1] + seen[3] - _FOOT or facts.id.startswith(("nav.", "help.", "journal.undo")):
                break
            middle = (str(seen[0] + seen[2] // 2), str(seen[1] + seen[3] // 2))
            self._window.desk.keys("mousemove", *middle, "click", "5")
            before, facts = facts, self._at_rest()
            # Where it has not moved, it stands at the foot of the window.
            if facts.extents == before.extents and bottom - facts.extents[3] // 2 < seen[1] + seen[3]:
                break
        return facts

    def _at_rest(self) -> Facts:
        """Return it once it has stood still for a few looks; the app turns to its events before each."""
        places = [self.facts.extents]

        def rests() -> bool:
            places.append(self.facts.extents)
            return len(places) > _LOOKS and all(each == places[-1] for each in places[-_LOOKS:])

        until(rests, f"{self.id} does not rest")
        return self.facts

    def press(self) -> None:
        """Do what it does, as a screen reader has it done."""
        self._window.ask("press", identifier=self.id, timeout=PATIENCE)

    def focus(self) -> None:
        """Give it the keyboard, as a screen reader does."""
        self._window.ask("focus", identifier=self.id, timeout=PATIENCE)
        self.wait_for_focus()

    def type(self, words: str) -> None:
        """Type words into it, by real keys."""
        if not self.has_focus:
            self.click()
            self.wait_for_focus()
        self._window.type(words)

    def number(self) -> dict[str, float]:
        """Return its number: now, least, most and step; what it tells of it is heard from now on."""
        self.wait_for()
        found: dict[str, float] = self._window.ask("number", identifier=self.id)
        return found

    def wait_for_told(self, number: float) -> None:
        """Wait until it has told a screen reader, since `number`, that it is at this number now."""
        self._window.ask("told_number", identifier=self.id, number=number, timeout=PATIENCE)

    def rows(self) -> list[str]:
        """Return what its rows say."""
        self.wait_for()
        found: list[str] = self._window.ask("rows", identifier=self.id)
        return found

    def wait_for_rows(self, count: int) -> list[str]:
        """Return what its rows say once there are so many of them."""
        return list(
            until(lambda: rows if len(rows := self.rows()) == count else [], f"{self.id}: {self.rows()}")
        )


class Window:
    """The app with its windows. `pid` stays the same through a relaunch."""

    def __init__(self, desk: Desk, pid: int) -> None:
        self.desk = desk
        self.pid = pid

    def ask(self, what: str, **arguments: Any) -> Any:
        """Ask the AT-SPI agent about this app."""
        return self.desk.agent.ask(what, pid=self.pid, **arguments)

    def find(self, identifier: str) -> Control:
        """Return a control by its accessible identifier."""
        return Control(self, identifier)

    def wait_for(self, *, seconds: float = PATIENCE, **wanted: Any) -> Facts:
        """Return the visible control that is as wanted: id, name, text, holds, states, without."""
        return Facts(**self.ask("control", wanted=wanted, timeout=seconds))

    def wait_until_gone(self, **wanted: Any) -> None:
        """Wait until no visible control is as wanted."""
        self.ask("no_control", wanted=wanted, timeout=PATIENCE)

    def shows(self, **wanted: Any) -> bool:
        """Tell whether a visible control is as wanted, now."""
        try:
            self.wait_for(seconds=0, **wanted)
        except NotSeenError:
            return False
        return True

    def everything(self) -> list[Facts]:
        """Return every visible control, without its text and extents."""
        return [Facts(**each) for each in self.ask("everything")]

    def wait_for_heard(self, words: str) -> str:
        """Return the next announcement to assistive technology that holds `words`."""
        heard: str = self.ask("heard", words=words, timeout=PATIENCE)
        return heard

    def tab(self) -> Facts:
        """Press Tab and return the control it leads to."""
        return self.step_to("Tab")

    def step_to(self, key: str) -> Facts:
        """Press a key that moves the keyboard and return the control it leads to, a line of a menu too."""
        self.ask("forget_focus")
        self.keys(key)
        return Facts(**self.ask("new_focus", timeout=PATIENCE))

    def wait_until_active(self) -> None:
        """Wait until one of its windows has the keyboard, so that keys reach it."""
        self.wait_for(states=["active"])

    def keys(self, *names: str) -> None:
        """Press keys by their X names, such as "ctrl+Return"."""
        self.desk.keys("key", "--delay", TYPING_MS, *names)

    def type(self, words: str) -> None:
        """Type words on the keyboard, wherever it leads."""
        self.desk.keys("type", "--delay", TYPING_MS, "--", words)


class App(Window):
    """The app as a process of ours, started as a person starts it. `home` is HOLDSPACE_HOME.

    `extra` is added to its environment.
    """

    def __init__(
        self,
        desk: Desk,
        home: Path,
        person: Path,
        arguments: tuple[str, ...] = (),
        extra: Mapping[str, str] | None = None,
    ) -> None:
        self.home = home
        self.person = person
        self._log = desk.folder / f"app-{len(list(desk.folder.glob('app-*'))):03}.log"
        environment = desk.environment(home, person) | dict(extra or {})
        with self._log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "holdspace", *arguments],
                cwd=person,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        super().__init__(desk, self.process.pid)

    def close(self) -> None:
        """Close the window as a person does, and wait until the process has ended by itself."""
        self.wait_until_active()
        self.keys("alt+F4")
        self.wait_for_end()

    def wait_for_end(self) -> None:
        """Wait until the process has ended, as it should."""
        code = self.process.wait(timeout=PATIENCE)
        assert code == 0, f"ended with {code}:\n{self.said()}"

    def kill(self) -> None:
        """End the process without a word, as a crash or an empty battery does."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(timeout=PATIENCE)

    def wait_for_relaunch(self, before: bytes) -> None:
        """Wait until another program than that of `before` (see `image`) runs in the process, and shows.

        By then it has let go of the window that was left standing for it: keys are taken from here on.
        """
        until(lambda: self.image() not in (before, b""), "no relaunch")
        assert self.process.poll() is None
        self.wait_for(id="nav.lock")
        until(self._is_one_program, "the window before stands still")

    def _is_one_program(self) -> bool:
        """Tell whether the display knows one program behind its windows, as their ids tell."""
        return len({int(window) >> _CLIENT_BITS for window in self.windows()}) == 1

    def windows(self) -> list[str]:
        """Return the ids of its windows on the display, of those too that are left standing."""
        return self.desk.found("--all", "--pid", str(self.pid), "--name", "^HoldSpace$")

    def image(self) -> bytes:
        """Return what changes with each execve, and only then: where the kernel put stack and vectors."""
        return (Path("/proc") / str(self.pid) / "auxv").read_bytes()

    def said(self) -> str:
        """Return what it printed, but for the one line that Qt always prints here."""
        lines = self._log.read_text(encoding="utf-8", errors="replace").splitlines()
        return "\n".join(line for line in lines if not HARMLESS.search(line))


def run_holdspace(desk: Desk, home: Path, person: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Start holdspace beside what runs already, and return it once it has ended by itself."""
    return subprocess.run(
        [sys.executable, "-m", "holdspace", *arguments],
        cwd=person,
        env=desk.environment(home, person),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def said_by(done: subprocess.CompletedProcess[str]) -> str:
    """Return what a start that has ended printed, but for Qt's one line."""
    lines = (done.stdout + done.stderr).splitlines()
    return "\n".join(line for line in lines if not HARMLESS.search(line))
