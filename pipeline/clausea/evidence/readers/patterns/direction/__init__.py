"""Who directed the work: supervision, co-signatures, reviews."""
