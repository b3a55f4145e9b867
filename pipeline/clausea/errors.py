"""One error class per situation that a user can be in; its class fixes the exit code.

    ClauseaError                 1   something we did not foresee
    ├── UsageError               2   options that contradict each other or name nothing
    ├── RecordsError             4   a record that is missing, locked, damaged or no PDF
    ├── ClaimError               5   a claim file or practice profile that cannot be used
    ├── EvidenceError            6   an evidence.json that is malformed or no longer fits its records
    ├── QuoteError               7   a quote that no longer stands on its page: the letter is blocked
    ├── ContentError             8   a mistake in codes/ or prompts/
    ├── OutputError              9   a folder that cannot be written
    └── PacketError             10   a packet that must not leave as it is

Exit 3 is no error: the record does not support an appeal.
A message names the file (and page), what is wrong, and the next thing to do. It never holds chart text.
"""


class ClauseaError(Exception):
    """Base of all errors that are shown to the user as one line."""

    exit_code = 1


class UsageError(ClauseaError):
    exit_code = 2


class RecordsError(ClauseaError):
    exit_code = 4


class ClaimError(ClauseaError):
    exit_code = 5


class EvidenceError(ClauseaError):
    exit_code = 6


class QuoteError(ClauseaError):
    exit_code = 7


class ContentError(ClauseaError):
    exit_code = 8


class OutputError(ClauseaError):
    exit_code = 9


class PacketError(ClauseaError):
    """Every reason at once: `problems` names the fact, the field or the page, and what to do."""

    exit_code = 10

    def __init__(self, problems: "tuple[str, ...]") -> None:
        super().__init__(" ".join(problems))
        self.problems = problems
