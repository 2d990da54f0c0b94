"""Who owes whom an answer: the rules of mail, each on both sides of its line (see story.py)."""

import random

import pytest

from store.rules import loops as judging
from tests.store.rules.story import at, bands, events, frame, ledger, loops, tell, verdict

SEVEN = ",".join(f"p{i}@others" for i in range(6))
"""With me, seven."""


def check(story: str, expected: str) -> None:
    assert ledger(story) == verdict(expected)


# 0. I and we


def test_a_mail_to_oneself_opens_nothing() -> None:
    check('Tue 10:00 out me "Remember the price list?"', "")


def test_what_a_colleague_tells_a_client_is_no_debt_of_theirs() -> None:
    check('Tue 10:00 tom bea@acme "When do you need it?"', "")


# 1. What opens


def test_a_stranger_who_asks_opens() -> None:
    check(
        'Mon 10:00 in x@stranger "Can you supply paper?"',
        "reply x@stranger [asks] since Mon 10:00 due Tue 10:00: open",
    )


def test_a_stranger_who_asks_nothing_informs() -> None:
    check(
        'Mon 10:00 in x@stranger "We have moved."',
        "fyi x@stranger [informs] since Mon 10:00: open",
    )


def test_the_mail_with_which_a_client_begins_opens_whatever_it_says() -> None:
    check(
        'Mon 10:00 in bea@acme "Our new address."',
        "reply acme [starts] since Mon 10:00 due Mon 14:00: open",
    )


def test_a_later_mail_of_a_client_that_asks_nothing_informs() -> None:
    check(
        """
        Mon 9:00 out bea@acme "The list, as you wished."
        Mon 10:00 in bea@acme "Our new address."
        """,
        "fyi acme [informs] since Mon 10:00: open",
    )


def test_an_answer_to_my_own_question_informs_and_ends_the_wait() -> None:
    check(
        """
        Mon 9:00 out bea@acme "How many do you need?"
        Mon 10:00 in bea@acme "Forty."
        """,
        """
        chase acme [asked] since Mon 9:00 due Thu 9:00: replied Mon 10:00
        fyi acme [informs] since Mon 10:00: open
        """,
    )


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ('"Price?"', "fyi acme [cc] since Mon 10:00: open"),
        ('names-me "Jane knows."', "fyi acme [cc] since Mon 10:00: open"),
        ('names-me "Jane, price?"', "reply acme [asks] since Mon 10:00 due Mon 14:00: open"),
    ],
)
def test_in_copy_it_opens_only_if_it_names_me_and_asks(words: str, expected: str) -> None:
    check(f"Mon 10:00 in bea@acme to tom cc me {words}", expected)


@pytest.mark.parametrize(
    ("sender", "expected"),
    [
        ("x@stranger", ""),
        ("x@stranger written", "reply x@stranger [asks] since Mon 10:00 due Tue 10:00: open"),
        ("bea@acme", "reply acme [asks] since Mon 10:00 due Mon 14:00: open"),
    ],
)
def test_neither_in_to_nor_in_copy_it_takes_someone_known(sender: str, expected: str) -> None:
    check(f'Mon 10:00 in {sender} to list@others "Price?"', expected)


def test_a_client_who_begins_with_others_informs_me() -> None:
    check(
        'Mon 10:00 in bea@acme to list@others "Our new address."',
        "fyi acme [informs] since Mon 10:00: open",
    )


def test_a_mail_to_eight_people_asks_nobody() -> None:
    check(
        f'Mon 10:00 in x@stranger to me,{SEVEN} cc p7@others "Who comes?"',
        "fyi x@stranger [many] since Mon 10:00: open",
    )


def test_a_mail_to_seven_people_does_ask() -> None:
    check(
        f'Mon 10:00 in x@stranger to me,{SEVEN} "Who comes?"',
        "reply x@stranger [asks] since Mon 10:00 due Tue 10:00: open",
    )


def test_who_stands_twice_counts_once() -> None:
    check(
        f'Mon 10:00 in x@stranger to me,{SEVEN} cc p1@others,p2@others "Who comes?"',
        "reply x@stranger [asks] since Mon 10:00 due Tue 10:00: open",
    )


def test_a_mail_to_me_alone_with_many_in_copy_asks_me() -> None:
    check(
        f'Mon 10:00 in x@stranger to me cc p7@others,{SEVEN} "Do you come?"',
        "reply x@stranger [asks] since Mon 10:00 due Tue 10:00: open",
    )


def test_a_mail_to_many_that_names_me_asks_me() -> None:
    check(
        f'Mon 10:00 in x@stranger to me,{SEVEN} cc p7@others names-me "Jane, do you come?"',
        "reply x@stranger [asks] since Mon 10:00 due Tue 10:00: open",
    )


def test_a_client_who_begins_with_many_still_opens() -> None:
    check(
        f'Mon 10:00 in bea@acme to me,{SEVEN} cc p7@others "New prices."',
        "reply acme [starts] since Mon 10:00 due Mon 14:00: open",
    )


def test_what_a_colleague_forwards_waits_for_the_client() -> None:
    check(
        'Mon 10:00 tom me forwards=bea@acme "See below."',
        "reply acme [forwarded] since Mon 10:00 due Mon 14:00: open",
    )


def test_an_answer_to_the_colleague_alone_leaves_the_client_waiting() -> None:
    check(
        """
        Mon 10:00 tom me forwards=bea@acme "See below."
        Mon 11:00 out tom "Will do."
        """,
        "reply acme [forwarded] since Mon 10:00 due Mon 14:00: open",
    )


def test_an_answer_to_the_client_closes_what_was_forwarded() -> None:
    check(
        """
        Mon 10:00 tom me forwards=bea@acme "See below."
        Mon 11:00 out bea@acme "Here it is."
        """,
        "reply acme [forwarded] since Mon 10:00 due Mon 14:00: answered Mon 11:00",
    )


def test_a_forwarded_stranger_is_the_colleagues_question() -> None:
    check('Mon 10:00 tom me forwards=x@stranger "See below."', "")
    check(
        'Mon 10:00 tom me forwards=x@stranger "Do you know them?"',
        "internal tom@kontor [asks] since Mon 10:00 due Tue 10:00: open",
    )


def test_a_colleagues_question_is_internal_until_answered() -> None:
    check(
        """
        Mon 10:00 tom me "Lunch?"
        Mon 11:00 out tom "Yes."
        """,
        "internal tom@kontor [asks] since Mon 10:00 due Tue 10:00: answered Mon 11:00",
    )


def test_a_colleague_who_asks_others_asks_me_nothing() -> None:
    check('Mon 10:00 tom bea@acme to bea@acme,me "When do you need it?"', "")
    check('Mon 10:00 tom me by=out-of-office "Away. Urgent?"', "")


def test_who_writes_through_a_form_is_owed() -> None:
    check(
        'Mon 10:00 in x@stranger form by=no-reply "Name: X."',
        "reply x@stranger [form] since Mon 10:00 due Tue 10:00: open",
    )


# 2. Since


def test_nagging_counts_and_does_not_move_since() -> None:
    check(
        """
        Tue 14:05 in bea@acme "Price?"
        Wed 9:00 in bea@acme "Any news?"
        Wed 9:30 in denes@acme "Hello?"
        """,
        "reply acme [asks] since Tue 14:05 due Wed 10:05 again 2: open",
    )


def test_what_only_informs_does_not_begin_a_debt() -> None:
    check(
        """
        Tue 9:00 in x@stranger "We have moved."
        Tue 14:00 in x@stranger "Can you come?"
        """,
        """
        fyi x@stranger [informs] since Tue 9:00: replied Tue 14:00
        reply x@stranger [asks] since Tue 14:00 due Wed 14:00: open
        """,
    )


def test_a_mail_of_ours_with_them_in_copy_makes_theirs_the_next_one() -> None:
    check(
        """
        Mon 9:00 out tom cc reka@papp "Meet Reka."
        Mon 11:00 in reka@papp "Price?"
        """,
        "reply papp [asks] since Mon 11:00 due Tue 11:00: open",
    )


def test_after_an_answer_the_next_question_begins_anew() -> None:
    check(
        """
        Tue 9:00 in bea@acme "Price?"
        Tue 10:00 out bea@acme "Ten."
        Tue 11:00 in bea@acme "And for forty?"
        """,
        """
        reply acme [asks] since Tue 9:00 due Tue 13:00: answered Tue 10:00
        reply acme [asks] since Tue 11:00 due Tue 15:00: open
        """,
    )


# 4. First and next answer


def test_the_first_answer_has_a_target_of_its_own() -> None:
    check(
        """
        Mon 9:00 in reka@papp "Price?"
        Mon 10:00 out reka@papp "Ten."
        Mon 11:00 in reka@papp "And for forty?"
        """,
        """
        reply papp [asks] since Mon 9:00 due Mon 11:00: answered Mon 10:00
        reply papp [asks] since Mon 11:00 due Tue 11:00: open
        """,
    )


# 5. What stops


def test_an_answer_at_the_same_instant_answers() -> None:
    check(
        """
        Mon 10:00 in bea@acme "Price?"
        Mon 10:00 out bea@acme "Ten."
        """,
        "reply acme [asks] since Mon 10:00 due Mon 14:00: answered Mon 10:00",
    )


def test_a_mail_that_crossed_theirs_does_not_answer() -> None:
    check(
        """
        Mon 9:59 out bea@acme "Good morning."
        Mon 10:00 in bea@acme "Price?"
        """,
        "reply acme [asks] since Mon 10:00 due Mon 14:00: open",
    )


CROSSING = """
        Mon 10:00 in bea@acme "Price?" id=a
        Mon 10:29 in bea@acme "And in oak?" id=b answers=a
        {ours}
"""
ANSWERED = "reply acme [asks] since Mon 10:00 due Mon 14:00 again 1: answered {when}"


def test_what_they_asked_while_i_wrote_has_no_answer_yet() -> None:
    check(
        CROSSING.format(ours='Mon 10:30 out bea@acme "Ten." answers=a'),
        f"""
        {ANSWERED.format(when="Mon 10:30")}
        reply acme [asks] since Mon 10:29 due Mon 14:29 opened Mon 10:30: open
        """,
    )


def test_what_they_asked_while_a_colleague_wrote_has_none_either() -> None:
    check(
        """
        Mon 10:00 in bea@acme "Price?" id=a
        Mon 10:21 in bea@acme "And in oak?" id=b answers=a
        Mon 10:29 in bea@acme "Or in ash?" id=c answers=b
        Mon 10:30 tom bea@acme "Ten." answers=a
        """,
        """
        reply acme [asks] since Mon 10:00 due Mon 14:00 again 2: colleague Mon 10:30
        reply acme [asks] since Mon 10:21 due Mon 14:21 opened Mon 10:30 again 1: open
        """,
    )


def test_what_crossed_my_second_mail_waits_though_nothing_else_did() -> None:
    check(
        """
        Mon 10:00 in bea@acme "Price?" id=a
        Mon 10:10 out bea@acme "Ten." id=b answers=a
        Mon 10:29 in bea@acme "And in oak?" id=c answers=b
        Mon 10:30 out bea@acme "Per metre." id=d answers=a,b
        """,
        """
        reply acme [asks] since Mon 10:00 due Mon 14:00: answered Mon 10:10
        reply acme [asks] since Mon 10:29 due Mon 14:29: answered Mon 10:30
        reply acme [asks] since Mon 10:29 due Mon 14:29 opened Mon 10:30: open
        """,
    )


@pytest.mark.parametrize(
    "ours",
    [
        'Mon 10:30 out bea@acme "Ten, twelve in oak." answers=a,b',
        'Mon 10:30 out bea@acme "Ten, twelve in oak." answers=b',
        'Mon 10:30 out bea@acme "Ten, twelve in oak." answers=elsewhere',
        'Mon 10:30 out bea@acme "Ten, twelve in oak."',
        'Mon 10:39 out bea@acme "Ten, twelve in oak." answers=a',
    ],
    ids=["both", "the-last", "what-we-lack", "nothing", "later"],
)
def test_an_answer_that_may_know_their_last_mail_answers_all(ours: str) -> None:
    when = " ".join(ours.split()[:2])
    check(CROSSING.format(ours=ours), ANSWERED.format(when=when))


def test_a_mail_that_came_while_i_wrote_and_asks_nothing_waits_for_nothing() -> None:
    check(
        """
        Mon 10:00 in bea@acme "Price?" id=a
        Mon 10:29 in bea@acme "In oak." id=b answers=a
        Mon 10:30 out bea@acme "Ten." answers=a
        """,
        """
        reply acme [asks] since Mon 10:00 due Mon 14:00: answered Mon 10:30
        fyi acme [informs] since Mon 10:29: answered Mon 10:30
        """,
    )


def test_what_crossed_my_answer_is_answered_by_my_next_mail_whatever_that_names() -> None:
    check(
        CROSSING.format(ours='Mon 10:30 out bea@acme "Ten." answers=a')
        + 'Mon 10:33 out bea@acme "Twelve in oak." answers=a',
        f"""
        {ANSWERED.format(when="Mon 10:30")}
        reply acme [asks] since Mon 10:29 due Mon 14:29 opened Mon 10:30: answered Mon 10:33
        """,
    )


def test_what_crossed_an_answer_to_another_client_is_not_touched_by_it() -> None:
    check(
        """
        Mon 10:00 in bea@acme "Price?" id=a
        Mon 10:28 in reka@papp "Ours?" id=b answers=a
        Mon 10:29 in bea@acme "And in oak?" id=c answers=a
        Mon 10:30 out reka@papp "Tuesday." answers=b
        """,
        """
        reply acme [asks] since Mon 10:00 due Mon 14:00 again 1: open
        reply papp [asks] since Mon 10:28 due Mon 12:28: answered Mon 10:30
        """,
    )


def test_an_answer_that_crossed_theirs_and_came_back_leaves_one_debt() -> None:
    check(
        CROSSING.format(ours='Mon 10:30 out bea@acme "Ten." id=c answers=a')
        + "Mon 10:31 in mailer@acme by=bounce back=c bounced=bea@acme",
        f"""
        {ANSWERED.format(when="Mon 10:30")}
        reply acme [asks] since Mon 10:29 due Mon 14:29 opened Mon 10:30: superseded Mon 10:31
        reply acme [bounced] since Mon 10:00 due Mon 14:00 opened Mon 10:31 again 1: open
        """,
    )


def test_a_colleagues_answer_counts_as_a_colleagues() -> None:
    check(
        """
        Mon 10:00 in bea@acme to me cc tom "Price?"
        Mon 11:00 tom bea@acme cc me "Ten."
        """,
        "reply acme [asks] since Mon 10:00 due Mon 14:00: colleague Mon 11:00",
    )


def test_in_copy_they_are_answered_too() -> None:
    check(
        """
        Mon 10:00 in bea@acme "Price?"
        Mon 11:00 out denes@acme cc bea@acme "Ten."
        """,
        "reply acme [asks] since Mon 10:00 due Mon 14:00: answered Mon 11:00",
    )


def test_another_of_the_same_client_may_be_answered() -> None:
    check(
        """
        Mon 10:00 in bea@acme "Price?"
        Mon 11:00 out denes@acme "Ten, tell Bea."
        """,
        "reply acme [asks] since Mon 10:00 due Mon 14:00: answered Mon 11:00",
    )


def test_a_forward_to_a_colleague_answers_nobody() -> None:
    check(
        """
        Mon 10:00 in bea@acme "Price?"
        Mon 11:00 out tom "Yours."
        """,
        "reply acme [asks] since Mon 10:00 due Mon 14:00: open",
    )


def test_our_auto_reply_answers_nobody() -> None:
    check(
        """
        Mon 10:00 in bea@acme "Price?"
        Mon 10:01 out bea@acme by=out-of-office "I am away."
        """,
        "reply acme [asks] since Mon 10:00 due Mon 14:00: open",
    )


def test_a_strangers_firm_is_answered_in_any_of_its_people() -> None:
    check(
        """
        Mon 10:00 in x@stranger "Price?"
        Mon 11:00 out y@stranger "Ten."
        """,
        "reply x@stranger [asks] since Mon 10:00 due Tue 10:00: answered Mon 11:00",
    )


def test_two_people_at_a_provider_have_nothing_in_common() -> None:
    check(
        """
        Mon 10:00 in x@gmail.com "Price?"
        Mon 11:00 out y@gmail.com "Ten."
        """,
        "reply x@gmail.com [asks] since Mon 10:00 due Tue 10:00: open",
    )


def test_two_clients_in_one_thread_wait_each_for_their_own_answer() -> None:
    check(
        """
        Mon 10:00 in bea@acme cc reka@papp "Price?"
        Mon 10:30 in reka@papp cc bea@acme "And delivery?"
        Mon 11:00 out reka@papp "Tomorrow."
        """,
        """
        reply acme [asks] since Mon 10:00 due Mon 14:00: open
        reply papp [asks] since Mon 10:30 due Mon 12:30: answered Mon 11:00
        """,
    )


def test_an_answer_to_one_with_the_other_in_copy_answers_both() -> None:
    check(
        """
        Mon 10:00 in bea@acme cc reka@papp "Price?"
        Mon 10:30 in reka@papp cc bea@acme "And delivery?"
        Mon 11:00 out reka@papp cc bea@acme "Ten, tomorrow."
        """,
        """
        reply acme [asks] since Mon 10:00 due Mon 14:00: answered Mon 11:00
        reply papp [asks] since Mon 10:30 due Mon 12:30: answered Mon 11:00
        """,
    )


# 7. Thanks is not a new debt


def test_who_was_brought_in_by_hand_and_names_my_question_has_answered_it() -> None:
    check(
        """
        Mon 10:00 out bea@acme "How many?" id=a
        Mon 11:00 in bea@gmail.com "Ten." id=b answers=a
        """,
        """
        chase acme [asked] since Mon 10:00 due Thu 10:00: replied Mon 11:00
        fyi bea@gmail.com [informs] since Mon 11:00: open
        """,
    )


@pytest.mark.parametrize("answers", ["", "answers=elsewhere"])
def test_who_does_not_name_it_has_not(answers: str) -> None:
    check(
        f"""
        Mon 10:00 out bea@acme "How many?" id=a
        Mon 11:00 in bea@gmail.com "Good morning." id=b {answers}
        """,
        """
        chase acme [asked] since Mon 10:00 due Thu 10:00: open
        fyi bea@gmail.com [informs] since Mon 11:00: open
        """,
    )


def test_another_who_took_part_before_does_not_answer_for_whom_i_asked() -> None:
    check(
        """
        Mon 9:00 in udo@gmail.com to me cc bea@acme "Good morning." id=o
        Mon 10:00 out bea@acme "How many?" id=a answers=o
        Mon 11:00 in udo@gmail.com "I do not know." id=b answers=o,a
        """,
        """
        fyi udo@gmail.com [informs] since Mon 9:00: answered Mon 10:00
        chase acme [asked] since Mon 10:00 due Thu 10:00: open
        fyi udo@gmail.com [informs] since Mon 11:00: open
        """,
    )


def test_thanks_after_our_answer_opens_nothing() -> None:
    check(
        """
        Mon 10:00 in bea@acme "Price?"
        Mon 11:00 out bea@acme "Ten."
        Mon 12:00 in bea@acme thanks
        """,
        "reply acme [asks] since Mon 10:00 due Mon 14:00: answered Mon 11:00",
    )


def test_thanks_ends_our_wait() -> None:
    check(
        """
        Mon 11:00 out bea@acme "Did it come?"
        Mon 12:00 in bea@acme thanks
        """,
        "chase acme [asked] since Mon 11:00 due Thu 11:00: ack Mon 12:00",
    )


def test_thanks_closes_no_older_question() -> None:
    check(
        """
        Mon 10:00 in bea@acme "Price?"
        Mon 12:00 in bea@acme thanks contact=Mon,9:00
        """,
        "reply acme [asks] since Mon 10:00 due Mon 14:00: open",
    )


@pytest.mark.parametrize(
    ("contact", "expected"),
    [
        ("contact=Tue,10:00", ""),
        ("contact=Tue,9:59", "reply acme [starts] since Fri 10:00 due Fri 14:00: open"),
        ("", "reply acme [starts] since Fri 10:00 due Fri 14:00: open"),
    ],
)
def test_thanks_in_a_new_thread_is_one_within_three_days_of_contact(
    contact: str, expected: str
) -> None:
    check(f"Fri 10:00 in bea@acme thanks {contact}", expected)


@pytest.mark.parametrize(
    ("spoken", "after"),
    [
        ("Mon,11:00", ""),
        ("Mon,10:00", ""),
        ("Mon,9:59", "\nfyi acme [informs] since Mon+1 12:00: open"),
    ],
)
def test_thanks_after_a_call_since_the_conversation_began_is_one(spoken: str, after: str) -> None:
    check(
        f"""
        Mon 10:00 in bea@acme "Price?"
        Mon 11:30 decide no-answer
        Mon+1 12:00 in bea@acme thanks contact={spoken} spoken={spoken}
        """,
        "reply acme [asks] since Mon 10:00 due Mon 14:00: no-answer Mon 11:30" + after,
    )


@pytest.mark.parametrize("word", ["agrees", "both"])
@pytest.mark.parametrize("end", ["offer", "yesno"])
def test_yes_after_we_offered_is_an_order(word: str, end: str) -> None:
    check(
        f"""
        Mon 11:00 out bea@acme {end} "Shall I send it?"
        Mon 12:00 in bea@acme {word}
        """,
        """
        chase acme [asked] since Mon 11:00 due Thu 11:00: agreed Mon 12:00
        reply acme [agreed] since Mon 12:00 due Mon 16:00: open
        """,
    )


def test_yes_please_is_an_order_after_an_offer_and_else_a_request() -> None:
    check(
        """
        Mon 11:00 out bea@acme offer "Shall I send it?"
        Mon 12:00 in bea@acme agrees begs
        """,
        """
        chase acme [asked] since Mon 11:00 due Thu 11:00: agreed Mon 12:00
        reply acme [agreed] since Mon 12:00 due Mon 16:00: open
        """,
    )
    check(
        """
        Mon 11:00 out bea@acme "Here is the offer."
        Mon 12:00 in bea@acme agrees begs
        """,
        "reply acme [asks] since Mon 12:00 due Mon 16:00: open",
    )


def test_yes_to_a_question_of_fact_informs() -> None:
    check(
        """
        Mon 11:00 out bea@acme "When did it come?"
        Mon 12:00 in bea@acme agrees
        """,
        """
        chase acme [asked] since Mon 11:00 due Thu 11:00: replied Mon 12:00
        fyi acme [informs] since Mon 12:00: open
        """,
    )


@pytest.mark.parametrize("end", ["offer", "yesno", ""])
def test_that_they_will_do_it_is_a_promise_of_theirs_and_no_order(end: str) -> None:
    check(
        f"""
        Mon 11:00 out bea@acme {end} "Could you send it?"
        Mon 12:00 in bea@acme promises
        """,
        """
        chase acme [asked] since Mon 11:00 due Thu 11:00: replied Mon 12:00
        fyi acme [informs] since Mon 12:00: open
        """,
    )


@pytest.mark.parametrize("word", ["agrees", "both", "thanks"])
def test_yes_where_nothing_was_asked_is_thanks(word: str) -> None:
    check(
        f"""
        Mon 10:00 in bea@acme "Price?"
        Mon 11:00 out bea@acme "Ten."
        Mon 12:00 in bea@acme {word}
        """,
        "reply acme [asks] since Mon 10:00 due Mon 14:00: answered Mon 11:00",
    )


# What no list of phrases knows


@pytest.mark.parametrize(
    ("who", "word", "opens"),
    [
        ("bea@acme", "perhaps", "reply acme [asks] since Mon 12:00 due Mon 16:00: open"),
        ("bea@acme", "maybe", "fyi acme [may-ask] since Mon 12:00: open"),
        ("x@else", "perhaps", "fyi x@else [may-ask] since Mon 12:00: open"),
        ("x@else", "maybe", "fyi x@else [informs] since Mon 12:00: open"),
    ],
)
def test_it_is_a_debt_only_if_a_client_seems_to_ask(who: str, word: str, opens: str) -> None:
    check(
        f"""
        Mon 10:00 in {who} "Price?"
        Mon 11:00 out {who} "Ten."
        Mon 12:00 in {who} {word}
        """,
        f"reply {'acme' if 'acme' in who else who} [asks] since Mon 10:00 due "
        f"{'Mon 14:00' if 'acme' in who else 'Tue 10:00'}: answered Mon 11:00\n{opens}",
    )


@pytest.mark.parametrize("word", ["perhaps", "maybe"])
def test_where_we_had_asked_it_is_the_answer(word: str) -> None:
    check(
        f"""
        Mon 11:00 out bea@acme "Which?"
        Mon 12:00 in bea@acme {word}
        """,
        """
        chase acme [asked] since Mon 11:00 due Thu 11:00: replied Mon 12:00
        fyi acme [informs] since Mon 12:00: open
        """,
    )


# What is for information


@pytest.mark.parametrize(
    ("line", "facts"),
    [
        ('in bea@acme by=auto "Order 17"', {"machine": "auto"}),
        ('in bea@acme to list@others by=list "News"', {"machine": "list"}),
        ("in bea@acme by=out-of-office until=2026-11-09", {"back": "2026-11-09"}),
        ("in bea@acme by=out-of-office", {"back": None}),
        ('in bea@acme to tom cc me "Price?"', {"asks": "question", "people": 2}),
        ('in x@stranger "We have moved."', {}),
    ],
)
def test_what_informs_says_why_and_knows_no_target(line: str, facts: dict[str, object]) -> None:
    (found,) = loops(f"Mon 10:00 {line}")
    assert (found.reason.facts, found.policy) == ({"mail": 1, **facts}, "")


@pytest.mark.parametrize("line", ["out bea@acme", "out tom", "tom me", "tom bea@acme"])
def test_a_mail_of_ours_puts_it_away(line: str) -> None:
    (found, *_) = loops(f'Mon 10:00 in x@stranger "We have moved."\nMon 11:00 {line} "Noted."')
    assert (found.kind, found.closed_at) == ("fyi", at("Mon 11:00"))


def test_an_auto_reply_of_ours_does_not() -> None:
    (found,) = loops(
        'Mon 10:00 in x@stranger "We have moved."\nMon 10:01 out x@stranger by=out-of-office'
    )
    assert found.closed_at is None


# 8. Machine mail


@pytest.mark.parametrize("kind", ["auto", "bulk", "no-reply", "list", "newsletter", "receipt"])
def test_a_strangers_machine_is_neither_owed_nor_shown(kind: str) -> None:
    check(f'Mon 10:00 in x@stranger by={kind} "Shall we deliver?"', "")


@pytest.mark.parametrize("kind", ["auto", "auto-reply", "no-reply", "newsletter"])
def test_a_clients_machine_is_for_information(kind: str) -> None:
    check(
        f'Mon 10:00 in bea@acme by={kind} "Order 17"',
        "fyi acme [machine] since Mon 10:00: open",
    )


@pytest.mark.parametrize("kind", ["list", "bulk"])
def test_a_client_on_a_list_is_owed_only_with_me_in_to(kind: str) -> None:
    check(
        f'Mon 10:00 in bea@acme by={kind} "Price?"',
        "reply acme [asks] since Mon 10:00 due Mon 14:00: open",
    )
    code = "list" if kind == "list" else "machine"
    check(
        f'Mon 10:00 in bea@acme to list@others by={kind} "Price?"',
        f"fyi acme [{code}] since Mon 10:00: open",
    )


def test_a_sender_with_an_unsubscribe_link_whom_i_wrote_to_is_a_person() -> None:
    check(
        'Mon 10:00 in x@stranger by=newsletter written "Price?"',
        "reply x@stranger [asks] since Mon 10:00 due Tue 10:00: open",
    )


def test_a_machine_does_not_end_our_wait() -> None:
    check(
        """
        Mon 9:00 out bea@acme "Did it come?"
        Mon 10:00 in bea@acme by=auto "Ticket 17"
        """,
        """
        chase acme [asked] since Mon 9:00 due Thu 9:00: open
        fyi acme [machine] since Mon 10:00: open
        """,
    )


@pytest.mark.parametrize(("event", "due"), [("Mon,12:00", "Mon 12:00"), ("Fri,12:00", "Mon 14:00")])
def test_an_invitation_is_due_by_the_target_or_its_start(event: str, due: str) -> None:
    check(
        f"Mon 10:00 in bea@acme by=invitation event={event}",
        f"invitation acme [invitation] since Mon 10:00 due {due}: open",
    )


@pytest.mark.parametrize(("event", "band"), [("Mon,12:00", "overdue"), ("Fri,12:00", "far")])
def test_an_invitation_is_far_by_the_clock_that_made_it_due(event: str, band: str) -> None:
    found = loops(f"Mon 10:00 in bea@acme by=invitation event={event}")
    assert bands(found, "Wed 10:00") == [f"invitation {band}"]


def test_a_meeting_that_is_moved_up_is_due_by_its_new_start_from_then_on() -> None:
    check(
        """
        Mon 10:00 in bea@acme by=invitation event=Fri,12:00
        Mon 10:30 in bea@acme by=invitation event=Mon,12:00
        Mon 11:00 in bea@acme by=invitation event=Thu,12:00
        """,
        """
        invitation acme [invitation] since Mon 10:00 due Mon 14:00: changed Mon 10:30
        invitation acme [invitation] since Mon 10:00 due Mon 12:00 opened Mon 10:30 again 2: open
        """,
    )


@pytest.mark.parametrize("words", ["by=invitation-reply", '"I come."'])
def test_a_calendar_reply_or_any_answer_closes_an_invitation(words: str) -> None:
    check(
        f"""
        Mon 10:00 in bea@acme by=invitation event=Fri,12:00
        Mon 11:00 out bea@acme {words}
        """,
        "invitation acme [invitation] since Mon 10:00 due Mon 14:00: answered Mon 11:00",
    )


def test_an_invitation_whose_start_nobody_can_read_is_due_by_the_target() -> None:
    check(
        "Mon 10:00 in bea@acme by=invitation",
        "invitation acme [invitation] since Mon 10:00 due Mon 14:00: open",
    )


@pytest.mark.parametrize("sender", ["bea@acme", "denes@acme", "bea@acme in-trash"])
def test_a_meeting_that_they_call_off_waits_for_nobody(sender: str) -> None:
    informs = "" if "trash" in sender else "\nfyi acme [cancelled] since Mon 11:00: open"
    check(
        f"""
        Mon 10:00 in bea@acme by=invitation event=Fri,12:00
        Mon 11:00 in {sender} by=cancelled
        """,
        "invitation acme [invitation] since Mon 10:00 due Mon 14:00: cancelled Mon 11:00" + informs,
    )


def test_calling_off_a_meeting_closes_neither_a_question_nor_what_others_proposed() -> None:
    check(
        """
        Mon 10:00 in bea@acme "Price?"
        Mon 10:30 in reka@papp by=invitation event=Fri,12:00
        Mon 11:00 in bea@acme by=cancelled
        """,
        """
        reply acme [asks] since Mon 10:00 due Mon 14:00: open
        invitation papp [invitation] since Mon 10:30 due Mon 12:30: open
        fyi acme [cancelled] since Mon 11:00: open
        """,
    )


@pytest.mark.parametrize("by", ["invitation-reply", "cancelled"])
def test_a_colleagues_invitation_is_internal_until_answered_or_called_off(by: str) -> None:
    sender, how = ("out tom", "answered") if by == "invitation-reply" else ("tom me", "cancelled")
    check(
        f"""
        Mon 10:00 tom me by=invitation event=Mon,12:00
        Mon 11:00 {sender} by={by}
        """,
        f"internal tom@kontor [invitation] since Mon 10:00 due Mon 12:00: {how} Mon 11:00",
    )


def test_a_meeting_that_i_propose_answers_and_waits_for_their_yes() -> None:
    check(
        """
        Mon 10:00 in bea@acme "Could we meet?"
        Mon 11:00 out bea@acme by=invitation event=Fri,12:00
        Tue 9:00 in bea@acme by=invitation-reply
        """,
        """
        reply acme [asks] since Mon 10:00 due Mon 14:00: answered Mon 11:00
        chase acme [asked] since Mon 11:00 due Thu 11:00: ack Tue 9:00
        """,
    )


def test_a_meeting_that_i_call_off_waits_for_no_yes() -> None:
    check(
        """
        Mon 11:00 out bea@acme by=invitation event=Fri,12:00
        Mon 12:00 out bea@acme by=cancelled "Another time?"
        """,
        "chase acme [asked] since Mon 11:00 due Thu 11:00: superseded Mon 12:00",
    )


def test_our_calendar_reply_answers_no_question() -> None:
    check(
        """
        Mon 10:00 in bea@acme "Price?"
        Mon 11:00 out bea@acme by=invitation-reply
        """,
        "reply acme [asks] since Mon 10:00 due Mon 14:00: open",
    )


def test_their_calendar_reply_opens_nothing() -> None:
    check("Mon 10:00 in bea@acme by=invitation-reply", "")


def test_what_leans_towards_thanks_is_none_where_we_asked() -> None:
    check(
        """
        Mon 9:00 out bea@acme "Please send it." asks
        Mon 10:00 in bea@acme "How nice of you." likely
        """,
        """
        chase acme [asked] since Mon 9:00 due Thu 9:00: replied Mon 10:00
        fyi acme [informs] since Mon 10:00: open
        """,
    )


# 9. A bounce


@pytest.mark.parametrize(
    "report",
    [
        "in x@mailer by=bounce back=<a> bounced=bea@acme",
        "in x@mailer by=bounce back=<a>",
        "tom me by=bounce back=<a> bounced=bea@acme",
    ],
    ids=["of-an-address", "of-all", "by-our-own-server"],
)
def test_a_bounce_opens_again_what_the_mail_had_closed(report: str) -> None:
    check(
        f"""
        Mon 10:00 in bea@acme "Price?"
        Mon 11:00 out bea@acme id=<a> "Ten."
        Mon 11:02 {report}
        Mon 11:03 {report}
        """,
        """
        reply acme [asks] since Mon 10:00 due Mon 14:00: answered Mon 11:00
        reply acme [bounced] since Mon 10:00 due Mon 14:00 opened Mon 11:02: open
        """,
    )


def test_a_second_answer_closes_what_came_back() -> None:
    check(
        """
        Mon 10:00 in bea@acme "Price?"
        Mon 11:00 out bea@acme id=<a> "Ten."
        Mon 11:02 in x@mailer by=bounce back=<a> bounced=bea@acme
        Mon 12:00 out bea@acme id=<b> "Ten."
        """,
        """
        reply acme [asks] since Mon 10:00 due Mon 14:00: answered Mon 11:00
        reply acme [bounced] since Mon 10:00 due Mon 14:00 opened Mon 11:02: answered Mon 12:00
        """,
    )


def test_an_answer_that_reached_another_of_them_stands() -> None:
    check(
        """
        Mon 10:00 in bea@acme "Price?"
        Mon 11:00 out bea@acme cc denes@acme id=<a> "Ten."
        Mon 11:02 in x@mailer by=bounce back=<a> bounced=denes@acme
        """,
        "reply acme [asks] since Mon 10:00 due Mon 14:00: answered Mon 11:00",
    )


def test_the_bounce_of_another_mail_changes_nothing() -> None:
    check(
        """
        Mon 10:00 in bea@acme "Price?"
        Mon 11:00 out bea@acme id=<a> "Ten."
        Mon 11:02 in x@mailer by=bounce back=<other> bounced=bea@acme
        """,
        "reply acme [asks] since Mon 10:00 due Mon 14:00: answered Mon 11:00",
    )


def test_a_bounce_of_another_mail_opens_nothing_that_a_colleague_was_answered() -> None:
    check(
        """
        Mon 9:00 tom me "Price?"
        Mon 10:00 out tom "Ten."
        Mon 11:00 out bea@acme id=<a> "Here."
        Mon 11:02 in x@mailer by=bounce back=<a> bounced=bea@acme
        """,
        """
        internal tom@kontor [asks] since Mon 9:00 due Mon 17:00: answered Mon 10:00
        chase acme [bounced] since Mon 11:00 due Mon 11:02 opened Mon 11:02: open
        """,
    )


def test_what_was_called_off_stays_so_though_that_mail_came_back_from_another() -> None:
    check(
        """
        Mon 10:00 tom me by=invitation event=Fri,12:00
        Mon 11:00 tom me,bea@acme by=cancelled id=<a>
        Mon 11:02 in x@mailer by=bounce back=<a> bounced=bea@acme
        """,
        "internal tom@kontor [invitation] since Mon 10:00 due Tue 10:00: cancelled Mon 11:00",
    )


def test_what_they_asked_at_the_instant_of_the_report_is_a_nag_of_the_older_debt() -> None:
    check(
        """
        Mon 10:00 in bea@acme "Price?"
        Mon 11:00 out bea@acme id=<a> "Ten."
        Mon 11:02 in bea@acme "And the colour?"
        Mon 11:02 in x@mailer by=bounce back=<a> bounced=bea@acme
        """,
        """
        reply acme [asks] since Mon 10:00 due Mon 14:00: answered Mon 11:00
        reply acme [bounced] since Mon 10:00 due Mon 14:00 opened Mon 11:02 again 1: open
        """,
    )


def test_what_we_wrote_before_they_asked_has_not_answered_them() -> None:
    check(
        """
        Mon 9:00 out bea@acme "Here is the list."
        Mon 10:00 in bea@acme "Price?"
        Mon 11:00 out bea@acme id=<a> "Ten."
        Mon 11:02 in x@mailer by=bounce back=<a> bounced=bea@acme
        """,
        """
        reply acme [asks] since Mon 10:00 due Mon 14:00: answered Mon 11:00
        reply acme [bounced] since Mon 10:00 due Mon 14:00 opened Mon 11:02: open
        """,
    )


def test_a_question_that_arrived_waits_on_though_an_earlier_mail_came_back() -> None:
    check(
        """
        Mon 11:00 out bea@acme id=<a> "Here."
        Mon 12:00 out bea@acme id=<b> "Did it come?"
        Mon 12:02 in x@mailer by=bounce back=<a> bounced=bea@acme
        """,
        "chase acme [asked] since Mon 12:00 due Thu 12:00: open",
    )


@pytest.mark.parametrize(
    "since",
    [
        'Mon 11:01 out denes@acme "Here."',
        'Mon 11:01 in denes@acme "We have it from Tom."',
    ],
    ids=["to-another", "by-them"],
)
def test_what_came_back_after_either_side_wrote_again_is_settled(since: str) -> None:
    """`since` is told before the report, which may take days."""
    found = ledger(
        f"""
        Mon 11:00 out bea@acme id=<a> "Here."
        {since}
        Mon 11:02 in x@mailer by=bounce back=<a> bounced=bea@acme
        """
    )
    assert "chase" not in found


def test_what_a_list_of_theirs_sent_meanwhile_has_not_read_what_came_back() -> None:
    check(
        """
        Mon 11:00 out bea@acme id=<a> "Here."
        Mon 11:01 in denes@acme by=auto
        Mon 11:02 in x@mailer by=bounce back=<a>
        """,
        """
        fyi acme [machine] since Mon 11:01: open
        chase acme [bounced] since Mon 11:00 due Mon 11:02 opened Mon 11:02: open
        """,
    )


def test_whoever_of_several_clients_was_not_reached_is_told_again() -> None:
    check(
        """
        Mon 11:00 out udo@nord cc bea@acme id=<a> "Here."
        Mon 11:02 in x@mailer by=bounce back=<a> bounced=bea@acme
        """,
        "chase acme [bounced] since Mon 11:00 due Mon 11:02 opened Mon 11:02: open",
    )


_TO_TWO = 'Mon 11:00 out bea@acme,reka@papp,udo@nord id=<a> "Here."'


@pytest.mark.parametrize("again", ["", "Mon 11:03 in x@mailer by=bounce back=<a> bounced=bea@acme"])
@pytest.mark.parametrize(
    ("later", "first", "other"),
    [
        ("", "open", "open"),
        ('Mon 12:00 out bea@acme "Once more."', "superseded Mon 12:00", "open"),
        ('Mon 12:00 out reka@papp "Once more."', "open", "superseded Mon 12:00"),
        ('Mon 12:00 out udo@nord "One thing more."', "open", "open"),
        ('Mon 12:00 in denes@acme thanks "Tom gave me yours, thanks."', "ack Mon 12:00", "open"),
    ],
    ids=["none", "to-one", "to-the-other", "to-a-third", "by-one"],
)
def test_of_several_clients_each_who_was_not_reached_waits(
    again: str, later: str, first: str, other: str
) -> None:
    check(
        f"""
        {_TO_TWO}
        Mon 11:02 in x@mailer by=bounce back=<a> bounced=bea@acme
        {again}
        Mon 11:04 in x@mailer by=bounce back=<a> bounced=reka@papp
        {later}
        """,
        f"""
        chase acme [bounced] since Mon 11:00 due Mon 11:02 opened Mon 11:02: {first}
        chase papp [bounced] since Mon 11:00 due Mon 11:04 opened Mon 11:04: {other}
        """,
    )


def test_of_a_report_that_names_nobody_one_waits() -> None:
    report = "Mon 11:02 in x@mailer by=bounce back=<a>"
    found = ledger(f"{_TO_TWO}\n{report}\n{report.replace('02', '03')}")
    assert [line.split()[1] for line in found.splitlines()] == ["acme"]


def test_whom_an_answer_or_a_question_to_others_did_not_reach_waits_too() -> None:
    report = "Mon 11:02 in x@mailer by=bounce back=<a> bounced=reka@papp"
    papp = "chase papp [bounced] since Mon 11:00 due Mon 11:02 opened Mon 11:02: open"
    check(
        f"""
        Mon 9:00 in bea@acme "Price?"
        Mon 11:00 out bea@acme cc reka@papp id=<a> "Here."
        {report}
        """,
        f"""
        reply acme [asks] since Mon 9:00 due Mon 13:00: answered Mon 11:00
        {papp}
        """,
    )
    check(
        f"""
        Mon 11:00 out bea@acme cc reka@papp id=<a> "When?"
        {report}
        """,
        f"""
        chase acme [asked] since Mon 11:00 due Thu 11:00: open
        {papp}
        """,
    )


_ASKED_TWO = """
    Mon 11:00 out bea@acme,reka@papp id=<a> "When?"
    Mon 11:02 in x@mailer by=bounce back=<a> bounced=bea@acme
    """
_ACME_WAITS = """
    chase acme [asked] since Mon 11:00 due Thu 11:00: bounced Mon 11:02
    chase acme [bounced] since Mon 11:00 due Mon 11:02 opened Mon 11:02: open
    chase papp [asked] since Mon 11:00 due Thu 11:00 opened Mon 11:02: {}
    """


def test_a_question_to_two_is_asked_again_where_it_came_back_and_waited_for_where_not() -> None:
    check(_ASKED_TWO, _ACME_WAITS.format("open"))


def test_the_answer_of_one_client_reads_nothing_for_another() -> None:
    found = ledger(f'{_ASKED_TWO}\nMon 12:00 in reka@papp "On Friday."')
    told = _ACME_WAITS.format("replied Mon 12:00")
    assert verdict(told) + "\nfyi papp [informs] since Mon 12:00: open" == found


def test_where_a_strangers_address_was_mistyped_the_next_mail_settles_it() -> None:
    found = ledger(
        """
        Mon 11:00 out bea@akme id=<a> "Here."
        Mon 11:02 in x@mailer by=bounce back=<a> bounced=bea@akme
        Mon 11:10 out bea@acme "Here."
        """
    )
    assert found.startswith("chase bea@akme [bounced]") and found.endswith("superseded Mon 11:10")


def test_a_question_that_did_not_reach_its_client_is_asked_again_though_a_copy_arrived() -> None:
    check(
        """
        Mon 11:00 out bea@acme cc udo@nord id=<a> "When?"
        Mon 11:02 in x@mailer by=bounce back=<a> bounced=bea@acme
        """,
        """
        chase acme [asked] since Mon 11:00 due Thu 11:00: bounced Mon 11:02
        chase acme [bounced] since Mon 11:00 due Mon 11:02 opened Mon 11:02: open
        """,
    )


def test_a_mail_that_was_thrown_away_is_not_sent_again() -> None:
    check(
        """
        Mon 11:00 out bea@acme id=<a> "Here." in-trash
        Mon 11:02 in x@mailer by=bounce back=<a> bounced=bea@acme
        """,
        "",
    )


def test_whoever_writes_in_a_colleagues_name_is_not_answered_by_a_mail_among_us() -> None:
    check(
        """
        Mon 10:00 in boss@kontor "Could you pay it?"
        Mon 11:00 out tom "Here."
        """,
        "reply boss@kontor [asks] since Mon 10:00 due Tue 10:00: open",
    )


def test_a_colleague_who_copies_himself_does_not_answer_himself() -> None:
    check(
        """
        Mon 9:00 tom me "Price?"
        Mon 10:00 tom me cc tom "The list is below."
        """,
        "internal tom@kontor [asks] since Mon 9:00 due Mon 17:00: open",
    )


def test_what_came_back_is_to_be_asked_again_at_once() -> None:
    check(
        """
        Mon 11:00 out bea@acme cc tom id=<a> "Did it come?"
        Mon 11:02 in x@mailer by=bounce back=<a> bounced=bea@acme
        """,
        "chase acme [asked] since Mon 11:00 due Thu 11:00: bounced Mon 11:02\n"
        "chase acme [bounced] since Mon 11:00 due Mon 11:02 opened Mon 11:02: open",
    )


# 10. Out of office


def test_out_of_office_neither_opens_nor_ends_a_wait() -> None:
    check(
        """
        Mon 9:00 out bea@acme "Did it come?"
        Mon 9:01 in bea@acme by=out-of-office "Away. Urgent?"
        """,
        """
        chase acme [asked] since Mon 9:00 due Thu 9:00: open
        fyi acme [away] since Mon 9:01: open
        """,
    )


def test_a_strangers_absence_is_not_shown() -> None:
    check('Mon 9:01 in x@stranger by=out-of-office "Away. Urgent?"', "")


def test_out_of_office_leaves_a_question_of_theirs_open() -> None:
    check(
        """
        Mon 9:00 in bea@acme "Price?"
        Mon 9:01 in bea@acme by=out-of-office
        """,
        """
        reply acme [asks] since Mon 9:00 due Mon 13:00: open
        fyi acme [away] since Mon 9:01: open
        """,
    )


@pytest.mark.parametrize("sender", ["bea@acme", "denes@acme"])
def test_the_day_on_which_they_are_back_is_a_hint_on_our_wait(sender: str) -> None:
    (chase, _) = loops(
        f"""
        Mon 9:00 out bea@acme "Did it come?"
        Mon 9:01 in {sender} by=out-of-office until=2026-11-09
        """
    )
    assert (chase.reason.facts["back"], chase.reason.facts["back_known"]) == (
        "2026-11-09",
        at("Mon 9:01"),
    )


def test_another_clients_absence_is_no_hint() -> None:
    (chase, _) = loops(
        """
        Mon 9:00 out bea@acme "Did it come?"
        Mon 9:01 in reka@papp by=out-of-office until=2026-11-09
        """
    )
    assert "back" not in chase.reason.facts


@pytest.mark.parametrize("other", ["denes@acme", "reka@papp"])
def test_nor_is_the_absence_of_another_whom_we_wrote_to(other: str) -> None:
    (chase, _) = loops(
        f"""
        Mon 9:00 out bea@acme cc {other} "Did it come?"
        Mon 9:01 in {other} by=out-of-office until=2026-11-09
        """
    )
    assert "back" not in chase.reason.facts


# 12. Decisions


@pytest.mark.parametrize("kind", ["no-answer", "elsewhere", "done"])
def test_a_decision_closes_and_says_how(kind: str) -> None:
    check(
        f"""
        Mon 10:00 in bea@acme "Price?"
        Mon 11:00 decide {kind}
        """,
        f"reply acme [asks] since Mon 10:00 due Mon 14:00: {kind} Mon 11:00",
    )


def test_a_decision_lasts_until_they_write_again() -> None:
    check(
        """
        Mon 10:00 in bea@acme "Price?"
        Mon 11:00 decide no-answer
        Mon 12:00 in bea@acme "Hello?"
        """,
        """
        reply acme [asks] since Mon 10:00 due Mon 14:00: no-answer Mon 11:00
        reply acme [asks] since Mon 12:00 due Mon 16:00: open
        """,
    )


def test_a_decision_about_one_leaves_the_other_waiting() -> None:
    check(
        """
        Mon 10:00 in bea@acme cc reka@papp "Price?"
        Mon 10:30 in reka@papp cc bea@acme "And delivery?"
        Mon 11:00 decide no-answer reka@papp
        """,
        """
        reply acme [asks] since Mon 10:00 due Mon 14:00: open
        reply papp [asks] since Mon 10:30 due Mon 12:30: no-answer Mon 11:00
        """,
    )


def test_done_ends_our_wait() -> None:
    check(
        """
        Mon 9:00 out bea@acme "Did it come?"
        Mon 10:00 decide done
        """,
        "chase acme [asked] since Mon 9:00 due Thu 9:00: done Mon 10:00",
    )


@pytest.mark.parametrize(
    ("line", "before"),
    [
        (
            'in x@stranger "We have moved."',
            "fyi x@stranger [informs] since Mon 10:00: owe Mon 12:00\n",
        ),
        ("in x@stranger by=auto", ""),
        ("in x@stranger thanks contact=Mon,9:00", ""),
    ],
)
def test_i_do_owe_this_opens_on_what_is_none(line: str, before: str) -> None:
    opened = "reply x@stranger [decided] since Mon 10:00 due Tue 10:00 opened Mon 12:00: open"
    check(f"Mon 10:00 {line}\nMon 12:00 decide owe", before + opened)


def test_i_do_owe_this_opens_on_what_was_answered() -> None:
    check(
        """
        Mon 10:00 in bea@acme "Price?"
        Mon 11:00 out bea@acme "Ten."
        Mon 12:00 decide owe
        """,
        """
        reply acme [asks] since Mon 10:00 due Mon 14:00: answered Mon 11:00
        reply acme [decided] since Mon 10:00 due Mon 14:00 opened Mon 12:00: open
        """,
    )


def test_i_do_owe_this_changes_no_debt_that_is_open() -> None:
    check(
        """
        Mon 10:00 in bea@acme "Price?"
        Mon 12:00 decide owe
        """,
        "reply acme [asks] since Mon 10:00 due Mon 14:00: open",
    )


def test_an_answer_closes_what_i_said_i_owe() -> None:
    check(
        """
        Mon 10:00 in x@stranger by=auto
        Mon 12:00 decide owe
        Mon 13:00 out x@stranger "Here."
        """,
        "reply x@stranger [decided] since Mon 10:00 due Tue 10:00 opened Mon 12:00: "
        "answered Mon 13:00",
    )


# 14. Chase


def test_a_mail_of_mine_that_asks_nothing_leaves_it_done() -> None:
    check('Mon 9:00 out bea@acme "Here it is."', "")


def test_i_wait_only_for_people_who_are_not_us() -> None:
    check('Mon 9:00 out tom "Did it come?"', "")


def test_only_my_last_mail_waits() -> None:
    check(
        """
        Mon 9:00 out bea@acme "Did it come?"
        Tue 9:00 out bea@acme "Did it?"
        Wed 9:00 out bea@acme "Never mind."
        """,
        """
        chase acme [asked] since Mon 9:00 due Thu 9:00: superseded Tue 9:00
        chase acme [asked] since Tue 9:00 due Fri 9:00: superseded Wed 9:00
        """,
    )


def test_anybody_of_the_client_ends_the_wait() -> None:
    check(
        """
        Mon 9:00 out bea@acme "Did it come?"
        Mon 10:00 in denes@acme "It did."
        """,
        """
        chase acme [asked] since Mon 9:00 due Thu 9:00: replied Mon 10:00
        fyi acme [informs] since Mon 10:00: open
        """,
    )


def test_another_client_in_the_thread_does_not_end_the_wait() -> None:
    check(
        """
        Mon 9:00 out bea@acme "Did it come?"
        Mon 10:00 in reka@papp "Ours did."
        """,
        """
        chase acme [asked] since Mon 9:00 due Thu 9:00: open
        fyi papp [informs] since Mon 10:00: open
        """,
    )


def test_of_a_stranger_and_a_client_who_were_asked_it_is_the_client_who_owes_the_answer() -> None:
    check(
        'Mon 9:00 out x@stranger to x@stranger,bea@acme "Did it come?"',
        "chase acme [asked] since Mon 9:00 due Thu 9:00: open",
    )


def test_a_colleagues_question_is_not_mine_to_chase() -> None:
    check('Mon 9:00 tom bea@acme cc me "Did it come?"', "")


# 20. Moves


@pytest.mark.parametrize("place", ["in-trash", "in-junk", "gone"])
def test_what_was_thrown_away_opens_nothing(place: str) -> None:
    check(f'Mon 10:00 in bea@acme {place} "Price?"', "")
    check(f'Mon 10:00 out bea@acme {place} "Did it come?"', "")


@pytest.mark.parametrize("place", ["in-trash", "in-junk", "gone"])
def test_an_answer_that_was_thrown_away_still_answers(place: str) -> None:
    check(
        f"""
        Mon 10:00 in bea@acme "Price?"
        Mon 11:00 out bea@acme {place} "Ten."
        """,
        "reply acme [asks] since Mon 10:00 due Mon 14:00: answered Mon 11:00",
    )


@pytest.mark.parametrize("place", ["in-trash", "gone"])
def test_their_answer_that_was_thrown_away_still_ended_our_wait(place: str) -> None:
    check(
        f"""
        Mon 9:00 out bea@acme "Did it come?"
        Mon 10:00 in bea@acme {place} "It did."
        """,
        "chase acme [asked] since Mon 9:00 due Thu 9:00: replied Mon 10:00",
    )


# Order


def test_the_order_in_which_mails_become_known_does_not_matter() -> None:
    story = """
        Mon 10:00 in bea@acme cc reka@papp "Price?"
        Mon 10:00 in reka@papp "And delivery?"
        Mon 11:00 out bea@acme id=<a> yesno "Shall I send it?"
        Mon 11:02 in x@mailer by=bounce back=<a> bounced=bea@acme
        Mon 12:00 out bea@acme yesno "Shall I send it?"
        Mon 13:00 in bea@acme agrees
        Mon 14:00 decide no-answer reka@papp
        Mon 15:00 in reka@papp "Hello?"
        """
    mails, decisions, _ = events(story)
    expected = ledger(story)
    shuffler = random.Random(7)
    for _ in range(40):
        shuffler.shuffle(mails)
        shuffler.shuffle(decisions)
        assert tell(judging.loops(mails, decisions, frame())) == expected
