from tui.finding import hits, parts
from tui.page import Page, Span, say
from tui.safe import Safe

PAGE = Page(
    (say("The offer"), say(" Dear Jane, the OFFER of"), say(" Monday and the offer"), ()), (), 1
)


def lit(page: Page, words: str) -> list[str]:
    """What is marked, line by line."""
    found = hits(page, words)
    return [
        span.text
        for at, spans in enumerate(page.lines)
        for span, hit in parts(spans, at, found)
        if hit
    ]


def test_words_are_found_in_any_case_below_the_pinned_head() -> None:
    assert lit(PAGE, "offer") == ["OFFER", "offer"]


def test_words_are_found_over_the_end_of_a_line() -> None:
    assert lit(PAGE, "offer of  monday") == ["OFFER of", " Monday"]


def test_a_hit_may_begin_in_one_style_and_end_in_another() -> None:
    spans = (Span(Safe("about the of"), "text"), Span(Safe("fer now"), "dim"))
    assert lit(Page((spans,)), "the offer") == ["the of", "fer"]


def test_nothing_of_a_line_is_lost_or_doubled() -> None:
    found = hits(PAGE, "e")
    for at, spans in enumerate(PAGE.lines):
        whole = "".join(span.text for span in spans)
        assert "".join(span.text for span, _ in parts(spans, at, found)) == whole


def test_signs_are_taken_as_they_are() -> None:
    page = Page((say("1.5 (net) [x] and 125"),))
    assert lit(page, "1.5 (net) [x]") == ["1.5 (net) [x]"]


def test_no_words_are_found_nowhere() -> None:
    assert hits(PAGE, "  ") == ()
