from tui.recipients import people


def test_recipients_are_parted_at_commas_outside_quotes() -> None:
    assert people('"Nagy, Bea" <b@a.example>, c@d.example; ') == (
        '"Nagy, Bea" <b@a.example>', "c@d.example",
    )  # fmt: skip
