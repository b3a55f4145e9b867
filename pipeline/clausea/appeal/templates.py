"""Jinja2 as the letters use it: sandboxed, unknown names are errors, and a line of tags leaves no line behind."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import (
    BytecodeCache,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    pass_context,
)
from jinja2.bccache import Bucket
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from clausea.errors import ContentError

_TAG_LINE = "\x01"
_TAGS_ONLY = re.compile(r"^[ \t]*(?:(?:\{%(?:(?!%\}).)*%\}|\{#(?:(?!#\}).)*#\})[ \t]*)+$", re.MULTILINE | re.DOTALL)


def render_template(folder: Path, name: str, printed: Callable[[object], str], names: Mapping[str, Any]) -> str:
    """The template `name` of `folder`, each expression as `printed` says. Raises ContentError with file and line."""
    env = _environment(folder, printed)
    env.globals.update(names)
    try:
        text = env.get_template(name).render()
    except TemplateNotFound as error:
        raise ContentError(f"{folder / str(error.name)}: no such template. Restore it or correct its name.") from error
    except TemplateError as error:
        raise _template_error(error, error.message or type(error).__name__, folder) from error
    except (TypeError, ValueError, LookupError, AttributeError) as error:  # an expression that cannot be worked out
        raise _template_error(error, type(error).__name__, folder) from error
    return text.replace(_TAG_LINE + "\n", "").replace(_TAG_LINE, "")


class _Compiled(BytecodeCache):
    """Templates compiled once in a process: each letter has an environment of its own. Jinja compares the source."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


class _Loader(FileSystemLoader):
    """Marks the lines that hold nothing but tags, so that they leave no line behind: a line of a template is a line
    of the letter, and a tag at the end of a sentence does not swallow the next one."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        source, name, fresh = super().get_source(environment, template)
        return _TAGS_ONLY.sub(lambda found: found[0].strip() + _TAG_LINE, source), name, fresh


def _environment(folder: Path, printed: Callable[[object], str]) -> ImmutableSandboxedEnvironment:
    """Jinja2 without access to anything but what it is given; unknown names are errors."""

    @pass_context  # keeps constants from being printed while the template is compiled
    def finalize(_context: Context, value: object) -> str:
        return printed(value)

    return ImmutableSandboxedEnvironment(
        loader=_Loader(folder),
        undefined=StrictUndefined,
        finalize=finalize,
        bytecode_cache=_COMPILED,
        keep_trailing_newline=True,
        autoescape=False,  # nothing that an expression prints is markup: it is marked, not escaped
    )


def _template_error(error: Exception, what: str, folder: Path) -> ContentError:
    """The error of a template as one that names the file, the line and the remedy."""
    name, line = getattr(error, "name", None), getattr(error, "lineno", None)
    frame = error.__traceback__
    while frame is not None:
        file = frame.tb_frame.f_code.co_filename
        if file.startswith(str(folder)):
            name, line = str(Path(file).relative_to(folder)), frame.tb_lineno
        frame = frame.tb_next
    where = f"{name}, line {line}" if name else "letter template"
    return ContentError(f"{folder / where}: {what}. Correct the template.")
