#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Set HoldSpace up in this checkout, then start it or test it.

    python3 run.py [ARGS]               start holdspace ARGS
    python3 run.py test [PYTEST ARGS]   run the whole test suite on all cores, or the tests that are named

Standard library only, and parsable by Python 3.9, so that an old Python gets a sentence and not a traceback.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "holdspace.stamp"
TURN = ROOT / ".venv.lock"
LOCK = ROOT / "constraints.txt"
WINDOWS = os.name == "nt"
BIN = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if WINDOWS else "python")
HOLDSPACE = BIN / ("holdspace.exe" if WINDOWS else "holdspace")

OLDEST = (3, 11)
VERSION = "{}.{}".format(*sys.version_info)

TESTS_BELOW = "# Tests only, below this line."
"""The line of constraints.txt that parts what the app needs from what only the tests need."""

APP_LIBRARIES = [
    "libegl1",
    "libgl1",
    "libglib2.0-0",
    "libdbus-1-3",
    "libfontconfig1",
    "libxkbcommon-x11-0",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
    "fonts-dejavu-core",
]
TEST_LIBRARIES = [
    "xvfb",
    "xauth",
    "openbox",
    "xdotool",
    "dbus",
    "at-spi2-core",
    "python3-pyatspi",
    "gir1.2-atspi-2.0",
    "desktop-file-utils",
    "appstream",
    "libglib2.0-bin",
    "gcc",
    "libc6-dev",
]


class SetUpError(Exception):
    """Set-up cannot go on; the message is one plain sentence for the person."""


def say(line: str) -> None:
    """Tell what takes time, on stderr: stdout belongs to the command that is started."""
    print(line, file=sys.stderr, flush=True)


def tail(output: str, lines: int = 12) -> str:
    """Return the end of a tool's output, indented, without what says nothing; or nothing."""
    told = [line.strip() for line in output.splitlines()]
    kept = [line for line in told if line and not line.startswith(("WARNING: ", "Expected "))]
    return "".join("\n    " + line for line in kept[-lines:])


def command(argv: list[str], failure: str, env: dict[str, str] | None = None) -> None:
    """Run `argv` quietly; if it fails, raise SetUpError with `failure` and the end of what it printed."""
    try:
        done = subprocess.run(
            argv,
            cwd=ROOT,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError as error:
        raise SetUpError(failure + tail(str(error))) from None
    if done.returncode:
        raise SetUpError(failure + tail(done.stdout))


# System libraries, on Debian and its kin


def installed_packages() -> set[str]:
    """Return every installed Debian package and every name that one provides (libglib2.0-0 in Debian 13)."""
    form = "${db:Status-Status}\t${Package}\t${Provides}\n"
    listed = subprocess.run(["dpkg-query", "-W", "-f", form], stdout=subprocess.PIPE, text=True, check=True)
    names: set[str] = set()
    for line in listed.stdout.splitlines():
        status, package, provides = line.split("\t")
        if status == "installed":
            names.add(package)
            names.update(name.split("(")[0].strip() for name in provides.split(","))
    return names


def has_venv() -> bool:
    """Tell whether this Python can make an environment; Debian's needs a package more."""
    from importlib.util import find_spec

    return find_spec("venv") is not None and find_spec("ensurepip") is not None


def missing_libraries(for_tests: bool) -> list[str]:
    """Return the Debian packages to install; none where there is no apt."""
    if not (shutil.which("dpkg-query") and shutil.which("apt-get")):
        return []
    wanted = APP_LIBRARIES + (TEST_LIBRARIES if for_tests else [])
    if not has_venv():
        wanted = ["python" + VERSION + "-venv", *wanted]
    there = installed_packages()
    return [name for name in wanted if name not in there]


def install_libraries(missing: list[str]) -> None:
    """Install Debian packages as root or by passwordless sudo; else raise SetUpError with the command."""
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *missing]
    by_hand = "sudo apt-get update && sudo " + " ".join(install)
    if os.geteuid() == 0:
        become = []
    elif shutil.which("sudo") and not subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode:
        become = ["sudo", "-n"]
    else:
        raise SetUpError("System libraries are missing. Install them, then run this again:\n\n    " + by_hand)
    say("Installing system libraries: " + " ".join(missing))
    prefix = [*become, "env", "DEBIAN_FRONTEND=noninteractive"]
    failure = "The system libraries could not be installed. Try by hand:\n\n    " + by_hand + "\n"
    command([*prefix, "apt-get", "-qq", "update"], failure)
    command([*prefix, *install, "-qq", "-o", "DPkg::Lock::Timeout=120"], failure)


# The environment


def digest() -> str:
    """Return what the environment was made from, as one hash."""
    made_from = hashlib.sha256((VERSION + "\n" + str(ROOT)).encode())
    for name in ("run.py", "pyproject.toml", "constraints.txt"):
        made_from.update(hashlib.sha256((ROOT / name).read_bytes()).digest())
    return made_from.hexdigest()


def read_stamp() -> list[str]:
    """Return what the last set-up left; or nothing.

    Its lines: kind ("app", "test" or "unfinished"), digest, folder, and "adopted" where run.py found the
    environment and did not make it.
    """
    try:
        return STAMP.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return []


def write_stamp(kind: str, adopted: bool) -> None:
    """Leave the stamp, whole or not at all: without it `.venv` would no longer be known as ours."""
    fresh = STAMP.with_suffix(".new")
    lines = [kind, digest(), str(ROOT), *(["adopted"] if adopted else [])]
    fresh.write_text("\n".join(lines), encoding="utf-8")
    fresh.replace(STAMP)


def is_ready(for_tests: bool) -> bool:
    """Tell whether nothing changed since a set-up that was finished, and the base Python is still there."""
    stamp = read_stamp()
    kinds = ["test"] if for_tests else ["app", "test"]
    if len(stamp) < 2 or stamp[0] not in kinds or stamp[1] != digest():
        return False
    return HOLDSPACE.exists() and PYTHON.exists()


def is_adopted() -> bool:
    """Tell whether someone else made `.venv`: it has no stamp, or one that says so."""
    stamp = read_stamp()
    return not stamp or "adopted" in stamp[3:]


def may_be_made_anew() -> bool:
    """Tell whether making `.venv` destroys nothing of anyone's: there is none, it is empty, or it is ours."""
    if not os.path.lexists(VENV):
        return True
    return VENV.is_dir() and (not is_adopted() or not any(VENV.iterdir()))


def is_sound() -> bool:
    """Tell whether `.venv` can be kept: finished, not moved, with this Python's version, with a pip.

    One that we did not make is not lost by a set-up that was broken off: pip goes on in it.
    """
    stamp = read_stamp()
    if stamp and stamp[0] == "unfinished" and not is_adopted():
        return False
    if stamp and stamp[2:3] != [str(ROOT)]:
        return False
    if not PYTHON.exists():
        return False
    probe = "import sys, pip; print('{}.{}'.format(*sys.version_info))"
    try:
        found = subprocess.run([PYTHON, "-I", "-c", probe], capture_output=True, text=True, check=False)
    except OSError:
        return False
    return found.stdout.strip() == VERSION


def empty_environment() -> None:
    """Remove everything in `.venv` but the stamp, so that one half removed is still known as ours."""
    for path in VENV.iterdir():
        if path == STAMP:
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def make_environment() -> None:
    """Make `.venv` anew with the Python that runs this."""
    if not has_venv():
        raise SetUpError("This Python cannot make environments: its venv or ensurepip module is missing.")
    say("Making .venv with Python " + VERSION + " ...")
    base = getattr(sys, "_base_executable", None) or sys.executable
    VENV.mkdir(exist_ok=True)
    write_stamp("unfinished", adopted=False)
    empty_environment()
    command([base, "-m", "venv", str(VENV)], "The environment .venv could not be made.")


def pinned(for_tests: bool) -> str:
    """Return the part of constraints.txt that is wanted."""
    text = LOCK.read_text(encoding="utf-8")
    return text if for_tests else text.split(TESTS_BELOW)[0]


def install_packages(for_tests: bool) -> None:
    """Install the pinned packages, each checked against its hash, then HoldSpace itself from this folder.

    The lock is given with -r. With -c its hashes make pip refuse every requirement that is not pinned,
    and this folder, which no hash can name; so HoldSpace follows in a call of its own.
    """
    say("Installing Python packages (the first time about 120 MB to load) ...")
    wanted = VENV / "holdspace-wanted.txt"
    wanted.write_text(pinned(for_tests), encoding="utf-8")
    env = dict(os.environ, PIP_DISABLE_PIP_VERSION_CHECK="1", PIP_NO_INPUT="1", PIP_USER="0")
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--no-deps"]
    failure = "The Python packages could not be installed. Often it is the network; run this again to go on."
    command([*pip, "--require-hashes", "--only-binary", ":all:", "-r", str(wanted)], failure, env)
    itself = [*pip, "--no-build-isolation", "--no-index", "--editable", str(ROOT)]
    command(itself, "HoldSpace itself could not be installed from this folder.", env)


def set_up(for_tests: bool) -> None:
    """Bring this checkout to where HoldSpace starts, or its tests run; the stamp is written last."""
    kept = is_sound()
    if not kept and not may_be_made_anew():
        refusal = "{} was not made by run.py and is no working Python {} environment with pip in it: "
        raise SetUpError((refusal + "remove that folder, then run this again.").format(VENV, VERSION))
    missing = missing_libraries(for_tests)
    if missing:
        install_libraries(missing)
    if not kept:
        make_environment()
    adopted = is_adopted()
    write_stamp("unfinished", adopted)
    install_packages(for_tests)
    write_stamp("test" if for_tests else "app", adopted)


# One set-up at a time


def take_turn(turn: int) -> bool:
    """Lock the open file `turn` if no other process has; True also where the file system knows no locks."""
    taken = PermissionError if WINDOWS else BlockingIOError
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(turn, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(turn, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return not isinstance(error, taken)
    return True


@contextmanager
def alone() -> Iterator[None]:
    """Wait until no other set-up is under way in this checkout, then keep others waiting; a crash lets go."""
    turn = os.open(TURN, os.O_RDONLY | os.O_CREAT, 0o666)
    try:
        if not take_turn(turn):
            say("Another set-up is under way; waiting.")
            while not take_turn(turn):
                time.sleep(0.2)
        yield
    finally:
        os.close(turn)


# The start


def spread(args: list[str]) -> list[str]:
    """Return what spreads the tests over the cores: the whole suite only, as a few start faster alone."""
    named = any((ROOT / arg.split("::")[0]).exists() for arg in args if not arg.startswith("-"))
    return [] if named else ["-n", "auto", "--maxprocesses", "4", "--dist", "worksteal"]


def start(argv: list[str]) -> int:
    """Become `argv`; Windows cannot, and waits for it."""
    try:
        if WINDOWS:
            return subprocess.call(argv)
        return os.execv(argv[0], argv)
    except OSError as error:
        failure = "{} could not be started ({}): remove the folder {}, then run this again."
        raise SetUpError(failure.format(argv[0], error.strerror, VENV)) from None


def main(args: list[str]) -> int:
    """Set up where something changed, then start the app or the tests; return the exit code."""
    if sys.version_info < OLDEST:
        say("HoldSpace needs Python {}.{} or newer, and this is Python {}.".format(*OLDEST, VERSION))
        return 1
    for_tests = args[:1] == ["test"]
    try:
        if not is_ready(for_tests):
            with alone():
                if not is_ready(for_tests):
                    set_up(for_tests)
        if for_tests:
            os.chdir(ROOT)
            return start([str(PYTHON), "-m", "pytest", *spread(args[1:]), *args[1:]])
        return start([str(HOLDSPACE), *args])
    except (SetUpError, OSError) as error:
        say(str(error))
        return 1


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        say("Stopped. Run this again to go on.")
        sys.exit(130)
