"""The one catalogue for everything a person reads: screens, questions and paper.

English in the code is the source. The language is settled when the program starts, so
``_("…")`` may be used anywhere, in data at import time too (decision 005).
"""

import gettext
import os

from smadvisor.resources import folder

_catalogue = gettext.translation(
    "smadvisor",
    localedir=folder() / "locale",
    languages=[os.environ.get("SMADVISOR_LANGUAGE", "en")],
    fallback=True,
)

_ = _catalogue.gettext
ngettext = _catalogue.ngettext
