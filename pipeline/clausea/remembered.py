"""Evidence of a chart that was read before: kept on this machine as the chart's text is, and found again by content.

What is kept depends on the pages' text, the claim, codes/ and Clausea's own code: when one of them changes, the chart
is looked through again.
"""

from hashlib import sha256

from pydantic import ValidationError

from clausea.codes import Library
from clausea.models import Claim, Evidence
from clausea.pages import Records
from clausea.records import Options, cache


def evidence_of(records: Records, library: Library, claim: Claim, options: Options) -> Evidence:
    """find_evidence's items, from an earlier run where nothing that they depend on has changed."""
    if not options.cache or any(record.door.password for record in records.files):
        return _found(records, library, claim)
    key = _key(records, library, claim)
    kept = cache.get("evidence", key)
    if kept is not None:
        try:
            return Evidence.model_validate(kept)
        except ValidationError:
            pass  # of another version, or damaged: find it again
    found = _found(records, library, claim)
    cache.put("evidence", key, found.model_dump(mode="json", by_alias=True, exclude_none=True))
    return found


def _found(records: Records, library: Library, claim: Claim) -> Evidence:
    from clausea.evidence import find_evidence  # its thousand expressions take a second to compile

    return find_evidence(records, library, claim)


def _key(records: Records, library: Library, claim: Claim) -> str:
    total = sha256(claim.model_dump_json().encode())
    for path in sorted(library.folder.rglob("*.toml")):
        total.update(path.read_bytes())
    for record in records.files:
        facts = (record.id, str(record.path), record.sha256, record.unread, record.other_patient_pages, record.flags)
        total.update(repr((facts, records.patient)).encode())
        for page in record.pages:
            total.update(f"{page.number}:{page.ocr}:{page.doubts}:{page.text}".encode("utf-8", "surrogatepass"))
    return total.hexdigest()
