"""The credentials and job words that follow or stand for a name in a chart."""

from clausea import sieve as re

# Written form to the form used everywhere else. A stack ("MSN, RN, CCM") keeps its order.
_LICENSED = (
    "MD DO DPM DDS DMD OD MBBS MBBCh NP CNP ANP GNP AGNP AGPCNP AGACNP FNP PNP WHNP PMHNP APR"
    "N ARNP CRNP APN DNP PA CNS CNM CM CRNA "
    "RN LPN LVN CNA RMA CMA CCMA NCMA MA PharmD RPh CPhT LCSW LMSW LICSW LISW LSW LCSWA LGSW "
    "LCSW-R LCSW-C CSW SW MSW BSW ACSW DSW "
    "LPC LPCC LCPC LPC-S LPC-A LPCA LMFT LMHC LCMHC LMHP LAC LCADC LADC CADC CAADC MAC PhD Ps"
    "yD EdD CHW RD RDN LD LDN CDN CDE CDCES BC-ADM "
    "PT DPT PTA OT OTR OTD COTA SLP CCC-SLP RT RRT CRT EMT EMT-P AEMT NREMT BSN MSN ADN BS BA"
    " MS MPH MHA MEd MBA CCM ACM CMC CPC "
    "RHIA RHIT CHC NCC BCBA CPNP CPRS CPS DC ND LAc AuD RCP CHES MCHES ACNP ACNP-BC LBSW LMSW-C NBC-HWC"
)
_SUFFIX = r"(?:-(?:C|BC|A|R|S|P|CCM|PMH|L|AP|CS))?"
_FORMS = sorted(set(_LICENSED.split()), key=len, reverse=True)
_BY_LETTERS = {re.sub(r"\W", "", form).upper(): form for form in _FORMS}
_DOTTED = (
    r"M\.D\.|D\.O\.|R\.N\.|L\.P\.N\.|N\.P\.|P\.A\.(?:-C)?|Ph\.D\.|Pharm\.\s?D\.?|Pharm\sD\b"
    r"|Psy\.D\.|R\.Ph\.|L\.C\.S\.W\.|M\.A\.|D\.P\.M\.|O\.D\."
)

ONE = rf"(?:{_DOTTED}|(?:{'|'.join(re.escape(form) for form in _FORMS)}){_SUFFIX})(?![\w’'-]|\.\w)"
"""Pattern source of one credential, case sensitive ("MD", "PharmD", "FNP-C", "R.N.")."""
_AFTER_COMMA_ONLY = {
    "CCM",
    "CM",
    "CMC",
    "ACM",
    "MS",
    "BS",
    "BA",
    "MA",
    "PT",
    "OT",
    "RT",
    "DO",
    "PA",
    "SW",
    "LD",
    "ND",
    "MD",
}
_SAFE = rf"(?!(?:{'|'.join(sorted(_AFTER_COMMA_ONLY))})\b(?!-)){ONE}"
STACK = rf"(?!CCM\b){ONE}(?:\s?[,/]\s?(?!CCM\s[A-Za-z]){ONE}|[ ]{_SAFE})*"
"""Pattern source of one or more, as "MSN, RN, CCM" or "APRN FNP-C". CCM is the case manager's certificate only behind a
comma, and last: elsewhere it is the program; PT may be the patient."""

DEGREES = frozenset(
    [
        "BSN",
        "MSN",
        "ADN",
        "BS",
        "BA",
        "MS",
        "MPH",
        "MHA",
        "MEd",
        "MBA",
        "DNP",
        "PhD",
        "EdD",
        "MSW",
        "BSW",
        "ACSW",
        "CCM",
        "ACM",
        "CMC",
        "CPC",
        "NCC",
    ]
)
"""Degrees and certificates that license nobody by themselves."""
AMBIGUOUS = frozenset(
    {
        "MA",
        "DO",
        "PA",
        "OD",
        "OT",
        "PT",
        "RT",
        "SW",
        "MS",
        "BS",
        "BA",
        "CM",
        "MAC",
        "LAC",
        "LAc",
        "DC",
        "ND",
        "LD",
        "MD",
    }
)
"""Also states, verbs, patients and the like: read only after a name."""

ROLES: tuple[tuple[str, str], ...] = (
    # job word as the record keeps it, spellings as a pattern source
    ("scheduler", r"(?:patient\s)?schedul(?:er|ing\s(?:staff|desk|coordinator))"),
    (
        "front desk",
        r"(?<!at\sthe\s)(?<!to\sthe\s)(?<!from\sthe\s)front[\s-]?(?:desk|office)(?:\s(?:staff"
        r"|clerk|coordinator|agent))?",
    ),
    (
        "receptionist",
        r"receptionist|patient\s(?:service|access)s?\s(?:representative|rep|specialist)|registrar"
        r"|registration\s(?:clerk|staff)",
    ),
    (
        "biller",
        r"biller|billing\s(?:staff|clerk|specialist|coordinator|department)|(?:medical\s)?coder"
        r"|coding\sspecialist",
    ),
    (
        "student",
        r"(?:nursing|medical|pharmacy|nurse|rn|lpn|lvn|ma|cma|np|fnp|pa|msw|social\swork)\s(?:student|trainee|extern)"
        r"|student\s(?:nurse|rn|lpn|ma)",
    ),
    ("patient access", r"patient\saccess(?:\s(?:staff|team))?(?!\s(?:to|portal))"),
    ("medical assistant", r"(?:certified\s|registered\s)?medical\sassistant"),
    ("care navigator", r"(?:care|patient|nurse|health)\snavigator|navigator"),
    ("health coach", r"(?:health|wellness|lifestyle)\scoach"),
    ("community health worker", r"community\shealth\sworker|promotora?(?:\sde\ssalud)?"),
    ("peer support specialist", r"peer\s(?:support\s)?(?:specialist|worker|counselor|counsellor)"),
    (
        "contact center agent",
        r"(?:contact|call)[\s-]?cent(?:er|re)(?:\s(?:agent|staff|representative|rep))?"
        r"|answering\sservice|(?:virtual|offshore|remote|outreach)\s(?:agent|caller|assistant)",
    ),
    (
        "automated",
        r"automated(?:\s(?:system|call|caller|message|reminder|outreach|dialer|recording))?"
        r"|(?:chat|voice)?\s?bot|ivr|robo-?call|(?:ai|virtual)\s(?:agent|assistant|caller"
        r"|outreach)|artificial\sintelligence",
    ),
    (
        "system",
        r"(?:ehr|emr|his)?\s?(?:system|background)\suser|(?-i:Interface|INTERFACE)"
        r"|interface\s(?:user|engine)|(?<=by\s)(?:the\s)?(?:interface|system)|(?:(?<=\d\d:\d\d\s)"
        r"|(?<=\|\s))system(?=\s)|(?:auto|system)[\s-]generated|batch\sjob|ehr\ssystem"
        r"|integration\suser",
    ),
    ("volunteer", r"volunteer"),
    ("student", r"(?:nursing|medical|pharmacy|social\swork)\s(?:student|intern)|extern"),
    (
        "clerk",
        r"(?:unit\s|medical\srecords\s|file\s)?clerk|office\s(?:staff|assistant|manager)|secretary"
        r"|administrative\s(?:assistant|staff)|admin\sstaff",
    ),
    ("referral coordinator", r"referral\s(?:coordinator|specialist|clerk)"),
    ("care coordinator", r"care\sco-?ordinator|patient\scare\sco-?ordinator"),
    ("care manager", r"(?:behavioral\shealth\s|bh\s|nurse\s|rn\s)?(?:care|case)\smanager|bhcm"),
    ("interpreter", r"interpreter|translator"),
    ("scribe", r"(?:medical\s)?scribe"),
    ("pharmacist", r"(?:clinical\s)?pharmacist"),
    ("pharmacy technician", r"pharmacy\stech(?:nician)?"),
    ("social worker", r"(?:clinical\s|medical\s|licensed\s)?social\sworker"),
    ("nurse", r"(?:charge\s|triage\s|staff\s|clinic\s)?nurse(?!\s(?:line|practitioner|advice|visit|call|triage))"),
    ("dietitian", r"(?:registered\s)?dieti[ct]ian|nutritionist"),
    ("therapist", r"(?:physical\s|occupational\s|speech\s|respiratory\s)?therapist"),
    ("physician", r"physician|psychiatrist|hospitalist"),
)

CLINICAL_ROLES = frozenset(
    {
        "pharmacist",
        "social worker",
        "nurse",
        "dietitian",
        "therapist",
        "physician",
        "interpreter",
        "pharmacy technician",
        "student",
        "patient access",
    }
)
"""Job words that are read only beside a name: alone they are usually the other party of a call."""

SPELLED: tuple[tuple[str, str], ...] = (
    ("RN", r"registered\snurse"),
    ("LPN", r"licensed\spractical\snurse"),
    ("LVN", r"licensed\svocational\snurse"),
    ("NP", r"(?:family\s|adult\s|geriatric\s)?nurse\spractitioner"),
    ("PA", r"physician\s(?:assistant|associate)"),
    ("LCSW", r"licensed\s(?:independent\s)?clinical\ssocial\sworker"),
    ("LMSW", r"licensed\smaster(?:'s)?\ssocial\sworker"),
    ("CNS", r"clinical\snurse\sspecialist"),
    ("CNM", r"certified\snurse[\s-]midwife"),
    ("CMA", r"certified\smedical\sassistant"),
    ("RMA", r"registered\smedical\sassistant"),
    ("RD", r"registered\sdieti[ct]ian"),
)
"""Credentials written out, read beside a name only."""

ROLE = re.compile(
    r"(?<![\w-])(?:" + "|".join(f"(?P<r{index}>{source})" for index, (_, source) in enumerate(ROLES)) + r")(?![\w-])",
    re.IGNORECASE,
)
"""Any job word; the group that matched names it, see `role`."""


def role(match: re.Match[str]) -> str:
    """The job word that a match of ROLE means."""
    return ROLES[int((match.lastgroup or "r0")[1:])][0]


def usual(letters: str) -> str:
    """One credential in its usual form, whatever its case: "pharmd" gives "PharmD"."""
    return _BY_LETTERS.get(re.sub(r"\W", "", letters).upper(), letters.upper())


def credentials(written: str) -> tuple[str, ...]:
    """The credentials of a stack in their usual form: "M.S.N., RN" gives ("MSN", "RN")."""
    found = []
    for match in re.finditer(ONE, written):
        letters, dash, suffix = match[0].partition("-") if match[0] not in _FORMS else (match[0], "", "")
        key = re.sub(r"\W", "", letters).upper()
        found.append(_BY_LETTERS.get(key, letters) + dash + suffix)
    return tuple(found)
