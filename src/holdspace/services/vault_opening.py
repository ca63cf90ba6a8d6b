# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""What the background helper does with a passphrase or a code before the vault opens. Light: it is imported
with the window."""

from __future__ import annotations

from collections.abc import Callable

from holdspace.storage.places import Places
from holdspace.storage.progress import Progress


def find_code(places: Places, passphrase: str) -> str:
    """Return the recovery code as it is written. Raises as `key_file.unwrap_root`."""
    from holdspace.domain.recovery_code import encode_code
    from holdspace.storage.key_file import unwrap_root
    from holdspace.storage.keys import wiped

    with wiped(unwrap_root(places, passphrase)) as root:
        return encode_code(root)


def find_root_and_update(
    places: Places, find_root: Callable[[], bytearray], about_to: Callable[[], None], progress: Progress
) -> bytearray:
    """Return the root secret, which the caller wipes, with an older vault brought up to date.

    `about_to` is called just before that. Raises what `find_root` and `about_to` raise, the root wiped.
    """
    from holdspace.storage.keys import wipe
    from holdspace.storage.updating import bring_up_to_date

    root = find_root()
    try:
        bring_up_to_date(places, root, about_to, progress)
    except BaseException:
        wipe(root)
        raise
    return root
