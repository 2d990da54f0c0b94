"""What makes a mail a machine's (rule 8)."""

from dataclasses import dataclass

import pytest

from store.rules.machine import machine


@dataclass(frozen=True)
class Headers:
    auto_submitted: str | None = None
    precedence: str | None = None
    return_path: str | None = None
    list_id: str | None = None
    list_unsubscribe: str | None = None
    autoreply: bool = False
    content_type: str = "text/plain"
    report_type: str = ""


ANNA = "anna.kis@kontor.example"
NONE = Headers()


def kind(
    headers: Headers = NONE,
    *,
    sender: str = ANNA,
    subject: str = "Re: Offer",
    text: str = "I have a question about the offer.",
    method: str = "",
    bounce: bool = False,
) -> str:
    return machine(headers, sender, subject, text, calendar_method=method, is_bounce=bounce)


def test_a_plain_mail_is_a_humans() -> None:
    assert kind() == ""


@pytest.mark.parametrize("value", ["no", "No", " NO ", "no; comment=x", "no (a person)"])
def test_auto_submitted_no_is_a_humans(value: str) -> None:
    assert kind(Headers(auto_submitted=value)) == ""


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("auto-generated", "auto"),
        ("AUTO-GENERATED", "auto"),
        ("auto-generated; type=report", "auto"),
        ("auto-notified", "auto"),
        ("auto-replied", "auto-reply"),
        ("Auto-Replied (vacation); owner=x", "auto-reply"),
    ],
)
def test_any_other_auto_submitted_is_a_machines(value: str, expected: str) -> None:
    assert kind(Headers(auto_submitted=value)) == expected


def test_an_automatic_reply_that_speaks_of_leave_is_out_of_office() -> None:
    text = "Ich bin bis 30.11. im Urlaub."
    assert kind(Headers(auto_submitted="auto-replied"), text=text) == "out-of-office"


def test_the_older_headers_of_automatic_replies_count() -> None:
    assert kind(Headers(autoreply=True)) == "auto-reply"
    assert kind(Headers(precedence="auto_reply")) == "auto-reply"


@pytest.mark.parametrize("path", ["", "<>", " <> ", "<MAILER-DAEMON>"])
def test_a_null_return_path_is_a_machines(path: str) -> None:
    assert kind(Headers(return_path=path)) == "auto"


def test_no_return_path_says_nothing() -> None:
    assert kind(Headers(return_path=None)) == ""
    assert kind(Headers(return_path="<anna.kis@kontor.example>")) == ""


@pytest.mark.parametrize("value", ["bulk", "BULK"])
def test_bulk_precedence_is_bulk(value: str) -> None:
    assert kind(Headers(precedence=value)) == "bulk"


def test_junk_precedence_is_a_machines_and_no_lists() -> None:
    assert kind(Headers(precedence="Junk")) == "auto"


def test_a_list_is_a_list_even_where_it_says_bulk() -> None:
    assert kind(Headers(precedence="list")) == "list"
    assert kind(Headers(list_id="<trade.list.example>", precedence="bulk")) == "list"


def test_a_first_class_precedence_says_nothing() -> None:
    assert kind(Headers(precedence="first-class")) == ""


def test_unsubscribing_alone_is_a_newsletters() -> None:
    assert kind(Headers(list_unsubscribe="<mailto:off@shop.example>")) == "newsletter"
    assert kind(text="Big sale! To unsubscribe click here.") == "newsletter"


@pytest.mark.parametrize(
    "text",
    [
        "To be removed from future mailings, type REMOVE in the subject.",
        "If you do not wish to receive further offers, let us know.",
        "To remove yourself from our mailing list write to us.",
        "* To STOP receiving this supplement, send us a message.",
        "To opt out of future e-mails, click here.",
        "Or reply to: remove@shop.example and enter your address.",
        "Falls Sie keine weiteren Angebote erhalten möchten, klicken Sie hier.",
        "Amennyiben nem kíván több ilyen levelet kapni, kattintson ide.",
    ],
)
def test_so_is_what_tells_how_to_get_no_more_of_it(text: str) -> None:
    assert kind(text="News of the trade. " * 1_000 + text) == "newsletter"
    assert kind(text=f"Big sale! {text}") == "newsletter"


@pytest.mark.parametrize(
    "text",
    [
        "Please unsubscribe me from your list.",
        "We do not want to receive further deliveries on Fridays.",
        "Wir möchten keine weiteren Mahnungen erhalten.",
        "Nem kívánunk több ilyen levelet kapni.",
        "We would like to stop receiving these by post.",
        "Is it possible to opt out of these fees?",
        "I wrote to remove@shop.example twice, can you help?",
        "Two of our people have to be removed from the list of keys.",
        "How do we unsubscribe from this newsletter?",
        "We can't find the unsubscribe link on your page, please remove us.",
        "Wie kann ich den Newsletter abbestellen? Ich finde den Abmeldelink nicht.",
        "Nem találom a leiratkozási linket. Kérem, vegyenek le a listáról.",
    ],
)
def test_who_asks_to_be_taken_off_a_list_is_human(text: str) -> None:
    assert kind(text=text) == ""


@pytest.mark.parametrize(
    "text",
    [
        (
            "Please quote 40 oak doors.\n\nBest regards\nBea Nagy\nAcme Kft.\n\n"
            "If you no longer wish to receive our newsletter, write to us."
        ),
        (
            "Bitte um Angebot für 40 Eichentüren.\n\nMit freundlichen Grüßen\nBea Nagy\n\n"
            "Wenn Sie keine weiteren Newsletter erhalten möchten, klicken Sie hier."
        ),
        (
            "Kérünk ajánlatot 40 tölgyajtóra.\n\nÜdvözlettel\nNagy Bea\n\n"
            "Ha nem kíván több hírlevelet kapni, itt leiratkozhat."
        ),
    ],
)
def test_so_may_be_who_asks_above_a_firms_footer_about_newsletters(text: str) -> None:
    assert kind(text=text) == "footer"
    assert kind(Headers(list_unsubscribe="<mailto:off@shop.example>"), text=text) == "newsletter"
    assert kind(text=text.replace("\n\n", " ")) == "newsletter"
    assert kind(text="News of the trade. " * 100 + text) == "newsletter"


@pytest.mark.parametrize(
    "local",
    [
        "noreply",
        "no-reply",
        "No.Reply",
        "no_reply",
        "donotreply",
        "do-not-reply",
        "orders-noreply",
        "noreply+4711",
        "noreply2",
        "mailer-daemon",
        "postmaster",
        "post_master",
        "mailer_daemon",
        "listserv",
        "notification",
        "notifications",
        "alerts",
        "ertesites",
        "automat",
        "nevalaszolj",
        "nicht-antworten",
    ],
)
def test_a_senders_name_may_speak_for_a_machine(local: str) -> None:
    assert kind(sender=f"{local}@shop.example") == "no-reply"


@pytest.mark.parametrize(
    "local", ["norbert", "anna.kis", "info", "office", "auto", "system.hu", "reply", "nora.reply"]
)
def test_a_name_or_a_role_does_not(local: str) -> None:
    assert kind(sender=f"{local}@shop.example") == ""


def test_the_domain_of_the_sender_says_nothing() -> None:
    assert kind(sender="anna@notifications.example") == ""


@pytest.mark.parametrize(
    "text",
    [
        "This is an automatically generated message, please do not reply.",
        "Diese Nachricht wurde automatisch erstellt.",
        "Bitte antworten Sie nicht auf diese E-Mail.",
        "Ez egy automatikusan generált üzenet.",
        "Kérjük, ne válaszoljon erre a levélre.",
    ],
)
def test_a_text_that_calls_itself_automatic_is_as_a_no_reply_name(text: str) -> None:
    assert kind(text=text) == "no-reply"


@pytest.mark.parametrize(
    "text",
    [
        "We got an automatic message from your system that the invoice is overdue. Please check.",
        "Your system sent us an automatically generated reminder. Please correct this.",
        "Wir haben eine automatisch erstellte Mahnung bekommen. Bitte prüfen.",
        "Ihre automatische Nachricht sagt, dass wir nicht antworten sollen. Was ist zu tun?",
        "Az önök rendszere automatikusan küldött egy felszólítást. Kérem, ellenőrizzék.",
        "Automatikus üzenetet kaptunk, hogy a számla lejárt. Mit tegyünk?",
    ],
)
def test_who_asks_about_an_automatic_mail_of_ours_is_human(text: str) -> None:
    assert kind(text=text) == ""


@pytest.mark.parametrize(
    "subject",
    [
        "Automatic reply: Offer",
        "Auto reply: Offer",
        "Out of Office: Offer",
        "Out of Office AutoReply: Offer",
        "Automatische Antwort: Angebot",
        "Abwesenheitsnotiz",
        "Automatikus válasz: Ajánlat",
        "Házon kívül: Ajánlat",
    ],
)
def test_out_of_office_without_a_header_is_known_by_subject_and_text(subject: str) -> None:
    text = "I am out of the office. Ich bin im Urlaub. Szabadságon vagyok."
    assert kind(subject=subject, text=text) == "out-of-office"


def test_an_automatic_reply_that_names_no_leave_is_an_auto_reply() -> None:
    subject = "Automatische Antwort: Angebot"
    assert kind(subject=subject, text="Ihre Anfrage ist eingegangen.") == "auto-reply"


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("Re: Automatic reply: Offer", "Welcome back! Shall we go on?"),
        ("helyettesítés", "Jövő héttől szabadságon leszek, addig Anna intézi az ügyeimet."),
        ("Urlaub", "Ich bin ab Montag im Urlaub, Frau Sommer vertritt mich."),
        ("Away next week", "I will be on vacation next week. Can we meet before?"),
        ("Out of stock", "The frames are out of stock."),
        ("Office furniture", "Out of office chairs again?"),
        ("Out of office", "I am out of the office next week. Could you move our call?"),
        ("Abwesenheit", "Ich bin ab Montag nicht da. Bitte verschieben Sie die Lieferung."),
        ("Házon kívül", "Jövő héten házon kívül leszek, kérem, a szállítást tegyék át."),
    ],
)
def test_who_tells_of_a_leave_is_human(subject: str, text: str) -> None:
    assert kind(subject=subject, text=text) == ""


def test_a_bounce_is_known_by_its_report() -> None:
    report = Headers(content_type="multipart/report", report_type="delivery-status")
    assert kind(report) == "bounce"
    assert kind(bounce=True) == "bounce"


def test_a_bounce_without_a_report_is_known_by_sender_and_subject() -> None:
    assert kind(sender="MAILER-DAEMON@mx.example", subject="failure notice") == "bounce"
    assert kind(Headers(return_path="<>"), subject="Undeliverable: Offer") == "bounce"
    assert kind(sender="postmaster@mx.example", subject="Unzustellbar: Angebot") == "bounce"


def test_a_human_who_writes_about_a_bounce_is_human() -> None:
    assert kind(subject="Undeliverable: Offer", text="Your mail came back, see below.") == ""


def test_a_notice_of_delivery_is_a_receipt() -> None:
    report = Headers(content_type="multipart/report", report_type="delivery-status")
    assert kind(report, subject="Delivered: Offer") == "receipt"
    assert kind(sender="postmaster@mx.example", subject="Relayed: Offer") == "receipt"


def test_a_notice_of_reading_is_a_receipt() -> None:
    report = Headers(content_type="multipart/report", report_type="disposition-notification")
    assert kind(report) == "receipt"
    text = "Ihre Nachricht\n\nAn: Jane\nBetreff: Angebot\n\nwurde am 18.11.2026 gelesen."
    assert kind(subject="Gelesen: Angebot", text=text) == "receipt"


def test_a_bounce_beats_the_list_that_it_came_over() -> None:
    assert kind(Headers(list_id="<x.example>", precedence="bulk"), bounce=True) == "bounce"


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        ("REQUEST", "invitation"),
        ("request", "invitation"),
        ("CANCEL", "cancelled"),
        ("REPLY", "responded"),
        ("COUNTER", "counter"),
        ("PUBLISH", ""),
    ],
)
def test_a_calendar_part_says_what_it_is(method: str, expected: str) -> None:
    assert kind(method=method) == expected


def test_an_invitation_is_one_whatever_sent_it() -> None:
    headers = Headers(auto_submitted="auto-generated", list_id="<x.example>")
    assert kind(headers, method="REQUEST") == "invitation"


def test_an_invitation_as_plain_text_is_known_by_outlooks_line() -> None:
    text = "When: Thursday 4:00 PM\nWhere: Room 2\n\n*~*~*~*~*~*~*~*~*~*\n\nAgenda follows."
    assert kind(subject="Sales meeting", text=text) == "invitation"


def test_an_answer_to_an_invitation_is_human_where_it_asks() -> None:
    assert kind(subject="Accepted: Sales meeting", text="") == "accepted"
    assert kind(subject="Declined: Sales meeting", text="Can we do Friday?") == ""
    assert kind(subject="Accepted: Sales meeting", text="Gladly, thank you!") == "accepted"
    assert kind(subject="Accepted: Sales meeting", text="Tom will dial in.") == "accepted"


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("Accepted: your quote 4711", "Hi Jane,\n\nplease find the signed quote attached.\n\nBea"),
        ("Abgesagt: Lieferung am Donnerstag", "Wir haben am Donnerstag Inventur."),
        ("Tentative: order 4711", "40 doors, we confirm on Friday."),
    ],
)
def test_a_mail_that_a_person_wrote_under_such_a_subject_is_theirs(subject: str, text: str) -> None:
    assert kind(subject=subject, text=text) == ""
    assert machine(NONE, ANNA, subject, "", documents=1) == ""
    when = "When: Thursday 16:00\nWhere: Room 2\n\nWe sit upstairs."
    assert kind(subject=subject, text=when) != ""


@pytest.mark.parametrize(
    "text",
    [
        "I am out of the office until 3 January. In urgent cases please call Tom Smith.",
        "Is it urgent? Then please contact my colleague. I am on leave.",
        "Ich bin nicht im Büro. Bitte wenden Sie sich in dringenden Fällen an Herrn Kiss.",
        "Ich bin im Urlaub. Bitte senden Sie Ihre Nachricht erneut.",
        "Szabadságon vagyok. Kérem, sürgős esetben keresse Tóth Pétert.",
    ],
)
def test_an_absence_that_names_another_is_one(text: str) -> None:
    for subject in ("Out of office", "Abwesenheit", "Házon kívül"):
        assert kind(subject=subject, text=text) == "out-of-office"


def test_a_report_of_abuse_is_automatic() -> None:
    assert kind(Headers(content_type="multipart/report", report_type="feedback-report")) == "auto"


def test_a_sender_without_an_address_is_no_machine() -> None:
    assert kind(sender="") == ""
