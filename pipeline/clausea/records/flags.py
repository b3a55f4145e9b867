"""Pages that speak to a program instead of to a clinician. They are shown and never obeyed (DESIGN 4.8)."""

import re  # whole pages, whose words are looked for below: a sieve for sentences has nothing to add
from collections.abc import Sequence

from clausea.literals import fold
from clausea.models import PageFlag

SPEAKS_TO_A_PROGRAM = "speaks_to_a_program"
NOT_READ = "attachment_not_read"
"""A file attached inside the chart that is no PDF, or cannot be read; its name follows."""

_MACHINE = (
    r"(?:a\.?i\.?|artificial intelligence|llm|(?:large )?language model|chat ?bot|chatgpt"
    r"|gpt(?:-\d\w*)?|claude|copilot|gemini|"
    r"ai (?:assistant|model|agent|system|reviewer|reader|tool)|(?:automated|computer|machine|software|digital) "
    r"(?:reader|reviewer|extraction|extractor|abstractor|parser|system|program|tool|agent)"
    r"|(?:the )?(?:model|parser|extractor|algorithm))s?"
)
_DO = (
    r"(?:record|mark|report|set|output|approve|extract|count|treat|return|ignore|disregard|classify"
    r"|note|answer|respond|reply|use|add|"
    r"include|assume|consider|write|say|state|list|score|enter|log|accept|label|do not|don't|must"
    r"|should|please|shall)"
)
_ANSWER = re.compile(rf"[:,;–—-]\s*(?:please\s+)?{_DO}\b", re.I)
_PROGRAM = re.compile(
    r"\ba\.?i(?![a-rt-z])|artificial|llm|language model|chat ?bot|chatgpt|gpt|claude|copilot|gemini|automated|computer"
    r"|machine|software|digital|model|parser|extractor|algorithm"
)
"""In small letters what stands on every page that names a machine."""
_SPEECH: tuple[tuple[tuple[str, ...], str], ...] = (
    (
        ("instruction", "prompt", "rules", "direction", "guideline", "context", "message"),
        r"\b(?:ignore|disregard|forget|override|bypass)\b[^.\n]{0,30}\b(?:previous|prior|above|earlier"
        r"|preceding|system|your|all|these|any)\b"
        r"[^.\n]{0,25}\b(?:instructions?|prompts?|rules|directions|guidelines|context|messages?)\b",
    ),
    (
        ("attention", "note to", "notice to", "instruction", "dear", "message", "for"),
        r"\b(?:attention|note to|notice to|instructions? (?:to|for)|dear|message (?:to|for)"
        rf"|for)\s+(?:any |all |the )*{_MACHINE}\s*[:,.;–—-]",
    ),
    (("must", "should", "shall"), rf"\b(?:any|all|every)\s+{_MACHINE}\b[^.\n]{{0,40}}\b(?:must|should|shall)\b"),
    (("if you are",), rf"\bif you are (?:an? |the )?{_MACHINE}\b"),
    (
        ("you are",),
        r"\byou are (?:now )?(?:an? |the )"
        r"(?:ai|assistant|language model|helpful|large language|extraction|chat ?bot)\b",
    ),
    (("as a",), r"\bas an? (?:ai|language model)\b"),
    (
        ("system prompt", "prompt injection", "developer mode"),
        r"\bsystem prompt\b|\bprompt injection\b|\bdeveloper mode\b",
    ),
    (("<",), r"<\|?(?:im_start|im_end|system|assistant|user|endoftext)\|?>|<</?SYS>>"),
    (("inst]",), r"\[/?INST\]"),
    (("##",), r"^\s*#{2,}\s*(?:system|instructions?|prompt)\b"),
    (("<",), r"</?(?:system|instructions?|prompt|tool_call|function_call)>"),
    (
        ("json", "xml", "yaml", "only with", "in the schema", "the following object"),
        r"\b(?:respond|reply|answer|output|return|print|emit)\b[^.\n]{0,20}\b(?:json|xml|yaml|only with"
        r"|in the schema|the following object)\b",
    ),
    (
        ('"',),
        r"[{,]\s*\"(?:element|polarity|status|quote|items?|findings?|value|minutes|role|content|route)\"\s*:",
    ),
    (
        ("_",),
        r"\b(?:staff|practitioner|bhcm)_minutes\b|\bminutes_total\b|\bneeds_review\b|\brating_scale\b"
        r"|\bconsent_(?:ccm|bhi|cocm|apcm)\b"
        r"|\bpatient_contact\b|\bcare_plan_\w+|\bchronic_conditions\b|\bbh_\w+|\btcm_(?:contact|visit"
        r"|attempt)\b|\binitiating_visit\b",
    ),
    (
        ("affirmed", "verified", "appeal"),
        r"\bpolarity\s*[:=]\s*\"?affirmed\b|\b(?:status|route)\"?\s*[:=]\s*\"(?:verified|appeal)\b",
    ),
)
"""What is said to a program, and words of which one must stand on the page (small letters) before it can be said."""
_SAID = tuple((words, re.compile(said, re.I | re.M), _MACHINE in said) for words, said in _SPEECH)
_TOLD = re.compile(rf"\b{_MACHINE}\s*[:,;–—-]+\s*(?:please\s+)?{_DO}\b", re.I)


def page_flags(speaking: Sequence[int]) -> tuple[PageFlag, ...]:
    """One flag for each page, by its number, with words that are meant for a program or a language model."""
    return tuple(PageFlag(page=number, flag=SPEAKS_TO_A_PROGRAM) for number in speaking)


def speaks(text: str) -> bool:
    """Whether a page's text speaks to a program: the costly searches only where their words stand at all."""
    folded = fold(text)
    named = _PROGRAM.search(folded) is not None
    if named and _ANSWER.search(text) and _TOLD.search(text):
        return True
    return any(
        (named or not of_machines) and any(word in folded for word in words) and said.search(text)
        for words, said, of_machines in _SAID
    )
