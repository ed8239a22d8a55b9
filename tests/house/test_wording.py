"""Every word the window shows can be translated."""

import pytest

from tests.house.sources import Source, offences, shipped, source_of
from tests.house.wording import shown_without_tr, untranslatable


def _window() -> list[Source]:
    return [source for source in shipped() if source.room == "ui" and not source.within("ui/command_line")]


def test_no_word_is_shown_without_tr() -> None:
    assert offences(shown_without_tr, _window()) == []


def test_no_text_is_put_together_before_it_is_translated() -> None:
    assert offences(untranslatable, _window()) == []


@pytest.mark.parametrize(
    "text",
    [
        'field.setPlaceholderText("Log a contact")',
        'QLabel(f"{count} late")',
        'QLabel("Kept it")',
        'tabs.addTab(page, "People")',
        'button("Save", Kind.PRIMARY)',
        'self.setWindowTitle("Kept" if clean else "Kept, changed")',
        'self._count.setText(str(count) + " days")',
    ],
)
def test_a_word_shown_as_it_stands_is_seen(text: str) -> None:
    assert offences(shown_without_tr, [source_of("ui/example.py", text)]) != []


@pytest.mark.parametrize("text", ['tr(f"{count} late")', 'tr("a" + b)', 'tr("{} late".format(count))'])
def test_a_text_put_together_first_is_seen(text: str) -> None:
    assert offences(untranslatable, [source_of("ui/example.py", text)]) != []


@pytest.mark.parametrize(
    "text", ['QLabel("·")', 'label("Kept", "title")', 'label(tr("Late"), "danger")', 'QLabel(tr("{} late").format(3))']
)
def test_signs_and_translated_words_may_be_shown(text: str) -> None:
    source = source_of("ui/example.py", text)

    assert offences(shown_without_tr, [source]) + offences(untranslatable, [source]) == []
