# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""A desk to set the app on: display, window manager, session bus and AT-SPI, all its own and all gone after.

It needs no pytest, so that benchmarks can use it too.
"""

from __future__ import annotations

import contextlib
import os
import select
import shutil
import signal
import subprocess
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from desktop.agent import Agent
from patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SCREEN = (1366, 768)

_MARK = "HOLDSPACE_DESK"
_POLL = 0.02
_GRACE = 10.0  # seconds for what ends itself when told to; it need not
_LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
_BUS = """<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
  <allow own="*"/></policy>
</busconfig>
"""
"""No service folders: nothing of this machine's own session is started on the bus."""


def until(condition: Callable[[], Any], what: str, seconds: float = PATIENCE) -> Any:
    """Return what `condition` gives once it is true; fail with `what` after some seconds."""
    for _ in range(round(seconds / _POLL)):
        found = condition()
        if found:
            return found
        select.select([], [], [], _POLL)
    raise AssertionError(f"after {seconds} s: {what}")


def processes_with(name: str, value: str) -> list[int]:
    """Return the processes, of this user, that were started with an environment variable."""
    wanted = f"{name}={value}".encode()
    found = []
    for process in Path("/proc").iterdir():
        if process.name.isdecimal():
            with contextlib.suppress(OSError):
                if wanted in (process / "environ").read_bytes().split(b"\0"):
                    found.append(int(process.name))
    return found


def end_processes(name: str, value: str) -> None:
    """End the processes that were started with an environment variable, by their ids, and see them gone."""
    for number, seconds in ((signal.SIGTERM, _GRACE), (signal.SIGKILL, PATIENCE)):
        for pid in processes_with(name, value):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, number)
        try:
            until(lambda: not processes_with(name, value), "they run on", seconds)
        except AssertionError:
            continue
        return
    raise AssertionError(f"cannot be ended: {processes_with(name, value)}")


class Desk:
    """What stands on it lives as long as the `with` that it is used in; `folder` takes logs and sockets."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._mark = uuid.uuid4().hex
        self._started: list[subprocess.Popen[bytes]] = []
        self._base: dict[str, str] = {}

    def __enter__(self) -> Self:
        try:
            self._set_up()
        except BaseException:
            self._clear_away()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._clear_away()

    def environment(self, home: Path, person: Path) -> dict[str, str]:
        """Return the whole environment of an app: what a session gives, and folders for it alone.

        `home` is HOLDSPACE_HOME; below `person` come the others.
        """
        folders = {
            "HOME": person,
            "XDG_CONFIG_HOME": person / ".config",
            "XDG_DATA_HOME": person / ".local" / "share",
            "XDG_STATE_HOME": person / ".local" / "state",
            "XDG_RUNTIME_DIR": person / "run",
            "TMPDIR": person / "tmp",
        }
        for folder in folders.values():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        named = {name: str(folder) for name, folder in folders.items()}
        return self._base | named | {"HOLDSPACE_HOME": str(home)}

    @property
    def display(self) -> str:
        """Return the name of the display, such as ":7"."""
        return self._base["DISPLAY"]

    def logs(self) -> str:
        """Return what everything on the desk has said."""
        texts = {path.name: path.read_text(errors="replace") for path in sorted(self.folder.glob("*.log"))}
        return "\n".join(f"--- {name}\n{text}" for name, text in texts.items() if text.strip())

    def keys(self, *arguments: str) -> None:
        """Press keys or move the pointer, by xdotool."""
        done = subprocess.run(
            ["xdotool", *arguments],
            env=self._base,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        assert done.returncode == 0, f"xdotool {arguments[0]}: {done.stderr}"

    def found(self, *wanted: str) -> list[str]:
        """Return the ids of the windows that xdotool finds."""
        done = subprocess.run(
            ["xdotool", "search", *wanted], env=self._base, capture_output=True, text=True, check=False
        )
        return done.stdout.split()

    @contextlib.contextmanager
    def typing(self, words: str, delay_ms: int) -> Iterator[subprocess.Popen[bytes]]:
        """Type words slowly meanwhile, and go on only when all are typed."""
        command = ["xdotool", "type", "--delay", str(delay_ms), "--", words]
        typing = subprocess.Popen(command, env=self._base)
        try:
            yield typing
        finally:
            typing.wait(timeout=PATIENCE)

    def _set_up(self) -> None:
        self._base = {
            "PATH": os.environ.get("PATH", os.defpath),
            "LC_ALL": "C.UTF-8",
            "TZ": "Europe/Paris",
            "HOME": str(self.folder),
            "XDG_RUNTIME_DIR": str(self.folder),
            "XDG_CACHE_HOME": str(self.folder / "cache"),  # fonts are found once for the whole run
            "NO_AT_BRIDGE": "0",
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            _MARK: self._mark,
        }
        self._start_display()
        self._start_bus()
        self._start("openbox", "--sm-disable")
        self._start(self._launcher(), "--launch-immediately")
        self._wait_for(self._has_accessibility, "AT-SPI does not answer")
        self._wait_for(self._has_window_manager, "openbox does not manage the display")
        self.agent = Agent(self._base, self.folder / "agent.log")

    def _start_display(self) -> None:
        read, write = os.pipe()
        size = f"{SCREEN[0]}x{SCREEN[1]}x24"
        # Without -noreset the display begins anew, and drops who is connecting, when its last client leaves.
        options = ("-screen", "0", size, "-fbdir", str(self.folder), "-nolisten", "tcp", "-ac", "-noreset")
        self._start("Xvfb", "-displayfd", str(write), *options, keep=(write,))
        os.close(write)
        with os.fdopen(read) as told:
            number = told.readline().strip()
        assert number, f"Xvfb did not start:\n{self.logs()}"
        self._base["DISPLAY"] = f":{number}"

    def _start_bus(self) -> None:
        socket, configuration = self.folder / "bus", self.folder / "bus.conf"
        configuration.write_text(_BUS.format(socket=socket), encoding="utf-8")
        self._base["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={socket}"
        # Nothing asks this machine's own logind, and a test can put one of its own in its place.
        self._base["DBUS_SYSTEM_BUS_ADDRESS"] = f"unix:path={socket}"
        self._start("dbus-daemon", f"--config-file={configuration}", "--nofork", "--nopidfile")
        self._wait_for(socket.exists, "the session bus does not start")

    def _wait_for(self, condition: Callable[[], Any], complaint: str) -> None:
        try:
            until(condition, complaint)
        except AssertionError as error:
            raise AssertionError(f"{error}\n{self.logs()}") from None

    def _launcher(self) -> str:
        found = next((path for path in _LAUNCHERS if Path(path).exists()), "")
        assert found, "at-spi2-core is missing: python3 run.py test installs it"
        return found

    def _start(self, program: str, *arguments: str, keep: tuple[int, ...] = ()) -> None:
        path = shutil.which(program)
        assert path, f"{program} is missing: python3 run.py test installs it"
        with (self.folder / f"{Path(program).name}.log").open("wb") as log:
            self._started.append(
                subprocess.Popen(
                    [path, *arguments],
                    env=self._base,
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=subprocess.STDOUT,
                    pass_fds=keep,
                    start_new_session=True,
                )
            )

    def _has_accessibility(self) -> bool:
        asked = ["dbus-send", "--session", "--print-reply", "--dest=org.a11y.Bus", "/org/a11y/bus"]
        asked.append("org.a11y.Bus.GetAddress")
        return not subprocess.run(asked, env=self._base, capture_output=True, check=False).returncode

    def _has_window_manager(self) -> bool:
        asked = ["xdotool", "get_num_desktops"]
        return not subprocess.run(asked, env=self._base, capture_output=True, check=False).returncode

    def _clear_away(self) -> None:
        end_processes(_MARK, self._mark)
        for process in self._started:
            process.wait(timeout=PATIENCE)
        agent = getattr(self, "agent", None)
        if agent is not None:
            agent.close()
