"""From one version to the next: addresses still arrive, records are renamed, versions published."""

# Where a project has its records and its pages written by hand.
DATA, DOCS = "data", "docs"
# Where it says what the site is called, and which pages lead.
SETTINGS = "mkdocs.yml"


class RefusalError(Exception):
    """What was asked for cannot be done; the message says why, and what to do."""
