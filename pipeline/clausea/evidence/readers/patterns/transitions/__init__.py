"""Transitional care: the stay, the calls after it, the visit that follows."""
