"""Another patient beside this one: the next name of a list, kin who are "also ours", pages to be refiled, groups."""

from clausea import sieve as re
from clausea.evidence.polarity.words import Cue, words
from clausea.models import Polarity

_KIN = (
    r"(?:(?:maternal|paternal|twin|half|older|younger|elder|late|great|step|ex|other|oldest|youngest|middle|little|big"
    r"|only|adult)[\s-])*(?:mother|father|mom|dad|mum|mama|papa|brother|sister|sibling|aunt|uncle|grand(?:mother"
    r"|father|parent|ma|pa|son|daughter|child|kids?)|cousin|parents?|niece|nephew|twin|relative|wife|husband|spouse"
    r"|partner|son|daughter|child|children|kids?"
    r"|boyfriend|girlfriend|fianc[eé]e?|ex(?:-(?:wife|husband|spouse))?|friend|neighbou?r|roommate|housemate"
    r"|room-?mate|co-?worker|colleague|boss|landlord|landlady|in-law|(?:mother|father|sister|brother|son"
    r"|daughter)-in-law|godson|goddaughter|dtr|gdtr|gson|grandkids?|sib|bro|sis|mil|fil|bf|gf|caregiver|aide|pastor"
    r"|sponsor|buddy|pal|tenant|classmate|step(?:son"
    r"|daughter|mother|father|dad|mom))s?"
)
_SPEAKS = (
    r"(?![^.;]{0,60}\b(?:signed|consented|agreed|said\syes|gave)\b[^.;]{0,30}\b(?:for\s(?:the\s)?(?:pt|patient|her"
    r"|him)\b|on\sbehalf|as\s(?:poa|hcpoa"
    r"|guardian|proxy|surrogate|agent))\b|[^.;]{0,60}\b(?:poa|hcpoa|guardian|proxy|surrogate|behalf)\b)"
)
_PERSON = (
    r"(?:participant|member|attendee|resident|client|patient|pt|peer|caller|enrollee|person|man|woman|lady"
    r"|gentleman|gal|guy|individual|inmate|boarder|veteran|visitor|family)s?"
)

STRANGERS: tuple[Cue, ...] = (
    Cue(  # the page or the line says that it is another's
        re.compile(
            rf"""\b(?:(?:please\s|pls\s|kindly\s|needs?\sto\s|should\s|must\s|to\s)?(?:move[sd]?|re-?file[sd]?
                |transfer(?:red)?|re-?route[sd]?|re-?scan(?:ned)?|reassign(?:ed)?|belongs?|goes|put|send|return
                |post(?:ed)?|file[sd]?|merge[sd]?|copied|pasted|scanned|charted|entered|logged|meant
                |intended|belonging)\s(?:this\s|it\s|back\s|page\s|over\s|note\s|sheet\s|result\s|score\s)*
                (?:to|under|into|in|for|with|on|from|by)\s(?:the\s)?(?:chart\s(?:of|for)\s|record\s(?:of|for)\s
                    |correct\s(?:pt|patient|chart)|right\s(?:pt|patient|chart)|twin\b|{_KIN}['’]s\b
                    |{_KIN}\s(?-i:[A-Z])|(?<!by\s)(?-i:[A-Z]\.\s?[A-Z][\w'’-]+\b(?!,?\s[A-Z]{{2,}}))
                    |(?<!by\s)(?-i:[A-Z][a-z]+\s[A-Z]\.(?!,?\s[A-Z]{{2,}}))|(?<!by\s)(?-i:(?:Mr|Mrs|Ms|Miss)\.?\s[A-Z]))
              |^\W*(?:next|another|other|second|prior|previous|following|last)\s(?:name|pt|patient|one|case|person
                  |chart|client|member|row|line|up)\s(?:on|in|for|of|from|up|down|below|above|listed|\(|-|–|:
                  |,)(?!\s(?:this|her|his)\s(?:pt|patient))(?:[^:.;]|(?<=[A-Z])\.){{0,40}}(?::|\s[–—-])\s
              |\b(?:is|was|are)\s(?-i:[A-Z][a-z]+(?:\s[A-Z][a-z]+)+)['’]s(?=\s*(?:[,.;]|$))|\b(?:meant
                  |intended)\sfor\s(?:bed|room|the\sother|someone|pt\s\#)|\b(?:is|was)\s(?:his|her
                  |their)\s{_KIN}['’]s?(?=\s*[:.,;]|$)
              |^\W*(?:same|similar|identical)\s(?:last\s|first\s|sur)?name\b[^:.;]{{0,30}}[:,–-]
              |\b(?:the\sother|a\sdifferent|another|not\sour|wrong|different|second)\s(?-i:(?:(?:Mr|Mrs|Ms
                  |Miss)\.?\s)?[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)\b(?!\s(?:clinic|hospital|practice|office|visit|call|plan
                  |health|care|medicare|form|consent))
              |\b(?:not|n['’]t|nor)\s(?:for\s|about\s|on\s)?(?:this|our|the\ssame)\s(?:pt
                  |patient)(?:['’]s)?(?=\s*(?:[:,;.)–-]|$))|\bnot\s(?:pt|patient)['’]s\b|\bnot\s(?:pt|patient)\s?:
              |\b(?:pt|patient|row|line|entry|case|slot|name|item|person|client|bed
                  |room)\s?\#\s?\d+\b(?=[^.;]{{0,40}}(?:\bnot\b|someone|else|other|different|panel|caseload|list
                  |roster))
              |\b(?:row|line|entry|column|page|item|note|sheet|form)s?\s(?:\d+|above|below|before
                  |after)\b[^.;]{{0,30}}\b(?:is|was|are|belongs?|someone\selse|not\s(?:this|our|pt|her|his)|another
                  |different)\b[^.;]{{0,12}}\b(?:pt|patient|someone|else|other|another|hers|his|\#)
              |\b(?:this|that|the|attached|enclosed|above|below)\s(?:fax|page|note|letter|form|sheet|result|report
                  |score|record|entry|lab|document|paper|message|call|log|plan|consent|summary)\s(?:is|was|are|were
                  |pertains|concerns|belongs|relates|refers)\s(?:about|for|on|to|re|regarding|from|that\sof
                  |in)?\s?(?:a\s|the\s)?(?-i:(?:(?:Mr|Mrs|Ms|Miss|Dr)\.?\s)?[A-Z][a-z]+\s[A-Z][\w’']+)
              |\b(?:page|fax|note|form|sheet|result|lab|report|record|score|paper|document
                  |entry)s?\sbelongs?\sto\s(?!(?:this|the|our)\s(?:pt|patient))
              |\b(?:not|isn['’]t|wasn['’]t|aren['’]t)\s(?:pt['’]s|patient['’]s|hers|this\spt|our\spt
                  |this\spatient)(?=\s*(?:$|[:,;.)]|\s[–—-]))
              |\bwrong\s(?:pt|patient|chart|mrn|person)(?:['’]s)?\b|\b(?:different|other
                  |another)\s(?:dob|mrn|birth\s?date|pt|chart)\b
            )""",
            re.IGNORECASE | re.VERBOSE,
        ),
        Polarity.OTHER_PATIENT,
        True,
        True,
        whole=True,
    ),
    Cue(  # kin who are patients too: "Husband (also ours) signed up", "Wife, who is also seen here, joined CCM"
        re.compile(
            rf"\b{_KIN}(?:\s(?-i:[A-Z][a-z]+))?\s?[(,–-]\s?(?:who\s)?(?:is\s|was\s)?(?:also|too|our|pt\s\#|patient\s\#|a\spt|a\spatient"
            rf"|an?\s\w+\spt|pt\s(?:of"
            rf"|here|too)|patient\s(?:of|here|too)|seen\shere|follow\w*\shere|another|same\s(?:practice|clinic)|both"
            rf"|on\sour|in\sour|dob|age|aged|\d{{1,2}}\b)[^),;.]{{0,30}}[),]?\s{_SPEAKS}"
            rf"|\b{_KIN}\s(?:is|was|are)\s(?:also|too|likewise)\s(?:a\s|an\s|our\s|on\s|in\s|here|seen|ours)",
            re.IGNORECASE,
        ),
        Polarity.OTHER_PATIENT,
        True,
        False,
        inner=False,
    ),
    Cue(  # another member of a group, a fellow resident, somebody on the panel
        re.compile(
            rf"\b(?:another|a\sfellow|fellow|one\sof\s(?:the|her|his|our)\s(?:other\s)?|some\sother|a\sdifferent"
            rf"|the\sother|other|a\ssecond|two\s(?:other\s)?|several\s(?:other\s)?"
            rf"|group)\s?(?:\w+\s)?{_PERSON}\b(?!\s(?:practice|clinic|note|education|therapy|visit|care|sat|asked"
            rf"|was\swith|program|home|services|meeting|contact|call))(?:\s(?:in|at|of|from|on)\s(?:the\s|her\s|his\s"
            rf"|our\s)?\w+)?\s(?!for\b|to\b|with\b|and\b|by\b)",
            re.IGNORECASE,
        ),
        Polarity.OTHER_PATIENT,
        True,
        False,
        inner=False,
    ),
    Cue(  # what kin have: "Mother bipolar", "roommate at Oak Manor has CHF", "caring for mom w/ dementia"
        re.compile(
            rf"(?:^\W*|[;,]\s|\band\s){_KIN}\s(?:w/|with\s(?!pt\b|patient\b|the\b|her\b|him\b|question)|\+"
            rf"|pos(?:itive)?\s(?:for)?|s/p|h/o|hx\s(?:of)?|dx['’]?d?\s(?:with|w/)?)?\s?(?=(?:bipolar|depress\w+"
            rf"|anxi\w+|dementia|alzheimer\w*|schizo\w+|etoh|alcohol\w*|cancer|chf|heart|copd|diabet\w+|dm\b|htn|mi\b"
            rf"|stroke|cva|cad|suicid\w+|addict\w+|adhd|autis\w+|mdd|ptsd|ocd|ckd|esrd|parkinson\w*|ms\b|drug|opioid"
            rf"|epilep\w+|asthma|lupus|ra\b|thyroid|bpd|sud)\b)"
            rf"|\b{_KIN}\s(?:in|at|from|of|on|across|down|up|upstairs|next)\s(?:the\s|her\s|his\s"
            rf"|their\s)?(?:\w+\s){{1,3}}?(?=(?:has|had|takes"
            rf"|suffers|is\son|died|scored|signed|joined|enrolled|got|uses|started|was\s(?:seen|admitted|diagnosed"
            rf"|discharged))\b){_SPEAKS}"
            rf"|\b(?:caring\sfor|cares\sfor|caretaker\sof|caregiver\s(?:to|of|for)|looks\safter|looking\safter"
            rf"|lives\sw/|lives\swith|lost|losing|buried|grieving|mourning|worried\s(?:re|about|over)|upset\s(?:that"
            rf"|about|over|re)?|stressed\s(?:re|about|over|by)|fears\sfor|helping|helps|visiting|visits|supports?"
            rf"|supporting|nursing|raising|guardian\sof|married\sto|divorced\sfrom|estranged\sfrom|son\sof"
            rf"|daughter\sof|child\sof|strain\s(?:of|from)|due\sto|since)\s(?:(?:her|his|their|a|an|the|elderly"
            rf"|disabled|ill|sick|dying|aging)\s){{0,3}}{_KIN}(?:['’]s?)?(?:\s(?:who|that|w/|with|has|had|is|was|to"
            rf"|from|after|in|on|dying\sof|sick\swith|ill\swith|of|just|recently))*\s(?![^.;]*\b(?:for"
            rf"|with)\s(?:the\s)?(?:pt|patient)\b)"
            rf"|(?:^\W*|\bpt['’]s\s|\bpatient['’]s\s){_KIN}\s(?=(?:was|is|has\sbeen|got|had|has|went)\s(?:also\s"
            rf"|just\s|recently\s|now\s)?(?:d/?c|discharg|admit|hospitali|diagnos|enroll|sick|dying|ill\b|anxi|depress"
            rf"|bipolar|dementia|in\s(?:the\s)?(?:hosp|rehab|icu|snf|hospice|jail)|on\s(?:ccm|bhi|hospice|dialysis"
            rf"|lithium|insulin)))"
            rf"|\b(?:strong|sig\w*|positive|pos|neg\w*|known|\+)?\s?(?:fam(?:ily)?\.?\s(?:hx|history|h/o|psych\s(?:hx"
            rf"|history))|fhx?|fmh)\s?(?:of|:|\+|for|sig\w*|positive|-|–)\s?"
            rf"|\b(?:his|her|their|pt['’]s|patient['’]s)\s{_KIN}\s(?=(?:just\s|recently\s|also\s|now\s|once\s"
            rf"|already\s)?(?:is|was|has\sbeen|got|had|has|have|started|joined|enrolled(?!\s(?:her|him|pt|patient))"
            rf"|signed\sup(?!\s(?:her|him))|takes|scored|went|died|suffers|suffered|on(?!\s(?:the\s)?(?:phone|line"
            rf"|call|speaker|video))|w/|with|in|carries|sees|gets|did)\s(?!(?:called|here|present|with\s(?:pt|patient"
            rf"|her|him)|told|notified|reached|on\sthe\s(?:line|phone|call)|questions?|concerns?|poa|hcpoa"
            rf"|been\s(?:told|called|notified|reached|given)|given|asked|taught|shown|the\s(?:list|meds|bottles)"
            rf"|in\sthe\s(?:room|background)|able|agreeable|aware|brought|helping|driving|calling)\b)){_SPEAKS}",
            re.IGNORECASE,
        ),
        Polarity.OTHER_PATIENT,
        True,
        False,
        inner=False,
    ),
    Cue(
        words(
            rf"(?:of|in|for)\s(?:her|his|their|the)\s{_KIN}|(?:in|among)\s(?:two|both|three|several|her"
            rf"|his)\s(?:\w+\s)?{_KIN}|\({_KIN}\)"
        ),
        Polarity.OTHER_PATIENT,
        False,
        True,
        inner=False,
        near=0,
    ),
)
