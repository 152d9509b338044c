"""What would be otherwise under another version of the law, for the same facts."""

from collections.abc import Iterator

from smadvisor.law.explain import Explanation
from smadvisor.law.facts import State
from smadvisor.law.words import BY_ID
from smadvisor.text import _

_STATES = {State.OPEN: _("open"), State.CLOSED: _("closed"), State.ASK: _("to be asked")}


def differences(before: Explanation, after: Explanation) -> tuple[str, ...]:
    """One sentence for each line that the newer law says otherwise; none where all is the same."""
    return (*_ways(before, after), *_measures(before, after), *_routes(before, after))


def _ways(before: Explanation, after: Explanation) -> Iterator[str]:
    was = {one.section: one for one in before.eligible}
    now = {one.section: one for one in after.eligible}
    for section in sorted(was.keys() - now.keys()):
        yield _("No longer eligible under {section}.").format(section=section)
    for section, one in now.items():
        if section not in was:
            yield _("Eligible under {section}: {reason}").format(section=section, reason=one.reason)
        elif one != was[section]:
            yield _("Eligible under {section}, for another reason: {reason}").format(
                section=section, reason=one.reason
            )


def _measures(before: Explanation, after: Explanation) -> Iterator[str]:
    for was, now in zip(before.measures, after.measures, strict=True):
        if was != now:
            otherwise = _("{measure} ({section}): was {was}, would be {now}. {reason}")
            still = _("{measure} ({section}): still {now}, for another reason. {reason}")
            said = still if was.state is now.state else otherwise
            yield said.format(
                measure=BY_ID[now.name].name,
                section=now.section,
                was=_STATES[was.state],
                now=_STATES[now.state],
                reason=now.reason,
            )


def _routes(before: Explanation, after: Explanation) -> Iterator[str]:
    was = {route.section for route in before.restraining_order}
    now = {route.section for route in after.restraining_order}
    for section in sorted(was - now):
        yield _("A restraining order under {section} would not be open.").format(section=section)
    for section in sorted(now - was):
        yield _("A restraining order under {section} would be open.").format(section=section)
