"""What a ship is."""

from chronicle.records import Record, Sources, Traits
from chronicle.records.fields import EDTF, ActorId, Heading, Summary


class Ship(Record):
    """A vessel that had a part in what happened."""

    traits_ = Traits(
        kind="ship",
        data_path="ships.yml",
        page="ships/",
        url_prefix="ships/",
        cited=True,
        subject=True,
        searchable=True,
        table=True,
    )

    name: Heading
    """Her name."""
    date: EDTF
    """When she was launched."""
    sank: EDTF | None = None
    """When she sank, if she did."""
    owner: ActorId
    """Whose she was."""
    summary: Summary
    """What she did."""
    sources: Sources
