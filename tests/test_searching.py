# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The search for secrets finds them in every form, at every place, in files and in its own process."""

from __future__ import annotations

import mmap
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.searching import (
    Sampling,
    code_that_stands_still,
    copies_in_files,
    copies_in_memory,
    of_code,
    of_key,
    of_text,
)
from patience import PATIENCE

WORDS = "the nurse waited by the lift - \u00e9t\u00e9"
FORMS = ("utf-8", "latin-1", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
CODE = "0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV-WXYZ-0123"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("before", range(5))
def test_every_form_at_every_place_in_a_file(tmp_path: Path, form: str, before: int) -> None:
    (tmp_path / "file").write_bytes(b"x" * before + WORDS.encode(form) + b"y")
    found = copies_in_files([tmp_path], {"words": of_text(WORDS), "others": of_text("other words")})
    assert found == {"words": [str(tmp_path / "file")], "others": []}


def test_names_of_files_and_folders_count(tmp_path: Path) -> None:
    folder = tmp_path / "Mrs. Okafor"
    folder.mkdir()
    (folder / "empty").touch()
    assert copies_in_files([tmp_path], {"name": of_text("Mrs. Okafor")})["name"] == [str(folder / "empty")]


@pytest.mark.parametrize("written", [CODE, CODE.replace("-", ""), CODE.replace("-", " ").lower()])
def test_a_code_however_it_is_written(tmp_path: Path, written: str) -> None:
    (tmp_path / "file").write_bytes(written.encode("utf-16-le"))
    assert copies_in_files([tmp_path], {"code": of_code(CODE)})["code"]


def test_a_key_raw_and_in_hex(tmp_path: Path) -> None:
    key = bytes(range(200, 232))
    for content in (key, key.hex().encode(), key.hex().upper().encode("utf-16-le")):
        (tmp_path / "file").write_bytes(b"0" + content)
        assert copies_in_files([tmp_path], {"key": of_key(key)})["key"]


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read through /proc")
@pytest.mark.parametrize("form", FORMS)
def test_copies_in_memory_are_counted(form: str) -> None:
    # The needle is put together late, so that this process holds it where it is planted and nowhere else.
    parts = ["planted ", "in memory ", os.urandom(8).hex()]
    with mmap.mmap(-1, 40 * 1024 * 1024) as memory:
        for place in (5, 16 * 1024 * 1024 - 9, 30 * 1024 * 1024 + 2):  # one lies across two pieces
            memory[place : place + len("".join(parts).encode(form))] = "".join(parts).encode(form)
        counts = copies_in_memory(os.getpid(), {"planted": of_text("".join(parts))})
    assert counts["planted"] >= 3
    assert counts["planted"] < 12


WRITES_ASIDE = """
import sys
from pathlib import Path
part, words = Path("aside/.part"), sys.stdin.readline()
part.write_text(words)
part.rename("aside/whole")
Path("aside/whole").unlink()
print("done", flush=True)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="a process is looked at through /proc")
def test_what_is_there_for_a_moment_is_looked_at(tmp_path: Path) -> None:
    (tmp_path / "aside").mkdir()
    (tmp_path / "mark").touch()
    writing = subprocess.Popen(
        [sys.executable, "-c", code_that_stands_still(tmp_path / "mark", "aside/.") + WRITES_ASIDE],
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    with writing, Sampling(writing.pid, (tmp_path,), {"words": of_text(WORDS)}) as sampling:
        assert writing.communicate(WORDS, timeout=PATIENCE)[0] == "done\n"
    assert ("words", str(tmp_path / "aside" / ".part")) in sampling.found
    assert not (tmp_path / "mark").exists()
