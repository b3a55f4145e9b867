"""How far the words that turn a fact reach: to which facts of their sentence they apply."""

from clausea import sieve as re
from clausea.evidence.polarity.clauses import (
    ABOUT,
    ADJECTIVE,
    AFTERWARDS,
    AGREED_FIRST,
    AT_ONCE,
    AUXILIARY,
    BECAUSE,
    BEGUN,
    BY_NOW,
    BY_WHOM,
    CLAUSE,
    CONDITION_BEFORE,
    DONE_FIRST,
    DONE_LAST,
    DONE_VERB,
    ELSEWHERE,
    FIGURE,
    FORMER_WAY,
    HABIT,
    IF,
    IF_THEY,
    IN_STATE,
    INSTRUMENT,
    JOIN,
    KEPT,
    LASTING,
    LEADING,
    LEADS_ON,
    LONG,
    LONG_AGO,
    MAYBE_KEPT,
    NONE,
    NOT_BEFORE,
    NOUGHT,
    NOUN_FIRST,
    NOW,
    NOW_OTHERWISE,
    OF_A_THING,
    OF_ONE,
    ONCE_DONE,
    OR,
    ORALLY,
    OTHER_THINGS,
    OVER,
    OWN_EVENT,
    OWN_PAPER,
    OWN_SUBJECT,
    OWN_VERB,
    PAPER,
    PASSED,
    PAST_VERB,
    PERSONAL,
    SETTLED,
    SHORT_DONE,
    SPOKEN_OF,
    STILL_SO,
    STOP_ALWAYS,
    STOP_NEGATION,
    STOP_PAST,
    SUBJECT_FIRST,
    SUBJECT_LAST,
    TAKEN_BACK,
    TELLING,
    THEN,
    THEN_THEY,
    THOUGHT,
    TREATED,
    TURNED,
    TURNED_ROUND,
    UNSAID,
    UNSIGNED,
    VERB,
    WHEN,
    WHEN_ASKED,
    WITHOUT_BEING,
    YES,
)
from clausea.evidence.polarity.words import Cue
from clausea.models import Polarity


def reaches(cue: Cue, at: int, till: int, sentence: str, start: int, end: int) -> bool:
    """Whether the cue at sentence[at:till] governs the fact at sentence[start:end]."""
    word = sentence[at:till].lower()
    if not _counts(cue, word, sentence, at, till, start, end):
        return False
    if cue.whole:
        return True
    if cue.near is not None:
        if start < at < end:  # "TCM visit was in 2023"
            return cue.inner and cue.polarity is Polarity.HISTORICAL
        return _beside(cue, sentence, at, till, start, end)
    if at < end and start < till:
        return cue.inner and _inside(cue, at, till, sentence, start, end)
    if till <= start and cue.ahead:
        return _ahead(cue, sentence, at, till, start, end)
    if at >= end and cue.ahead and cue.polarity is Polarity.PLANNED:  # "CCM consent - will discuss"
        path = sentence[end:at].strip()
        if (
            path
            and (not path.strip("-–—:") or BY_WHOM.fullmatch(sentence[end:at]))
            and not (VERB.search(sentence[start:end]) or SHORT_DONE.search(sentence[start:end]))
            and not (OTHER_THINGS.fullmatch(word.strip()) and _takes_object(sentence, till))
        ):
            return True
    return at >= end and cue.back and _back(cue, sentence, at, till, start, end)


def _counts(cue: Cue, word: str, sentence: str, at: int, till: int, start: int, end: int) -> bool:
    """Whether the cue means what it says: no purpose for a task, nothing since done, no exception to a negation."""
    if (
        cue.polarity is Polarity.PLANNED
        and ADJECTIVE.fullmatch(word.strip())
        and till < start
        and sentence[till:start].strip()
        and PAST_VERB.match(sentence, start)
    ):
        return False  # "The pending form arrived"
    nought = cue.polarity is Polarity.NEGATED and NOUGHT.match(word) and not word.endswith("for")
    if nought and INSTRUMENT.search(sentence[:at]):
        return False  # a score of nought is a score
    if cue.polarity is Polarity.PLANNED:
        if word.startswith("to ") and not word.startswith(("to be", "to follow")) and at < start + 1:
            return _assigns(sentence, at)
        if NOT_BEFORE.search(sentence[:at]) and not word.startswith(("if", "unless", "until")):
            return False  # "was not on the list"
        stated = PAST_VERB.search(sentence, start, end) or SETTLED.search(sentence, end)
        if word.endswith((":", "-", "–", "—")) and stated:
            return False  # "Due today: PHQ-9 done, 8"
        if re.match(r"for\s.*(?:signature|approval|sign-?off|consideration)|to\s(?:review\sand\s)?sign", word):
            return cue.ahead or bool(PAPER.search(sentence[start:end]) or "draft" in sentence[:at].lower())
        if word.startswith(("once", "when", "after", "as soon")) and ONCE_DONE.match(sentence, till):
            return False  # "Once consent was signed on 3/3 CCM began"
        return not (MAYBE_KEPT.match(word.strip()) and KEPT.search(sentence[max(end, till) :]))
    if cue.polarity is Polarity.HISTORICAL and UNSAID.search(sentence[:at]):
        return False  # "depression, not in remission"
    if cue.polarity is Polarity.HISTORICAL and at >= end:
        if LONG_AGO.search(word) and LASTING.search(sentence[start:end]) and STILL_SO.search(sentence, till):
            return False  # "consent signed 2021, remains active"
        if LONG_AGO.search(word) and OWN_EVENT.search(sentence, end, at) and not HABIT.search(sentence, start, end):
            return False  # "CAD s/p stent 2011, on aspirin"
        if FORMER_WAY.match(sentence, at) and NOW_OTHERWISE.search(sentence, till):
            return False  # "depression previously on Lexapro, now Zoloft"
    if cue.polarity is Polarity.NEGATED and word.startswith(("all", "every", "each", "any")) and word.endswith("but"):
        return not (VERB.search(word) and VERB.search(re.split(r"[.,;]", sentence[till:])[0]))
    if cue.polarity is Polarity.NEGATED and TURNED.search(word) and TURNED_ROUND.search(sentence[max(end, till) :]):
        return False  # "had refused before; agreed today"
    if (
        cue.polarity is Polarity.NEGATED
        and word.endswith("ing")
        and till < start
        and SUBJECT_LAST.search(sentence[till:start])
    ):
        return not PAST_VERB.match(sentence, start)  # "After refusing twice he completed it"
    if cue.polarity is Polarity.HISTORICAL and word.startswith(("history", "past history", "h/o", "hx")):
        rest = re.split(r"[;.]\s", sentence[end:])[0]
        return not (TREATED.search(rest) or LONG.search(sentence[:at]))
    if cue.polarity is Polarity.NEGATED and "exce" in word:
        return not NONE.search(sentence[:at]) and ":" not in sentence[till:start]
    if cue.polarity is Polarity.NEGATED and till < start and sentence[till:start].strip():
        path = sentence[till:start]
        if (
            word in OF_A_THING
            and not WITHOUT_BEING.match(path)
            and (
                VERB.match(sentence, start)
                or CLAUSE.search(sentence[start:end])
                or re.search(r"\S\s(?:she|he|they|we)\s", path, re.IGNORECASE)
            )
        ):
            return False  # "without help completed PHQ-9"
        return not (word in OF_ONE and PASSED.match(path))
    if cue.polarity is Polarity.TEMPLATE and ("you" in word or "our" in word or word.startswith(("any ", "every "))):
        answered = _SAID_YES.search(sentence, at)  # a form's question with its one answer is the signer's own word
        return not (TELLING.search(sentence[:at]) or PERSONAL.search(sentence) or answered)
    return True


_SAID_YES = re.compile(r"\?\W{0,12}(?:yes|y)\b(?!\W{0,6}(?:no|n)\b)", re.IGNORECASE)


def _beside(cue: Cue, sentence: str, at: int, till: int, start: int, end: int) -> bool:
    """Whether the fact stands beside the cue and nothing says it was done."""
    if cue.ahead and till <= start:
        path = sentence[till:start]
    elif cue.back and at >= end:
        path = sentence[end:at]
    else:
        return False
    if sentence[at:till].endswith("from") and re.search(r"\d\s+to\s", path):
        return False  # "improved from 20 to PHQ-9 of 11"
    between = path.strip(" \t:–—-")
    if len(between.split()) > (cue.near or 0) or (between and STOP_ALWAYS.search(path)) or JOIN.search(between):
        return False
    taken_back = TAKEN_BACK.search(sentence[at:till]) or sentence[at:till].strip().lower() in ("no", "never", "nope")
    if cue.polarity is Polarity.NEGATED and at >= end and OWN_VERB.search(sentence[start:end]) and not taken_back:
        return False  # "call about sertraline not picked up": the call was made
    if cue.polarity in (Polarity.NEGATED, Polarity.OTHER_PATIENT, Polarity.HISTORICAL):
        return not ELSEWHERE.match(path.strip())
    clause = max((m.end() for m in re.finditer(r"[,;:]\s|\.\s|\x00\s", sentence[: min(at, start)])), default=0)
    stated = sentence[clause : max(end, at)].replace(sentence[at:till], " ")
    settled = any(
        NOT_BEFORE.search(sentence[: at.start()]) is None for at in SETTLED.finditer(sentence, max(end, till))
    )
    return not (VERB.search(stated) or FIGURE.search(sentence[start:end]) or settled)


def _assigns(sentence: str, at: int) -> bool:
    """Whether "to call" is a task ("RN to call patient"), not the purpose of something done ("called to review")."""
    clause = re.split(r"[,;:.]\s", sentence[:at])[-1]
    return (
        not VERB.search(clause)
        and len(clause.split()) <= 4
        and not re.search(r"\b(?:able|order|how|used|here|ready|happy|call|visit)\s$", clause)
    )


def _inside(cue: Cue, at: int, till: int, sentence: str, start: int, end: int) -> bool:
    """A cue within the fact's own words governs them when it leads them or closes them."""
    if cue.polarity is Polarity.PLANNED and AGREED_FIRST.match(sentence, start) and sentence[at:till].startswith("to"):
        return False  # "agreed to be called monthly"
    if cue.polarity is Polarity.NEGATED and SPOKEN_OF.search(sentence[start : max(start, at)]):
        return False  # "discussed no-show"
    if cue.polarity is Polarity.PLANNED and cue.back and not cue.ahead and DONE_FIRST.match(sentence, start):
        return False  # "reviewed plan for next month"
    lead, tail = LEADING.sub("", sentence[start : max(start, at)]), sentence[till:end]
    if cue.ahead and not JOIN.search(lead) and not VERB.search(lead) and not FIGURE.search(lead):
        first = re.split(r"[,;.]", tail)[0]
        return not (
            cue.polarity is Polarity.NEGATED and "," in tail and VERB.search(tail.partition(",")[2]) and len(first) < 24
        )
    return (
        cue.back
        and not STOP_ALWAYS.search(lead)
        and not (JOIN.search(lead) and (VERB.search(lead) or FIGURE.search(lead)))
    )


def _ahead(cue: Cue, sentence: str, at: int, till: int, start: int, end: int) -> bool:
    path, rest = BY_NOW.sub(" ", sentence[till:start]), sentence[start:]
    if cue.polarity is Polarity.NEGATED:
        path = WHEN_ASKED.sub(" ", path)  # "said no when asked about CCM"
        if path.startswith(",") and sentence[at:till].endswith("ed"):
            return False  # "BHI declined, RPM pending"
    fact = sentence[start:end]
    if cue.polarity is Polarity.PLANNED and IF.match(sentence, at):
        path = THEN.sub(" ", path)  # "if the score is high, then start"
    if STOP_ALWAYS.search(path) or YES.search(path):
        return False
    opens = at <= 2
    if cue.polarity is Polarity.TEMPLATE:
        return (opens or len(path) <= 90) and not (len(path.split()) > 2 and THEN_THEY.search(path + rest[:24]))
    if cue.polarity is Polarity.OTHER_PATIENT:
        return len(path) <= 90 and not _new_clause(path, rest, fact)
    if cue.polarity is Polarity.HISTORICAL:
        if NOW.match(fact) or ("," in path and NOW.search(fact)):
            return False  # "Previously refused, now enrolled"
        if OVER.search(sentence[at:till]) and path.startswith(","):
            return False  # "Copay concern resolved, agrees to go on"
        adverb = (
            cue.back
            and (path.startswith(",") or SUBJECT_FIRST.match(path))
            and _opens_with(sentence[:at])
            and (PAST_VERB.search(fact) or not NOUN_FIRST.match(sentence[:at]))
        )
        if (cue.back and opens) or adverb:  # "In the past, ...", "In 2019 he was ..."
            return len(path.split()) <= 14 and not NOW.search(path) and path.count(",") <= 1
        return not STOP_PAST.search(path) and len(path.split()) <= 5
    if cue.polarity is Polarity.PLANNED:
        if opens and WHEN.match(sentence, at):  # "When patient returns call, reconcile ...": not "when seen, agreed"
            main = sentence[till:].partition(",")[2]
            return path.count(",") <= 1 and not PAST_VERB.search(main)
        condition = opens and IF.match(sentence, at)
        if not condition and OWN_SUBJECT.search(path) and DONE_VERB.match(sentence, start) and not IF_THEY.search(path):
            return False  # "Will sign off on the plan I reviewed with her"
        if not condition and CLAUSE.search(fact) and not LEADS_ON.search(sentence[at:till] + path):
            return False  # "After Dr. Kim's recommendation dose was raised"
        return bool(condition and path.count(",") <= 1) or not _new_clause(path, rest, fact, colon=True)
    if "," in path and CONDITION_BEFORE.search(sentence[:at]):
        return False  # "If no answer, call daughter"
    if OWN_SUBJECT.search(path) and PAST_VERB.match(sentence, start) and not THOUGHT.search(sentence[at:start]):
        return False  # "Not fond of phones he took the call", but: "do not think she agreed"
    return not STOP_NEGATION.search(path) and not _new_clause(path, rest, fact, colon=True)


def _opens_with(lead: str) -> bool:
    """Whether a phrase of time is all that stands there: "At rehab in 2020, ..."."""
    return len(lead.split()) <= 2 and not VERB.search(lead) and not re.match(r"despite|no\b", lead, re.IGNORECASE)


def _new_clause(path: str, rest: str, fact: str, *, colon: bool = False) -> bool:
    """Whether a comma or "and" before the fact opens a clause of its own: one with a verb or a figure, and no "or".

    `colon`: a colon does too ("No duplicates: CCM call 9 minutes"), but not at once ("Not done: ...").
    """
    joins = list(JOIN.finditer(path))
    if colon:
        joins += [join for join in re.finditer(r":\s", path) if not AT_ONCE.fullmatch(path[: join.start()])]
        joins.sort(key=lambda join: join.start())
    if colon and re.search(r":\s*$", path) and (CLAUSE.search(fact) or (FIGURE.search(fact) and joins)):
        return True  # "Refusal form not needed: patient accepted"
    if not joins:
        return False
    edges = [*(join.end() for join in joins), len(path)]
    following = re.split(r"[,;]|\band\b|\bbut\b", rest, maxsplit=1)[0]
    for join, till in zip(joins, edges[1:], strict=True):
        segment = path[join.end() : till]
        if till == len(path):
            segment += following
            if "," in path[join.start() : join.end()] and IN_STATE.search(following):
                return True  # "denies chest pain, COPD stable"
            if "," in join[0] and FIGURE.search(fact):
                return True
        if join[0].lower() in ("or", "nor") or OR.match(segment):
            continue
        if VERB.search(segment) or FIGURE.search(segment) or SUBJECT_FIRST.match(segment):
            return True
    return False


def _back(cue: Cue, text: str, at: int, till: int, start: int, end: int) -> bool:
    path, word = text[end:at], text[at:till]
    if cue.polarity is Polarity.NEGATED and word.lower() == "not written" and ORALLY.search(text[start:end]):
        return False  # "verbal consent, not written"
    if cue.polarity is Polarity.PLANNED and SUBJECT_LAST.search(path) and PAST_VERB.search(text[start:end]):
        return False  # "patient called to say she will be late"
    if AFTERWARDS.search(path) and PAST_VERB.search(text[start:end]):
        return False  # "consent obtained after patient first declined"
    if (
        cue.polarity is Polarity.NEGATED
        and word.strip().lower() in ("no", "none")
        and DONE_LAST.search(text[start:end])
    ):
        return not re.match(r"\s\w", text[till:])  # "registry checked: no overdue items"
    stated = VERB.search(text[start:end]) or FIGURE.search(text[start:end])
    if (stated or ":" in path) and OTHER_THINGS.fullmatch(word.strip()) and _takes_object(text, till):
        return False  # "reviewed upcoming appointments", "prepping chart for upcoming visit"
    if not path.strip(" \t\n-–—:=,("):
        if path.strip() != ",":
            return True
        return not _takes_object(text, till) and not (stated and not TAKEN_BACK.search(word))
    if UNSIGNED.match(text, at) and PAPER.search(text[start:end]):
        return not (OWN_PAPER.search(path) and PAST_VERB.search(text[start:end]))  # "consent was given, form pending"
    if BY_WHOM.fullmatch(path) and TAKEN_BACK.match(word.strip()):
        return True  # "PHQ-9 - patient refused"
    if BEGUN.fullmatch(path):
        return bool(TAKEN_BACK.search(word)) or not VERB.search(text[start:end])  # "PHQ-9 attempted but not completed"
    if cue.polarity is Polarity.TEMPLATE:
        return len(path) <= 90 and not re.search(r"[;|]", path)
    if STOP_ALWAYS.search(path):
        return False
    stated = PAST_VERB.search(text[start:end]) or FIGURE.search(text[start:end])
    if cue.polarity is Polarity.NEGATED and stated and re.search(r"\w\s(?:that|which|who)\s*$", path):
        return False  # "11 min on the authorization that was denied"
    if cue.polarity is Polarity.NEGATED and ABOUT.search(path) and stated and _takes_object(text, till):
        return False  # "15 min with home health re cancelled visit"
    if cue.polarity in (Polarity.NEGATED, Polarity.PLANNED) and not TAKEN_BACK.search(word):
        if BECAUSE.search(path) or (ABOUT.search(path) and not word.lower().startswith(("for ", "to "))):
            return False  # "spoke with patient about missed visit", "called daughter as patient was unavailable"
        if (
            stated
            and (re.search(r"[:(]\s*\w", path) or re.match(r"\s+[A-Z]", path) or PAST_VERB.match(text, start))
            and not AUXILIARY.fullmatch(path)
        ):
            return False  # "called pharmacy: refill not available", "PHQ-9 12 Suicidality: none"
    if cue.polarity is Polarity.OTHER_PATIENT:
        return len(path) <= 90
    fact = text[start:end]
    if JOIN.search(path):
        return not (VERB.search(path) or FIGURE.search(path) or VERB.search(fact) or FIGURE.search(fact))
    if cue.polarity is Polarity.HISTORICAL:
        return len(path.split()) <= 8
    return len(path.split()) <= 10


def _takes_object(text: str, till: int) -> bool:
    """Whether an active verb's own object follows: "PHQ-9 14, declined medication"."""
    return bool(
        re.match(
            r"\s+(?!by\b|at\b|on\b|today|until|due|because|for\b|in\b|this\b|again|w/|with\b|next\b|tomorrow"
            r"|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b)[a-z]",
            text[till:],
            re.IGNORECASE,
        )
    )
