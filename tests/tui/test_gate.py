"""No widget takes a text that did not come through the gate: the code itself is walked."""

from pathlib import Path

import pytest

from tests.tui.gate import around_the_gate, of_room

ROOM = Path(__file__).resolve().parents[2] / "tui"

ONES_OWN = {
    # Cuts and fills what is safe already.
    "tui/cells.py": {
        "set_cell_size(text, width)",
        "set_cell_size(set_cell_size(whole, width - 1).rstrip() + '…', width)",
        "part",
    },
    "tui/page.py": {"indent + part"},
    "tui/bars.py": {
        # Written in the table of actions, in the list of tabs, in a sentence of the program.
        "f' {shown}'", "f' {typed}… '", "f' {grouped(count)}'",
        "f' {key}'", "f' {name} '", "words.format(n=grouped(n))", "busy", "gap", "part",
    },
    "tui/rowtext.py": {
        "_sign(row)", "_count(row)",
        "PROMISE", "WAITS if row.state == 'waiting' else _CHANNEL[row.kind]",
    },
    "tui/frame.py": {"before"},
    "tui/voice.py": {"self._where()", "f'{marked} '"},
    "tui/app.py": {"sentence(report(self._exception))"},
    "tui/screens/choice.py": {"answer.key", "f' {answer.words}'"},
    "tui/screens/picker.py": {"self.HINT"},
    "tui/widgets/outcome.py": {"f'{mark}{key}'", "f' {word} '"},
    "tui/screens/snooze.py": {
        "f' {key} '",
        # The key that was pressed.
        "event.character", "(digit + (event.character or '')).lstrip()",
    },
    "tui/pages/card.py": {"str(card.owed)", "str(card.waiting)", "way + ' '"},
    # Of a `Piece` and of a `Span`, whose text is `Safe`.
    "tui/widgets/rowlines.py": {"piece.text"},
    "tui/widgets/paper.py": {"span.text"},
}  # fmt: skip
"""What the walk cannot know to be the program's own."""


def test_no_foreign_text_reaches_a_widget_around_the_gate() -> None:
    found = [one for one in of_room(ROOM) if one.text not in ONES_OWN.get(one.file, ())]
    assert not found, "\n".join(f"{one.file}:{one.line}: {one.text}" for one in found)


def test_nothing_is_excused_that_is_not_there() -> None:
    found = {(one.file, one.text) for one in of_room(ROOM)}
    assert [
        (file, text)
        for file, texts in ONES_OWN.items()
        for text in texts
        if (file, text) not in found
    ] == []


@pytest.mark.parametrize(
    "shown",
    [
        "Label(mail.subject)",
        "Static(f'from {mail.from_name}')",
        "Content(mail.subject)",
        "Content.styled(mail.subject, 'bold')",
        "Content.assemble('a', (mail.subject, 'bold'))",
        "Segment(mail.subject)",
        "Input(value=mail.subject)",
        "Input(placeholder=mail.subject)",
        "TextArea(mail.text)",
        "Text(mail.subject)",
        "Safe(mail.subject)",
        "Content.from_markup('x')",
        "self.notify('x')",
        "self.query_one(Label).update(mail.subject)",
        "area.insert(mail.text)",
        "Label(_('to {who}').format(who=mail.to))",
        "Label(' '.join(mail.to))",
        "Label('x' if mail else mail.subject)",
        "Label(str(mail.subject))",
        "Label(given)",
    ],
)
def test_a_text_of_a_mail_is_found_wherever_it_is_shown(shown: str) -> None:
    head = "def draw(self, mail: MailItem, area: TextArea) -> None:\n    given = mail.subject"
    code = f"{head}\n    {shown}\n"
    assert len(around_the_gate({"planted.py": code})) == 1


@pytest.mark.parametrize("name", ["border_title", "placeholder", "value", "tooltip"])
def test_a_text_that_is_set_is_found(name: str) -> None:
    code = f"def draw(box: Widget, subject: str) -> None:\n    box.{name} = subject\n"
    assert len(around_the_gate({"planted.py": code})) == 1


@pytest.mark.parametrize(
    "shown",
    [
        "Label(line(mail.subject))",
        "Label(content(mail.subject, 'bold'))",
        "Label(_('to {who}').format(who=line(mail.to)))",
        "Content.styled(f'{count:,} mails', 'bold')",
        "Segment(text)",
        "Label(given)",
    ],
)
def test_what_came_through_the_gate_may_be_shown(shown: str) -> None:
    head = "def draw(mail: MailItem, text: Safe, count: int) -> None:"
    code = f"{head}\n    given = line(mail.subject)\n    {shown}\n"
    assert around_the_gate({"planted.py": code}) == []
