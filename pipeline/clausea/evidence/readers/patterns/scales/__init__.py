"""Rating scales: stated, in lists, in tables and forms, and the day of each score."""
