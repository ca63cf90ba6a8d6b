# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The PDF: a title page, days, page numbers, every word to be found, in bounded time; no screen is needed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from pytestqt.qtbot import QtBot

from examples import KEEPS_FIXTURES
from growth import assert_in_proportion
from holdspace.domain.entries import Entry
from holdspace.services.formats.exporters import pdf_pages
from holdspace.storage.errors import Cancelled
from services.formats.exporters.round_trips import MADE_AT, OPTIONS, entries, entry, written
from services.formats.pdf_reading import pages_of

pytestmark = pytest.mark.usefixtures("qapp")
PARAGRAPH = "Sat with the father in the hallway after the surgeon left. He said nothing for a long time. "


def bare(words: str) -> str:
    return "".join(words.split())


def pdf_of(tmp_path: Path, *given_entries: Entry, title: str = "For supervision") -> list[str]:
    path = tmp_path / "journal.pdf"
    assert written(pdf_pages, path, given_entries, replace(OPTIONS, title=title)) == {}
    return pages_of(path.read_bytes())


def test_the_title_page_says_what_it_is_and_that_it_is_not_encrypted(tmp_path: Path) -> None:
    title, *_ = pdf_of(tmp_path, entry(), entry(created_at=MADE_AT + timedelta(days=30)), title="For Maya")
    for words in ("For Maya", "2 entries", "Made on", "Not encrypted.", "2 March 2026", "1 April 2026"):
        assert bare(words) in title


def test_every_word_can_be_found_ligatures_and_italics_too(tmp_path: Path) -> None:
    text = (
        "after coffee, first office: *always have waited, fjord* and **ten files**\n\n"
        "- difficult\n\n> said\n\n1. one"
    )
    given_entry = entry(text, load=5, load_after=1, audiences=("client",), tags=("tag",))
    words = "".join(pdf_of(tmp_path, given_entry)[1:])
    for part in (
        *(
            "after coffee, first office: always have waited, fjord and ten files",
            "• difficult",
            "said",
            "1. one",
        ),
        *("How heavy: heavy (5 of 5), and afterwards light (1 of 5)", "Client or family", "#tag"),
    ):
        assert bare(part) in words


def test_days_are_headings_and_pages_but_the_first_have_numbers(tmp_path: Path) -> None:
    given_entries = [
        entry(PARAGRAPH * 5, created_at=MADE_AT + timedelta(hours=8 * number)) for number in range(12)
    ]
    title, *pages = pdf_of(tmp_path, *given_entries)
    assert len(pages) > 1
    for number, page in enumerate(pages, 2):
        assert page.endswith(str(number))
    assert not title.endswith("1")
    assert "".join(pages).count("March2026") == len({each.created_at.date() for each in given_entries})
    assert "".join(pages).count("thesurgeonleft") == 60


def test_words_too_many_to_render_are_all_there(tmp_path: Path) -> None:
    pages = pdf_of(tmp_path, entry("silence " * 15_000 + "\n\nthe end"))
    assert "".join(re.sub(r"\d+$", "", page) for page in pages).count("silence") == 15_000
    assert "theend" in pages[-1]


def test_html_is_seen_as_typed_and_nothing_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "photo.png").write_bytes(b"no picture")
    text = f"<img src='file://{tmp_path}/photo.png'> ![see]({tmp_path}/photo.png) <b>x</b> </p><h1>y"
    words = "".join(pdf_of(tmp_path, entry(text)))
    assert "<b>x</b></p><h1>y" in words
    assert b"/Subtype /Image" not in (tmp_path / "journal.pdf").read_bytes()


def test_its_properties_hold_no_words(tmp_path: Path) -> None:
    pdf_of(tmp_path, entry(), title="For Maya")
    pdf = (tmp_path / "journal.pdf").read_bytes()
    assert "Maya".encode("utf-16-be") not in pdf
    assert b"Maya" not in pdf


@pytest.mark.parametrize(("size", "box"), [("A4", b"[0 0 595.0"), ("Letter", b"[0 0 612.0")])
def test_it_is_on_the_paper_of_the_persons_country(tmp_path: Path, size: str, box: bytes) -> None:
    written(pdf_pages, tmp_path / "journal.pdf", [entry()], replace(OPTIONS, page_size=size))
    assert b"/MediaBox " + box in (tmp_path / "journal.pdf").read_bytes()


def test_it_is_written_on_another_thread_too(tmp_path: Path, qtbot: QtBot) -> None:
    long = entry(f"{PARAGRAPH}\n\n" * 200)
    pages: list[str] = []
    thread = threading.Thread(target=lambda: pages.extend(pdf_of(tmp_path, long)))
    thread.start()
    qtbot.waitUntil(lambda: not thread.is_alive())
    thread.join()
    assert "".join(pages).count("thesurgeonleft") == 200


def test_it_is_stopped_where_it_stands(tmp_path: Path) -> None:
    told: list[float] = []

    def stop(done: float) -> None:
        told.append(done)
        if len(told) == 2:
            raise Cancelled

    (tmp_path / "journal.pdf").write_bytes(b"")
    with pytest.raises(Cancelled):
        pdf_pages.write(tmp_path / "journal.pdf", iter([entry()] * 100), OPTIONS, stop)
    assert told == [0.0, 0.08]


def test_it_is_stopped_within_a_long_entry_too(tmp_path: Path) -> None:
    told: list[float] = []

    def stop(done: float) -> None:
        told.append(done)
        if len(told) == 3:
            raise Cancelled

    (tmp_path / "journal.pdf").write_bytes(b"")
    with pytest.raises(Cancelled):
        pdf_pages.write(tmp_path / "journal.pdf", iter([entry("word " * 50_000)]), OPTIONS, stop)
    assert told == [0.0, 0.0, 0.0]


def test_a_full_disk_is_told_as_the_system_tells_it(tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no full device here")
    (tmp_path / "journal.pdf").symlink_to("/dev/full")
    with pytest.raises(OSError, match="28"):
        pdf_pages.write(tmp_path / "journal.pdf", iter([entry(PARAGRAPH * 40)] * 20), OPTIONS, lambda _: None)


@settings(max_examples=15, suppress_health_check=KEEPS_FIXTURES)
@given(given_entry=entries())
def test_any_entry_makes_a_whole_document(tmp_path: Path, given_entry: Entry) -> None:
    assert len(pdf_of(tmp_path, given_entry)) >= 2


def test_more_entries_take_time_in_proportion(tmp_path: Path) -> None:
    def write(entries: list[Entry]) -> None:
        pdf_pages.write(tmp_path / "journal.pdf", iter(entries), OPTIONS, lambda _: None)

    (tmp_path / "journal.pdf").touch()
    assert_in_proportion(write, lambda count: [entry(PARAGRAPH)] * count, 4)


def test_a_thousand_entries_take_bounded_memory() -> None:
    code = (
        "import resource, sys, tempfile; from pathlib import Path\n"
        "sys.path.insert(0, sys.argv[1])\n"
        "from services.formats.exporters.round_trips import entry, OPTIONS\n"
        "from holdspace.services.formats.exporters import pdf_pages\n"
        "words = 'Sat with her on the *stairs* and we said nothing at all. ' * 11\n"
        "def run(count):\n"
        "    with tempfile.TemporaryDirectory() as folder:\n"
        "        target = Path(folder, 'journal.pdf'); target.write_bytes(b'')\n"
        "        pdf_pages.write(target, iter([entry(words)] * count), OPTIONS, lambda _: None)\n"
        "        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "print(run(100), run(1000))\n"
    )
    tests = Path(__file__).parents[3]
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    answer = subprocess.run(
        [sys.executable, "-c", code, str(tests)], capture_output=True, text=True, check=True, env=environment
    )
    few, many = answer.stdout.split()
    assert int(many) < 1.2 * int(few)
