"""For all tests: what charts were read is kept for the session only, never in the user's own cache."""

import os
import tempfile

from hypothesis import settings

_CACHE = tempfile.TemporaryDirectory(prefix="clausea-tests-")
os.environ["CLAUSEA_CACHE"] = _CACHE.name

# A property's promise is about values: how long one example took on a busy machine says nothing of the product.
settings.register_profile("clausea", deadline=None)
settings.load_profile("clausea")
