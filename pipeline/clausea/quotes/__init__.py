"""The verbatim promise: a quote is on its page, word for word and figure for figure, or it is not relied on.

`stands` asks whether a span slices to its quote, `locate` finds a quote that a person or a model gave and says how
it stands, `verify` checks an item: quote, basis spans, and the value fields that must be read from them.
"""

from clausea.quotes.items import verify
from clausea.quotes.search import Located, QuoteStatus, locate, stands

__all__ = ["Located", "QuoteStatus", "locate", "stands", "verify"]
