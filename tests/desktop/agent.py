# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Speaking to `at_spi_agent.py`, which sees the app as a screen reader does."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

from menu_launch import SYSTEM_PYTHON
from patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Mapping

_SCRIPT = Path(__file__).with_name("at_spi_agent.py")


class NotSeenError(AssertionError):
    """What was waited for did not come; the message holds what was visible instead."""


class Agent:
    """One agent process. Every question waits for its answer."""

    def __init__(self, environment: Mapping[str, str], log: Path) -> None:
        self._log = log
        with log.open("wb") as errors:
            self.process = subprocess.Popen(
                [SYSTEM_PYTHON, str(_SCRIPT)],
                env=dict(environment),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
                start_new_session=True,
            )

    def ask(self, what: str, **arguments: Any) -> Any:
        """Return the answer to a question. Raises NotSeenError where it does not come in time."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps({"do": what, **arguments}) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        assert line, f"the AT-SPI agent ended:\n{self._log.read_text()}"
        answer = json.loads(line)
        if "missing" in answer:
            raise NotSeenError(answer["missing"])
        return answer["answer"]

    def close(self) -> None:
        """End the process and let go of its pipes."""
        self.process.communicate(timeout=PATIENCE)
