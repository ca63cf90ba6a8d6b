# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Start HoldSpace."""

from __future__ import annotations

import gc
import sys
from types import TracebackType


def main() -> int:
    """Run what the command line asks for and return the exit code."""
    # Thousands of objects that live as long as the program are made before the window shows; looking for
    # garbage among them costs a twelfth of the start. The window turns it on again after its first frame.
    gc.disable()
    sys.excepthook = _say_where
    from holdspace.app import run

    return run(sys.argv[1:])


def _say_where(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Say of which type an error is and where it came from; a traceback could carry words."""
    del kind
    from holdspace.services.log import say_where

    say_where(error.with_traceback(trace))


if __name__ == "__main__":
    sys.exit(main())
