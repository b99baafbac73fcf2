"""What a version has to say of itself before it is published."""

import datetime
import re

from click import ClickException

from chronicle.history import History
from chronicle.record.models.editorial import version_order
from chronicle.record.models.fields import VERSION

# What is to be added for a version; three points stand where a person has to write.
ENTRY = """\
data/changes.yml does not describe {version}; add at its end, and say what changed:
- id: version-{hyphened}
  version: {version}
  date: '{today}'
  what: …
  touches: []  # the ids of records that changed
  pages: []  # pages written by hand that changed: chapters/x/"""


def refuse_undescribed(history: History, version: str, today: datetime.date) -> None:
    """Raise ClickException where a version is not the last that the record describes."""
    if not re.fullmatch(VERSION, version):
        such = history.version or f"{today.year}.{today.month}.0"
        raise ClickException(
            f"“{version}” is no version; write year, month and number, such as {such}"
        )
    if history.edition and version_order(version) < history.edition.order:
        raise ClickException(f"{version} is lower than {history.version}, the last version")
    if version != history.version:
        hyphened = version.replace(".", "-")
        raise ClickException(ENTRY.format(version=version, hyphened=hyphened, today=today))
