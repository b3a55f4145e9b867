"""Values read from chart text: dates, times, durations, people, scales, ICD-10 codes, boxes.

Every reader is pure: text in, hits with code-point offsets into that text out. A hit says what stands there,
not whether it counts; polarity and place are judged elsewhere.
"""
