# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The words about what is protected and what is not."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from holdspace.services.log import FILES, LARGEST_BYTES
from holdspace.services.privacy import Section, load_privacy, parse_sections
from holdspace.services.resources import resources_folder
from holdspace.storage.places import Places

PAPER = Path(__file__).parents[2] / "docs" / "for-it-and-privacy.md"
LINES = st.text(alphabet="abc de'?.,", min_size=1).map(lambda text: " ".join(text.split())).filter(bool)
SECTIONS = st.lists(st.builds(Section, LINES, st.lists(LINES, min_size=1).map(tuple)), min_size=1).map(tuple)


@given(SECTIONS)
def test_what_is_written_down_is_read_again(sections: tuple[Section, ...]) -> None:
    text = "\n\n".join("\n\n".join((f"# {one.heading}", *one.paragraphs)) for one in sections)
    assert parse_sections(text) == sections


def test_lines_of_a_paragraph_are_joined_and_words_before_a_heading_stay() -> None:
    assert parse_sections("one\ntwo\n\n\n# Title\n\nthree\n") == (
        Section("", ("one two",)),
        Section("Title", ("three",)),
    )
    assert parse_sections(" \n\n ") == ()


def test_the_words_that_come_with_the_app() -> None:
    sections = load_privacy(resources_folder())
    assert len(sections) == 8
    for section in sections:
        assert section.heading
        assert len(section.paragraphs) == 2, section.heading
        for paragraph in section.paragraphs:
            assert "!" not in paragraph
            assert len(paragraph.split()) <= 40, paragraph
    everything = " ".join(paragraph for section in sections for paragraph in section.paragraphs)
    for needed in (
        "no network",
        "counsel",
        "see the screen",
        "record what is typed",
        "Backups",
        "policy",
        "roaming",
    ):
        assert needed in everything


def test_the_paper_for_it_says_the_same() -> None:
    """The folder docs is not installed, so the page carries its facts: each sentence stands in both."""
    paper = " ".join(PAPER.read_text(encoding="utf-8").split())
    for section in load_privacy(resources_folder()):
        assert f"## {section.heading} {section.paragraphs[0]}" in paper
        for paragraph in section.paragraphs:
            assert paragraph in paper


def test_what_the_paper_adds_is_for_it_and_short() -> None:
    paper = PAPER.read_text(encoding="utf-8")
    headings = re.findall(r"^## (.*)$", paper, re.MULTILINE)
    assert headings == [section.heading for section in load_privacy(resources_folder())]
    assert paper.count("**For IT.**") == len(headings)
    assert len(paper.split()) < 1100  # two pages
    folded = paper.casefold()
    for never in ("hipaa", "fips", "is certified", "military", "!"):
        assert never not in folded.replace("![", "")


def test_the_numbers_are_those_of_the_program() -> None:
    page = (resources_folder() / "content" / "en" / "privacy.md").read_text(encoding="utf-8")
    assert f"{FILES * LARGEST_BYTES // 1024} KiB" in page
    names = ("vault.db", "vault.json", "vault.json.bak", "inbox/", "draft.sealed", "backups/", "settings.ini")
    for name in (*names, "inbox/set-aside/", "damaged/", "replaced/"):
        assert f"`{name}`" in PAPER.read_text(encoding="utf-8")


def test_what_erasing_reaches_and_what_not_is_said_with_the_names_of_the_folders() -> None:
    (erasing,) = [section for section in load_privacy(resources_folder()) if section.heading == "Erasing"]
    places = Places(Path("home"))
    for folder in (places.damaged, places.replaced, places.set_aside):
        assert folder.relative_to(places.home).as_posix() in erasing.paragraphs[1]
    assert "a copy saved from a damaged journal" in erasing.paragraphs[1]
    assert "“Erase for good” under Safety" in erasing.paragraphs[0]
    assert "Backups made before still hold it" in erasing.paragraphs[0]
