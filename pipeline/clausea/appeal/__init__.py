"""Stage 3b: findings become the letter. `draft` gives the Letter; markdown, docx and pdf write it; gaps is internal."""

from clausea.appeal.draft import Enclosed, draft
from clausea.appeal.letter import Letter

__all__ = ["Enclosed", "Letter", "draft"]
