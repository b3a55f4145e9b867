"""Visits: the notes of practitioners, lists of encounters, and the decisions made in them."""
