import pytest

from tui.filekind import kind_of, opens


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n....", "a PNG picture"),
        (b"MZ\x90\x00", "a program"),
        (b"#!/bin/sh\n", "a script"),
        (b"\xef\xbb\xbf  <!DOCTYPE html><p>", "a web page"),
        ("Kedves Jane, mellékelem.".encode(), "text"),
        (b"\x00\x01\x02", "of an unknown kind"),
        (b"", "text"),
    ],
)
def test_what_a_file_is_stands_in_its_first_bytes(data: bytes, words: str) -> None:
    assert kind_of(data).words == words


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("offer.pdf", b"MZ\x90\x00"),
        ("offer.pdf", b"<html><script>"),
        ("photo.jpg", b"%PDF-1.7"),
        ("run.desktop", b"[Desktop Entry]\nExec=x"),
        ("notes.bat", b"echo hello"),
        ("macros.xlsm", b"PK\x03\x04"),
        ("page.html", b"<html>"),
    ],
)
def test_what_lies_or_runs_is_not_opened_from_here(name: str, data: bytes) -> None:
    assert not opens(name, kind_of(data))


@pytest.mark.parametrize(
    ("name", "data"),
    [("offer.pdf", b"%PDF-1.7"), ("offer", b"%PDF-1.7"), ("plan.docx", b"PK\x03\x04"),
     ("notes.txt", b"hello"), ("list.csv", b"a;b"), ("drawing.dwg", b"AC1027\x00")],
)  # fmt: skip
def test_what_is_what_it_says_may_be_opened(name: str, data: bytes) -> None:
    assert opens(name, kind_of(data))


def test_a_letter_cut_in_the_middle_is_still_text() -> None:
    assert kind_of("é".encode() * 4096).words == "text"
    assert kind_of(b"x" + "é".encode() * 4096).words == "text"
