"""Which figures of a scan are doubtful: their shape, a second reading, ink that nobody read (pdf.md 6.7)."""

import numpy as np

from clausea.records.ocr_again import Char, figures
from clausea.records.ocr_doubt import Again, Seen, Word, judged, line
from clausea.records.ocr_level import unstreaked
from clausea.records.ocr_shapes import shaped


def _seen(text: str, sure: float = 1.0, other: str = "") -> list[Seen]:
    """Characters as the model saw them; the first is as sure as given."""
    return [Seen(char, sure if n == 0 else 1.0, other if n == 0 else "", 0.1) for n, char in enumerate(text)]


def _again(*texts: str, before: float = 0.0, behind: float = 0.0) -> Again:
    return Again(texts, before, behind)


USUAL = """03/05/2026 3/5/26 2026-03-05 03/2026 10:30-10:42). (9:05pm, 12 12min 1,284 7.4 <100 >=60 70-99 135-145 128/76
(555-0142) 1-800-555-0161 99490-25 I50.22; F32.1 HbA1c PHQ-9: 10mg 20% 4.1/h S72.001A 30-MAY-1954 2/wk $14.50 2026 B12
T2DM q4h L4-L5 #771-06-L 04/12-04/16 x3; 0.125 9/10 5'10" w/2 2/3/26 (80 P:72"""
MISREAD = """1.869 135.145 160:60 13:72 15/2026 GAD-7.6; 31/31/2026 1:2:3 1159 -,853 .335-145 1.,603 :2 :2.5 8P
03/02'2026 H1/04/2026 103-P |35-145 E11;9; B:27 158/6: p8-1945 05/ =100"""


def test_figures_have_a_shape() -> None:
    """Dates, times, spans, codes, doses: what charts print is not doubted for its shape."""
    assert [] == [word for word in USUAL.split() if not shaped(word)]


def test_misread_signs_break_the_shape() -> None:
    """A full stop for a comma, a colon for a slash: no figure looks like that, however sure the model is."""
    assert [] == [word for word in MISREAD.split() if shaped(word) or not judged(_seen(word), "", clear=False).others]


def test_a_date_is_put_right_and_doubted() -> None:
    """Slashes read as other signs, or not at all: one date is possible. What was seen is kept."""
    assert Word("02/18/2025;", "02/18:2025;", ("02/18:2025;",)) == judged(_seen("02/18:2025;"), "Date: ")
    assert Word("03/06/2026", "03/062026", ("03/062026",)) == judged(_seen("03/062026"), "")
    assert Word("555-5797", "5$5-5797", ("5$5-5797",)) == judged(_seen("5$5-5797"), "")
    assert "15/2026" == judged(_seen("15/2026"), "").text  # no month 15: nothing is guessed


def test_a_second_reading_that_differs_is_a_doubt() -> None:
    """Certain twice, and differently: what the second reading saw is named."""
    assert Word("12", "12", ("72",)) == judged(_seen("12"), "", _again("72"))
    assert "70-99" == judged(_seen("70.99"), "", _again("70-99")).others[0]
    assert Word("12", "12", ("?",)) == judged(_seen("12"), "", _again(""))


def test_a_second_reading_that_agrees_settles_small_doubts() -> None:
    """0.95 is too little for one reading and enough for two; signs at the edge and neighbors' edges do not count."""
    assert ("72",) == judged(_seen("12", 0.95, "7"), "").others
    for text in ("12", "12.", "(12", "12 m"):
        assert () == judged(_seen("12", 0.95, "7"), "", _again(text)).others
    assert ("72",) == judged(_seen("12", 0.6, "7"), "", _again("12")).others
    assert () == judged(_seen("1,869"), "", _again("1.869")).others  # the second has no figure's shape
    assert () == judged(_seen("150.22"), "Dx: ", _again("150.22")).others[1:]


def test_unread_ink_is_a_doubt() -> None:
    """The `<` before 100 is dropped silently, and so is the first digit of a code."""
    assert Word("100", "100", ("?100",)) == judged(_seen("100"), "", _again("100", before=0.3))
    assert Word("04/01", "04/01", ("04/01?",)) == judged(_seen("04/01"), "", _again(behind=0.7), clear=False)
    assert () == judged(_seen("04/01"), "", _again(behind=0.7)).others  # certain, on a clear page: a neighbor's edge
    assert () == judged(_seen("100"), "", _again("100", before=0.1, behind=0.1)).others


def test_a_figure_wider_than_its_characters_is_doubted() -> None:
    """A digit was not read, or one too many; a full stop behind it that is none is no matter."""
    doubts = [
        judged(_seen(text), "", Again((text,), 0.0, 0.0, wider)).others
        for text, wider in (("11/93", 1.0), ("93", -0.8))
    ]
    assert [("11/93?",), ("93?",)] == doubts
    assert ((), ()) == tuple(
        judged(_seen(t), "", Again((t,), 0.0, 0.0, w)).others for t, w in (("93.", -0.8), ("93", 0.3))
    )


def test_a_figure_in_two_pieces_is_doubted_in_both() -> None:
    """A date read as two words: a reader of the chart may take either for a whole figure."""
    assert [("08.", ("08/11/2025",)), ("11/2025", ("08/11/2025",))] == [
        (word.text, word.others) for word in line([(_seen("08."), None), (_seen("11/2025"), None)], "")
    ]
    apart = line([(_seen("PHQ-9:"), None), (_seen("12"), None), (_seen("mg"), None)], "")
    assert [(), (), ()] == [word.others for word in apart]


def test_a_sign_that_stands_apart_belongs_to_its_figure() -> None:
    """Half of a `<` is read as anything: a lone uncertain character before a figure, and one before a lone `=`."""
    figure = (_seen("100"), _again("100", "100"))
    assert ("?100",) == line([(_seen("x", 0.3), None), figure], "")[1].others
    assert ("?100",) == line([(_seen("a", 0.5), None), (_seen("="), None), figure], "")[2].others
    assert () == line([(_seen("x"), None), figure], "")[1].others


def test_on_a_poor_page_more_is_doubted() -> None:
    """0.95 in a digit is enough on a clear page where every reading agrees, and not on a fax."""
    twice = _again("12", "12")
    assert ((), ("72",)) == tuple(
        judged(_seen("12", 0.95, "7"), "", twice, clear=clear).others for clear in (True, False)
    )


def test_one_of_two_more_readings_is_enough() -> None:
    """Smoothed and stretched: each finds other misreadings."""
    assert ("72",) == judged(_seen("12"), "", _again("12", "72")).others


def test_a_blood_pressure_has_a_slash() -> None:
    """`BP 16267`: the slash was not read."""
    assert ("162/67",) == line([(_seen("BP"), None), (_seen("16267"), _again("16267"))], "")[1].others


def test_lists_and_totals_are_no_figures_in_two_pieces() -> None:
    """`Call 1: 8/14/25`, `March 2026: 47 min`, a date of birth and an age."""
    for left, right in (("1:", "8/14/25"), ("2026:", "47"), ("1956-03-20", "(64")):
        assert [(), ()] == [word.others for word in line([(_seen(left), None), (_seen(right), None)], "")]


def test_a_letter_l_that_was_read_as_a_one() -> None:
    """Pounds behind a number, an l inside a word; at its end it may be a number (`step1`)."""
    assert ("lb", "Halloway") == (judged(_seen("1b"), "Wt 223.7 ").text, judged(_seen("Hal1oway"), "").text)
    assert ("total",) == judged(_seen("tota1"), "").others
    assert () == judged(_seen("192.4"), "Wt ").others  # no I92.4


def test_names_that_miss_a_character() -> None:
    """PHC-9 and HbA1C are doubted; the l that a 1 of HbA1c may be is none, where every reading has the 1."""
    assert "PHQ-9" == judged(_seen("PHC-9"), "").others[0]
    seen = [*_seen("HbA"), Seen("1", 0.7, "l", 0.3), *_seen("c")]
    assert ((), ("HbA1c",)) == tuple(judged(seen[:4] + _seen(end), "", _again(f"HbA1{end}")).others[:1] for end in "cC")


def test_the_name_of_a_scale_is_put_right() -> None:
    """PHO-9 is no scale; the repair is shown."""
    assert Word("PHQ-9", "PHO-9", ("PHO-9",)) == judged(_seen("PHO-9"), "")


def test_ink_before_a_figure_is_seen() -> None:
    """A sign without a reading between a letter and three digits; specks and the line above do not count."""
    crop = np.full((40, 175, 3), 255, np.uint8)
    for x in (5, 90, 120, 150):
        crop[8:34, x : x + 16] = 0
    crop[0:5, 40:80] = 0  # a descender of the line above
    crop[20:22, 40:42] = 0  # a speck
    places = (("m", 13), (" ", 50), ("1", 98), ("0", 128), ("0", 158))
    chars = [Char(text, 0.9, "", 0.0, x / 175) for text, x in places]
    (clean,) = figures(chars, crop)
    crop[12:30, 58:70] = 0
    (sign,) = figures(chars, crop)
    assert (2, 5, True, 0.0, 0.0) == (clean.begin, clean.end, clean.again, clean.before, clean.behind)
    assert sign.before > 0.3
    (far,) = figures([Char("0", 0.9, "", 0.0, 128 / 175), Char("0", 0.9, "", 0.0, 158 / 175)], crop)
    assert far.before >= 1.0  # the finder's box begins long before the first digit that was read


def test_a_streak_goes_and_letters_stay() -> None:
    """A thin line down the sheet is taken out where nothing lies beside it; a thick bar and short strokes stay."""
    sheet = np.full((1100, 850), 255, np.uint8)
    sheet[100:130, 390:411] = 0  # a letter, across the streak
    sheet[500:540, 600:603] = 0  # a 1
    sheet[:, 700:712] = 0  # the edge of a copy
    streaked = sheet.copy()
    streaked[:, 400:402] = 0
    assert (sheet == unstreaked(sheet)).all()
    assert (sheet == unstreaked(streaked)).all()
