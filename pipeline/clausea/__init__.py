"""Clausea: from a patient's chart and a denied care-management claim to a cited appeal letter."""

__version__: str
__all__ = ["__version__"]


def __getattr__(name: str) -> str:
    """The version, looked up when it is asked for: what looks it up takes a while to import."""
    if name != "__version__":
        raise AttributeError(name)
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("clausea")
    except PackageNotFoundError:  # run from a checkout that was never installed
        return "0.0.0"
