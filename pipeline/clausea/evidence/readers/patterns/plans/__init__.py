"""Care plans: the documents, the days that they name, and their copies."""
