"""The colours of pictures that no style sheet reaches: those of the site by day."""

import re
from importlib import resources

GROUND = (resources.files("chronicle") / "styles" / "ground.css").read_text("utf-8")
# By name, as the first block of that sheet has them; later ones are those of the night.
COLOURS: dict[str, str] = dict(reversed(re.findall(r"--([a-z]+): (#[0-9a-f]{6});", GROUND)))
