from tui.flowing import laid_out
from tui.safe import Safe

TABLE = """\
Item    Description                                Qty  Total
4410-A  Office chair, with armrests, anthracite    12   2,268.00 €
4410-B  Desk                                       6    1,440.00 €
Sum                                                     3,708.00 €"""


def shown(text: str, width: int) -> list[str]:
    return list(laid_out([Safe(line) for line in text.split("\n")], width))


def test_a_table_that_is_too_wide_stays_rows_and_columns() -> None:
    assert shown(f"Dear Jane,\n\n{TABLE}\n\nBea", 44) == [
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
    assert [line[2:] for line in shown(quoted, 46)] == shown(TABLE, 44)


def test_what_fits_and_what_is_text_is_left_as_it_is() -> None:
    assert shown(TABLE, 80) == TABLE.split("\n")
    text = "Hi,\nIt came.  Not all of it, though: two boxes are missing, and one is open."
    assert shown(text, 30) == text.split("\n")


def test_two_blanks_between_sentences_make_no_columns() -> None:
    text = """\
Do you get a report for your people in Houston?  I print one
out about once a month, and can send one to it.  Please do."""
    assert shown(text, 50) == text.split("\n")


def test_where_there_is_no_room_for_columns_each_cell_is_named() -> None:
    assert shown(TABLE, 26)[:5] == [
        "Item: 4410-A",
        "Description: Office chair, with armrests, anthracite",
        "Qty: 12",
        "Total: 2,268.00 €",
        "",
    ]
