"""Pages in few pieces, for the cache: what a long chart has by the hundred thousand crosses as plain tuples.

Pickle spends ten times as long on a line or a cell that is an object of a class of ours, in both directions.
"""

import pickle
from functools import partial
from io import BytesIO
from typing import Any

from clausea.pages import Box, Cell, Line, Page, Row, Table

_line, _box = partial(tuple.__new__, Line), partial(tuple.__new__, Box)


def packed(thing: Any) -> bytes:
    """The pickle of anything that holds pages; `pickle.loads` gives it back."""
    out = BytesIO()
    _Packer(out, 5).dump(thing)
    return out.getvalue()


class _Packer(pickle.Pickler):
    def reducer_override(self, thing: Any) -> Any:
        if type(thing) is not Page:
            return NotImplemented
        given = {name: getattr(thing, name) for name in Page.__slots__}
        given["lines"] = [(*line[:2], line.box and tuple(line.box), *line[3:]) for line in thing.lines]
        given["tables"] = [
            (one.columns, one.header, [[cell.segments for cell in row.cells] for row in one.rows])
            for one in thing.tables
        ]
        return _page, (given,)


def _page(given: dict[str, Any]) -> Page:
    given["lines"] = tuple([
        _line((start, end, _box(box) if box else None, size, bold, running))
        for start, end, box, size, bold, running in given["lines"]
    ])  # fmt: skip
    given["tables"] = tuple(
        Table(columns, header, tuple([Row(tuple(map(Cell, cells))) for cells in rows]))
        for columns, header, rows in given["tables"]
    )
    return Page(**given)
