"""Decisions of people on the evidence: made, kept over a new run, and checked against the chart again."""

from clausea.review.checks import check
from clausea.review.decisions import add_item, decide
from clausea.review.earlier import carry_over

__all__ = ["add_item", "carry_over", "check", "decide"]
