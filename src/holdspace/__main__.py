# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""Start HoldSpace."""

from __future__ import annotations

import gc
import sys


def main() -> int:
    """Run what the command line asks for and return the exit code."""
    # Thousands of objects that live as long as the program are made before the window shows; looking for
    # garbage among them costs a twelfth of the start. The window turns it on again after its first frame.
    gc.disable()
    from holdspace.app import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
