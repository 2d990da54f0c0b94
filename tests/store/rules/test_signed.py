"""Which figures of a signature are a telephone's (links, rule 7)."""

import pytest

from store.rules.signed import numbers


@pytest.mark.parametrize(
    ("signature", "found"),
    [
        ("Bea Nagy\nTel.: +36 1 234 5678 | Fax: +36 1 234 5679", ["+36 1 234 5678"]),
        ("Mobil 06 20 123 4567", ["06 20 123 4567"]),
        ("T: +36 1 234 5678 F: +36 1 234 5679 M: 06 20 123 4567",
         ["+36 1 234 5678", "06 20 123 4567"]),
        ("Adószám: 12345678-2-41\nSzámla: 11773016-01234567-00000000", []),
        ("IBAN DE89 3704 0044 0532 0130 00\nHRB 06201234567", []),
        ("Tel. 1234567", []),
    ],
)  # fmt: skip
def test_what_a_label_or_a_country_code_says_is_a_telephone_s(
    signature: str, found: list[str]
) -> None:
    assert list(numbers(signature, "HU")) == found
