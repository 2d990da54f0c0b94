"""What the sender wrote himself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.message.newtext import new_text, split_quoted

MINE = "Please send the offer by Friday."
OLD = "Could we have an offer?"

ATTRIBUTIONS = [
    "On Tue, Nov 3, 2026 at 2:05 PM Anna Kovács <anna@acme.example> wrote:",
    "On Tue, Nov 3, 2026 at 2:05 PM Anna Kovács\n<anna@acme.example> wrote:",
    "On Tuesday, 3 November 2026, 14:05, Anna Kovács of\nAcme <\nanna@acme.example> wrote:",
    "On 2026-11-03 14:05, Anna wrote:",
    "On Nov 3, 2026, at 14:05, Anna <anna@acme.example> wrote: ",
    "Anna Kovács <anna@acme.example> wrote on 3.11.2026 14:05:",
    "At 02:05 PM 11/3/2026, you wrote:",
    "2026-11-03 14:05 GMT+01:00 Anna Kovács <anna@acme.example>:",
    "Am Di., 3. Nov. 2026 um 14:05 Uhr schrieb Anna Kovács <anna@acme.example>:",
    "Am Di., 3. Nov. 2026 um 14:05 Uhr schrieb Anna Kovács <\nanna@acme.example>:",
    "Am 03.11.26 um 14:05 schrieb Anna Kovács:",
    "Anna Kovács <anna@acme.example> schrieb am Di., 3. Nov. 2026\num 14:05 Uhr:",
    "Anna Kovács <anna@acme.example> hat am 03.11.2026 14:05 geschrieben:",
    "Anna Kovács <anna@acme.example> ezt írta (időpont: 2026. nov. 3., K, 14:05):",
    "Anna Kovács <anna@acme.example> ezt írta (időpont: 2026. nov.\n3., K, 14:05):",
    "2026. 11. 03. 14:05 keltezéssel, Anna Kovács írta:",
    "2026. november 3., kedd 14:05:00 CET, Anna Kovács <anna@acme.example> írta:",
    "Le mar. 3 nov. 2026 à 14:05, Anna <anna@acme.example> a écrit :",
    "Il giorno mar 3 nov 2026 alle ore 14:05 Anna <anna@acme.example> ha scritto:",
    "El mar, 3 nov 2026 a las 14:05, Anna (<anna@acme.example>) escribió:",
    "W dniu 3.11.2026 o 14:05, Anna pisze i napisała: anna@acme.example napisał(a):",
    "---- On Tue, 03 Nov 2026 14:05:33 +0100 Anna <anna@acme.example> wrote ----",
    "---- On Tue, 03 Nov 2026 14:05:33 +0100 Anna Kovács\n<anna@acme.example> wrote ----",
    "---- Am Di., 03 Nov. 2026 14:05:33 +0100 Anna <anna@acme.example> schrieb ----",
    "---- 2026. nov. 3., K, 14:05:33 +0100 Anna <anna@acme.example> ezt írta ----",
    "2026. nov. 3. 14:05, írta anna@acme.example:",
    ">>> Anna Kovács 03.11.2026 14:05 >>>",
    ">>> Anna Kovács <anna@acme.example> 11/03/26 2:05 PM >>>",
]
MARKED = [
    "Zitat von Anna Kovács <anna@acme.example>:",
    "Quoting Anna Kovács <anna@acme.example>:",
    "Idézet Anna Kovács <anna@acme.example>:",
    "3. Nov. 2026, 14:05 von anna@acme.example:",
    "Nov 3, 2026, 14:05 by anna@acme.example:",
    '03.11.2026, 14:05, "Anna Kovács" <anna@acme.example>:',
]
"""Headings that are none unless what follows is marked as quoted."""
BLOCKS = [
    "From: Anna <anna@acme.example>\nSent: Tuesday\nTo: Jane\nCc: Ben\nSubject: Offer",
    "Von: Anna Kovács\nGesendet: Dienstag, 3. November 2026 14:05\nAn: Jane\nBetreff: Angebot",
    "Feladó: Kovács Anna\nKüldve: 2026. november 3., kedd\nCímzett: Jane\nTárgy: Ajánlat",
    "*From:* Anna\n*Sent:* Tuesday\n*To:* Jane\n*Subject:* Offer",
    "From: Anna <anna@acme.example>\n\nSent: Tuesday\n\nTo: Jane\n\nSubject: Offer",
    "From: Anna\nSent: Tuesday\nTo: Jane <jane@kontor.example>;\n  Ben;\n  Carl\nSubject: Offer",
    "________________________________\nFrom: Anna\nSent: Tuesday\nTo: Jane\nSubject: Offer",
    "-----Original Message-----\nFrom: Anna\nSent: Tuesday",
    "-----Ursprüngliche Nachricht-----\nVon: Anna\nGesendet: Dienstag",
    "-----Eredeti üzenet-----\nFeladó: Anna\nKüldve: kedd",
    "-------- Original Message --------\nSubject: Offer\nDate: Tue\nFrom: Anna",
    "---------- Forwarded message ---------\nFrom: Anna\nDate: Tue\nSubject: Offer\nTo: Jane",
    "-------- Weitergeleitete Nachricht --------\nBetreff: Angebot\nVon: Anna",
    "-------- Továbbított üzenet --------\nTárgy: Ajánlat\nFeladó: Anna",
    "Begin forwarded message:\n\nFrom: Anna\nSubject: Offer\nTo: Jane",
    "---------------------- Forwarded by Jane Doe/KONTOR on 11/03/2026\n02:05 PM --------------",
    '-----"Anna Kovács" <anna@acme.example> wrote: -----\nTo: Jane\nFrom: Anna\nSubject: Offer',
    "-----Anna Kovács/ACME schrieb: -----\nAn: Jane\nVon: Anna\nDatum: 03.11.2026\nBetreff: x",
    "Anna Kovács\n11/03/2026 02:05 PM\nTo: Jane/KONTOR\ncc:\n\nSubject: Offer",
    "\tFrom:  Anna Kovács       11/03/2026 02:05 PM\n\t\n\nTo: Jane\ncc:\n\nSubject: Offer",
    "Anna.Kovacs@acme.example on 03/11/2026 14:05:39\nTo: Jane\ncc:\n\nSubject: Offer",
]
ABOVE = [
    "##- Please type your reply above this line -##",
    "##- Bitte geben Sie Ihre Antwort über dieser Zeile ein. -##",
    "##- Kérjük, a válaszát e sor fölé írja -##",
    "----- Reply above this line -----",
    "Reply above this line.",
]
SIGNATURES = [
    "-- \nJane Doe\nKontor Ltd\n+36 1 234 5678",
    "--\nJane Doe",
    "—\nJane Doe",
    "Sent from my iPhone",
    "Sent from Outlook for Android",
    "Get Outlook for iOS<https://aka.ms/x>",
    "Holen Sie sich Outlook für iOS<https://aka.ms/x>",
    "Szerezze be az Android Outlookot",
    "Az iOS Outlook beszerzése",
    "Von meinem iPhone gesendet",
    "Gesendet mit der GMX Mail App",
    "Diese Nachricht wurde von meinem Android-Mobiltelefon mit K-9 Mail gesendet.",
    "Az iPhone-omról küldve",
    "Elküldve a Samsung Galaxy készülékemről",
    "Samsung Galaxy okostelefonról küldve",
    "_______________________________________________\nusers mailing list\nusers@lists.example",
]
DISCLAIMERS = [
    "This e-mail is confidential. If you have received it in error,\nplease notify the sender.",
    "CONFIDENTIALITY NOTICE: the contents are privileged. Unauthorized disclosure is prohibited.",
    "Please consider the environment before printing this e-mail.",
    "Diese E-Mail ist vertraulich. Sind Sie nicht der richtige Adressat,\nvernichten Sie sie.",
    "Ez az e-mail bizalmas, kizárólag a címzettnek szól. Ha tévedésből kapta meg, törölje.",
    "**********\nJelen üzenet bizalmas információt tartalmaz, jogosulatlan felhasználása tilos.",
]

PAPER = [
    "Do you really need to print this email?",
    "Please consider the environment before printing this e-mail",
    "P Think before you print this email.",
    "Before printing this message, consider whether it is really necessary - the environment!",
    "Please consider the environment before printing. Do you really need to print this mail?",
    "Bitte prüfen Sie, ob diese Mail wirklich ausgedruckt werden muss.",
    "Denken Sie an die Umwelt, bevor Sie diese E-Mail ausdrucken.",
    "Bitte denken Sie an die Umwelt,\nbevor Sie diese E-Mail drucken!",
    "Müssen Sie diese E-Mail wirklich ausdrucken?",
    "Tényleg ki kell nyomtatnia ezt az e-mailt?",
    "Kérjük, gondoljon a környezetre, mielőtt kinyomtatja ezt az e-mailt!",
    "Mielőtt kinyomtatja ezt a levelet, gondolja meg, valóban szükséges-e!",
]


def quoted(text: str) -> str:
    return "\n".join(f"> {line}" for line in text.split("\n"))


@pytest.mark.parametrize("attribution", ATTRIBUTIONS)
def test_a_quote_below_an_answer_is_left_out(attribution: str) -> None:
    assert new_text(f"{MINE}\n\n{attribution}\n\n{quoted(OLD)}\n") == MINE


@pytest.mark.parametrize("attribution", ATTRIBUTIONS)
def test_a_quote_without_marks_goes_on_to_the_end(attribution: str) -> None:
    assert new_text(f"{MINE}\n\n{attribution}\n\n{OLD}\n\nmore\n") == MINE


@pytest.mark.parametrize("attribution", ATTRIBUTIONS)
def test_an_answer_below_a_quote_is_kept(attribution: str) -> None:
    assert new_text(f"{attribution}\n{quoted(OLD)}\n\n{MINE}\n") == MINE


@pytest.mark.parametrize("heading", MARKED)
def test_a_heading_without_a_verb_is_one_above_a_marked_quote(heading: str) -> None:
    assert new_text(f"{MINE}\n\n{heading}\n\n{quoted(OLD)}\n") == MINE
    assert new_text(f"{heading}\n{MINE}") == f"{heading}\n{MINE}"


@pytest.mark.parametrize("mark", ABOVE)
def test_above_the_mark_of_a_ticket_system_stands_the_answer(mark: str) -> None:
    assert new_text(f"{MINE}\n\n{mark}\n\n{OLD}\n") == MINE


@pytest.mark.parametrize("mark", ABOVE)
def test_below_the_mark_of_a_ticket_system_stands_its_own_text(mark: str) -> None:
    assert new_text(f"{mark}\n\n{MINE}\n") == MINE


@pytest.mark.parametrize("block", BLOCKS)
def test_a_copied_header_and_all_below_it_is_left_out(block: str) -> None:
    assert new_text(f"{MINE}\n\n{block}\n\n{OLD}\n\nmore\n") == MINE


@pytest.mark.parametrize("signature", SIGNATURES)
def test_a_signature_is_left_out(signature: str) -> None:
    assert new_text(f"{MINE}\n\n{signature}\n") == MINE


@pytest.mark.parametrize("signature", SIGNATURES)
def test_a_signature_between_answer_and_quote_is_left_out(signature: str) -> None:
    assert new_text(f"{MINE}\n\n{signature}\n\n{ATTRIBUTIONS[0]}\n{quoted(OLD)}") == MINE


@pytest.mark.parametrize("disclaimer", DISCLAIMERS)
def test_a_disclaimer_is_left_out(disclaimer: str) -> None:
    assert new_text(f"{MINE}\n\n{disclaimer}\n") == MINE


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("footer", PAPER)
def test_a_footer_about_printing_is_left_out_whatever_signs_the_mail(footer: str, gap: str) -> None:
    for signed in ("Cheers,\nTom Smith\nAcme Ltd", "i.A. Tom Smith", "Have a nice day,\nTom"):
        assert new_text(f"{MINE}\n\n{signed}{gap}{footer}\n") == f"{MINE}\n\n{signed}"


@pytest.mark.parametrize(
    "text",
    [
        "Do you really need to print this email?",
        "The list is done.\nDo you really need to print this email? I could send a PDF.",
        "The list is done.\nDo you really need to print this message?\nI could send a PDF too.",
        "The flyer is done.\nBefore you print it, is it necessary to change the date?",
        "The flyer is done.\nPlease think about the environment when you print our brochures.",
        "Anbei der Flyer.\nBevor Sie drucken, müssen wir unbedingt den Termin ändern.",
        "Anbei der Vertrag.\nBitte prüfen Sie, ob der Vertrag wirklich gedruckt werden muss.",
        "Itt a szórólap.\nTényleg ki kell nyomtatni mind a négyszázat?",
    ],
)
def test_a_sentence_about_printing_is_kept(text: str) -> None:
    assert new_text(text) == text


def test_answers_between_quotes_are_kept() -> None:
    text = "> When?\n\nOn Friday.\n\n> Where?\n\nIn Wien.\n\n-- \nJane"
    assert new_text(text) == "On Friday.\n\nIn Wien."


def test_an_answer_to_an_emptied_quote_is_kept() -> None:
    assert new_text(f"{ATTRIBUTIONS[0]}\n\n{MINE}") == MINE


def test_a_forward_without_a_word_has_no_new_text() -> None:
    assert new_text(f"\n{BLOCKS[0]}\n\n{OLD}") == ""
    assert new_text(f"{BLOCKS[11]}\n\n{OLD}") == ""


def test_a_mail_of_quotes_alone_has_no_new_text() -> None:
    assert new_text(quoted(OLD)) == ""


def test_a_header_that_an_old_program_put_on_top_is_the_mails_own() -> None:
    assert (
        new_text(f"Anna Kovács\n11/03/2026 02:05 PM\nTo: Jane\ncc:\n\nSubject: X\n\n{MINE}") == MINE
    )


def test_an_order_written_like_a_header_is_text() -> None:
    order = "From: Wien\nTo: Graz\nDate: 3 November\n12 pallets"
    assert new_text(order) == order


@pytest.mark.parametrize(
    "text",
    [
        "As you wrote on 3.11.2026:\nthe price is 12 euros. Is it still?",
        "The client wrote:\nplease send 12 more.",
        "He wrote to me on Monday. Shall I answer?",
        "Am Montag schrieb mir der Kunde, dass er wartet.",
        "Sent by DHL yesterday, please phone me.",
        "Elküldve tegnap, kérem telefonáljon!",
        "Von meinem Kollegen wurde das Angebot gesendet.",
        "Thanks for the offer\nPlease call +36 1 234 5678.",
        "Could you ask Anna? Her number:\n\nAnna Kovács\n+36 30 123 4567",
        "Please treat this as confidential and delete the old file.",
        "one\n\n---\n\ntwo",
        "Price: 12\nSubject: to change",
        "---- as Anna wrote ----\nshe needs 12 more.",
        "-- Anna wrote --\nplease send 12 more.",
        "Could you reply above this line of the form?",
        "Your answer was above this line, in red.",
        "3. Nov. 2026, 14:05 von anna@acme.example:\nTreffen bei uns.",
    ],
)
def test_text_that_only_looks_like_a_mark_is_kept(text: str) -> None:
    assert new_text(text) == text


@pytest.mark.parametrize(
    "closing", ["Best regards,", "Mit freundlichen Grüßen", "Üdvözlettel:", "Thanks,", "LG", "MfG"]
)
def test_the_contact_block_below_a_greeting_is_left_out(closing: str) -> None:
    text = f"{MINE}\n\n{closing}\n\nJane Doe\nKontor Kft.\nTel.: +36 1 234 5678\nwww.kontor.example"
    assert new_text(text) == f"{MINE}\n\n{closing}\n\nJane Doe"


def test_a_greeting_with_a_name_on_its_line_is_one() -> None:
    text = f"{MINE}\nBest regards, Jane Doe\nKontor Ltd\nPhone: +36 1 234 5678"
    assert new_text(text) == f"{MINE}\nBest regards, Jane Doe"


def test_a_name_below_a_greeting_without_contacts_is_kept() -> None:
    text = f"{MINE}\n\nKind regards\nJane Doe\nSales"
    assert new_text(text) == text


def test_a_postscript_below_the_signature_block_is_kept() -> None:
    text = f"{MINE}\n\nÜdv\nJane\n+36 1 234 5678\n\nPS: Mikor jön?"
    assert new_text(text) == f"{MINE}\n\nÜdv\nJane\n\nPS: Mikor jön?"


def test_a_name_with_contacts_as_last_paragraph_is_a_signature() -> None:
    text = f"{MINE}\n\nJane Doe\nKontor Ltd\nPhone: +36 1 234 5678"
    assert new_text(text) == f"{MINE}\n\nJane Doe"


def test_the_warning_of_ones_own_server_is_left_out() -> None:
    banner = (
        "[EXTERNAL] This email originated from outside of the organization. Do not click links."
    )
    assert new_text(f"{banner}\n\n{MINE}") == MINE


def test_a_long_text_below_two_dashes_is_no_signature() -> None:
    text = "one\n--\n" + "\n".join(f"item {n} of the list" for n in range(30))
    assert new_text(text) == text


def test_the_pieces_are_the_text() -> None:
    text = f"{MINE}\n\n-- \nJane\n\n{ATTRIBUTIONS[0]}\n{quoted(OLD)}"
    pieces = split_quoted(text)
    assert [piece.kind for piece in pieces] == ["new", "signature", "quote"]
    assert "\n".join(piece.text for piece in pieces) == text


ODD_LINES = [MINE, OLD, "", "> x", "-- ", "--", "____________", "On 3.11.2026", "Jane Doe", "   "]
ODD_LINES += ["To: x", "From: y", "Subject: z", "Best regards", "+36 1 234 5678", "PS: x"]
ODD_LINES += ["a@b.example wrote:", "From: a 11/03/2026 02:05 PM", ATTRIBUTIONS[1], BLOCKS[0]]
LINES = st.sampled_from([*ODD_LINES, BLOCKS[7], SIGNATURES[3], DISCLAIMERS[0]])


@given(st.lists(LINES | st.text(max_size=30), max_size=25).map("\n".join))
def test_no_line_is_ever_lost(text: str) -> None:
    assert "\n".join(piece.text for piece in split_quoted(text)) == text


@pytest.mark.parametrize(
    "line",
    ["On ", "On 3.11.2026 x", "To: a@b", "--", ">", "_____", "x wrote:", " " * 300, "a" * 5000, ""],
)
def test_a_line_repeated_without_end_ends(line: str) -> None:
    text = f"{line}\n" * (300_000 // (len(line) + 1))
    assert "\n".join(piece.text for piece in split_quoted(text)) == text
