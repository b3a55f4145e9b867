"""What is wrong in a file that a person wrote or edited: the place, the mistake, and what was probably meant.

The words never hold the value that was read: it may be chart text.
"""

from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

_WORDS = {
    "missing": "is missing",
    "int_type": "must be a whole number, without quotation marks",
    "int_parsing": "must be a whole number",
    "int_from_float": "must be a whole number",
    "float_type": "must be a number, without quotation marks",
    "float_parsing": "must be a number",
    "string_type": "must be text in quotation marks",
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
    "tuple_type": "must be a list in [brackets]",
    "dict_type": "must be a table of keys and values",
    "model_type": "must be a table of keys and values",
    "greater_than_equal": "is too small",
}
_PATTERNS = {
    r"^\d{4}-\d{2}-\d{2}$": "must be a date written YYYY-MM-DD",
    r"^\d{4}-\d{2}$": "must be a month written YYYY-MM",
    r"^\d{2}:\d{2}$": "must be a time written HH:MM",
}


def mistake(error: ValidationError, model: type[BaseModel]) -> str:
    """The first mistake in words: "period.sart: unknown key. Did you mean start?". `model` is what was validated."""
    first = foremost(error)
    place, kind = first["loc"], first["type"]
    if kind == "extra_forbidden":
        known = _keys(_model_at(model, place[:-1]))
        return f"{written(place)}: unknown key. {meant(str(place[-1]), known)}"
    context: dict[str, Any] = first.get("ctx", {})
    if kind == "string_pattern_mismatch" and context.get("pattern") in _PATTERNS:
        return f"{written(place)}: {_PATTERNS[context['pattern']]}."
    if kind in ("literal_error", "enum"):
        return f"{written(place)}: must be {context.get('expected', 'another value')}."
    return f"{written(place)}: {_WORDS.get(kind, 'is not of the form that is needed here')}."


def foremost(error: ValidationError) -> ErrorDetails:
    """The mistake to tell of: an unknown key before all others, since it often explains them."""
    every = error.errors(include_input=False, include_url=False)
    return next((each for each in every if each["type"] == "extra_forbidden"), every[0])


def meant(key: str, known: list[str]) -> str:
    """A remedy for an unknown key: the closest known one, else all of them."""
    asked = key.lower().replace("-", "_")
    close = get_close_matches(asked, known, n=1, cutoff=0.6)
    close += [name for name in known if name in asked or asked in name]
    return f"Did you mean {close[0]}?" if close else f"Known here: {', '.join(known)}."


def written(place: tuple[int | str, ...]) -> str:
    """A place as a reader of the file looks for it: items[3].value.minutes, counted from 1."""
    parts = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in place)
    return parts.removeprefix(".") or "the file"


def _keys(model: type[BaseModel]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def _model_at(model: type[BaseModel], place: tuple[int | str, ...]) -> type[BaseModel]:
    for part in place:
        field = model.model_fields.get(str(part))
        inner = _inner(field.annotation) if field else None
        model = inner or model
    return model


def _inner(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in get_args(annotation):
        found = _inner(argument)
        if found is not None:
            return found
    return None
