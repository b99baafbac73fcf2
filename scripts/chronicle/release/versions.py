"""What a version has to say of itself before it is published."""

import datetime

from click import ClickException

from chronicle.history import History

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
    if version != history.version:
        hyphened = version.replace(".", "-")
        raise ClickException(ENTRY.format(version=version, hyphened=hyphened, today=today))
