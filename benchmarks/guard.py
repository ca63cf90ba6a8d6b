# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What the identifier guard takes: to be ready, for 200 words, and for a long text of each sort.

    python benchmarks/guard.py [MB]

Times are those of the process and not of the clock on the wall, since machines that measure are shared.
Loading is the median of seven fresh processes, 200 words that of 60 calls. The long texts have 20 MB unless
told otherwise: the sentences the rules were made on, a paragraph each, all of them in one line, and strings
that mean harm. Prints one JSON document. Goals: 200 words under 5 ms, loading under 30 ms, time in proportion
to the length.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from domain.identifiers.scores import TUNING, sentences
from holdspace.domain.identifiers.finding import find_identifiers
from holdspace.services.identifier_lexicon import load_lexicon

HOSTILE = ("Aa ", "1 Oak ", "A ", "St ", "Dr. ", "1.", "555-", "may 1 ", "a@")
_LOAD = """
import time
from holdspace.services import identifier_lexicon, resources, stanzas
from holdspace.domain.identifiers import finding, replacing
before = time.process_time()
identifier_lexicon.load_lexicon()
print(time.process_time() - before)
"""


def milliseconds(work: Callable[[], object]) -> float:
    """Return how long the process worked."""
    before = time.process_time()
    work()
    return round((time.process_time() - before) * 1000, 2)


def load_milliseconds() -> float:
    """Return how long the lists take to be ready in a process that has the code."""
    times = [
        float(subprocess.run([sys.executable, "-c", _LOAD], capture_output=True, check=True).stdout)
        for _ in range(7)
    ]
    return round(statistics.median(times) * 1000, 1)


def main() -> None:
    """Measure and print."""
    size = int(float(sys.argv[1] if len(sys.argv) > 1 else 20) * 1_000_000)
    lexicon = load_lexicon()
    lines = [text for text, _ in sentences(TUNING)]
    words = " ".join(" ".join(lines).split()[:200])
    texts = {"paragraphs": "\n".join(lines) + "\n", "one line": " ".join(lines) + " "}
    long = {}
    for name, text in (texts | {part: part for part in HOSTILE}).items():
        whole = text * (size // len(text))
        tenth = milliseconds(lambda: find_identifiers(whole[: size // 10], lexicon))  # noqa: B023 - called at once
        taken = milliseconds(lambda: find_identifiers(whole, lexicon))  # noqa: B023 - called at once
        long[name] = {"ms": taken, "to a tenth": round(taken / tenth, 1)}
    report = {
        "load_ms": load_milliseconds(),
        "200_words_ms": statistics.median(
            milliseconds(lambda: find_identifiers(words, lexicon)) for _ in range(60)
        ),
        "long": {"characters": size, **long},
    }
    print(json.dumps(report, indent=2))


if __name__ == "__main__":
    main()
