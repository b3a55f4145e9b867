"""For all tests: what charts were read is kept for the session only, never in the user's own cache."""

import os
import tempfile

_CACHE = tempfile.TemporaryDirectory(prefix="clausea-tests-")
os.environ["CLAUSEA_CACHE"] = _CACHE.name
