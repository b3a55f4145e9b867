"""What an earlier run found out, kept on this machine as the chart's text is, and found again by content.

The evidence of a chart depends on the pages' text, the claim, codes/ and Clausea's own code, and not on where the chart
lies: when one of them changes, the chart is looked through again. The content of codes/ is kept as it was validated.
"""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from clausea import expressions
from clausea.codes import Library
from clausea.codes_load import load_codes
from clausea.models import Claim, Evidence
from clausea.pages import Records
from clausea.processes import uncollected
from clausea.records import Options, cache


def library_of(folder: Path) -> Library:
    """load_codes' content of that folder, from an earlier run where no file of it has changed. ContentError."""
    expressions.lend(_expressions)
    content = _content(folder) if cache.folder() else None
    if content is None:
        return load_codes(folder)
    key = f"{folder}:{folder.resolve()}:{content}"  # its errors and templates name the folder as it was given
    kept = cache.get_object("codes", key)
    if isinstance(kept, Library):
        return kept
    library = load_codes(folder)
    if content == _content(folder):  # nobody wrote there meanwhile
        cache.put_object("codes", key, library)
    return library


def _expressions() -> object:
    """What earlier runs found out about the expressions that they asked."""
    return cache.get_object("expressions", expressions.EDITION)


def evidence_of(records: Records, library: Library, claim: Claim, options: Options) -> Evidence:
    """find_evidence's items, from an earlier run where nothing that they depend on has changed."""
    if not options.cache or any(record.door.password for record in records.files):
        return _found(records, library, claim)
    key = _key(records, library, claim)
    kept = _kept(key)
    if kept is not None:  # the chart may lie elsewhere now, by another name
        return kept.model_copy(update={"records": tuple(record.listed for record in records.files)})
    found = _found(records, library, claim)
    if (news := expressions.news()) is not None:
        cache.put_object("expressions", expressions.EDITION, news)
    cache.put("evidence", key, found.model_dump(mode="json", by_alias=True, exclude_none=True))
    return found


def _found(records: Records, library: Library, claim: Claim) -> Evidence:
    from clausea.evidence import find_evidence  # its readers take a second to import

    return find_evidence(records, library, claim)


def _kept(key: str) -> Evidence | None:
    """None when nothing is kept, or it is of another version, or damaged: then it is found again."""
    text = cache.get_bytes("evidence", key)
    ways: tuple[Callable[[bytes], Evidence], ...] = (
        Evidence.model_validate_json,  # the quick way
        lambda it: Evidence.model_validate(json.loads(it)),  # half a surrogate pair in a quote
    )
    for way in ways if text is not None else ():
        try:
            with uncollected():
                return way(text or b"")
        except ValueError:  # a ValidationError is one
            continue
    return None


def _key(records: Records, library: Library, claim: Claim) -> str:
    total = sha256(claim.model_dump_json().encode())
    total.update(repr(_content(library.folder)).encode())
    for record in records.files:
        facts = (record.id, record.attached, record.sha256, record.unread, record.other_patient_pages, record.flags)
        total.update(repr((facts, records.patient)).encode())
        for page in record.pages:
            total.update(f"{page.number}:{page.ocr}:{page.doubts}:{page.text}".encode("utf-8", "surrogatepass"))
    return total.hexdigest()


def _content(folder: Path) -> str | None:
    """A digest of what billing experts write there; None where a file of it cannot be read."""
    total = sha256()
    try:
        for path in sorted(folder.rglob("*.toml")):
            total.update(f"{path.relative_to(folder)}:{sha256(path.read_bytes()).hexdigest()}\n".encode())
    except OSError:
        return None
    return total.hexdigest()
