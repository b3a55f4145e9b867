"""Where codes/ and prompts/ are: the only module that knows folders of content."""

import os
from pathlib import Path

from clausea.errors import ContentError

_PACKAGE = Path(__file__).resolve().parent


def codes_dir(override: Path | None = None) -> Path:
    """The folder of denial codes: `override` (--codes), $CLAUSEA_CODES, the installed copy, the checkout.

    Raises ContentError when the folder asked for does not exist.
    """
    asked = override or (Path(os.environ["CLAUSEA_CODES"]) if os.environ.get("CLAUSEA_CODES") else None)
    if asked is not None:
        if not asked.is_dir():
            raise ContentError(f"{asked}: no such folder of codes. Give an existing folder with --codes.")
        return asked
    return _shipped("codes")


def prompts_dir() -> Path:
    """The folder of prompts that is shipped."""
    return _shipped("prompts")


def _shipped(name: str) -> Path:
    for folder in (_PACKAGE / "_content" / name, _PACKAGE.parents[1] / name):
        if folder.is_dir():
            return folder
    raise ContentError(f"The folder {name}/ was not installed with clausea. Install clausea again.")
