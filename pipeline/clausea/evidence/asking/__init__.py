"""The model's part of stage 2: what a language model is asked about a chart, and what is made of its answers."""

from clausea.evidence.asking.reading import ModelReader, Spent, read_with_model

__all__ = ["ModelReader", "Spent", "read_with_model"]
