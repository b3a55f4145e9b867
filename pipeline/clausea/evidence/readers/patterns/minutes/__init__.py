"""Logged time: rows and notes, whose it is, what corrects it, and the totals that a chart states."""
