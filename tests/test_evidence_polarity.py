"""Polarity: what the words around a fact make of it. The fact stands in braces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausea.evidence.polarity import judge
from clausea.models import Polarity

AFFIRMED = """
After two missed calls I finally {got hold of} him.
{Called patient} to follow up on BP.
{COPD}, quit smoking 2009.
{Met with patient}, no ?s.
Called patient to {review medications}.
Spoke with daughter to {review the care plan}.
{Consent for CCM} was obtained verbally after explaining that only one practitioner can bill.
Patient agreed, {verbal consent} documented by the LPN.
Pt {verbally agreed to participate in BHI}; aware of cost share; can disenroll whenever she wants.
{Verbal consent} obtained, written copy to be mailed.
{PHQ-9 administered}: 16 (no SI).
{PHQ-9 score} 12, down from 18.
{PHQ-9} 12 (prior 18).
{PHQ-9 today 12}, previously 18.
Completed {GAD-7} with patient by phone, 9.
{Reviewed care plan goals}: weight below 180, no admissions.
{Care plan}: goals reviewed, no falls before August.
Reached patient at second number and {reviewed meds}.
{Medication list reconciled} with pharmacy; patient never started the new inhaler.
Discussed low sodium diet, {12 minutes}.
{Telephone call with patient}. She denies dizziness.
{Spoke to Dr. Amin's office}; they have not received the referral.
{Called home health} to request a visit.
{Coordinated with pharmacy} re: prior authorization.
{Referral to therapist} sent, awaiting reply.
{Heart failure}, no edema today.
{Type 2 diabetes}, not at goal.
{Type 2 diabetes without complications}, A1c 7.1.
{Asthma}, not in exacerbation.
{Atrial fibrillation}, not on warfarin.
{Major depressive disorder, recurrent}, denies suicidal ideation.
{COPD} without acute exacerbation.
Problem list: {hypertension}, hyperlipidemia, CKD 3.
{Conditions expected to last at least 12 months}.
{Conditions are expected to last until death} and place the patient at significant risk of decompensation.
{Patient discharged} from the hospital on 3/4 to home without home health.
{TCM call completed}; patient has not filled the new prescription.
{Face-to-face visit}: patient seen in office, no distress.
{Moderate complexity MDM}.
{Motivational interviewing} used; patient not ready to quit.
{Dr. Weiss reviewed the case} and recommended increasing sertraline, no other changes.
{Weekly caseload review} done: not improving, raise dose.
{Care manager for the patient is Noemi Adler}, who will call every week.
{Time: 15 min}. Plan: call again if weight rises.
{20 minutes} on care coordination today. Next outreach planned 4/1.
{Patient's daughter was called} when he did not answer.
{Consent reviewed and reaffirmed}; patient wishes to continue.
Patient wants to continue {CCM}.
{Patient was enrolled in CCM} on 1/7 and has not opted out.
After initially declining, {patient consented} on 3/3.
{Verbal consent on file} since 2024.
{Consent on file} from prior year remains valid.
{24/7 access number given}; no after-hours calls this month.
Patient aware to call if symptoms worsen. {Education provided}.
{Verbal consent for chronic care management} obtained today from the patient.
Patient verbally {agreed to enroll in CCM} and knows she may stop at any time.
{Written consent} signed and scanned to the media tab.
{Consent to BHI services} given by the patient; she understands that a copay may apply.
{Consent for CCM} documented, patient may revoke it at any time.
Patient gave {verbal consent} and has the right to withdraw at any time.
{CCM consent} remains in effect until revoked.
She {consented to CCM}, no questions at this time.
No questions, {consented to collaborative care} over the phone.
Patient has no questions and {verbally consented to CCM}.
Wife, who holds the power of attorney, {gave consent} on his behalf.
Patient did not decline; {consent obtained} by telephone.
Patient no longer declines {CCM services} and signed the form.
He has not revoked {his consent to CCM}.
{CCM consent on file}, not revoked.
No refusal: {verbal consent} was given to the nurse.
Declined in May, but {consented to CCM} on the second call.
Initially refused, later {agreed to BHI}.
She refused the flu shot; {consent for CCM} was renewed.
Declined pneumonia vaccine during {the CCM call}.
No med changes, {care plan reviewed} with patient.
No changes; {care plan reviewed}.
{Care plan reviewed} with daughter, no changes.
{Care plan updated} without difficulty.
{Care plan reviewed} and MoCA deferred.
{Comprehensive care plan} revised, copy to be mailed.
{Care plan created} in February; next review is due in May.
{Care plan} not only reviewed but revised with the patient.
Denies SI, {PHQ-9 12}.
Denies suicidal thoughts, {PHQ-9 completed} by phone.
{PHQ-9 12}, denies SI.
{PHQ-9 14}, declined medication.
{PHQ-9 9}; GAD-7 not completed.
{PHQ-9 11} and GAD-7 declined.
{PHQ-9 15} today. Will repeat in four weeks.
{PHQ-9: 12} (moderate), patient not suicidal.
MoCA refused, {PHQ-9 completed}: 8.
GAD-7 was not done, however {the PHQ-9 was completed}.
No falls, ED visits or new symptoms; {medications reconciled} with patient.
No adverse effects, {med reconciliation completed}.
{Medications reconciled} against the discharge list, no discrepancies.
No answer at home, {reached patient} on her cell.
Left no message; {spoke with the daughter} at 10:15.
{Spoke with patient by phone}, who denies chest pain.
{Called the cardiology office} and they will fax the note.
{Called pharmacy} because the refill was not ready.
{Contacted home health agency}; nurse visit is scheduled for Friday.
{Received nephrology consult note}, will scan.
{Faxed the referral}, appointment pending.
{Time spent 12 minutes}. Next call will be in two weeks.
{Clinical staff time: 14 min}, no answer on first try.
{15 minutes} reviewing labs; patient will call back.
{Discharged home} on 3/4, no home health needed.
{Office visit completed} as scheduled.
{The scheduled visit} was completed in person.
{Visit held} as planned.
{Psychiatric consultant reviewed the case}, recommends a higher dose.
{Case reviewed with Dr. Lindqvist}; no medication change.
{Behavioral activation practiced}, homework will be reviewed next week.
{Problem solving treatment session} done, patient plans to walk daily.
{Entered in the registry} on enrollment.
{Copy of care plan given to patient}, who had no concerns.
{Patient was given the care plan} prior to leaving.
{Consent obtained} prior to the first call.
{Depression}, on sertraline since 2019.
{Hypertension}, controlled, no medication changes.
{CKD stage 3}, due to diabetes.
Not only {was consent obtained}, the form was scanned as well.
Consent obtained? {Verbal consent} given on the phone.
[x] {Verbal consent} [ ] Written consent
☒ {Patient agrees to CCM services}
CCM consent: ✔ {Verbal} ☐ Written
{Consent for BHI} obtained? Yes
Without prompting, {she described her goals} for the plan.
{Care team reachable} 24 hours a day, no matter the holiday.
Patient was not hospitalized; {weight log reviewed} by phone.
Could not reach son; {spoke with patient's wife}.
{Interactive contact made} within two business days, no later than Friday.
{General supervision} by Dr. Adeyemi.
{Care plan reviewed}. Patient declined the portal sign-up.
{PHQ-9 given by phone}. Patient refused to answer item 9.
{Verbal consent} obtained by K. Ortiz, LPN, not by the provider.
{CCM consent renewed} due to change of PCP.
Patient understands that {consent was given} for all CCM services.
No refill requests: {spoke 8 minutes with the daughter}.
She does not wish to leave {the CCM program}.
{Verbal consent} not expired.
A 68 year old woman with {COPD}.
Former smoker with {COPD}, stable.
Without help {completed the PHQ-9}.
Missed doses discussed with {the daughter}.
When reached, {patient agreed to CCM}.
BHI offered; {he agreed to BHI} at once.
Daughter said she {gave consent as his proxy}.
Long history of {hypertension}, controlled on lisinopril.
Not fond of phones he {took the call}.
Once consent was signed on 3/3 {CCM began}.
Despite her reluctance about cost {she signed}.
{CoCM start} 6/1/2026.
{Conditions} are expected to last a lifetime.
{COPD} is not controlled.
"""

NEGATED = """
{TCM visit} cx'd by pt.
{14 min} | CCM | RN | VOID
{Consent} could not be obtained.
Consent form blank, {consent} not given by patient.
Patient is not {enrolled in chronic care management}.
No {signed consent} was located in the chart.
No documentation of {verbal consent} found.
Chart lacks {a care plan}.
{CCM} has been declined twice.
Patient stated she does not want {chronic care management services}.
Patient prefers not to {participate in CCM}.
Spouse refused {consent} on behalf of the patient.
Patient changed her mind and withdrew {from CCM}.
{CCM services} terminated at patient request.
{Consent} expired 12/31.
Patient hung up before {PHQ-9} could be completed.
{PHQ-9} attempted but not completed.
{No contact} was made this month.
There has been no {psychiatric consultation} to date.
{Care plan} has never been shared.
{Signature}: none
{PHQ-9}: N/A
{PHQ-9}: refused
{PHQ-9} - patient refused
{GAD-7} (declined)
{Home visit} was not made because of snow.
Patient declined {CCM consent}.
Patient refuses {to enroll in chronic care management}.
{CCM consent} declined.
{CCM enrollment}: declined
{CCM consent} was declined by the patient.
{Consent for BHI} denied by the daughter.
No {CCM consent on file}.
{No consent on file}.
{Consent}: none on file
{Consent for CCM} not on file.
{Written consent} not obtained.
{Consent} was never signed.
{Consent} has not been obtained.
{BHI consent}: No
{Consent on file}: No
{Consent form} unsigned.
{CCM consent} revoked on 4/1.
Patient opted out of {CCM} last week.
Patient withdrew {consent for CCM}.
She has rescinded her {CCM agreement}.
Patient disenrolled from {the CCM program}.
Offered {CCM services}, patient declined.
Discussed {chronic care management}; she is not sure and declined.
{CCM program} explained, pt declined at this time.
{CCM program} explained to the patient. She declined.
Explained {BHI services}. Patient is not interested.
{CCM} offered, but patient refused.
{PHQ-9} not completed.
{PHQ-9} declined.
Patient declined {the PHQ-9}.
Declined {PHQ-9}, GAD-7 and MoCA.
Declined PHQ-9, GAD-7 and {MoCA}.
{PHQ-9}, GAD-7 and MoCA not done.
Did not complete {PHQ-9} today.
{PHQ-9} wasn't done.
Unable to complete {PHQ-9}.
Patient unable to do {the PHQ-9} by phone.
{Depression screening} was not performed.
Denies SI, HI, or {depression}.
No falls, ED visits or {hospital admissions}.
No evidence of {major depression}.
Without {a care plan} in the chart.
{Care plan} not reviewed.
{Care plan} not yet created.
There is no {comprehensive care plan} in the record.
{Care plan} missing.
{Care plan copy} was not given.
{Medication reconciliation} not done.
Neither {consent} nor plan was found.
Never {signed the agreement}.
Could not reach {the patient by phone}.
Unable to {reach patient}, left voicemail.
Attempted to {reach patient}, no answer.
Patient did not {consent to CCM}.
Patient doesn't want {CCM}.
Patient has not {agreed to collaborative care}.
{Visit} cancelled by patient.
{Follow-up visit}: no-show.
Patient no-showed, {visit} not completed.
{Telehealth visit} canceled.
{Psychiatric consultation} not needed.
{Caseload review} not held this week.
{Time entry} entered in error.
Lacks {a signed consent}.
Failed to {sign the consent form}.
{24/7 access} not available.
{Supervision} not documented.
Consent obtained? ( ) Yes (X) No {Consent obtained}
{CCM consent obtained}: ☐ Yes ☒ No
{Consent obtained}? No
{Consent obtained}: [ ] Yes [x] No
[x] {Declined}
{CCM consent} discussed with her son, patient refused.
Isn't {enrolled in CCM}.
{Chronic care management consent} cannot be located, none on file.
{Registry entry} voided.
Patient denied {consent}.
{Home health} refused.
States she {does not want} the program any more.
He {has not consented}.
{PHQ-9} not done; last score 14.
{PHQ-9} was scheduled but not completed.
{BHI} offered, refused x2.
Nothing in the record shows {a care plan}.
Enrolled in all programs except {CCM}.
Diabetes yes, {COPD} no.
{Time entry} struck, wrong patient.
Patient turned down {BHI services}.
No more {CCM calls}, per his wish.
The {consent} is doubtful.
{Care plan} was withheld.
Skipped: {PHQ-9}.
Refusal of {CCM} noted.
She shrugged off the {BHI program}.
Pt hung up when {CCM} came up.
{Registry}: not on it.
Not fond of us, but she does not think she {agreed}.
{Consent} was not in the packet.
{PHQ-9} without a score.
"""

PLANNED = """
{TCM visit} sched 4/9 @ 10:40
Note routed to MD for {cosign}.
{f/u call} in 1 wk if sugars high
{PHQ-9} questionnaire sent to pt
{CCM consent} - will discuss at AWV.
Plan: {obtain CCM consent}.
Next visit: {PHQ-9}.
{PHQ-9} at next visit.
Patient to {sign consent} at next appointment.
Nurse to {reconcile medications} on Friday.
{Enrollment} awaiting patient's decision.
Patient will let us know about {CCM}.
May {enroll in CCM} later.
{Consent} in progress.
To do: {call pharmacy}.
{Psych consult} ordered.
{Consent forms} mailed, awaiting signature.
Will obtain {CCM consent} at next visit.
Plan to {discuss CCM enrollment} next week.
{CCM consent} to be obtained.
{Consent} pending.
{CCM consent} pending signature.
Awaiting {signed consent}.
Discuss {CCM enrollment} tomorrow with the nurse.
{CCM consent} will be obtained at the visit.
{Verbal consent} needed.
Needs {CCM consent}.
Need to get {consent} before billing.
MA to obtain {consent for CCM}.
Scheduled to {sign the consent} on Friday.
If patient agrees, {consent} will be documented.
If patient agrees {consent obtained} and start CCM.
{CCM enrollment} if patient agrees.
She said she would {sign the consent}.
Patient would like to think about {CCM}.
Patient is considering {enrollment in CCM}.
Patient is interested in {CCM}.
{PHQ-9} due.
{PHQ-9} due at next visit.
{PHQ-9} deferred until the tablet visit.
Repeat {PHQ-9} is overdue; schedule.
Recommend {PHQ-9} in two weeks.
{GAD-7} scheduled for Monday.
Will repeat {PHQ-9} in 4 weeks.
Should complete {the PHQ-9} each month.
{Care plan} to be reviewed next month.
{Care plan update} planned for June.
Will {mail a copy of the care plan}.
{Copy of care plan} to follow.
Plans to {review medications} tomorrow.
RN to {call patient} Monday.
{Medication reconciliation} tomorrow.
{Follow-up call} next week.
{TCM visit} scheduled for 3/13.
{TCM visit} set for 3/13.
We'll {contact the pharmacy}.
Going to {refer to psychiatry}.
Consider {adding a care manager}.
{Psychiatric consultation} pending.
{Case review} is scheduled.
Please {obtain consent}.
Once consent is signed, {enroll in CCM}.
Unless she objects, {start BHI}.
In case he agrees, {send the form}.
Asked if she would {agree to BHI}.
Intends to {join the program}.
Goal is to {complete the PHQ-9} monthly.
{Consent} will be discussed.
{Consent visit} rescheduled.
{BHI} offered, undecided.
{CCM} explained, patient needs time to think.
When the form comes back, {enroll in CCM}.
Should she agree, {CCM} begins in May.
Reassess {PHQ-9} in 6 weeks.
{GAD-7} in three weeks.
{Consent form} mailed to her for signature.
Suspected {depression}.
Set reminder for {the July call}.
She is eager to {sign the consent}.
{TCM visit} was penciled in.
The form is with her lawyer before she {signs}.
{PHQ-9} at his physical.
{Med rec} - do at TCM visit.
On Friday's list: {call to cardiology}.
The {consent} is in his hands; he'll bring it Tuesday.
{TCM visit} was on the schedule.
"""

HISTORICAL = """
GAD-7 = 8 today (was {15 in Nov}).
Baseline {PHQ-9 21} at intake; now 9.
Prior {PHQ-9 19}.
Previous {PHQ-9 of 17} at the old clinic.
History of {depression}.
H/o {alcohol use disorder}.
{PHQ-9 21} last year, treated elsewhere.
{Depression} in 2019.
{Major depressive episode} two years ago.
Previously {enrolled in CCM}.
{CCM enrollment} in 2021 with a former practice.
Former {CCM patient}.
In the past, {consented to CCM} elsewhere.
{Panic disorder}, resolved.
Used to {see a psychiatrist}.
Last year {a care plan was made}.
{Behavioral therapy} as a teenager.
In 2018 she was {enrolled in CCM} elsewhere.
PHQ-9 not done; {last score 14}.
{CCM} with a previous practice.
{CoCM} ran from 2019 to 2021.
"""

TEMPLATE = """
{Medication reconciliation}: Choose an item.
{PHQ-9} score: XX
{Consent} obtained by (name): __________
I, ___________, {consent to CCM services}.
{Verbal consent was obtained} on [date].
How to document: '{patient verbally consented}'.
{Total minutes}: ___
Billing tip: {20 minutes} must be documented.
{Verbal}/written (circle one)
{Verbal consent obtained} by ________ on ________.
{Consent} given on ____ by ____
{Time spent}: ____ minutes
{PHQ-9 total}: ______
Sample: {verbal consent obtained}.
Example: {a PHQ-9 score of 14} is moderate.
For example, {consent for CCM} is documented as follows.
A {PHQ-9 score of 14} means moderate depression.
CCM requires at least {20 minutes} of staff time.
99490 covers {the first 20 minutes} of clinical staff time.
{20 minutes} of clinical staff time per calendar month
[ ] {Verbal consent obtained}
☐ {Patient agrees to CCM}
{Verbal consent}: [ ] Yes [ ] No
{Consent obtained}: Yes / No
{Consent obtained}?
Did {the patient consent}?
{Consent obtained} on [date] by [name].
{Time spent}: *** minutes
{Consent} taken by {{provider}}
{Patient consented} on mm/dd/yyyy.
Check one: {verbal} or written.
Consent must be {obtained before services}.
{Consent} is required before the service is billed.
A {registry} is a list of patients.
CoCM includes {a psychiatric consultant}.
Patients with {depression} may join.
Patient did / did not {consent to CCM}.
Ask your nurse about {CCM}.
"""

OTHER_PATIENT = """
Dad {T2DM}, mom HTN
Wife {hospitalized} last wk
Family history: {depression}.
Mother has {depression}.
Father: {myocardial infarction} at 69.
Brother's {PHQ-9 was 20}.
This is another patient's {consent form}.
Her husband is enrolled in {CCM} as well.
Son was diagnosed with {ADHD}.
Misfiled: {GAD-7 18}.
Sister has her own {care plan}.
{Depression} in her father.
Weekly {caseload review} of another clinic's patients.
{Care plan} for the dog.
"""


def _cases() -> list[tuple[Polarity, str]]:
    blocks = {
        Polarity.AFFIRMED: AFFIRMED, Polarity.NEGATED: NEGATED, Polarity.PLANNED: PLANNED,
        Polarity.HISTORICAL: HISTORICAL, Polarity.TEMPLATE: TEMPLATE, Polarity.OTHER_PATIENT: OTHER_PATIENT,
    }  # fmt: skip
    return [(polarity, line) for polarity, block in blocks.items() for line in block.strip().splitlines()]


CASES = _cases()


def _judge(marked: str) -> Polarity:
    start, end = marked.index("{"), marked.index("}") - 1
    text = marked.replace("{", "", 1).replace("}", "", 1)
    return judge(text, start, end).polarity


@pytest.mark.parametrize(("polarity", "marked"), CASES, ids=[line for _, line in CASES])
def test_polarity_of_the_fact_in_braces(polarity: Polarity, marked: str) -> None:
    """CONTRACT 2: only an affirmed fact may meet a requirement (domain.md 2.2, T1 to T5, T10, T28)."""
    assert polarity == _judge(marked)


def test_the_table_is_broad() -> None:
    """The table is the promise; it may grow, not shrink."""
    assert len(CASES) >= 340


def test_the_cue_is_quoted_from_the_text() -> None:
    """A judgement names the words that made it."""
    text = "Patient declined CCM consent."
    found = judge(text, 17, 28)
    assert ("declined", "declined") == (found.cue, text[found.start : found.end])


def test_an_affirmed_fact_has_no_cue() -> None:
    """Nothing against the fact: no words to show."""
    found = judge("Care plan reviewed with patient.", 0, 9)
    assert (Polarity.AFFIRMED, None, 0, 0) == (found.polarity, found.cue, found.start, found.end)


def test_a_span_outside_the_text_is_refused() -> None:
    """A caller's mistake is an error, not a judgement."""
    with pytest.raises(ValueError, match="outside"):
        judge("short", 2, 9)


@given(st.text(max_size=120), st.integers(0, 119), st.integers(1, 40))
def test_any_text_is_judged(text: str, start: int, length: int) -> None:
    """No text breaks the judge, and its cue is a slice of the text."""
    if start + 1 > len(text):
        return
    found = judge(text, start, min(len(text), start + length))
    assert found.cue is None or found.cue == text[found.start : found.end].strip()


@pytest.mark.parametrize(
    ("text", "fact", "polarity"),
    [
        ("Dr. Lau wants a repeat PHQ-9 in six weeks.", "a repeat PHQ-9", Polarity.PLANNED),
        ("Social worker is lining up a call with the pharmacy.", "call with the pharmacy", Polarity.PLANNED),
        ("Telephone call with patient and son", "call with patient", Polarity.AFFIRMED),
        ("Her follow-up visit falls on April 4.", "follow-up visit", Polarity.PLANNED),
        ("She sits with her friend Mae, who has diabetes.", "diabetes", Polarity.OTHER_PATIENT),
        ("Son reports depression is worse.", "depression", Polarity.AFFIRMED),
        ("Written consent [ ] Yes [x] No", "Written consent", Polarity.NEGATED),
        ("Written consent [x] Yes [ ] No", "Written consent", Polarity.AFFIRMED),
    ],
)
def test_a_thing_is_there_when_something_states_it(text, fact, polarity):
    """The closed ways to state a thing, the last person named, the answer behind a question's boxes (CONTRACT 2)."""
    start = text.index(fact)
    assert judge(text, start, start + len(fact)).polarity is polarity


@pytest.mark.parametrize(
    ("text", "fact", "polarity"),
    [
        ("Her brother owes the office a signed consent.", "signed consent", Polarity.PLANNED),
        ("Family owes $30; consent for CCM obtained today.", "consent for CCM obtained", Polarity.AFFIRMED),
        ("f/u call tmrw for 15 min re: weights", "15 min", Polarity.PLANNED),
        ("We'd like to review meds with her.", "review meds", Polarity.PLANNED),
        ("Spoke with daughter to review meds, 12 min.", "review meds", Polarity.AFFIRMED),
        ("Roommate signed the CCM agreement.", "signed the CCM agreement", Polarity.OTHER_PATIENT),
        ("Roommate witnessed consent for CCM.", "consent for CCM", Polarity.AFFIRMED),
        ("MISFILED - TCM visit 4/4, moderate MDM.", "TCM visit", Polarity.OTHER_PATIENT),
        ("PMH: MI 2019, CHF, COPD", "CHF", Polarity.AFFIRMED),
        ("Plan reviewed and printed for her.", "Plan reviewed", Polarity.AFFIRMED),
    ],
)
def test_what_is_owed_or_a_strangers_is_not_there(text, fact, polarity):
    """The object of owing and planning, what a stranger signs, and the look-alikes of both (CONTRACT 2)."""
    start = text.index(fact)
    assert judge(text, start, start + len(fact)).polarity is polarity
