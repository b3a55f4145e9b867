"""The words of consent: which program, how it was given, by whom, what was told, and what says no.

Pure functions and patterns on a stretch of text; told.py reads sentences with them, forms.py forms and lists.
"""

from clausea import sieve as re
from clausea.values.boxes import find_boxes
from clausea.values.people import find_people
from clausea.values.programs import ProgramHit, find_programs

PROGRAMS = {name: f"consent_{name}" for name in ("ccm", "bhi", "cocm", "apcm", "pcm", "rpm", "chi", "pin")}
"""The programs that ask for a consent of their own, with its element."""

_CONTENT = (
    (
        "cost_share",
        r"cost[ -]?shar\w*|co-?pays?|co-?insurance|deductible|out[ -]of[ -]pocket|"
        r"20 ?%|may be billed|share of (?:the )?cost|\bcosts?\b",
    ),
    (
        "one_practitioner",
        r"(?:one|single|only 1|1) (?:\w+ )?(?:practitioner|provider|physician|"
        r"clinician|doctor|practice|clinic|office)|no other (?:provider|practice|"
        r"clinic)",
    ),
    (
        "may_stop",
        r"\bstop\b|opt[ -]?out|withdraw|revoke|cancel|discontinue|disenroll|"
        r"quit|pull out|(?:right to|may|can) leave|end (?:it|the service|at any)",
    ),
    (
        "consult_others",
        r"consult\w* (?:with )?(?:relevant |other )?(?:specialists?|psychiatr\w+|"
        r"clinicians|providers)|may consult|share my record|"
        r"psychiatric (?:provider|consultant)|(?:outside |other )?specialists?\b|psychiatrist",
    ),
)
VERBAL = re.compile(
    r"\bverbal\w*|\bv/c\b|\boral(?:ly)?\b|by (?:tele)?phone|\baloud\b|over the phone|telephonic\w*|"
    r"said yes|said [\"“]yes|yes out loud|word of mouth|spoken",
    re.IGNORECASE,
)
WRITTEN = re.compile(
    r"\bwritten\b|\bin writing\b|\bsigned\b|/s/|\bsignature\b|agreement scanned|"
    r"e-?sign(?:ed)?\b|\bwet signature|signed electronically",
    re.IGNORECASE,
)
_DONE = (
    r"(?:obtained|given|received|documented|recorded|taken|granted|secured|confirmed|signed|on file|noted|captured|"
    r"completed?|in chart|accepted|renewed|reaffirmed)"
)
_PART = (
    r"(?:participat\w+|enrol\w+|join\w*|tak(?:e|ing) part|be enrolled|start\w*|"
    r"begin\w*|sign up|get started|be(?:ing)? in|"
    r"the (?:program|service)s?|program|services|receiv\w+|have (?:it|this|the)|proceed|go ahead)"
)
_LATER = (
    r"[\s,]{0,2}(?:[\w’']+ ){0,3}(?:later|next|after|when|once|if|tomorrow|someday|soon|in (?:a|an|\d+)|then|maybe)\b"
)
"""What puts a yes off."""
STRONG = re.compile(
    rf"\b(?:verbal|oral|written|informed|signed|telephone|phone)(?:\s(?:and|"
    rf"or|/)\s?\w+)? (?:\w+ )?(?:consent|agreement|permission|assent|ok(?:ay)?)\b"
    rf"|\b(?:consent|agreement|permission)\b(?:[^.;]{{0,45}}?)\b{_DONE}\b"
    rf"|\b(?:obtained|received|gave|gives|given|recorded|documented|took|"
    rf"secured|have|has) (?:[\w'’]+ ){{0,4}}?(?:consent|permission|agreement|"
    rf"assent|ok(?:ay)?)\b"
    rf"|\b(?:verbally|orally) (?:agree[sd]?|consent(?:s|ed)|accept(?:s|ed)|"
    rf"ok['’]?(?:ed|d)|okayed)\b|\bverbali[sz]e[sd] (?:agreement|consent)\b"
    rf"|\b(?:agree[sd]?|consent(?:s|ed)|ok['’]?(?:ed|d)|okayed) (?:\w+ )?(?:verbally|orally|by phone|over the phone)\b"
    rf"|\b(?:agree[sd]?|agreeable|consent(?:s|ed)|wants?|wanted|wish(?:es|"
    rf"ed)?|willing|elect(?:s|ed)|opt(?:s|ed)|would like|happy|ready|accept(?:s|"
    rf"ed)?|ok(?:ay)? with|ok(?:ay)?['’]?(?:s|ed|d))"
    rf"(?: (?:via|through|on|in|by|over) (?:the |her |his )?"
    rf"(?:portal|tablet|phone|video|text|e-?mail|mychart|writing|person|kiosk))?"
    rf" (?:to |with |and )?(?:[\w'’]+ )?{_PART}\b"
    rf"|\b(?:said|says|answered|replied)[ ,:]{{1,2}}[\"“'‘]?yes\b|\bopted in\b|\bsigned up\b"
    rf"|\b(?:sign (?:me|her|him) up|count me in|let['’]s do it)\b(?!{_LATER})"
    rf"|\b(?:patient|pt|she|he|they|who|wife|husband|spouse|daughter|son|"
    rf"mother|father|sister|brother|niece|nephew|proxy|guardian|agent|poa|"
    rf"hcpoa)\b(?: \([^)]*\)|,[^,.;]{{1,30}},)? (?:has |then |verbally |"
    rf"also )?(?:consents|consented)\b"
    rf"|\bwith (?:his|her|their|the patient['’]s|pt['’]?s?|patient) (?:verbal |"
    rf"written |full |oral )?(?:permission|consent|agreement)\b"
    rf"|\bconsents?\s*[:=–—-]\s*(?:yes|verbal|oral|written|obtained|given|signed|agreed)\b"
    rf"|\bsigned (?:the |a |an |our |his |her |their )?(?:[\w()]+ ){{0,4}}(?:consent|agreement|enrol\w+)(?: form)?\b"
    rf"|\b(?:put|set|placed|wrote|gave|added) (?:his|her|their) (?:name|signature|initials) (?:to|on|at|under|below)\b"
    rf"[^.;]{{0,60}}\b(?:consent|agreement|enrol\w+|form|sheet|page|paper|packet)\b"
    rf"|\b(?:gave|gives|given) (?:me |us |the nurse |staff )?(?:his |her |their |an? |the )?(?:verbal |oral |spoken )?"
    rf"(?:go[- ]ahead|green light|blessing|assent|thumbs up)\b"
    rf"|\b(?:agree[sd]?|consent(?:s|ed)|accept(?:s|ed)) (?:out loud|aloud|in writing|on paper|in person)\b"
    rf"|\bis on board with\b"
    r"|\b(?:pt|patient|client|she|he|they)(?:['’]s)? (?:(?:is|was|says|said) )?(?:ok|okay|fine|good|agreeable"
    r"|in (?:full )?agreement)"
    r" (?:w/|with) (?:the )?(?:(?:start\w*|join\w*|being in) )?(?:ccm|bhi|co-?cm|apcm|pcm|rpm|collab\w* care"
    r"|program|services|enrol\w+"
    r"|particip\w+)\b|\b(?:pt|patient|client|she|he) (?:ok|okay)['’]?s (?:ccm|bhi|co-?cm|apcm|pcm|rpm"
    r"|collab\w* care|the program)\b"
    rf"|\b(?:is|was) (?:very |quite )?(?:willing|happy|glad|ready) and (?:verbally )?"
    rf"(?:agrees|agreed|consents|consented)\b"
    rf"|\b(?:agree[sd]|consent(?:s|ed)|accept(?:s|ed)|said yes) (?:on|in) (?:his|her|their|the patient['’]s|pt['’]?s?"
    rf"|[\w'’]+ \w+['’]s) (?:behalf|place|stead|name)\b"
    rf"|\bv/c\W{{0,3}}(?:✓|☑|☒|\[x\]|yes|{_DONE})"
    rf"|\bconsents?\b\W{{0,3}}[✓✔☑☒]"
    rf"|\b(?:authori[sz]ation|authori[sz]es?d?|approval)\b(?:[^.;]{{0,45}}?)\b(?:signed|given|obtained|received|"
    rf"recorded|on file)\b"
    rf"|\bre-?consent(?:s|ed)\b|\bre-?enrolled (?:verbally|by phone|in writing)\b"
    rf"|\b(?:chose|chooses|choosing|decided|decides|opts|elects) (?:to (?:\w+ )?{_PART}|[\w ]{{2,30}} (?:as|"
    rf"for) (?:his|her|their) )"
    rf"|\bconsents? (?:were |was )?(?:taken|collected|gathered|gotten|got)\b"
    rf"|(?<!no )\bconsents?(?:\s?[:=–—-]|\sdated|\son)?\s(?=\d{{1,2}}[/-]\d{{1,2}}[/-]\d{{2,4}}(?!\d|\s(?:for|to)\b))",
    re.IGNORECASE,
)
"""Says by itself that consent was given; the program may stand a sentence earlier."""
RESPONSE = re.compile(
    r"^\W*(?:patient|pt|she|he|they|response|answer)\W{0,2}(?:\w+ )?(?:accepts?|"
    r"accepted|agrees?|agreed)\b(?!\s+(?:with|to)\b)",
    re.IGNORECASE,
)
"""A bare answer: it counts only right after the offer of a program."""
SIGNED_BY = re.compile(
    r"signed (?:electronically )?by(?! (?:the )?(?:patient|pt)\s?[:?=]\s?(?:no|n|not|none|pending|n/a)\b)"
    r"|status\W{1,3}completed",
    re.IGNORECASE,
)
SAID_NO = re.compile(
    r"\b(?:signature|signed|consent)\b[^.;:?=]{0,24}[:?=]\s?(?:no|n|not|none|pending)\b", re.IGNORECASE
)
SIGNED_FORM = re.compile(
    r"\bsigned\b[^.;]{0,60}\b(?:form|agreement|consent|packet|paperwork)\b|\b(?:form|"
    r"agreement|consent|sheet|paper(?:work)?|page|packet)\b[^.;]{0,60}\b(?:is |was |she |he |they |patient |pt )?"
    r"(?:signed|returned|scanned)\b",
    re.IGNORECASE,
)

_RIGHT = re.compile(
    r"\b(?:may|can|could|might|right|able|free|option|ability|how|unless|"
    r"until|if|whenever|anytime|any time|allowed|opportunity|ways?|understands?|"
    r"aware|knows?)\b"
    r"[^.;:]{0,40}$",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(?:after|previously|initially|first|had|earlier|not|never|n['’]t|"
    r"no longer|nor|prior|before|re-?asked since)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_NAME = (
    r"(?:CCM|BHI|Co-?CM|APCM|chronic care (?:management|mgmt)|behavio(?:u)?ral health integration|"
    r"(?:psychiatric )?collaborative care(?: management)?|"
    r"advanced primary care management)"
)
REFUSAL = re.compile(
    rf"\b(?:declin(?:ed|es|ing)|refus(?:ed|es|al|ing)|opt(?:ed|s)? out|withdr(?:ew|"
    rf"awn|aws|awal)|revok(?:ed|es)|rescind(?:ed|s)|disenroll(?:ed|s|ment)?|"
    rf"not interested|no,? thank(?:s| you)|said no\b|pulled out|dropped out|"
    rf"(?:do|does|did)(?:\s?n[o'’]t| not) (?:want|wish|agree|consent|care to)|"
    rf"(?:doesn|didn|don)['’]t (?:want|wish|agree|consent)|"
    rf"no longer (?:wish|want|interested|enrolled|consent)\w*|"
    rf"(?:ask(?:s|ed)|wants?|wish(?:es)?|request(?:s|ed)?|decided)(?: us|"
    rf" that we)? to (?:stop|end|cancel|leave|quit|drop|withdraw|opt out|"
    rf"disenroll|discontinue|be (?:taken off|removed|disenrolled)))\b"
    rf"|\b(?P<subject>{_NAME})(?: (?:program|services?|enrol\w+|consent|"
    rf"agreement|participation))? (?:was |were |is |has been )?"
    rf"(?:stopped|ended|discontinued|terminated|cancell?ed|withdrawn|revoked)\b",
    re.IGNORECASE,
)
_AFTERWARDS = r"(?:obtained|given|gave|said yes|agreed|granted|received|signed|back|returned)"
NOT_GIVEN = re.compile(
    r"\bto be (?:signed|returned|completed|obtained)\b|"
    r"\b(?:not|never|n['’]t|nothing)(?: yet| been)* (?:back|signed|returned|received|come back|sent back|"
    r"asked|found|located|on file|in (?:the )?chart|completed|obtained)\b|"
    r"\b(?<!signed )(?:consent|agreement)(?: form)? (?:is |was )?(?:attached|enclosed)\b(?![^.;]*\bsigned)|"
    r"\b(?:form|packet|agreement|paperwork|(?<!verbal )(?<!oral )consent(?! given to (?!(?:the )?(?:pt|patient"
    r"|her|him|family|wife"
    r"|husband|daughter|son)\b)))s? (?:was |were )?(?:mailed|sent|e-?mailed|"
    r"handed|offered|left|given to)"
    rf"\b(?![^;]*\b{_AFTERWARDS}\b)|"
    r"\b(?:agree[sd]?|agreeable|willing|wants?|wish(?:es)?|would like)(?: \w+)? to (?:think|consider|discuss|read|"
    r"look|review|hear|learn|talk|wait|ask|decide)\b|"
    r"\b(?:ask(?:s|ed|ing)?|request(?:s|ed|ing)?|looking|waiting|await\w*|pending|need(?:s|ed|ing)?|"
    r"seek\w*)(?: for| on)? "
    rf"(?:\w+ ){{0,3}}(?:consent|agreement|signature|permission)\b(?![^;]{{0,60}}\b{_AFTERWARDS}\b)|"
    r"\b(?:wife|husband|spouse|daughter|son|mother|father|sister|brother|roommate|neighbor)\b[^.;]{0,60}"
    r"\b(?:himself|herself|(?:his|her|their) own)\b|"
    r"\b(?:can(?:not|['’]t| not)|unable to|could not) (?:be )?(?:find|found|locate|located)\b|"
    r"\b(?:await\w*|pending|waiting (?:for|on)|still (?:need|out))\W+(?:\w+\W+){0,4}?(?:sign\w*|return\w*|signature|"
    r"form|packet|"
    r"paperwork|reply|answer|decision|response)\b|"
    r"\b(?:unsigned|undated|blank|expired|lapsed)\b",
    re.IGNORECASE,
)
"""A consent that is asked for, sent out, thought over or lost has not been given."""
PROMOTION = re.compile(
    r"\b(?:consent|agreement|signature|permission|word|yes)\W+(?:is|are)\W+(?:all|what|needed|required|enough|"
    r"the only|simple|easy|free|how|must)\b|\b(?:is|are) all (?:we|you|it)\b|"
    r"(?:^|['\"“‘.!]\s*)(?:ask (?:us |your (?:nurse|doctor|provider|care team) )?(?:about|how)|say yes|call us|join us|"
    r"sign up|enroll (?:today|now)|learn (?:more|how)|did you know|get (?:extra|more) )|"
    r"\b(?:mailing|mailer|flyer|flier|brochure|poster|newsletter|leaflet|advert\w*|banner|slogan|postcard|billboard|"
    r"promotion\w*|website|web page|handout)\b(?! (?:was |were )?(?:given|handed|reviewed|provided|sent|offered))",
    re.IGNORECASE,
)
"""Words to anybody who reads them, of an advertisement: no patient said them."""
OTHER_MATTER = re.compile(
    r"\b(?:telehealth|treat(?:ment)?s?|hipaa|privacy|release of|portal|"
    r"text(?:ing)?|photo\w*|vaccin\w*|shot|surg\w+|procedure|transfusion|"
    r"research|study|registry|house call|financial (?:policy|agreement)|assignment of benefits|bill insurance|"
    r"anesthesia|opioid|controlled substance|interpreter|injection|colonoscopy|mammogram)\b",
    re.IGNORECASE,
)
_REPRESENTATIVE = re.compile(
    r"\b(hcpoa|poa|power of attorney|guardian|health ?care proxy|surrogate|conservator|"
    r"(?:wife|husband|spouse|daughter|son|mother|father|sister|brother|"
    r"niece|nephew)(?=[^.]{0,30}(?:gave|consent|agreed|on (?:the )?(?:patient|"
    r"pt|his|her)|signed|said yes)))\b",
    re.IGNORECASE,
)
_WARD = re.compile(
    r"\b(?:behalf of (?:her|his|their|the|my)|for my) (?P<of>son|daughter|child|boy|girl|wife|husband|spouse|mother"
    r"|father|mom)\b|\bon (?:her|his|their|the|my) (?P<whose>son|daughter|child|boy|girl|wife|husband|spouse"
    r"|mother|father|mom)['’]s behalf\b",
    re.IGNORECASE,
)
"""For whom a parent, a spouse or a child agreed."""
_OF_A = dict.fromkeys(("wife", "husband", "spouse"), "spouse") | dict.fromkeys(("mother", "father", "mom"), "child")
_RECORDER = re.compile(
    r"(?:documented|recorded|obtained|taken|explained|witnessed|entered|"
    r"noted|seen) by:?\s+",
    re.IGNORECASE,
)


def named(text: str) -> tuple[ProgramHit, ...]:
    """The programs that ask for consent, where `text` names them; one that it only sets aside is none."""
    return tuple(
        hit
        for hit in find_programs(text)
        if hit.program in PROGRAMS and not _SET_ASIDE.search(text[max(0, hit.start - 40) : hit.start])
    )


_SET_ASIDE = re.compile(
    r"\b(?:separate(?:ly)?|distinct|different(?:ly)?|apart|aside|independent(?:ly)?) (?:from|of|to)\s"
    r"(?:(?:the|his|her|their|any|prior|earlier|existing|previous|verbal|written) ){0,3}$"
    r"|\b(?:in addition to|besides|other than|not the same as|unlike|beyond|rather than|instead of|not (?:for|to))\s"
    r"(?:(?:the|his|her|their|any|prior|earlier|existing|previous|verbal|written) ){0,3}$",
    re.IGNORECASE,
)
"""Before a program that a consent to another one is told apart from ("consented to BHI, separate from CCM consent")."""


NOTED = re.compile(
    r"\W*(?:verbally |orally )?(?:obtained|taken|given|granted)"
    r"(?= (?:verbally|orally|in writing|from|by|over|via|on)\b(?! (?:the )?(?:e-?|us )?(?:mail|post|fax)\b))",
    re.IGNORECASE,
)
_CONSENT_HEADING = re.compile(
    r"\W*(?:[\w-]+ ){1,4}(?:consent|agreement)\W*|\W*consent (?:for|to) (?:[\w-]+ ?){1,5}\W*", re.IGNORECASE
)


def noted_under(heading: str, text: str) -> "re.Match[str] | None":
    """How consent was given, told below a heading that is its subject: "CCM consent / Obtained by phone from ..."."""
    return NOTED.match(text) if _CONSENT_HEADING.fullmatch(heading) else None


_ABOUT = re.compile(
    r"\b(?:program\w*|services?|enrol\w*|particip\w*|join\w*|tak(?:e|ing) part|"
    r"care management|collaborative|integrat\w*|chronic care|advanced primary|"
    r"ccm|bhi|co-?cm|apcm|"
    r"monthly|billing|billed|cost|(?:it|this|both|these)\b)",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"^\W{0,2}(?:\w+ly |(?:was |is |has been )?(?:obtained|given|received|"
    r"documented|recorded|taken|noted) )?(?:w/|with|to|for|on|that|re|regarding|"
    r"about)\s+(?:the |a |an |his |her |our |your )?",
    re.IGNORECASE,
)
_BEGUN = re.compile(r"\b(?:start\w*|begin\w*|receiv\w+|proceed|go ahead|have (?:it|this|the))$", re.IGNORECASE)
_BARE_END = re.compile(
    r"^\W*(?:$|[.,;)]|today|now|next|this|with (?:it|this|the)|services?|"
    r"the (?:program|services?)|monthly|calls?\b|in\b|on\b|\d|care\b|ccm|"
    r"bhi|co-?cm|apcm)",
    re.IGNORECASE,
)


_PLAIN = re.compile(
    r"^(?:(?:start|begin|proceed|go ahead|enroll)\W*$|(?:his |her |their |"
    r"the )?(?:patient['’]?s? |pt['’]?s? )?(?:behalf|phone|chart|record)\b|"
    r"\d|"
    r"(?:him|her|patient|pt|same|all|above|terms|file|today|video|telephone)\b|"
    r"(?:spouse|wife|husband|daughter|son|family)\W+(?:present|on (?:the )?(?:line|"
    r"call|phone)))",
    re.IGNORECASE,
)


_FOR_ANOTHER = re.compile(
    r",?\s(?:on|in|for)\s(?:(?:the|her|his|their|our)\s)?(?:[\w.-]+(?:['’]s|s['’])?\s){0,3}?behalf(?:\sof\s(?:(?:the|her|his|their)\s)?\w+)?",
    re.IGNORECASE,
)
"""For whom somebody agreed: "on her son's behalf"."""


def about_program(words: str, rest: str) -> bool:
    """Whether consenting words and what follows them are about a program and not insulin, a call or a voicemail."""
    behalf = _FOR_ANOTHER.match(rest)
    rest = rest[behalf.end() :] if behalf else rest
    if _BEGUN.search(words):
        return bool(_BARE_END.match(rest)) or bool(_ABOUT.search(" ".join(rest.split()[:4])))
    link = _PREPOSITION.match(rest)
    if link is None:
        return True
    clause = re.split(r"[.;]|,\s", rest[link.end() :], maxsplit=1)[0]
    return bool(_ABOUT.search(" ".join(clause.split()[:8])) or _PLAIN.match(clause))


def mode_of(text: str) -> str | None:
    """ "verbal" or "written" by the words of `text`."""
    if VERBAL.search(text):
        return "verbal"
    return "written" if WRITTEN.search(text) else None


_AGAIN = re.compile(
    r"\b(?:but|then|later|now|since|today|after which|and)\b[^.;]{0,60}\b(?:re-?consent\w*|re-?enrol\w*|"
    r"(?:agree[sd]?|consent(?:s|ed)|"
    r"accept(?:s|ed)|said yes|gave|opted in|signed)\b(?! (?:to|with) (?:stop|think|leave|end)))",
    re.IGNORECASE,
)
STOPS = re.compile(r"\b(?:stop|end|cancel|quit|leave|withdraw)\b", re.IGNORECASE)


def stops(text: str) -> bool:
    """Whether `text` speaks of stopping, other than of the right to stop."""
    return any(not _RIGHT.search(text[: match.start()]) for match in STOPS.finditer(text))


def mode_of_label(label: str) -> str:
    return "written" if re.match(r"written|signed", label, re.IGNORECASE) else "verbal"


def content_of(text: str) -> tuple[str, ...]:
    """What the patient was told (CONTRACT 1: content of a consent)."""
    return tuple(name for name, pattern in _CONTENT if re.search(pattern, text, re.IGNORECASE))


def representative_in(text: str) -> str | None:
    """The relation of somebody who consents for the patient, None when nobody is named."""
    ward, found = _WARD.search(text), _REPRESENTATIVE.search(text)
    relation = _OF_A.get((ward["whose"] or ward["of"]).lower(), "parent") if ward else None
    return relation if relation and not (found and relation == "child") else found.group(1).lower() if found else None


def recorder_in(text: str) -> str | None:
    """Who wrote the consent down ("Recorded by K. Brandt, RN"), None when nobody is named so."""
    label = _RECORDER.search(text)
    if label is None:
        return None
    people = [hit for hit in find_people(text[label.end() : label.end() + 60]) if hit.start <= 4]
    if not people:
        return None
    return people[0].name + (f", {people[0].credential}" if people[0].credential else "")


def refusals(text: str) -> list[tuple[str, int, int]]:
    """(program or "", start, end) of every refusal in `text`; rights to stop and past refusals are none.

    The object after the words counts first ("declines BHI"), then what stands before ("BHI offered, declines").
    """
    found = []
    everything = find_programs(text)
    empty = [box for box in find_boxes(text) if not box.checked and box.label]
    for match in REFUSAL.finditer(text):
        if any(box.label_start <= match.start() < box.label_end for box in empty):
            continue  # "accepts [X] declines [ ]": nobody chose that word
        if (_RIGHT.search(text[: match.start()]) and not match["subject"]) or _EARLIER.search(text[: match.start()]):
            continue
        if _AGAIN.search(text, match.end()):
            continue  # taken back in the same sentence
        after = [
            hit
            for hit in everything
            if hit.start >= match.end()
            and len(text[match.end() : hit.start].split()) <= 5
            and not re.search(r"[,;.]", text[match.end() : hit.start])
        ]
        before = [hit for hit in everything if hit.start < match.end()]
        hit = after[0] if after else before[-1] if before else None
        if hit is None:
            if not OTHER_MATTER.search(text):
                found.append(("", match.start(), match.end()))
        elif hit.program in PROGRAMS and abs(hit.start - match.start()) < 160:
            found.append((hit.program, match.start(), match.end()))
    return found
