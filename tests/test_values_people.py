"""People: names with credentials and job words, in every order charts use."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausea.values.credentials import credentials
from clausea.values.people import find_people, may_have_license

FIRST = st.sampled_from(["Noemi", "Kelly", "Emil", "Anne-Marie", "Óscar", "Sean", "Mary", "Odile"])
LAST = st.sampled_from(
    ["Adler", "Kessler", "O'Neil", "de la Cruz", "van der Berg", "Hale-Winter", "McAllister", "Núñez"]
)
CREDENTIAL = st.sampled_from(
    [
        "RN",
        "LPN",
        "LVN",
        "CMA",
        "RMA",
        "CCMA",
        "PharmD",
        "RPh",
        "LCSW",
        "LMSW",
        "LICSW",
        "LPC",
        "LPCC",
        "LMFT",
        "LMHC",
        "CHW",
        "RDN",
        "CDCES",
        "MD",
        "DO",
        "NP",
        "FNP-C",
        "APRN",
        "AGNP",
        "PA-C",
        "CNS",
        "CNM",
        "DNP",
        "PhD",
        "PsyD",
        "DPM",
        "DDS",
        "DPT",
        "EMT",
        "MA",
    ]
)


@given(
    FIRST,
    LAST,
    CREDENTIAL,
    st.sampled_from(
        [
            "{}",
            "Electronically signed by {} 03/05/2026",
            "12 min. {}",
            "02/06/2026 {} called pharmacy",
            "({})",
            "Taken by {}.",
        ]
    ),
)
def test_every_order_of_a_name_reads_back(first: str, last: str, credential: str, frame: str) -> None:
    """First Last; initial; last name first; the credential with and without its comma."""
    forms = {
        f"{first} {last}, {credential}": f"{first} {last}",
        f"{first} {last} {credential}": f"{first} {last}",
        f"{first[0]}. {last}, {credential}": f"{first[0]}. {last}",
        f"{last}, {first}, {credential}": f"{first} {last}",
        f"{last}, {first} M, {credential}": f"{first} M. {last}",
        f"{first} M. {last}, {credential}": f"{first} M. {last}",
    }
    for form, name in forms.items():
        text = frame.format(form)
        assert [(form, name, credential)] == [
            (text[hit.start : hit.end], hit.name, hit.credential) for hit in find_people(text)
        ], text


AHEAD = st.sampled_from(["RN", "LPN", "CMA", "PharmD", "LCSW", "LICSW", "MD", "DO", "NP", "FNP-C", "PA-C", "MA"])


@given(
    FIRST,
    LAST,
    AHEAD,
    st.sampled_from(
        [
            "{}",
            "Electronically signed by {} 03/05/2026",
            "12 min. {}",
            "02/06/2026 {} called pharmacy",
            "({})",
            "Seen with {} in the office",
            "03/04/2026 - {} spoke with patient",
        ]
    ),
)
def test_a_credential_ahead_of_its_name_reads_back(first: str, last: str, credential: str, frame: str) -> None:
    """ "RN Ana Lucero", "LPN: D. Ruiz": the other order in which offices write and speak."""
    for form, name in {
        f"{credential} {first} {last}": f"{first} {last}",
        f"{credential} {first[0]}. {last}": f"{first[0]}. {last}",
        f"{credential}: {first} {last}": f"{first} {last}",
    }.items():
        text = frame.format(form)
        assert [(form, name, credential)] == [
            (text[hit.start : hit.end], hit.name, hit.credential) for hit in find_people(text)
        ], text


@pytest.mark.parametrize(
    ("text", "name", "credential"),
    [
        ("RN Lucero called patient, 8 min", "Lucero", "RN"),
        ("RN ANA LUCERO CALLED PATIENT", "Ana Lucero", "RN"),
        ("no edema. signed: lpn tom weaver", "Tom Weaver", "LPN"),
        ("no edema, 7 min. - tom weaver lpn", "Tom Weaver", "LPN"),
        ("RN/CCM Ana Lucero spoke", "Ana Lucero", "RN, CCM"),
        ("Tom Weaver, RN Ana Lucero spoke", "Tom Weaver", "RN"),
        ("RN CALLED PATIENT RE BP", None, None),
        ("RN Wellness check phone call", None, None),
        ("RN Triage: patient reports edema", None, None),
        ("12 min - RN Lucero", "Lucero", "RN"),
        ("reviewed with NP Talbott, no change", "Talbott", "NP"),
        ("RN Care Manager Visit Note", None, None),
        ("Salem, MA Pat Jones", None, None),
        ("PT Ana Lucero reports no pain", None, None),
        ("MD Office Fax 03/04", None, None),
        ("went to see an np about a rash", None, None),
    ],
)
def test_whose_a_credential_ahead_is(text: str, name: str | None, credential: str | None) -> None:
    """It is a name's where one follows; initials, states, patients and headings behind it are no names."""
    expected = [(name, credential)] if name else []
    assert expected == [(hit.name, hit.credential) for hit in find_people(text) if hit.credential]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KESSLER K RN COUNTY AGENCY", [("K. Kessler", "RN", None)]),
        ("O'NEIL S RN", [("S. O'Neil", "RN", None)]),
        ("RAVIN IYENGAR, MD", [("Ravin Iyengar", "MD", None)]),
        ("Odile Moreau, APRN, FNP-C", [("Odile Moreau", "APRN, FNP-C", None)]),
        ("Jo Blake, MSN, RN, CCM", [("Jo Blake", "MSN, RN, CCM", None)]),
        ("Joan Kessler, R.N.", [("Joan Kessler", "RN", None)]),
        ("JP, RN 12 min", [("JP", "RN", None)]),
        ("Ilana Hartwell,\nLMSW", [("Ilana Hartwell", "LMSW", None)]),
        ("after the call). M.\nStroud, RN", [("M. Stroud", "RN", None)]),
        ("A. Tran, LCSW, BH Care Manager", [("A. Tran", "LCSW", "care manager")]),
        ("R. Hartwell, LMSW R. Hartwell, LMSW", [("R. Hartwell", "LMSW", None)] * 2),
        ("Psychiatric consultant Dr. S. Weiss", [("S. Weiss", None, None)]),
        ("Joan Kessler, registered nurse", [("Joan Kessler", "RN", None)]),
        ("Kelly Jones, MA", [("Kelly Jones", "MA", None)]),
        ("J. Voss, scheduler", [("J. Voss", None, "scheduler")]),
        ("scheduler J. Voss", [("J. Voss", None, "scheduler")]),
        ("Scanned by J. Voss, front desk.", [("J. Voss", None, "front desk")]),
        ("Dana (care navigator)", [("Dana", None, "care navigator")]),
        ("Nurse Kelly called", [("Kelly", None, "nurse")]),
        ("Rosa Lind, medical assistant", [("Rosa Lind", None, "medical assistant")]),
        ("Run 18:02 by EHR system user", [("", None, "system")]),
        ("Reminder call (automated system)", [("", None, "automated")]),
        ("contact center agent", [("", None, "contact center agent")]),
        ("health coach", [("", None, "health coach")]),
        ("Peter Terhorst, DO\nCCM telephone encounter", [("Peter Terhorst", "DO", None)]),
        ("M. Stroud, RN CCM call", [("M. Stroud", "RN", None)]),
        ("RAVIN IYENGAR, MD PT REPORTS", [("Ravin Iyengar", "MD", None)]),
        ("Dr. Roth\nPrognosis: good", [("Roth", None, None)]),
        ("T. Farrell, BSN, RN-BC", [("T. Farrell", "BSN, RN-BC", None)]),
    ],
)
def test_one_person_in_their_words(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    """Handles, stacks, titles and job words (domain.md 2.1, items 59 to 65; 2.2, T32 and T33)."""
    assert expected == [(hit.name, hit.credential, hit.role) for hit in find_people(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Boston, MA 02110",
        "Springfield, MA",
        "JP 12 min",
        "Elm Hollow Family & Internal Medicine, MD",
        "PLEASE DO NOT",
        "Group: MA-2210",
        "case conf with PCP, RN CM, PharmD",
        "the front desk".replace("the", "at the"),
        "Review of systems",
        "Metoprolol 25 mg",
        "nurse line",
        "called her therapist",
        "22 mins (RN)",
        "Cedar Row Pharmacy",
        "Discuss CCM with her",
        "Written CCM consent",
    ],
)
def test_who_is_no_person(text: str) -> None:
    """States, facilities, drugs, bare initials (field-notes 17) and other parties are nobody's signature."""
    assert () == find_people(text)


def test_credentials_have_one_form() -> None:
    """A stack is taken apart in its usual form."""
    assert ("MSN", "RN", "FNP-C") == credentials("MSN, R.N., FNP-C")


@given(
    st.text(max_size=160)
    | st.lists(
        st.sampled_from(
            [
                *("Kelly", " ", ", ", "RN", "MD", "KESSLER", "K", ".", "Dr. ", "de la ", "\n", "scheduler", "("),
                *("-", "'"),
                *("jb", " rn", "tom weaver", " - ", "by ", "ma", "MA", "/", "nurse practitioner", "FNP-C", "R.N."),
            ]
        ),
        max_size=14,
    ).map("".join)
)
def test_no_text_breaks_it(text: str) -> None:
    """Any text is read; hits are inside it, in order and apart, and none with a credential where none may be."""
    hits = find_people(text)
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert all(one.end <= two.start for one, two in itertools.pairwise(hits))
    assert may_have_license(text) or not any(hit.credential for hit in hits)


@pytest.mark.parametrize(
    "text",
    [
        "New Bedford, MA",
        "moved to Silver Spring, MD",
        "lives at 4 Elm Rd, Dover Plains, MA",
        "seen in Cedar Rapids, PA",
        "Lynn Harbor, MA 01901",
    ],
)
def test_a_town_and_its_state_are_no_person(text: str) -> None:
    """MA, MD and PA are states as well as credentials (field-notes 17)."""
    assert () == find_people(text)


@pytest.mark.parametrize(
    ("text", "name", "credential"),
    [
        ("Electronically signed by Sorensen MD 3/4/2026", "Sorensen", "MD"),
        ("e-signed Okafor MD", "Okafor", "MD"),
        ("Cosigned by Pratt DO on 3/4", "Pratt", "DO"),
        ("Attending: Voss DO", "Voss", "DO"),
        ("Dr. Lindqvist DO", "Lindqvist", "DO"),
    ],
)
def test_a_lone_surname_is_read_in_a_signature(text: str, name: str, credential: str) -> None:
    """A physician signs with surname and degree; elsewhere DO is a verb and MD a state."""
    assert [(name, credential)] == [(hit.name, hit.credential) for hit in find_people(text)]
