"""Every word the window shows can be translated."""

from functools import partial

import pytest

from tests.house.sources import Source, offences, shipped, source_of
from tests.house.wording import QT_PARTS, own_parts, shown_without_tr, untranslatable


def _window() -> list[Source]:
    return [source for source in shipped() if source.room == "ui" and not source.within("ui/command_line")]


def test_no_word_is_shown_without_tr() -> None:
    parts = own_parts(source for source in _window() if source.within("ui/parts"))

    assert "button" in parts
    assert offences(partial(shown_without_tr, parts={**QT_PARTS, **parts}), _window()) == []


def test_a_part_of_our_own_is_known_by_what_it_calls_its_words() -> None:
    made = source_of("ui/parts/a.py", "class Empty:\n    def __init__(self, icon_name, title, *, tip=''): pass\n")
    used = source_of("ui/b.py", "Empty('coffee', 'Nothing late', tip='Well done')\nEmpty('coffee', tr('Nothing'))")

    found = offences(partial(shown_without_tr, parts=own_parts([made])), [used])

    assert [line.partition(" ")[0] for line in found] == ["ui/b.py:1", "ui/b.py:1"]


def test_no_text_is_put_together_before_it_is_translated() -> None:
    assert offences(untranslatable, _window()) == []


@pytest.mark.parametrize(
    "text",
    [
        'field.setPlaceholderText("Log a contact")',
        'QLabel(f"{count} late")',
        'QLabel("Kept it")',
        'tabs.addTab(page, "People")',
        'QPushButton("Save")',
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
