# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Every export format has its module, which is loaded when it is needed."""

from __future__ import annotations

import subprocess
import sys

import pytest

from holdspace.domain.formats import EXPORT_IDS, IMPORT_IDS
from holdspace.services.formats.errors import UnknownFormat
from holdspace.services.formats.exporters import holdspace_csv, holdspace_json
from holdspace.services.formats.exporting_registry import exporter


def test_names_find_their_modules() -> None:
    assert EXPORT_IDS == ("json", "markdown", "dayone", "jrnl", "csv", "html", "pdf")
    assert set(EXPORT_IDS) - {"html", "pdf"} <= set(IMPORT_IDS)
    assert exporter("json") is holdspace_json
    assert exporter("csv") is holdspace_csv


@pytest.mark.parametrize("name", ["", "docx", "../os", "os"])
def test_others_are_unknown(name: str) -> None:
    with pytest.raises(UnknownFormat):
        exporter(name)


def test_an_import_that_fails_within_a_module_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(name: str) -> None:
        raise ModuleNotFoundError("no module of another name", name="yaml")

    monkeypatch.setattr("importlib.import_module", fail)
    with pytest.raises(ModuleNotFoundError):
        exporter("csv")


def test_none_is_loaded_before_it_is_needed() -> None:
    program = (
        "import sys; import holdspace.services.formats.exporting_registry;"
        "print([name for name in sys.modules if '.exporters.' in name or name == 'csv'])"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
