"""Stage 3b: findings become the letter. `draft` gives the Letter; markdown, docx and pdf write it; gaps is internal.

The three names are imported when they are asked for: who only asks for a last day needs no templates.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from clausea.appeal.letter import Letter
    from clausea.appeal.writing import Enclosed, draft

__all__ = ["Enclosed", "Letter", "draft"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(name)
    return getattr(import_module("clausea.appeal.letter" if name == "Letter" else "clausea.appeal.writing"), name)
