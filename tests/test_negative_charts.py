"""Charts without care management: nothing of it may be read from visits, labs, therapy, discharge papers, leaflets.

Forty and more pages of many layouts, written for this test; each is read alone and all together as one chart.
"""

import pytest

from clausea.codes_load import load_codes
from clausea.content import codes_dir
from clausea.evidence import find_evidence
from clausea.models import Claim, Status
from clausea.records import from_texts

ABSENT = {
    "consent_ccm", "consent_bhi", "consent_cocm", "consent_apcm", "staff_minutes", "practitioner_minutes",
    "bhcm_minutes", "minutes_total", "tcm_contact", "tcm_attempt", "tcm_visit", "registry", "psych_consultation",
    "caseload_review", "cocm_start",
}  # fmt: skip

VISITS = (
    """PROGRESS NOTE - Office visit 03/04/2026
Patient: Verna Castellow DOB 02/11/1951
CC: knee pain x 3 weeks. HPI: 75 yo woman, pain worse on stairs, no fall. Ibuprofen helps for 4 hours.
Exam: BP 132/78, HR 70, crepitus right knee. Total time on the date of the encounter: 32 minutes, including
review of records, counseling and documentation.
A/P: 1. Osteoarthritis right knee M17.11 - x-ray, PT twice weekly for 6 weeks. 2. HTN I10 - continue amlodipine.
RTC 3 months. Electronically signed by Hollis Granger, MD 03/04/2026 4:12 PM""",
    """ANNUAL WELLNESS VISIT
Date of service: 01/22/2026     Provider: Noreen Abati, NP
Health risk assessment reviewed. Fall risk: none. PHQ-2: 0. Cognition: Mini-Cog 5/5.
Advance care planning discussed, voluntary, 18 minutes face to face; patient agreed to bring the form.
Screening schedule given in writing. Chronic care management was not discussed today.
Signed: Noreen Abati, NP""",
    """SUBJECTIVE: Here for medication check, sertraline 50 mg. Sleeping better. Spent 25 minutes, more than half in
counseling. OBJECTIVE: alert, affect full. PHQ-9 total 6 today. ASSESSMENT: MDD, recurrent, mild F33.0.
PLAN: continue, follow up in eight weeks. Seen 02/19/2026 by Teo Ramsgard, DO""",
    """Telehealth visit 03/11/2026 10:20 AM
Patient consented verbally to a visit by video and was told of its limits. Location: home. Video 14 minutes.
Sinusitis, day 5. Amoxicillin-clavulanate 875 mg bid for 7 days. Call if fever.
Dana Whitcomb, PA-C""",
    """Urgent care note. Arrived 18:05, seen 18:31, left 19:02. Laceration left index finger 2 cm, tourniquet time
6 minutes, 3 sutures. Tdap given. Consent for the procedure obtained. Wound check in 10 days.
03/17/2026 R. Bellweather, MD""",
    """Cardiology follow up 02/27/2026
EF 45 %. NYHA II. Carvedilol 12.5 mg bid raised to 25 mg. Stress test: 7 minutes 30 seconds of Bruce protocol.
Letter to PCP dictated. Return in six months. Anselm Krug, MD, FACC""",
    """ANTICOAGULATION CLINIC  03/02/2026 INR 2.6 (goal 2-3) Warfarin 5 mg daily, no change. Next INR 03/30/2026.
03/30/2026 INR 3.4 hold one dose, recheck in one week. Pharm.D. visit 10 minutes. L. Okoro, PharmD""",
    """Podiatry 03/05/2026. Diabetic foot exam, monofilament 8/10 both sides. Nails trimmed x10. Shoes measured.
Next visit nine weeks. Imre Salk, DPM""",
    """Pre-operative visit, cataract OD. Consent for surgery signed 03/09/2026, witnessed by T. Moll, RN.
Anesthesia: monitored care. NPO after midnight. Critical care time: 0 minutes.""",
    """Nurse visit 03/13/2026: B12 injection 1000 mcg IM left deltoid. Waited 15 minutes without reaction. BP 126/74.
Patricia Lunn, LPN""",
)
LABS = (
    """LABORATORY REPORT  Collected 03/04/2026 08:15  Reported 03/05/2026
Glucose 142 H mg/dL 70-99   Creatinine 1.02   eGFR 61   A1c 7.4 %   LDL 88   TSH 2.1
Reviewed by H. Granger, MD 03/06/2026. Patient called with results, left message on voicemail.""",
    """X-RAY RIGHT KNEE 3 VIEWS 03/04/2026. Moderate medial joint space narrowing. No fracture. Registry: ACR
dose 3 mGy.
Dictated by: Lionel Barth, MD. Transcribed 03/04/2026 15:44""",
    """Immunization registry print, state system, 03/01/2026
Influenza 10/02/2025 | COVID-19 10/02/2025 | Tdap 03/17/2026 | Pneumococcal 20 05/14/2024 | Shingrix 2 of 2""",
    """Sleep study 02/14/2026: total recording 412 minutes, total sleep time 341 minutes, AHI 18. CPAP
titration advised.""",
    """Tumor registry abstract. Date of first contact 11/30/2024. Stage IIA. Follow up annually. Registrar: B.
Holm, CTR""",
    """Echocardiogram report 02/20/2026: heart rate 64/min, EF 45-50 %, mild MR, E/e' 11.""",
    """Holter monitor 24 hours, 03/08/2026 to 03/09/2026: 1,440 minutes analyzed, 212 PVCs, no pauses over 2
seconds.""",
    """POCT log  Date Test Result Tech  03/04/2026 glucose 151 PL  03/13/2026 INR 2.4 PL  03/20/2026 strep neg DW""",
)
THERAPY = (
    """PSYCHOTHERAPY NOTE 03/10/2026 Start 2:00 PM Stop 2:53 PM 53 min 90837
Client worked on grief after loss of sister; CBT, thought record. No SI. Next session 03/24/2026.
Ruth Pemberly, LCSW - Pemberly Counseling, outside provider""",
    """Group therapy attendance 03/03, 03/10, 03/17, 03/24/2026, 90 minutes each, topic relapse prevention.
Facilitator: Gil Navarro, LPC. Consent to group treatment on file 01/06/2026.""",
    """PHYSICAL THERAPY DAILY NOTE 03/12/2026
Therapeutic exercise 97110 23 min, manual therapy 97140 15 min, total timed minutes 38, total treatment 45 min.
Pain 4/10. Home program given. Iris Falk, PT""",
    """Occupational therapy evaluation 03/16/2026: Barthel 85/100, kitchen safety reviewed 20 minutes. J.
Oduya, OTR/L""",
    """Speech therapy: swallow trial thin liquids, 30 min session, 92526, cueing minimal. M. Trask, CCC-SLP
03/18/2026""",
    """Psychiatry clinic, new patient 02/05/2026. 60 minutes. MDD recurrent severe. PHQ-9 21. Started
venlafaxine 37.5 mg.
Risks and benefits discussed, patient consents to medication. Follow up in two weeks. Farrah Lindgren, MD""",
    """Dialysis run sheet 03/06/2026 on 06:10 off 10:12, 242 minutes, UF 2.4 L, BP pre 158/82 post 134/70. RN:
C. Vale""",
    """Cardiac rehab session 14 of 36, 03/19/2026, treadmill 20 min, bike 15 min, peak HR 112. Exercise
physiologist: P. Orr""",
    """Home health visit 03/07/2026 10:05-10:50. Wound care left heel, 45 minutes. Next visit 03/10. Agency RN:
Tilda Roe""",
)
HOSPITAL = (
    """DISCHARGE SUMMARY - Mercy Ridge Hospital
Admitted 02/08/2026 Discharged 02/12/2026 to home. Dx: community acquired pneumonia.
Follow up with PCP within 7 days of discharge. Discharge day management 35 minutes. Attending: O. Farquhar, MD""",
    """PATIENT DISCHARGE INSTRUCTIONS 02/12/2026. Take all doses of azithromycin. Call your doctor within two business
days. You will get a call from our hospital's automated system; press 1 if you feel worse.""",
    """ED VISIT 01/30/2026 Arrival 22:14. Chest pain, troponin negative x2. Critical care time 31 minutes exclusive of
procedures. Discharged home 03:40, return precautions given. K. Abernethy, MD""",
    """Inpatient nursing flowsheet 02/09/2026: 0800 T 38.1 RR 22 SpO2 91 % 2 L; 1200 T 37.6; 1600 up in chair
20 min.""",
    """CASE MANAGEMENT (hospital) 02/11/2026: met with patient about home health choice list; agrees to Valley
Home Care.
Discharge planning 15 minutes. Hospital case manager Lorna Beck, RN""",
    """Operative report 03/23/2026 cataract extraction OD. Tourniquet: none. Phaco time 0:42. Estimated blood
loss none.""",
    """SNF transfer form 12/04/2025: Diet regular. Code status full. Allergies sulfa. Nurse to nurse report
given 14:10.""",
    """Ambulance run 01/30/2026 dispatched 21:40 on scene 21:49 at hospital 22:12, 12-lead normal, aspirin 324 mg.""",
)
PAPERS = (
    """WHAT IS CHRONIC CARE MANAGEMENT? If you have two or more chronic conditions, Medicare covers at least 20 minutes
of care management each month. Ask us! Your verbal or written consent is needed. You can stop at any time.""",
    """CONSENT FOR CHRONIC CARE MANAGEMENT SERVICES
I agree to receive CCM services. I understand that cost sharing applies and that only one practitioner may bill.
Patient signature: ______________________ Date: ____________   Witness: ______________""",
    """NOTICE OF PRIVACY PRACTICES - acknowledgment. I have received the notice. Signed V. Castellow 01/22/2026""",
    """HIPAA authorization to release records to Pemberly Counseling. Signed 01/22/2026. Expires in one year.""",
    """Your depression care team: a care manager, your doctor and a consulting psychiatrist work together. The care
manager keeps a registry and meets the psychiatrist every week. Ask whether the program is right for you.""",
    """PHQ-9 Patient Health Questionnaire. Over the last 2 weeks how often have you been bothered by: 1. Little interest
0 1 2 3   2. Feeling down 0 1 2 3 ... Total ____   Name ________ Date ________""",
    """BILLING STATEMENT 03/31/2026. 99214 $131.20, 20610 $78.55, patient balance $24.10. Financial policy: consent to
bill insurance on file 01/22/2026. 20 minutes free parking.""",
    """Portal message 03/15/2026 from patient: can I take ibuprofen with amlodipine? Reply by D. Whitcomb, PA-C: short
courses only. Thank you for using the portal.""",
    """APPOINTMENT HISTORY 01/22/2026 AWV kept; 02/19/2026 med check kept; 03/04/2026 office kept; 03/25/2026 no show,
front desk called twice, no answer, letter sent. Scheduler: M. Ogden""",
    """Prior authorization, semaglutide. Phone call with plan 03/16/2026 09:10 to 09:47, reference 88213. Denied, step
therapy. Staff: billing office""",
    """TOBACCO QUIT LINE referral faxed 01/22/2026. Counseling 99406, 4 minutes. Patient is thinking about it.""",
    """Care plan for the week (assisted living): Mon bingo, Tue walk 20 min, Wed shower day, Thu visitors 2-4 pm.""",
    """MEDICATION LIST printed 03/04/2026: amlodipine 5 mg, sertraline 50 mg, vitamin D 1000 IU, warfarin 5 mg.""",
    """Transition of care document (interfaced) 02/12/2026 - encounter summary sent by Mercy Ridge Hospital. Sections:
Allergies, Medications, Problems, Results. Author: interface engine.""",
    """Survey: How satisfied were you with your call wait time? 1 2 3 4 5. Average wait in March: 7 minutes.""",
)
PAGES = (*VISITS, *LABS, *THERAPY, *HOSPITAL, *PAPERS)


@pytest.fixture(scope="module")
def library():
    return load_codes(codes_dir())


def asserted(pages, library):
    """Verified affirmed items of care management: (page, element, quote)."""
    evidence = find_evidence(from_texts(pages), library, Claim(), code="CCM06")
    return [
        (item.page, item.element, item.quote)
        for item in evidence.items
        if item.element in ABSENT and item.status is Status.VERIFIED and item.polarity == "affirmed"
    ]


def test_there_are_forty_pages_and_more():
    """The set is as large as it says, and no page stands twice."""
    assert len(PAGES) >= 40
    assert len(PAGES) == len(set(PAGES))


@pytest.mark.parametrize("page", range(len(PAGES)))
def test_a_page_alone(page, library):
    """No page holds consent, minutes, transitional care, registry or consultation of care management."""
    assert [] == asserted([PAGES[page]], library)


def test_all_pages_as_one_chart(library):
    """Nor do all of them together, where one page could lend another its program or its day."""
    assert [] == asserted(list(PAGES), library)
