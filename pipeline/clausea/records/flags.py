"""Pages that speak to a program instead of to a clinician. They are shown and never obeyed (DESIGN 4.8)."""

from collections.abc import Sequence

from clausea import sieve as re
from clausea.models import PageFlag
from clausea.pages import Page

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
_SPEECH = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass)\b[^.\n]{0,30}\b(?:previous|prior|above|earlier"
    r"|preceding|system|your|all|these|any)\b"
    r"[^.\n]{0,25}\b(?:instructions?|prompts?|rules|directions|guidelines|context|messages?)\b"
    rf"|\b{_MACHINE}\s*[:,;–—-]+\s*(?:please\s+)?{_DO}\b"
    rf"|\b(?:attention|note to|notice to|instructions? (?:to|for)|dear|message (?:to|for)"
    rf"|for)\s+(?:any |all |the )*{_MACHINE}\s*[:,.;–—-]"
    rf"|\b(?:any|all|every)\s+{_MACHINE}\b[^.\n]{{0,40}}\b(?:must|should|shall)\b"
    rf"|\bif you are (?:an? |the )?{_MACHINE}\b"
    r"|\byou are (?:now )?(?:an? |the )(?:ai|assistant|language model|helpful|large language|extraction|chat ?bot)\b"
    r"|\bas an? (?:ai|language model)\b|\bsystem prompt\b|\bprompt injection\b|\bdeveloper mode\b"
    r"|<\|?(?:im_start|im_end|system|assistant|user|endoftext)\|?>|\[/?INST\]|<</?SYS>>"
    r"|^\s*#{2,}\s*(?:system|instructions?|prompt)\b"
    r"|</?(?:system|instructions?|prompt|tool_call|function_call)>"
    r"|\b(?:respond|reply|answer|output|return|print|emit)\b[^.\n]{0,20}\b(?:json|xml|yaml|only with"
    r"|in the schema|the following object)\b"
    r"|[{,]\s*\"(?:element|polarity|status|quote|items?|findings?|value|minutes|role|content|route)\"\s*:"
    r"|\b(?:staff|practitioner|bhcm)_minutes\b|\bminutes_total\b|\bneeds_review\b|\brating_scale\b"
    r"|\bconsent_(?:ccm|bhi|cocm|apcm)\b"
    r"|\bpatient_contact\b|\bcare_plan_\w+|\bchronic_conditions\b|\bbh_\w+|\btcm_(?:contact|visit"
    r"|attempt)\b|\binitiating_visit\b"
    r"|\bpolarity\s*[:=]\s*\"?affirmed\b|\b(?:status|route)\"?\s*[:=]\s*\"(?:verified|appeal)\b",
    re.I | re.M,
)


def page_flags(pages: Sequence[Page]) -> tuple[PageFlag, ...]:
    """One flag for each page with words that are meant for a program or a language model."""
    return tuple(PageFlag(page=page.number, flag=SPEAKS_TO_A_PROGRAM) for page in pages if _SPEECH.search(page.text))
