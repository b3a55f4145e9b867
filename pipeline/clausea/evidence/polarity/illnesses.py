"""Illnesses in the words and letters of a chart, by kind: what kin have, and what no plan behind it makes a plan."""

from clausea.evidence.polarity.words import any_of

_HEART = (
    r"chf", r"hfr?e?f", r"hfpef", r"hf\b", r"cad", r"a-?fib", r"afib", r"htn", r"hypertension", r"hld",
    r"hyperlipid\w+", r"mi\b", r"cva", r"tia", r"stroke", r"heart", r"pvd", r"pad\b", r"dvt", r"pe\b", r"aaa",
    r"cardiac", r"cardiomyopathy",
)  # fmt: skip
_LUNGS = (r"copd", r"asthma", r"emphysema", r"osa\b", r"ild", r"lung", r"pulm", r"tb\b")
_METABOLISM = (
    r"t[12]dm", r"dm\s?[12i]*\b", r"[in]+iddm", r"diabet\w+", r"thyroid", r"hypothyroid\w*", r"obes\w+", r"gout",
    r"ckd", r"esrd", r"kidney", r"renal", r"dialysis",
)  # fmt: skip
_MIND = (
    r"depress\w+", r"mdd", r"anxi\w+", r"gad\b(?!-)", r"bipolar", r"schizo\w+", r"ptsd", r"ocd", r"adhd",
    r"autis\w+", r"bpd", r"suicid\w+", r"panic", r"psych\s(?:hx|issues|illness)", r"mental",
)  # fmt: skip
_HABIT = (
    r"etoh", r"alcohol\w*", r"aud\b", r"oud\b", r"sud\b", r"drug", r"opioid", r"addict\w+", r"substance", r"meth\b",
)  # fmt: skip
_BRAIN = (
    r"dementia", r"alzheimer\w*", r"parkinson\w*", r"epilep\w+", r"seizures?", r"migraines?", r"ms\b", r"als\b",
    r"neuropath\w+", r"\w*insomnia",
    r"aphasia", r"hemipar\w+", r"neuralgia", r"chronic\spain", r"fibromyalgia", r"tremor",
)  # fmt: skip
_GROWTHS = (r"(?:\w+\s)?(?:cancer|ca\b)", r"leukemia", r"lymphoma", r"melanoma", r"tumou?r")
_BONES = (
    r"ra\b", r"oa\b", r"lupus", r"osteo\w+", r"arthritis", r"fracture", r"glaucoma", r"cirrhosis", r"hepatitis",
    r"hiv",
)  # fmt: skip

ILLNESS = any_of(_HEART, _LUNGS, _METABOLISM, _MIND, _HABIT, _BRAIN, _GROWTHS, _BONES)
