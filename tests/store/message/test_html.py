"""HTML mail as text."""

import pytest

from store.message.html import MAX_HTML, to_text
from store.message.newtext import new_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("<div>one</div><div>two</div>", "one\ntwo"),
        ("one<br>two<br><br>three", "one\ntwo\n\nthree"),
        ("<div>one</div><div><br></div><div>two</div>", "one\n\ntwo"),
        ("<p>one<br></p><p>two</p>", "one\n\ntwo"),
        ("<p class=MsoNormal>one</p><p class=MsoNormal>two</p>", "one\ntwo"),
        ("a  <b>bold</b>\n word", "a bold word"),
        ("a&nbsp;b &amp; c", "a b & c"),
        ("<h1>Head</h1>text", "Head\n\ntext"),
        ("<ul><li>one<li>two</ul>", "* one\n* two"),
        ("<ol><li>one<li>two</ol>", "1. one\n2. two"),
        ("<ul><li>one<ul><li>in</ul><li>two</ul>", "* one\n  * in\n* two"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("<div style='white-space: pre-wrap'>a\n  b</div>", "a\n  b"),
        ("one<hr>two", "one\n________________________________\ntwo"),
        ("great <img alt='😊' src=x> <img alt='Logo' src=y>", "great 😊"),
        ("no html at all", "no html at all"),
        ("", ""),
    ],
)
def test_it_reads_like_the_page(html: str, text: str) -> None:
    assert to_text(html) == text


@pytest.mark.parametrize(
    "hidden",
    [
        "<style>p{}</style>",
        "<script>evil()</script>",
        "<head><title>T</title></head>",
        "<div style='color:red;DISPLAY : none !important'>no</div>",
        "<div hidden>no</div>",
        "<span style='font-size:0px'>no</span>",
        "<span style='visibility:hidden'>no</span>",
        "<template>no</template>",
        "<!-- no -->",
    ],
)
def test_what_is_hidden_is_not_read(hidden: str) -> None:
    assert to_text(f"a{hidden} b").split() == ["a", "b"]


def test_text_that_gets_its_size_back_is_read() -> None:
    html = "<td style='font-size:0px'>no<div style='font-size:13px'>yes</div></td>"
    assert to_text(f"<table><tr>{html}</tr></table>") == "yes"


def test_a_font_of_half_a_point_is_no_hidden_one() -> None:
    assert to_text("<span style='font-size:0.5em'>small</span>") == "small"


def test_quotes_stand_behind_marks() -> None:
    html = "mine<blockquote>one<blockquote>two</blockquote></blockquote>after"
    assert to_text(html) == "mine\n\n> one\n>\n> > two\n\nafter"


def test_the_quote_of_a_webmail_is_found() -> None:
    html = (
        "<div>Ja, gerne.</div><div class='gmail_quote'><div class='gmail_attr'>Am Di., 3. Nov. 2026"
        " um 14:05 Uhr schrieb Anna &lt;<a href='mailto:anna@acme.example'>anna@acme.example</a>"
        "&gt;:<br></div><blockquote class='gmail_quote'><div>Kommen Sie?</div></blockquote></div>"
    )
    assert new_text(to_text(html)) == "Ja, gerne."


def test_the_quote_of_outlook_is_found() -> None:
    html = (
        "<p class=MsoNormal>Rendben.</p><div style='border:none;border-top:solid #E1E1E1 1.0pt'>"
        "<p class=MsoNormal><b>From:</b> Anna &lt;anna@acme.example&gt;<br><b>Sent:</b> Tuesday,"
        " November 3, 2026 2:05 PM<br><b>To:</b> Jane<br><b>Subject:</b> Order</p></div>"
        "<p class=MsoNormal>Jön?</p>"
    )
    assert new_text(to_text(html)) == "Rendben."


def test_indented_text_of_ones_own_is_no_quote() -> None:
    html = "<blockquote style='margin:0 0 0 40px;border:none;padding:0px'>mine</blockquote>"
    assert to_text(html) == "mine"


def test_a_signature_is_marked() -> None:
    html = "<div>Bye</div><div class='gmail_signature'>Jane<br>+36 1 234 5678</div>"
    assert to_text(html) == "Bye\n-- \nJane\n+36 1 234 5678"
    assert new_text(to_text(html)) == "Bye"


def test_a_signature_that_has_its_mark_gets_no_second_one() -> None:
    html = "<div class='moz-signature'>-- <br>Jane</div>"
    assert to_text(html) == "-- \nJane"


def test_a_table_of_figures_keeps_its_columns() -> None:
    html = (
        "<table><tr><th>Item<th>Qty</tr><tr><td>Bolt M8<td>100</tr>"
        "<tr><td>Nut<td><p>5</p></td></tr></table>"
    )
    assert to_text(html) == "Item     Qty\nBolt M8  100\nNut        5"


def test_a_row_with_a_long_name_stays_a_row() -> None:
    name = "An office chair with armrests, synchronous mechanism and lumbar support, anthracite"
    html = (
        "<table><tr><th>Item<th>Qty<th>Price</tr>"
        f"<tr><td><p>{name}</p><p style='border:none'>No. 4410<td>12<td>2,268.00</tr>"
        "<tr><td>A desk<br>No. 4411<td>6<td>240.00</tr><tr><td colspan=2>Sum<td>2,508.00</tr>"
        f"<tr><td colspan=3>{'Ours until it is paid. ' * 8}</table>"
    )
    item = f"{name} No. 4410"
    assert to_text(html).split("\n") == [
        f"{'Item':{len(item)}}  Qty     Price",
        f"{item}   12  2,268.00",
        f"{'A desk No. 4411':{len(item)}}    6    240.00",
        f"{'':{len(item)}}  Sum  2,508.00",
        "",
        ("Ours until it is paid. " * 8).rstrip(),
    ]


def test_what_a_shop_says_of_a_thing_stands_in_its_row() -> None:
    html = (
        "<table><thead><tr><th>Product<th>Qty<th>Price</thead><tr><td>Chair<ul><li><b>Colour:</b>"
        " <p>red</p></ul><td>2<td>80.00<tr><td><table><tr><td><img src=x><td>Desk</table><td>1"
        "<td>120.00<tfoot><tr><th colspan=2>Sum:<td>200.00</table>"
    )
    assert to_text(html).split("\n") == [
        f"{'Product':21} Qty   Price",
        f"{'Chair · Colour: red':21}   2   80.00",
        f"{'Desk':21}   1  120.00",
        f"{'':21}Sum:  200.00",
    ]


def test_tables_of_one_row_each_that_follow_one_another_are_one() -> None:
    row = "<tr><td><table><tr><td><img src=x><td>{}<td><p>{}</p><td>{}</table>"
    rows = (("Oak chair", 2, "50.00"), ("Desk", 12, "1,250.00"), ("", "Sum:", "15,100.00"))
    html = f"<table>{''.join(row.format(*cells) for cells in rows)}</table>"
    assert to_text(f"<p>Order{html}<p>Bye{html}").split("\n\n") == [
        "Order", table := to_text(html), "Bye", table,
    ]  # fmt: skip
    assert table.split("\n") == [
        "Oak chair  2         50.00",
        "Desk       12     1,250.00",
        "           Sum:  15,100.00",
    ]


def test_text_in_two_columns_is_no_table() -> None:
    html = "<table><tr><td>Our news<td>{0}</tr><tr><td>{0}<td>More</tr></table>"
    assert to_text(html.format("A whole sentence, " * 5)).count("\n") == 3


def test_what_would_be_more_blanks_than_text_is_a_list() -> None:
    rows = f"<tr><th>Item<th>Qty<tr><td>{'long ' * 50}<td>1" + "<tr><td>a<td>2" * 30
    assert to_text(f"<table>{rows}</table>").endswith("\n\nItem: a\nQty: 2")


def test_a_table_that_is_only_layout_does_not_tear_the_text() -> None:
    html = "<table><tr><td><table><tr><td><p>one</p><p>two</p></td></tr></table></td></tr></table>"
    assert to_text(html) == "one\n\ntwo"


def test_hidden_text_in_a_table_stays_hidden() -> None:
    html = "<table><tr><td>a<td>b<span style='display:none'>no</span></tr></table>"
    assert "no" not in to_text(html)


def test_link_targets_are_numbered_at_the_end() -> None:
    html = "<a href='https://acme.example/3'>offer</a>, <a href='https://acme.example/3'>again</a>"
    assert to_text(html) == "offer [1], again [1]\n\n[1] https://acme.example/3"
    assert new_text(to_text(html)) == "offer [1], again [1]"


@pytest.mark.parametrize(
    "html",
    [
        "<a href='https://acme.example/x/'>acme.example/x</a>",
        "<a href='https://www.acme.example'>acme.example</a>",
        "<a href='mailto:a@acme.example'>a@acme.example</a>",
        "<a href='#top'>acme.example/x</a>",
        "<a href='javascript:evil()'>acme.example/x</a>",
        "<a href='https://acme.example/pixel'><img src=x></a>acme",
    ],
)
def test_a_link_that_says_where_it_leads_needs_no_number(html: str) -> None:
    assert "[" not in to_text(html)


@pytest.mark.parametrize(
    ("html", "mark"),
    [
        ("<a href='http://evil.example/x'>www.bank.example</a>", "[≠ evil.example]"),
        ("<a href='http://evil.example/x'>https://bank.example/login</a>", "[≠ evil.example]"),
        ("<a href='http://bank.example@evil.example/'>bank.example</a>", "[≠ evil.example]"),
        ("<a href='http://straße.example/'>strasse.example</a>", "[≠ straße.example]"),
        (
            "<a href='http://bank.example.evil.example/'>bank.example</a>",
            "[≠ bank.example.evil.example]",
        ),
        ("<a href='mailto:x@evil.example'>x@bank.example</a>", "[≠ x@evil.example]"),
        (
            "<table><tr><td>Your bank:<td><a href='http://evil.example/'>bank.example</a></table>",
            "[≠ evil.example]",
        ),
    ],
)
def test_a_link_that_pretends_another_place_is_marked(html: str, mark: str) -> None:
    assert mark in to_text(html)


@pytest.mark.parametrize(
    "html",
    [
        "<a href='https://shop.acme.example/'>acme.example</a>",
        "<a href='https://files.example/1'>Angebot.pdf</a>",
        "<a href='https://files.example/1'>please sign</a>",
    ],
)
def test_a_link_that_pretends_nothing_is_not_marked(html: str) -> None:
    assert "≠" not in to_text(html)


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000,
        "<blockquote>x" * 20_000,
        "<table><tr><td>x" * 20_000,
        "<table><tr><th>x<th>y" * 20_000,
        "<table>" + "<tr><td>a<td>b" * 20_000,
        "<table><tr>" + "<td colspan=9999 rowspan=9999>x" * 20_000,
        "<table>" + "<tr><td rowspan=9999>a<td>b<td>c" * 20_000,
        f"<table><tr><th>{'x' * 300}<th>y" + "<tr><td>a<td>b" * 20_000,
        "<ul><li>x" * 20_000,
        "<a href=http://x.example/>x" * 20_000,
        "<p style='font-size:0'>x" * 20_000,
        "<div class=gmail_signature>x" * 5_000,
        "x" * (2 * MAX_HTML),
        "<" * 100_000,
        "&#xD800;\0\ud800" * 1_000,
    ],
)
def test_no_page_is_too_much(html: str) -> None:
    to_text(html).encode("utf-8")
