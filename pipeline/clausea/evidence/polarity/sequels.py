"""What the next clause or sentence makes of a fact that was only brought up: "Went over CCM. Pt will let us know".

An offer is no answer. Whatever people say or do with what they were handed decides, in whatever words: a gesture (they
slide it back, roll their eyes, pick up their coat), a reason (too many calls, not their cup of tea), a quotation, or
time that they want. What they later sign or agree to undoes both.
"""

from collections.abc import Iterator

from clausea import sieve as re
from clausea.evidence.polarity.asked import Found
from clausea.evidence.polarity.clauses import VERB
from clausea.evidence.polarity.words import OFFERED
from clausea.models import Polarity

_WHO = (
    r"(?:(?:the|her|his|their|pt['’]?s?|patient['’]?s?)\s)?(?:pt|patient|she|he|they|member|client|mr\.?\s[\w-]+"
    r"|mrs\.?\s[\w-]+|ms\.?\s[\w-]+|caregiver|daughter|son|spouse|wife|husband|family|guardian|mother|father|mom|dad"
    r"|poa|hcpoa|sister|brother|niece|nephew)"
)
_HOW = r"(?:(?:has|had|have|then|just|only|again|still|politely|flatly|firmly|quickly|simply|\w+ly|once\smore)\s)*"
_THING = (
    r"(?:it|them|this|that|these|those|us|me|her|him|(?:the|her|his|my|our|a|an|any)\s(?:\w+\s)?(?:form|forms|paper"
    r"|papers|paperwork|sheet|card|clipboard|pen|packet|brochure|flyer|leaflet|handout|questionnaire|page|idea|offer"
    r"|subject|topic|question|program|tablet|phone|conversation|call|visit|nurse|ma|rn|hand))"
)
_GESTURE = (
    rf"(?:(?:wav(?:ed|es)|push(?:ed|es)|slid|slides|hand(?:ed|s)|g[ai]ve|gives|toss(?:ed|es)|thr[eo]w|throws|shov(?:ed"
    rf"|es)|tore|tears|set|put|puts|laid|lays|left|leaves|ripped|crumpled|turned|turns|brush(?:ed|es)|cut|cuts|shut"
    rf"|shuts"
    rf"|returned|folded|dropped|flipped|crossed|shooed|shrugged|laughed|sent|mailed|backed)\s{_THING}(?:\s(?:right"
    rf"|straight"
    r"|all))?\s?(?:away|aside|back|off|down|up|over|out|unsigned|blank|empty|unmarked|untouched|unopened|behind|on\sthe"
    r"|in\sthe\strash|face\sdown|across)(?!\s(?:signed|complete))"
    rf"|(?:push(?:ed|es)|toss(?:ed|es)|wav(?:ed|es)|brush(?:ed|es)|shrugg(?:ed)?|shrugs|shov(?:ed|es)|la(?:id|ys)"
    rf"|put|set|hand(?:ed|s)|cut|blew|turn(?:ed|s))\s(?:away|aside|back|off|down)\s{_THING}"
    r"|(?:shook|shakes)\s(?:her|his|their)\shead(?!\syes)|(?:roll(?:ed|s))\s(?:her|his|their)\seyes"
    r"|(?:cross(?:ed|es)|fold(?:ed|s))\s(?:her|his|their)\sarms|(?:threw|put)\sup\s(?:her|his|a)\shands?"
    r"|shrugg(?:ed)|laugh(?:ed|s)(?!\sand\s(?:said\syes|agreed))|scoff(?:ed|s)|snort(?:ed|s)|groan(?:ed|s)"
    r"|scowl(?:ed|s)|bristl(?:ed|es)|balk(?:ed|s)|grimac(?:ed|es)|frown(?:ed|s)|recoil(?:ed|s)|(?:ma[dk]es?"
    r"|pulled)\sa\sface"
    r"|(?:got|gets|stood|stands|walked|walks|stormed|went|g[eo]t|became|grew|turned|fell|went|looked)\s(?:up|out|off"
    r"|away"
    r"|silent|quiet|cold|angry|upset|irritated|annoyed|defensive|guarded|tearful|elsewhere|blank)\b"
    r"|left\b(?!\s(?:a|an|the|her|his|with|it|message|vm|in|on|for|at|to|home)\b)|hung\sup|hangs\sup|(?:chang(?:ed|es)"
    r"|dropped|switched)\sthe\s(?:subject|topic)"
    r"|(?:picked\sup|reached\sfor|grabbed|gathered|put\son)\s(?:her|his|their)\s(?:purse|coat|keys|bag|jacket|hat"
    r"|things)"
    r"|ended\sthe\s(?:call|visit|conversation|talk)|clicked\soff|stopped\s(?:her|him|me|us|the\s\w+)"
    r"|(?:cut|shut)s?\s(?:her|him|me|us|the\s\w+)\s(?:off|down)|would(?:\snot|n['’]t)\s(?:hear|listen|look|discuss"
    r"|talk|take|sign"
    r"|budge|answer|touch|go\sfor|have)|wouldn['’]t|won['’]t(?!\s(?:mind|forget|miss|be\slong))"
    r"|(?:had|has|wanted|wants|took|chose|accepted|accepts|picked|kept|needs?|elected|selected)\s(?:none|neither"
    r"|nothing|no\spart)\b"
    r"|(?:was|is|wasn['’]t|isn['’]t|were|seemed|seems|did|does)\s?(?:not|n['’]t)?\s?(?:having|buying|biting|sold|moved"
    r"|swayed"
    r"|persuaded|convinced|keen|won\sover|amused|impressed)(?:\s(?:any|it|on|of|that))?"
    r"|pass(?:ed|es)\b(?!\s(?:away|out|it|on\sto))|begged\soff|opted\s(?:out|against)|backed\s(?:out|off|away)"
    r"|said\s(?:no\b|nope|nay|never|not)|says\s(?:no\b|nope|never|not)"
    r"|tells?\sus\sno|told\s\w+\s(?:no\b|to\s(?:stop|quit|forget|leave))|ignored\s\w+)"
)
_REASON = (
    r"(?:(?:it|this|that|which|ccm|bhi|cocm|the\s\w+|program|they|these|those|such\s\w+)\s?(?:['’]s|is|was|are|were"
    r"|would\sbe)?"
    r"(?:\s?n['’]t|\snot)\s(?:really\s|quite\s|at\sall\s)?(?:for|something|anything|his|her|their|my|worth|needed"
    r"|necessary|a\sfit"
    r"|of\sinterest|what|right|helpful|useful|any\suse|wanted|appealing)"
    r"|not\s(?:for\s(?:him|her|them|me|us)|(?:his|her|my|their)\s(?:thing|cup|style)|interested|needed|necessary|worth"
    r"|now\b(?!\s\w)|today"
    r"|at\sthis|something|his|ready|looking|wanted|going\sto)"
    r"|(?:a\s|such\sa\s|all\sa\s)?waste\sof|would\sbe\sa\swaste|no\s(?:need|use|point|interest|thanks?|thank\syou"
    r"|desire|wish|way|time\sfor"
    r"|reason)\b|(?:has|had|have|gets|['’]ve\sgot|sees|saw)\s(?:got\s)?(?:enough|plenty|too\smany|no\s(?:need|use"
    r"|interest|wish|point|desire|time))"
    r"|too\s(?:many|much|expensive|costly|busy|old|tired|intrusive|nosy|overwhelmed|private|sick|pricey)"
    r"|(?:does|do|did|is|was|would|could|can|ca|wo|will|had)(?:\snot|n['’]t|not)\s(?:(?:really|want|wish|care|like"
    r"|need|see"
    r"|think|feel|afford|see|justify"
    r"|believe|trust|agree|interested|ready|going|pay|do|go|have\stime|intend|plan|be\sbothered|believe)\b)"
    r"|(?:rather|just\sas\ssoon|sooner)\s(?:not|keep|stay|handle|manage|just|have|do|skip|go|wait\suntil|see|leave"
    r"|pass)"
    r"|prefers?\s(?:not|to\s(?:stay|keep|handle|manage|go|see|skip|leave|hold|do|come|just|continue)|things|no\b|his"
    r"|her|the\sway|coming)"
    r"|(?:is|was|are|gets?\salong|doing|does|manages?|managing|been)\s(?:just\s)?(?:fine|well|ok|okay|all\sright|good"
    r"|happy|content|satisfied"
    r"|all\sset|better)\s(?:without|on|as|with|the\sway|alone|by)"
    r"|(?:manages|handles|copes|does)\s(?:\w+\s)?on\s(?:her|his|their)\sown|all\sset\b|fed\sup|sick\sof|tired\sof"
    r"|had\senough|big\sbrother"
    r"|leave\s(?:me|him|her|us)\salone|none\sof\s(?:our|your|my)\sbusiness|cannot\safford|not\spaying|declin\w+"
    r"|refus\w+)"
)
_TALKS = (
    r"(?:says|said|states|stated|feels|felt|thinks|thought|tells|told\s\w+|replied|answered|reports|insists"
    r"|calls\sit|called\sit|finds|found)"
)
_QUOTED = (
    rf"(?:{_WHO}\s?(?::|,|{_TALKS}(?:[,:]|\sthat)?)?\s?)?[\"“](?![^\"”]*\b(?:yes|yeah|sure|ok|okay|sign\sme|let['’]s"
    r"|sounds|happy\sto|fine\sby|count\sme\sin"
    r"|great|good\sidea)\b)(?=[^\"”]*\b(?:i|me|my|we|us|you|thanks?|way|now|interested|chance)\b|(?:no|nope|never"
    r"|nah)[\"”.,!])[^\"”]*(?:n['’]t\b|\bnot?\b|\bnever\b|\benough\b|\bleave\b|\bstop\b|\bquit\b|\bcancel\b|\brather\b"
    r"|\bwaste\b"
    r"|\bwithout\b|\bpass\b|\bnope\b|\bnah\b|\bforget\b|\bbother\b|\bfine\b|\balone\b|\bwhy\swould\b|\bwhat\sfor\b"
    r"|\btoo\s\w+\b|\bscam\b|\bno\s)"
)

SPURNED = re.compile(
    rf"(?:and\s|but\s|so\s|then\s)*(?:(?:{_WHO}\s(?:{_TALKS}\s(?:that\s)?)?|(?!left\b|stood|went|got|set"
    rf"|put))(?:and\s\w+\s)?{_HOW}{_GESTURE}(?![\w-])"
    rf"|(?:{_WHO}\s(?:{_TALKS}\s)?|{_WHO}(?:['’](?:s|d)\s)|{_TALKS}\s)(?:that\s)?(?:(?:it|she|he|they"
    rf"|this)\s)?(?:['’]d\s|would\s|is\s|was\s|has\s)?(?:['’]?d?\s)?{_REASON}(?![\w-])"
    rf"|{_QUOTED}|[\"“]i['’]?m\s(?:good|fine|all\sset|ok(?:ay)?|busy|done|set)\b|(?:kept|keeps)\s(?:walking|reading"
    rf"|talking|on)"
    r"|(?:wasn['’]t|isn['’]t|was\snot|not)\s(?:interested|having|keen|willing|receptive|moved|sold))",
    re.IGNORECASE,
)
"""What those do or say who want none of what was brought up."""
_OPEN = re.compile(
    rf"(?:and\s|but\s|so\s|then\s)*(?:{_WHO}\s?)?(?:{_TALKS}\s)?(?:(?:she|he|they)\s?)?{_HOW}(?:(?:will|['’]ll"
    rf"|would(?:\slike)?|['’]d\slike|wants?|wanted|needs?|needed"
    r"|asked|asks|plans?|hopes?|wishes|is\sgoing|are\sgoing|going|is|was|has|requests?|requested|prefers?"
    r"|preferred)\s(?:to\s|for\s|a\s|some\s|more\s|it\s|first\s|about\s)*(?:think|sleep|talk|pray|chew|mull|look|read"
    r"|let|get\sback"
    r"|call|discuss|decid|see\s(?:what|if|how)|consider|check\swith|run\sit|ask|time|moment|while|days?|weeks?|week"
    r"|night|chance|mulling|thinking"
    r"|deciding|weighing|considering|going\sback\sand\sforth|on\sthe\sfence|undecided|unsure|not\ssure|torn|leaning"
    r"|wait|hold\soff|to\s(?:his|her)\s\w+"
    r"|(?:his|her)\s(?:wife|husband|daughter|son|family|spouse|doctor)|bring\s(?:it|them|the)|(?:more\s)?info\w*"
    r"|more\sdetails|return|review|the\s(?:wife|daughter|son|husband|family))\w*"
    r"|(?:took|takes|taking|carried|was\s(?:given|sent)|left\swith)\s(?:it|them|the|a|an|home|our"
    r"|some)?\s?(?:consent\s|info\w*\s|ccm\s)?(?:home|packet|brochure|forms?|info\w*|papers?|paperwork|card|leaflet"
    r"|handout|flyer|folder|sheet|pamphlet)(?:\shome|\swith\s(?:her|him))?"
    r"|to\s(?:think|talk|discuss|consider|let\sus|decide|call\sback|get\sback|review)\b"
    r"|no\s(?:decision|commitment|(?:answer|reply|word)\syet)|(?:has|had)(?:\snot|n['’]t)\s(?:yet\s)?(?:decided|made"
    r"|answered|committed|given)"
    r"|(?:not|n['’]t)\s(?:ready\sto\s(?:decide|commit|sign)|(?:yet\s)?decided|sure)|hasn['’]t\s(?:decided|made)"
    r"|(?:on\sthe|still\son\sthe)\sfence|undecided|unsure|noncommittal|non-committal|wavering|hesitant|torn"
    r"|lukewarm|leaning\s(?:toward|to)|maybe|perhaps|(?:mull|think|consider|weigh|ponder)(?:s|ing)\b|(?:asked|asks"
    r"|wants|wanted)\s(?:for\s)?(?:it|more|info\w*|the\spacket|something)\s(?:mailed|in\swriting|to\sread|sent|first"
    r"|info\w*|details)"
    r"|(?:(?:ccm\s|info\w*\s)?(?:brochure|packet|form|flyer|leaflet|info\w*|handout|papers)\s(?:sent|given|went|mailed"
    r"|taken)(?:\shome)?))(?![\w])",
    re.IGNORECASE,
)
"""What those say who have not decided."""
_CAME_ROUND = re.compile(
    r"(?<!not\s)(?<!never\s)(?<!un)\b(?:agree[ds]?|accept(?:ed|s)|consented|consents|enrolled|signed(?!\s(?:nothing"
    r"|neither))|joined|said\s(?:yes|ok|okay|sure)|came\s(?:a)?round|changed\s(?:her|his)"
    r"\smind|relented|completed|scored?|filled\s(?:it\s)?(?:in|out)|finished|gave\s(?:verbal|(?:her|his)\s(?:ok"
    r"|consent|permission))|okayed|ok['’]d"
    r"|willing|on\sboard|all\sin)\b(?!\sto\s(?:think|consider|read|look|talk))",
    re.IGNORECASE,
)
_INTRODUCED = re.compile(
    rf"(?:{OFFERED.pattern})|\b(?:hand(?:ed|s)|gave|given|gives|show(?:ed|n|s)|br(?:ought|ings?)\sup|went\sover"
    rf"|went\sthr(?:u|ough)|going\sover|goes\sover|talked\s(?:thru|through|about"
    r"|up)|talks?\s(?:about|through)|walked\s\w+\s(?:thru|through)|told\s\w+\s(?:about|of)|covered|laid\sout|(?:ran"
    r"|run)\s(?:by|past)|urged|educated|ed\son|hinted|sen(?:t|ds)|mailed"
    r"|offers?|re-?offered|intro(?:duced|['’]d)?|explains?|discussing|explaining|offering|put\sin\sfront|teed\sup|sold"
    r"|pushed|made\s(?:a|the|our)\s(?:pitch|case)|pitch(?:ed|es))\b",
    re.IGNORECASE | re.VERBOSE,
)
_MESSAGE = re.compile(
    r"\b(?:lvm|vm|voice\s?mail|messages?|calls?|phone|tc|attempt\w*|contact\w*|outreach|discharged?|d/c|visit)\b",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"\s*[,;.–—-]+\s+|\s*\.\s*|\s+(?:and|but)\s+(?=(?:she|he|they|pt|patient|was|wasn|isn|didn|kept|is|got|said)\b)"
)
_LIMIT = 130


def sequels(text: str, begin: int, start: int, end: int, stop: int) -> Iterator[Found]:
    """What became of a thing that was brought up at text[start:end], told in its sentence or the two that follow."""
    if VERB.search(text, start, end) or _MESSAGE.search(text, start, end):
        return
    if _INTRODUCED.search(text, begin, min(stop, end + 40)) is None:
        return
    tail = text[end : min(len(text), stop + _LIMIT)].partition("\n\n")[0]
    steps = 0
    for match in _NEXT.finditer(tail):
        at = end + match.end()
        if end + match.start() >= stop:
            steps += 1
        if steps > 1:
            break
        for polarity, pattern in ((Polarity.NEGATED, SPURNED), (Polarity.PLANNED, _OPEN)):
            found = pattern.match(text, at)
            if found and found.end() > at and not _CAME_ROUND.search(text, at, at + _LIMIT):
                yield polarity, found.start(), found.end()
                return
