# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The primer as it is loaded; its words are tried in test_primer_words.py."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from holdspace.services.primer import load_primer, place_of
from holdspace.services.resources import resources_folder
from holdspace.services.stanzas import BadContent


def test_every_page_has_a_title_paragraphs_and_one_thing_to_try() -> None:
    pages = load_primer()
    assert len(pages) == 10
    assert pages[0].id == "holding_space"
    for page in pages:
        assert page.title
        assert len(page.paragraphs) >= 2
        assert page.to_try
        assert page.to_try not in page.paragraphs


def test_a_page_is_found_by_its_id_and_a_strange_one_leads_to_the_first() -> None:
    pages = load_primer()
    assert [place_of(pages, page.id) for page in pages] == list(range(10))
    assert place_of(pages, "gone") == place_of(pages, "") == 0


def test_a_page_without_its_thing_to_try_is_refused(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(resources_folder() / "content", tmp_path / "content"))
    words = folder / "en" / "primer.toml"
    words.write_text(words.read_text(encoding="utf-8").replace("\ntry = ", "\ntries = ", 1), encoding="utf-8")
    with pytest.raises(BadContent, match=r"en/primer\.toml: holding_space\.try: is missing"):
        load_primer("en", folder)


def test_a_page_names_who_found_what_it_tells() -> None:
    pages = {page.id: page for page in load_primer()}
    assert [source.split()[0] for source in pages["slow_down"].sources] == ["Singh", "Langewitz"]
    assert [source.split()[0] for source in pages["going_home"].sources] == ["Albulescu"]
    assert pages["holding_space"].sources == ()


@pytest.mark.parametrize("named", ["breaks", "nobody"])
def test_a_source_of_what_the_page_does_not_tell_is_refused(tmp_path: Path, named: str) -> None:
    folder = Path(shutil.copytree(resources_folder() / "content", tmp_path / "content"))
    ids = folder / "primer.toml"
    ids.write_text(ids.read_text(encoding="utf-8").replace('"interrupting"', f'"{named}"'), encoding="utf-8")
    with pytest.raises(BadContent, match=rf"sources: {named} is no source of what this page tells"):
        load_primer("en", folder)
