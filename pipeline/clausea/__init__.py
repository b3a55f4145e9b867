"""Clausea: from a patient's chart and a denied care-management claim to a cited appeal letter."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("clausea")
except PackageNotFoundError:  # run from a checkout that was never installed
    __version__ = "0.0.0"

__all__ = ["__version__"]
