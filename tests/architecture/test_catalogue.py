"""Every text a person reads is in the catalogue that translators work from."""

import gettext
from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from smadvisor.assessment.wording import WEAK_WORDING
from smadvisor.law.order_terms import EXCEPTIONS, PROHIBITIONS
from smadvisor.law.words import MEASURES
from tests.architecture.source import ROOT, SHIPPED

TEMPLATE = ROOT / "resources" / "locale" / "smadvisor.pot"
Text = str | tuple[str, ...] | list[str]


def singular(text: Text) -> str:
    return text if isinstance(text, str) else text[0]


def in_source() -> set[str]:
    with (ROOT / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file, "babel.cfg")  # type: ignore[no-untyped-call]
    return {
        singular(message)
        for room in (*SHIPPED, "resources")
        for _file, _line, message, _comments, _context in extract_from_dir(
            ROOT / room, method_map=methods, options_map=options
        )
    }


def test_what_a_lawyer_edits_is_translated_too() -> None:
    found = in_source()
    assert all(measure.against in found for measure in MEASURES)
    assert all(one.prohibition in found for one in PROHIBITIONS)
    assert all(one.clause in found for one in PROHIBITIONS)
    assert all(blank.question in found for one in PROHIBITIONS for blank in one.blanks)
    assert all({one.exception, one.clause} <= found for one in EXCEPTIONS)
    assert all({one.why, one.better} <= found for one in WEAK_WORDING)
    assert "" not in found


def in_template() -> Catalog:
    with TEMPLATE.open("rb") as file:
        return read_po(file)


def test_the_template_has_every_text_and_no_other() -> None:
    """When this fails: python3 tasks.py messages."""
    listed = {singular(message.id) for message in in_template() if message.id}
    source = in_source()
    assert sorted(source - listed) == []
    assert sorted(listed - source) == []


def test_a_translation_reaches_the_reader() -> None:
    """The template becomes a catalogue that gettext reads."""
    catalogue = in_template()
    message = next(one for one in catalogue if isinstance(one.id, str) and one.id)
    message.string = "Cymraeg"
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    assert gettext.GNUTranslations(compiled).gettext(str(message.id)) == "Cymraeg"
