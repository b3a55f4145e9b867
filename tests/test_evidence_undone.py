"""A fact that its own line takes back, quotes from a payer, or tells of another person or matter is never relied on."""

from collections.abc import Mapping

import pytest

from clausea.codes_load import load_codes
from clausea.content import codes_dir
from clausea.evidence import find_evidence
from clausea.models import Claim
from clausea.records import from_texts

LIBRARY = load_codes(codes_dir())


def relied_on(text: str, element: str) -> list[Mapping[str, object]]:
    evidence = find_evidence(from_texts([text]), LIBRARY, Claim(), code="CCM06")
    return [item.value.given() for item in evidence.items if item.element == element and item.relied_on]


@pytest.mark.parametrize(
    ("element", "text"),
    [
        ("consent_ccm", "ENTERED IN ERROR 02/13/2026 - Patient verbally consented to CCM."),
        ("consent_ccm", "Insurance rep states member's plan agreed to cover CCM 02/21/2026. Auth not required."),
        ("consent_ccm", "Care team meeting 2/12/26: all agree to enroll pt in CCM. Call pt to get ok."),
        ("consent_bhi", "Pt agreed to a BHI phone call on Tuesday to hear more. 02/23/2026"),
        ("consent_bhi", '02/21/2026 "I\'d agree to BHI if it were free," pt said.'),
        ("consent_cocm", "03/12/2026 Husband signed the CoCM consent; he is not HCPOA and pt has capacity; form void."),
        ("bhcm_minutes", "03/09/2026 A. Tran LCSW BHCM: pt slept 30 minutes, panic lasted 15 min. CoCM"),
        ("staff_minutes", "03/30/2026 10 min - copied from 02/27 note - do not count. K. Dale RN CCM"),
        ("rating_scale", "Progress note 01/15/2026\nHis sister has bipolar disorder; her PHQ-9 was 22 when admitted."),
        ("rating_scale", "Progress note 01/15/2026\nWife is depressed too. Her PHQ-9 was 18 last week."),
        ("patient_contact", "BHI outreach notes\n02/24/2026 J. Roe, LCSW, phone, not to patient, 6 min\nSent."),
        (
            "rating_scale",
            "PATIENT HEALTH QUESTIONNAIRE (PHQ-9) Date: 5/12/2026\nName of person answering: Maureen Thorne"
            "  I am the: [ ] patient [X] spouse, about myself\n1 Little interest 2\n2 Down 3\nTOTAL 13",
        ),
        (
            "psych_consultation",
            "Caseload review 06/17/2026\nPresent: M. Tan, RN. Psychiatric consultant Gert Voss, MD, on leave. "
            "Case reviewed: continue mirtazapine 30 mg",
        ),
        (
            "psych_consultation",
            "CoCM case notes 06/17/2026, M. Tan, RN\n"
            "Psychiatric consultant Gert Voss, MD, advice: carried forward from 05/20: mirtazapine 30 mg",
        ),
        (
            "patient_contact",
            "CCM telephone encounter 04/16/2026\nTaken by: Jo Pruitt, CMA  Type: Outgoing - patient\n"
            "Details: No pick up. Left message on machine. Nothing discussed.",
        ),
        ("rating_scale", "Payer: PHQ-9 of 12 on 03/10/2026 was not supplied"),
        ("registry", "03/10/2026 Husband tracked in BHI registry"),
        ("caseload_review", "Invite: CoCM caseload review Tue 03/10/2026 12:00 Teams"),
        ("bh_plan", "03/10/2026 will revise BHI plan if PHQ-9 >15"),
        ("supervision", "[ ] Dr. Ito MD reviewed CCM 03/10/2026"),
        ("chronic_risk", "Risk of death from anesthesia explained 03/10/2026"),
        ("discharge", "Nipple discharge w/u mammogram 03/02/2026"),
        ("mdm", "Patient's medical decision making capacity: moderate impairment 03/09/2026"),
        ("tcm_visit", "Discharged 03/02/2026. 03/09/2026 TCM visit - arrived at wrong clinic; not seen"),
        (
            "tcm_contact",
            "Discharged 03/02/2026. TCM outreach 03/03/2026 by automated voice assistant; pt answered yes.",
        ),
        ("med_reconciliation", "Med rec: [ ] done 03/09/2026"),
        ("staff_minutes", "03/20/2026 CCM call scheduled K. Dale RN 20 min"),
        ("tcm_contact", "Discharged 03/04/2026. 03/06/2026 Scheduler called patient to confirm appointment 03/09."),
        ("consent_ccm", '03/10/2026 "Sign me up later" - pt re CCM.'),
        (
            "psych_consultation",
            "Visit 03/10/2026\nPsychiatric consultant: I. Halloran, MD\n"
            "I went over the program, that our psychiatric consultant will be asked about her care.",
        ),
        ("bh_plan", "03/31/2026 Reviewed March BHI activity and agree with the plan. R. Voss, MD"),
        ("bhcm_minutes", "CoCM 03/09/2026: pt no-showed 30 minute BHCM call. A. Tran, LCSW BHCM"),
        ("bhcm_minutes", "CoCM 03/09/2026: pt stood up for 30 min video session. A. Tran, LCSW BHCM"),
        ("bhcm_minutes", "CoCM 03/09/2026: 30 min BHCM call - pt no show. A. Tran, LCSW BHCM"),
        ("care_plan_shared", "Copy given to patient [ ] 03/10/2026 care plan"),
        ("care_plan_shared", "Copy of care plan given to patient ☐ 03/10/2026"),
        ("care_plan_shared", "Patient asked for care plan copy 03/10/2026"),
        ("cocm_start", "CoCM start? 03/10/2026"),
        ("cocm_start", "CoCM start date: 03/10/2026 ?"),
        ("cocm_start", "CoCM follow up 03/10/2026. PHQ-9 at entry: 19, now 8."),
        ("mdm", "03/10/2026 Surgeon's MDM high."),
        ("mdm", "03/10/2026 Surgical consult\nAcute cholecystitis. MDM: high complexity. To OR.\nPaul Ames, MD, FACS"),
        (
            "psych_consultation",
            "Patient: Maria Gomez  DOB 01/02/1950\nCoCM case review 03/10/2026\n"
            "Psychiatric recommendation for Mr. Bell: sertraline 100 mg. Lena Koch, MD, psychiatric consultant",
        ),
        ("patient_contact", "CCM time log\nDate Type Minutes Staff\n03/10/2026 Call, AGENCY 8 min Dana Ruiz, RN"),
        ("coordination", "03/10/2026 Session. Homework: calls brother twice a week. Dana Ruiz, LCSW"),
        ("coordination", "03/10/2026 BHI session. Pt called brother twice. Dana Ruiz, LCSW"),
        ("rating_scale", "03/10/2026 CoCM follow up. PHQ-9 (entry) 19. Dana Ruiz, LCSW"),
        ("rating_scale", "03/10/2026 Form\nI scored 14 on the PHQ-9. I feel low.\nSigned: Ana Gomez (daughter)"),
        ("rating_scale", "03/10/2026 PHQ-9\nCompleted by: Ana Gomez (daughter) for herself\nTotal 14"),
        (
            "rating_scale",
            "Patient: Ida Purcell  DOB 02/11/1946\nDaughter Kirsten Moe helps.\nMessages 03/10/2026\n"
            "From: Kirsten\nMy own doctor saw me, my PHQ-9 was 17.",
        ),
        ("staff_minutes", "CCM log\n03/10/2026 Med review 12 min, call 3 min, neither counted. Dana Ruiz, RN"),
        ("staff_minutes", "CCM note 03/10/2026\nRN called to report BP, 10 min call."),
        ("psych_consultation", "CoCM 03/10/2026. Took Dr. Salim's advice. Psychiatric consultant: Nadia Salim, MD"),
        ("care_plan", "My Health Plan\nHumana Gold Plus HMO. Copay 20. 01/01/2026"),
        ("chronic_conditions", "Patient Information Sheet\nHeart failure (I50.32)\nHeart failure means a weak heart."),
        ("consent_ccm", "CCM group outreach 01/20/2026: Adams Joan consented; Hale Ann declined"),
    ],
)
def test_a_line_that_takes_its_fact_back_states_nothing(element: str, text: str) -> None:
    assert [] == relied_on(text, element)


@pytest.mark.parametrize(
    ("element", "text", "expected"),
    [
        (
            "consent_ccm",
            "02/13/2026 Dr. Salas agrees. Patient verbally consented to CCM, cost share explained.",
            "2026-02-13",
        ),
        ("consent_bhi", "02/13/2026 Pt agrees to BHI and agreed to a phone call on Tuesday.", "2026-02-13"),
        (
            "staff_minutes",
            "04/28/2026 K. Dale RN CCM call 26 min entered in error; correct time is 16 min.",
            "2026-04-28",
        ),
        (
            "bhcm_minutes",
            "CoCM 03/09/2026: 10 min call - pt no-showed psychiatry, rebooked. A. Tran, LCSW BHCM",
            "2026-03-09",
        ),
        ("consent_ccm", "03/10/2026\nDo you agree to receive CCM? Yes\nSigned: Maria Gomez", "2026-03-10"),
        (
            "staff_minutes",
            "03/10/2026 CCM Med review 12 min, scheduling 3 min (not counted). Dana Ruiz, RN",
            "2026-03-10",
        ),
        ("staff_minutes", "CCM note 03/10/2026\nRN spoke with pt re: weights, 10 min.", "2026-03-10"),
        ("care_plan", "My Health Plan\nWritten 01/10/2026\nLooked over again 03/20/2026\nI want: rest.", "2026-01-10"),
        (
            "psych_consultation",
            "CoCM 09/14/2026\nCase rounds with Dr. Salim\nDr. Salim recommends sertraline 75 mg now.\n"
            "Consulting psychiatrist\nNadia Salim, MD",
            "2026-09-14",
        ),
        ("registry", "Initial registry entry made 01/09/2026 after intake. Cora Whitlow", "2026-01-09"),
        ("cocm_start", "When did CoCM start? 03/10/2026", "2026-03-10"),
        ("mdm", "03/10/2026 TCM visit\nMDM: high complexity. Surgery next week.\nPaul Ames, MD", "2026-03-10"),
        (
            "psych_consultation",
            "Patient: Maria Gomez  DOB 01/02/1950\nCoCM case review 03/10/2026\n"
            "Psychiatric recommendation for Ms. Gomez: sertraline 100 mg. Lena Koch, MD, psychiatric consultant",
            "2026-03-10",
        ),
        ("coordination", "03/10/2026 CCM. Spoke with pt, then called brother about rides. Dana Ruiz, RN", "2026-03-10"),
        ("rating_scale", "03/10/2026 CoCM intake. PHQ-9 19 at intake today. Dana Ruiz, LCSW", "2026-03-10"),
        ("rating_scale", "03/10/2026 PHQ-9\nCompleted by daughter on patient's behalf\nTotal 14", "2026-03-10"),
        ("care_plan_shared", "Care plan given to patient [x] 03/10/2026", "2026-03-10"),
        ("care_plan_shared", "Requested care plan copy was mailed to patient 03/10/2026.", "2026-03-10"),
        ("discharge", "Discharged home from Mercy 06/11/2026, no wound discharge", "2026-06-11"),
        (
            "rating_scale",
            "Progress note 01/15/2026\nLives with her husband, who is disabled. Her PHQ-9 today is 14.",
            "2026-01-15",
        ),
        (
            "rating_scale",
            "PATIENT HEALTH QUESTIONNAIRE (PHQ-9) Date: 5/12/2026\nI am the: [X] patient [ ] spouse\n"
            "1 Little interest 2\n2 Down 3\nTOTAL 13",
            "2026-05-12",
        ),
        (
            "psych_consultation",
            "Caseload review 06/17/2026\nPresent: M. Tan, RN, Gert Voss, MD\n"
            "Psychiatric consultant Gert Voss, MD: recommends mirtazapine 30 mg",
            "2026-06-17",
        ),
    ],
)
def test_the_fact_beside_such_words_still_stands(element: str, text: str, expected: str) -> None:
    assert [expected] == [value.get("date") for value in relied_on(text, element)]
