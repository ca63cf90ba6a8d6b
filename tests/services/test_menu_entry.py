# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The menu entry: valid, launched as a desktop launches it, and gone without a trace."""

from __future__ import annotations

import json
import os
import plistlib
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

import holdspace
from examples import KEEPS_FIXTURES
from holdspace.services.menu_entry import (
    MenuNotWritable,
    NoMenuHere,
    UnusableCommand,
    install_menu_entry,
    linux,
    macos,
    remove_menu_entry,
    start_command,
    windows,
)
from menu_launch import EntryReader, describe_entry, launch_from_menu

RESOURCES = Path(__file__).parents[2] / "resources"
SHIPPED = RESOURCES / "desktop" / "org.holdspace.HoldSpace.desktop"
METAINFO = RESOURCES / "desktop" / "org.holdspace.HoldSpace.metainfo.xml"
HARD_NAME = """a "b" 'c' $HOME `d` \\ \\n é ☕ #; (e) & f"""

freedesktop = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="freedesktop.org desktops only")

argument = st.text(st.characters(exclude_categories=("Cc", "Cs")))
command = st.tuples(argument.map("/{}".format), argument, argument)
BY_WAY_OF_THE_SHELL = ["/bin/sh", "-c", 'exec "$0" "$@"']


@pytest.fixture
def data_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty XDG_DATA_HOME in a tree laid out as a system's."""
    folder = tmp_path / "tree" / "usr" / "share"
    monkeypatch.setenv("XDG_DATA_HOME", str(folder))
    return folder


@pytest.fixture(params=["", " %U 5% =g"], ids=["straight", "by way of the shell"])
def recorder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A program in a hard place that writes its arguments and home beside itself, as told.json."""
    path = tmp_path / (HARD_NAME + request.param) / "holdspace"
    path.parent.mkdir()
    path.write_text(
        f"#!{sys.executable}\nimport json, os, sys\n"
        "told = os.path.join(os.path.dirname(sys.argv[0]), 'told')\n"
        "with open(told, 'w') as file:\n"
        "    json.dump([sys.argv[1:], os.environ.get('HOLDSPACE_HOME')], file)\n"
        "os.rename(told, told + '.json')\n"
    )
    path.chmod(0o755)
    return path


@pytest.fixture(scope="module")
def reader() -> Iterator[EntryReader]:
    reader = EntryReader()
    yield reader
    reader.close()


def tree(folder: Path) -> set[Path]:
    return set(folder.rglob("*"))


def run_tool(*argv: str | Path) -> None:
    """Run a validator; all that it has to say fails the test."""
    tool = shutil.which(argv[0])
    assert tool, f"{argv[0]} is not installed"
    done = subprocess.run([tool, *argv[1:]], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    said = [
        line for line in (done.stdout + done.stderr).splitlines() if line.lstrip().startswith(("W:", "E:"))
    ]
    assert not said, said
    assert argv[0] != "desktop-file-validate" or not done.stdout + done.stderr, done.stdout + done.stderr


# What is shipped


@freedesktop
def test_shipped_entry_is_valid() -> None:
    run_tool("desktop-file-validate", SHIPPED)


@freedesktop
def test_shipped_metainfo_is_valid() -> None:
    run_tool("appstreamcli", "validate", "--no-net", METAINFO)


def test_shipped_entry_has_the_three_actions() -> None:
    lines = SHIPPED.read_text(encoding="utf-8").splitlines()
    starts = [line for line in lines if line.startswith("Exec=")]
    assert starts == [f"Exec=holdspace{rest}" for rest in ("", " --quick", " --breathe", " --lock")]
    assert not [line for line in lines if line.startswith("DBusActivatable")]


def test_metainfo_knows_this_version() -> None:
    assert f'<release version="{holdspace.__version__}"' in METAINFO.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", [SHIPPED, METAINFO], ids=lambda path: path.suffix)
def test_shipped_words_are_quiet(path: Path) -> None:
    words = path.read_text(encoding="utf-8").replace("<!--", "")
    assert "!" not in words
    assert not [claim for claim in ("HIPAA", "treat", "therap", "cure", "clinical") if claim in words]


# Linux


@freedesktop
def test_installed_entry_is_valid_in_its_tree(data_home: Path, recorder: Path) -> None:
    install_menu_entry(RESOURCES, [str(recorder)])
    run_tool("desktop-file-validate", data_home / "applications" / SHIPPED.name)
    (data_home / "metainfo").mkdir()
    shutil.copy(METAINFO, data_home / "metainfo")
    run_tool("appstreamcli", "validate-tree", "--no-net", data_home.parents[1])


@freedesktop
def test_install_writes_entry_and_icons_and_nothing_else(data_home: Path) -> None:
    written = install_menu_entry(RESOURCES, ["/opt/holdspace"])
    assert {path for path in tree(data_home) if path.is_file()} == set(written)
    assert sorted(path.relative_to(data_home).as_posix() for path in written) == [
        "applications/org.holdspace.HoldSpace.desktop",
        "icons/hicolor/scalable/apps/org.holdspace.HoldSpace.svg",
        "icons/hicolor/symbolic/apps/org.holdspace.HoldSpace-symbolic.svg",
    ]
    assert {path.stat().st_mode & 0o777 for path in written} == {0o644}


@freedesktop
def test_remove_leaves_no_trace(data_home: Path) -> None:
    other = data_home / "applications" / "other.desktop"
    other.parent.mkdir(parents=True)
    other.write_text("[Desktop Entry]\n")
    before = tree(data_home)
    written = install_menu_entry(RESOURCES, ["/opt/holdspace"])
    assert set(remove_menu_entry()) == set(written)
    assert tree(data_home) == before
    assert remove_menu_entry() == ()


@freedesktop
def test_second_install_takes_the_place_of_the_first(data_home: Path, reader: EntryReader) -> None:
    first = install_menu_entry(RESOURCES, ["/old/holdspace"])
    assert install_menu_entry(RESOURCES, ["/new/holdspace"]) == first
    entry = (data_home / "applications" / SHIPPED.name).read_text(encoding="utf-8")
    assert reader.read(entry) == {"Exec": ["/new/holdspace"], "TryExec": "/new/holdspace"}
    assert "/old" not in entry


@freedesktop
def test_caches_that_are_there_are_brought_up_to_date(data_home: Path) -> None:
    theme = data_home / "icons" / "hicolor"
    theme.mkdir(parents=True)
    cache = theme / "icon-theme.cache"
    cache.write_bytes(b"")
    install_menu_entry(RESOURCES, ["/opt/holdspace"])
    if shutil.which("gtk-update-icon-cache"):
        assert b"org.holdspace.HoldSpace" in cache.read_bytes()
    assert not (data_home / "applications" / "mimeinfo.cache").exists()


@freedesktop
def test_relative_data_home_does_not_count(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    monkeypatch.chdir(tmp_path)
    written = install_menu_entry(RESOURCES, ["/opt/holdspace"])
    assert all(path.is_relative_to(Path.home() / ".local" / "share") for path in written)
    assert not Path("relative").exists()


@freedesktop
def test_folder_that_cannot_be_written_is_named(data_home: Path) -> None:
    data_home.parent.mkdir(parents=True)
    data_home.write_text("a file where a folder should be")
    with pytest.raises(MenuNotWritable) as caught:
        install_menu_entry(RESOURCES, ["/opt/holdspace"])
    assert data_home in caught.value.path.parents
    assert remove_menu_entry() == ()


def test_failed_write_leaves_the_older_entry(data_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = linux.install(RESOURCES, ["/old/holdspace"])[-1]
    old = entry.read_bytes()

    replace = Path.replace

    def fail(path: Path, target: Path) -> None:
        if target == entry:
            raise OSError("no space left")
        replace(path, target)

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(MenuNotWritable):
        linux.install(RESOURCES, ["/new/holdspace"])
    assert entry.read_bytes() == old
    assert not [path for path in tree(data_home) if path.name.startswith(".")]


@freedesktop
@given(command)
@example(("/ends in a space ", "", " "))
@example(("/a=b", "c=d", "%f"))
@example(("/50%", "50%", "%%"))
@settings(suppress_health_check=KEEPS_FIXTURES)
def test_any_command_comes_through_glib_unchanged(reader: EntryReader, command: Sequence[str]) -> None:
    entry = linux.entry_text(SHIPPED.read_text(encoding="utf-8"), command)
    assert not [line for line in entry.splitlines() if line.endswith(" ")]
    start = BY_WAY_OF_THE_SHELL if set("=%") & set(command[0]) else []
    assert reader.read(entry) == {"Exec": [*start, *command], "TryExec": command[0]}


@pytest.mark.parametrize("program", ["/a\nb", "/a\x00b", "/a\x7fb", "/\udcff"])
def test_command_that_no_entry_can_hold_is_refused(data_home: Path, program: str) -> None:
    with pytest.raises(UnusableCommand):
        linux.install(RESOURCES, [program])
    assert tree(data_home) == set()


@freedesktop
def test_desktop_sees_name_and_actions(data_home: Path, recorder: Path) -> None:
    install_menu_entry(RESOURCES, [str(recorder)])
    seen = describe_entry(os.environ)
    assert seen["name"] == "HoldSpace"
    assert seen["shown"]
    assert list(seen["actions"]) == ["quick", "breathe", "lock"]


@freedesktop
@pytest.mark.parametrize(
    ("action", "told"), [("", []), ("quick", ["--quick"]), ("breathe", ["--breathe"]), ("lock", ["--lock"])]
)
def test_launch_from_the_menu(
    qtbot: QtBot, data_home: Path, recorder: Path, tmp_path: Path, action: str, told: list[str]
) -> None:
    extra = ["50 % off", "%f", '"'] if action == "quick" else []
    install_menu_entry(RESOURCES, [str(recorder), *extra])
    launch_from_menu({**os.environ, "HOLDSPACE_HOME": str(tmp_path / "home")}, action)
    record = recorder.with_name("told.json")
    qtbot.waitUntil(record.exists)
    assert json.loads(record.read_text()) == [[*extra, *told], str(tmp_path / "home")]


@freedesktop
def test_entry_carries_no_home_over(data_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOLDSPACE_HOME", "/a/trial/journal")
    install_menu_entry(RESOURCES)
    assert "trial" not in (data_home / "applications" / SHIPPED.name).read_text(encoding="utf-8")


# The command


def test_start_command_runs_this_installation() -> None:
    program = "import holdspace; print(holdspace.__file__)"
    argv = start_command(platform="linux")
    interpreter = sys.executable if argv[0].endswith("holdspace") else argv[0]
    done = subprocess.run(
        [interpreter, "-P", "-c", program], cwd="/", capture_output=True, text=True, check=True
    )
    assert Path(done.stdout.strip()) == Path(holdspace.__file__)
    assert os.access(argv[0], os.X_OK)


def test_start_command_prefers_the_script_beside_the_interpreter(tmp_path: Path) -> None:
    python, script = tmp_path / "python3", tmp_path / "holdspace"
    assert start_command(str(python), platform="linux") == (str(python), "-P", "-m", "holdspace")
    script.touch(mode=0o644)
    assert start_command(str(python), platform="linux") == (str(python), "-P", "-m", "holdspace")
    script.chmod(0o755)
    assert start_command(str(python), platform="linux") == (str(script),)
    assert start_command(str(python), platform="linux", frozen=True) == (str(python),)


def test_start_command_opens_no_console_on_windows(tmp_path: Path) -> None:
    windowed = tmp_path / "pythonw.exe"
    windowed.touch()
    python = tmp_path / "python.exe"
    assert start_command(str(python), platform="win32") == (str(windowed), "-P", "-m", "holdspace")


def test_unknown_interpreter_is_refused() -> None:
    with pytest.raises(UnusableCommand):
        start_command("")


# The other systems, as far as they can be seen from here


@pytest.mark.skipif(os.name != "posix", reason="runs the bundle's shell script")
def test_macos_bundle_starts_the_command(recorder: Path, tmp_path: Path) -> None:
    written = macos.install(RESOURCES, [str(recorder), "a b", "'"], home=tmp_path)
    contents = tmp_path / "Applications" / "HoldSpace.app" / "Contents"
    information = plistlib.loads((contents / "Info.plist").read_bytes())
    assert contents / "Resources" / information["CFBundleIconFile"] in written
    subprocess.run([contents / "MacOS" / information["CFBundleExecutable"], "--quick"], check=True)
    told, _home = json.loads(recorder.with_name("told.json").read_text())
    assert told == ["a b", "'", "--quick"]


def test_macos_bundle_goes_without_a_trace(tmp_path: Path) -> None:
    (tmp_path / "Applications").mkdir()
    before = tree(tmp_path)
    written = macos.install(RESOURCES, ["/opt/holdspace"], home=tmp_path)
    assert set(macos.remove(home=tmp_path)) == set(written)
    assert tree(tmp_path) == before


def test_windows_shortcut_is_handed_command_and_icon(tmp_path: Path) -> None:
    handed: list[tuple[Sequence[str], Path]] = []

    def save(shortcut: Path, command: Sequence[str], icon: Path) -> None:
        handed.append((command, icon))
        shortcut.touch()

    programs = tmp_path / "Programs"
    (shortcut,) = windows.install(RESOURCES, ["python", "-m"], programs=programs, save=save)
    assert handed == [(["python", "-m"], RESOURCES / "icons" / "app.ico")]
    assert handed[0][1].is_file()
    assert windows.remove(programs=programs) == (shortcut,)
    assert tree(programs) == set()


def test_windows_shortcut_that_cannot_be_saved_is_named(tmp_path: Path) -> None:
    def save(shortcut: Path, command: Sequence[str], icon: Path) -> None:
        raise PermissionError("denied")

    with pytest.raises(MenuNotWritable) as caught:
        windows.install(RESOURCES, ["python"], programs=tmp_path, save=save)
    assert caught.value.path == tmp_path / "HoldSpace.lnk"


def test_system_without_a_menu_says_so() -> None:
    with pytest.raises(NoMenuHere):
        install_menu_entry(RESOURCES, ["x"], platform="plan9")
    with pytest.raises(NoMenuHere):
        remove_menu_entry(platform="plan9")
