"""What only collaborative care has: the episode, the consultant, the registry."""
