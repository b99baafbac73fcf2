"""What the plugin does before MkDocs builds."""

import socket
from types import SimpleNamespace
from typing import Any

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files

from chronicle.history import History
from chronicle.plugin import ChroniclePlugin, refuse_taken


def test_a_taken_port_is_told_in_words() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(
            Abort, match=rf"port {port} cannot be used .*Address already in use.*make serve PORT="
        ):
            refuse_taken("127.0.0.1", port)
    refuse_taken("127.0.0.1", port)


def test_the_name_of_a_ship_in_front_matter_has_no_asterisks(history: History) -> None:
    plugin = ChroniclePlugin()
    plugin.history = history
    typed = {"title": "The *Heron*", "description": "How the *Heron* sank."}
    page: Any = SimpleNamespace(meta=typed, url="chapters/the-heron/", update_date="")
    plugin.on_page_markdown("", page, MkDocsConfig(), Files([]))
    assert {page.meta["title"], page.meta["description"]} == {"The Heron", "How the Heron sank."}
