"""What was denied, and who appeals: claim file, practice profile, the command line's options, what the chart tells."""

from clausea.claims.files import read_claim, read_practice
from clausea.claims.flags import merge_flags
from clausea.claims.inferred import infer_claim

__all__ = ["infer_claim", "merge_flags", "read_claim", "read_practice"]
