from tui.flowing import laid_out
from tui.safe import Safe


def shown(text: str, width: int = 50) -> str:
    return "\n".join(laid_out([Safe(line) for line in text.split("\n")], width))


BROKEN = """\
could you send us the price list for the first quarter? We need it for
the board on Thursday, and Denes asks whether the terms of last year
still hold."""


def test_what_a_program_broke_is_one_paragraph_where_it_does_not_fit() -> None:
    assert shown(f"Dear Jane,\n\n{BROKEN}\n\nBea") == (
        f"Dear Jane,\n\n{BROKEN.replace(chr(10), ' ')}\n\nBea"
    )
    assert shown(BROKEN, 80) == BROKEN


def test_a_quote_stays_one() -> None:
    quoted = "\n".join(f"> {line}" for line in BROKEN.split("\n"))
    assert shown(quoted) == "> " + BROKEN.replace("\n", " ")


def test_what_a_person_broke_stays_broken() -> None:
    own = "Please send it to our new address, which is as of today:\nAcme Kft.\n1117 Budapest"
    assert shown(own) == own
    items = (
        "- two chairs, of the ones with armrests, in anthracite, if there are\n"
        "- six desks, of any colour that can be had before Christmas, please"
    )
    assert shown(items) == items


TABLE = """\
Item    Description                                Qty  Total
4410-A  Office chair, with armrests, anthracite    12   2,268.00 €
4410-B  Desk                                       6    1,440.00 €
Sum                                                     3,708.00 €"""


def table(text: str, width: int) -> list[str]:
    return shown(text, width).split("\n")


def test_a_table_that_is_too_wide_stays_rows_and_columns() -> None:
    assert table(f"Dear Jane,\n\n{TABLE}\n\nBea", 44) == [
        "Dear Jane,",
        "",
        "Item    Description          Qty       Total",
        "4410-A  Office chair, with    12  2,268.00 €",
        "        armrests,",
        "        anthracite",
        "4410-B  Desk                   6  1,440.00 €",
        "Sum                               3,708.00 €",
        "",
        "Bea",
    ]


def test_a_quoted_table_stays_quoted() -> None:
    quoted = "\n".join(f"> {line}" for line in TABLE.split("\n"))
    assert [line[2:] for line in table(quoted, 46)] == table(TABLE, 44)


def test_what_fits_and_what_is_text_is_left_as_it_is() -> None:
    assert table(TABLE, 80) == TABLE.split("\n")
    text = "Hi,\nIt came.  Not all of it, though: two boxes are missing, and one is open."
    assert table(text, 30) == text.split("\n")


def test_two_blanks_between_sentences_make_no_columns() -> None:
    text = """\
Do you get a report for your people in Houston?  I print one
out about once a month, and can send one to it.  Please do."""
    assert table(text, 50) == text.split("\n")


def test_where_there_is_no_room_for_columns_each_cell_is_named() -> None:
    assert table(TABLE, 26)[:5] == [
        "Item: 4410-A",
        "Description: Office chair, with armrests, anthracite",
        "Qty: 12",
        "Total: 2,268.00 €",
        "",
    ]
    assert table(TABLE, 26)[-1] == "Sum: 3,708.00 €"
