"""Create a new project with a small sample record and this code as a wheel."""

import datetime
import re
import shlex
from pathlib import Path

import click

from chronicle.corpus import ledger
from chronicle.files import list_files, replace_files, require_empty_directory, write_file
from chronicle.host.project import Project
from chronicle.starter import wheel

PROJECT_TEMPLATE = Path(__file__).parent / "project"
# Replaces the dot of hidden files, which are easily overlooked.
HIDDEN_PREFIX = re.compile("^dot-")
CHANGES_TEMPLATE = """\
# yaml-language-server: $schema=schema/change.json
- id: version-{day.year}-{day.month}-0
  version: {day.year}.{day.month}.0
  date: '{day}'
  what: The first version.
"""
REQUIREMENTS_TEMPLATE = """\
# The code, and in the other file all that it needs, each by its hash. To take a newer version,
# put its wheel into vendor/ and its line here, as `make wheel` prints it in a clone of the code.
{line}
--requirement requirements.lock
"""


def create_project(directory: Path, day: datetime.date) -> None:
    """Write a new project.

    Arguments:
        directory: The target directory, which is missing, empty, or an empty clone.
        day: The date of its first version.

    Raises:
        ClickException: The directory is not empty.
    """
    require_empty_directory(directory)
    for path in list_files(PROJECT_TEMPLATE):
        names = [HIDDEN_PREFIX.sub(".", name) for name in path.relative_to(PROJECT_TEMPLATE).parts]
        write_file(directory.joinpath(*names), path.read_bytes())
    line = wheel.requirement_line(wheel.write_wheel(directory / "vendor"))
    write_file(directory / "requirements.txt", REQUIREMENTS_TEMPLATE.format(line=line).encode())
    write_file(directory / "data" / "changes.yml", CHANGES_TEMPLATE.format(day=day).encode())
    ledger.publish_version(directory / "data" / "permalinks.txt", (), "")


@click.command("start")
@click.argument("directory")
def start_command(directory: str) -> None:
    """Create a new history, with a sample record, in DIRECTORY."""
    root = Path(directory.strip()).expanduser()
    create_project(root, datetime.date.today())
    project = Project.from_file(root / "mkdocs.yml")
    replace_files(project.schema_files(project.read_history()))
    next_command = f"cd {shlex.quote(str(root))} && make serve"
    print(f"{root} created. Next: {next_command}; its README.md lists further steps")
