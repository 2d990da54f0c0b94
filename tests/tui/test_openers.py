from pathlib import Path

import pytest

from tui import openers


@pytest.mark.parametrize(
    ("target", "opened"),
    [
        ("https://acme.example/a?b=c#d", "https://acme.example/a?b=c#d"),
        ("HTTP://Acme.Example:8080/", "http://acme.example:8080/"),
        ("https://\u0430cme.example/", "https://xn--cme-5cd.example/"),
        ("https://acme.example/árlista 1", "https://acme.example/%C3%A1rlista%201"),
        ("https://straße.example/", "https://xn--strae-oqa.example/"),
        ("https://☃.example/", "https://xn--n3h.example/"),
        ("https://[2001:db8::1]/x", "https://[2001:db8::1]/x"),
        ("https://bank.example@evil.example/", "https://bank.example@evil.example/"),
    ],
)
def test_a_link_is_opened_in_plain_letters(target: str, opened: str) -> None:
    assert openers.web_address(target) == opened


@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", "file:///etc/passwd", "mailto:a@b.example", "--version", "", "https://",
     "https://[broken", "data:text/html,x", "smb://server/share",
     "https://straße☃.example/", "https://ac\x7fme.example/", "https://acme$(id).example/", "https://acme.example'x/"],
)  # fmt: skip
def test_nothing_but_the_web_is_opened(target: str) -> None:
    assert openers.web_address(target) == ""
    assert not openers.open_link(target)


def test_a_program_gets_the_path_as_one_argument(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = tmp_path / "told"
    program = tmp_path / "opener"
    program.write_text(f'#!/bin/sh\nprintf "%s" "$#:$1" > "{told}.new" && mv "{told}.new" "{told}"')
    program.chmod(0o700)
    monkeypatch.setattr(openers, "opener", lambda: (str(program),))
    path = tmp_path / "a; touch $(evil) offer.pdf"
    assert openers.open_file(path)
    while not told.exists():
        pass
    assert told.read_text() == f"1:{path}"


def test_without_a_program_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(openers, "opener", lambda: ())
    assert not openers.open_file(tmp_path)
    assert not openers.open_link("https://acme.example/")
