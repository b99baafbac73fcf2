import datetime
import errno
import os
import re
import subprocess
from pathlib import Path
from unittest.mock import Mock

import pytest

from chronicle.__main__ import main
from chronicle.editions import book_builder, pdf
from chronicle.exports import record_json
from chronicle.files import write_file
from chronicle.host.project import Project
from chronicle.problems import MAX_LINES
from chronicle.starter.start import PROJECT_TEMPLATE
from support import ROOT, CapturedOutput, replace_in_file
from support.cases import cases, load_yaml


def replace_in_data(project: Path, old: str, new: str) -> None:
    """Replace text in all data files."""
    for path in (project / "data").rglob("*.yml"):
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def test_check_reports_problems(project: Path, capsys: CapturedOutput) -> None:
    assert main(["check"]) == 0
    assert capsys.readouterr().out == "46 records, no problems found\n"
    replace_in_data(project, "weight: minor", "weight: mnior")
    assert main(["check"]) == 1
    first, _, last = capsys.readouterr().err.splitlines()
    problem = "weight is “mnior”; expected one of major, minor; did you mean “minor”?"
    assert first == f"data/events/events.yml:9:3: {problem}"
    assert last == "2 problems"


def test_accepts_config_file_option(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: CapturedOutput
) -> None:
    monkeypatch.chdir(project.parent)
    config_file = str(project / "mkdocs.yml")
    assert main(["-f", config_file, "check"]) == 0
    assert capsys.readouterr().out.endswith("46 records, no problems found\n")
    assert main(["--config-file", config_file, "publish", "2019.1.0"]) == 0
    assert main(["-f", "gone.yml", "check"]) == 1
    assert "gone.yml" in capsys.readouterr().err


def test_schemas_command_writes_files(project: Path) -> None:
    assert main(["schemas"]) == 0
    assert (project / "data" / "schema" / "event.json").exists()


def test_accepts_any_mkdocs_page(project: Path) -> None:
    extensions = "markdown_extensions: [admonition, footnotes, pymdownx.superfences]\nnav:\n"
    replace_in_file(project, "mkdocs.yml", "nav:\n", extensions)
    (project / "docs" / "x.md").write_text(load_yaml(__file__)["page of another project"], "utf-8")
    assert main(["check"]) == 0


@cases
def test_reports_errors_in_hooks(
    project: Path, capsys: CapturedOutput, hook: str, message: str
) -> None:
    (project / "mine.py").write_text(hook, "utf-8")
    replace_in_file(project, "mkdocs.yml", "nav:\n", "hooks: [mine.py]\nnav:\n")
    assert main(["check"]) == 1
    assert message in capsys.readouterr().err


@pytest.mark.usefixtures("project")
@cases
def test_reports_invalid_arguments(
    capsys: CapturedOutput, arguments: list[str], message: str
) -> None:
    assert main(arguments) > 0
    assert message in capsys.readouterr().err.splitlines()[-1]


def test_publish_adds_new_urls(project: Path, capsys: CapturedOutput) -> None:
    ledger = project / "data" / "permalinks.txt"
    older = ["/actors/ditch-corps/\t1999.1.0", "/timeline/\t1999.1.0"]
    ledger.write_text("\n".join(older), "utf-8")
    assert main(["publish"]) == 0
    lines = ledger.read_text("utf-8").splitlines()
    assert set(older) <= set(lines)
    for address in ("places/#the-lock", "chapters/the-flood/#three-days", "places/#the-mill"):
        assert f"/{address}\t2019.1.0" in lines
    assert main(["publish"]) == 0
    *_, placeholder, missing_options, local_url, added = capsys.readouterr().out.splitlines()
    assert placeholder.startswith("docs/about/index.md still says: Everything here is invented;")
    assert added == "0 URLs added to data/permalinks.txt"
    assert missing_options == (
        "options missing in mkdocs.yml, so readers cannot see who is responsible (editors), "
        "where to write (contact), where to report mistakes (report)"
    )
    assert local_url.startswith("http://127.0.0.1:8000/ opens only on this computer")
    assert ledger.read_text("utf-8").splitlines() == lines


@cases
def test_mistakes_in_other_files_are_reported(
    project: Path, capsys: CapturedOutput, file: str, content: str, message: str
) -> None:
    settings = "extra_css: [looks.css]\ntheme:\n  custom_dir: looks"
    replace_in_file(project, "mkdocs.yml", "theme:", settings)
    write_file(project / "looks" / "pages" / "event.html", b'{% extends "default/event.html" %}')
    write_file(project / "looks" / "mine.html", b'{% extends "main.html" %}')
    write_file(project / "docs" / "looks.css", b"")
    assert main(["check"]) == 0
    write_file(project / file, content.encode("latin-1"))
    assert main(["check"]) == 1
    assert message in capsys.readouterr().err


def test_report_url_comes_from_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORT", "mailto:ada@ditch.example")
    projects = [Project.from_file(folder / "mkdocs.yml") for folder in (ROOT, PROJECT_TEMPLATE)]
    assert {project.options.report for project in projects} == {"mailto:ada@ditch.example"}


@pytest.mark.parametrize("command", [["publish"], ["schemas"]])
def test_reports_full_disk(
    project: Path,
    capsys: CapturedOutput,
    monkeypatch: pytest.MonkeyPatch,
    command: list[str],
) -> None:
    def raise_no_space(path: Path, content: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def read_files() -> dict[Path, bytes]:
        files = {path for path in project.rglob("*") if path.is_file()}
        cached = set((project / ".cache").rglob("*"))
        return {path: path.read_bytes() for path in files - cached}

    before = read_files()
    monkeypatch.setattr(Path, "write_bytes", raise_no_space)
    assert main(command) == 1
    (printed,) = capsys.readouterr().err.splitlines()
    assert re.fullmatch(r"Error: .*: No space left on device", printed)
    assert read_files() == before


def test_interrupted_check_prints_no_traceback(
    project: Path, capsys: CapturedOutput, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Project, "read_history", Mock(side_effect=KeyboardInterrupt))
    assert main(["check"]) == 130
    assert capsys.readouterr().err.strip() == "Aborted!"


def test_publish_requires_a_change_entry(project: Path, capsys: CapturedOutput) -> None:
    assert main(["publish", "2019.2.0"]) == 1
    printed = capsys.readouterr().err
    assert printed.startswith(
        "Error: data/changes.yml does not end with 2019.2.0; add this entry at its end"
    )
    with (project / "data" / "changes.yml").open("a", encoding="utf-8") as changes:
        entry = printed[printed.index("- id: ") :].replace(str(datetime.date.today()), "2019-02-03")
        changes.write(entry)
    assert main(["check"]) == 1
    assert (
        "what contains only “…”, which the message of a command proposed" in capsys.readouterr().err
    )
    replace_in_data(project, "what: …", "what: The gates were added.")
    assert main(["publish", "2019.2.0"]) == 0
    ledger = (project / "data" / "permalinks.txt").read_text("utf-8")
    assert "/events/1903-flood/\t2019.2.0\n" in ledger
    assert main(["check"]) == main(["check-release"]) == 0
    assert main(["publish", "2019.1.0"]) == 1
    assert "data/changes.yml does not end with 2019.1.0" in capsys.readouterr().err


def test_check_release_reports_differences(project: Path, capsys: CapturedOutput) -> None:
    assert main(["publish"]) == 0
    replace_in_file(project, "data/schema/deployment.json", "deployment", "employment")
    assert main(["check-release"]) == 1
    message = " differs from the file that publish writes\n"
    assert f"data/schema/deployment.json{message}" in capsys.readouterr().err
    replace_in_data(project, "1904-talks", "1904-parley")
    assert main(["check-release"]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "Error: /events/1904-parley/ is not in data/permalinks.txt"
    (project / "data" / "permalinks.txt").write_text("/\t2019.1.0\n", "utf-8")
    assert main(["check-release"]) == 1
    *listed, remaining, _ = capsys.readouterr().err.splitlines()
    assert len(listed) == MAX_LINES
    assert re.fullmatch(r"and \d+ more", remaining)


@pytest.mark.pandoc
@pytest.mark.usefixtures("project")
def test_reports_missing_font(monkeypatch: pytest.MonkeyPatch, capsys: CapturedOutput) -> None:
    monkeypatch.setattr(pdf, "write_pdf", Mock(side_effect=RuntimeError("no font has X")))
    assert main(["editions"]) == 0
    printed = capsys.readouterr()
    assert "no PDF was generated: no font has X; if it names a text, install fonts" in printed.err
    assert "the-long-ditch-2019.1.0.epub" in printed.out
    assert printed.out.startswith("http://127.0.0.1:8000/ opens only on this computer")


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (OSError(errno.ENOSPC, "No space left", "book.epub"), "Error: book.epub: No space left"),
        (subprocess.CalledProcessError(1, "pandoc"), "pandoc could not convert the book"),
    ],
)
@pytest.mark.usefixtures("project")
def test_reports_failed_editions(
    monkeypatch: pytest.MonkeyPatch,
    capsys: CapturedOutput,
    error: Exception,
    message: str,
) -> None:
    monkeypatch.setattr(book_builder, "write_book", Mock(side_effect=error))
    assert main(["editions"]) == 1
    assert message in capsys.readouterr().err


def test_lost_ledger_is_not_replaced(project: Path, capsys: CapturedOutput) -> None:
    ledger = project / "data" / "permalinks.txt"
    changes = project / "data" / "changes.yml"
    first_version = changes.read_text("utf-8")
    second_version = "- {id: second, version: 2019.1.1, date: 2019-01-03, what: A lock.}\n"
    assert main(["publish", "2019.1.0"]) == 0
    changes.write_text(first_version + second_version, "utf-8")
    assert main(["publish", "2019.1.1"]) == 0
    replace_in_data(project, "  formerly: [ditch-corps]\n", "")
    ledger.write_bytes(b"")
    assert main(["check"]) == 1
    ledger.unlink()
    assert main(["check"]) == main(["publish", "2019.1.1"]) == 1
    missing = "data/permalinks.txt: this file, or its header, is missing, but data/changes.yml has"
    assert capsys.readouterr().err.count(missing) == 3
    assert not ledger.exists()
    changes.write_text(first_version, "utf-8")  # nothing was ever published
    assert main(["publish", "2019.1.0"]) == main(["check"]) == 0


def test_checks_previous_ids_before_first_version(project: Path) -> None:
    ledger = project / "data" / "permalinks.txt"
    ledger.unlink()
    assert main(["check"]) == main(["publish"]) == 1
    assert not ledger.exists()


def test_accepts_folder_name_in_latin1(project: Path) -> None:
    renamed = project.rename(project.with_name(os.fsdecode(b"latin\xe9")))
    assert main(["-f", str(renamed / "mkdocs.yml"), "check"]) == 0


def test_published_version_cannot_change(project: Path, capsys: CapturedOutput) -> None:
    assert main(["publish", "2019.1.0"]) == main(["check-release"]) == 0
    replace_in_data(project, "three days", "four days")
    assert main(["check-release"]) == main(["publish"]) == 1
    printed = capsys.readouterr().err
    assert "Error: records or pages have changed since version 2019.1.0" in printed
    assert "Error: 2019.1.0 was published and has changed; describe a version" in printed
    history = Project.from_file(project / "mkdocs.yml").read_history()
    assert history.latest_version
    assert history.latest_version.name == "version 2019.1.0, changed since"
    assert '"version": "2019.1.0, changed since"' in record_json.render_record_json(history)
    assert main(["publish", "2019.1.0"]) == main(["check-release"]) == 0


def test_check_of_missing_site_is_reported(project: Path, capsys: CapturedOutput) -> None:
    assert main(["check", "--site", "gone"]) == 1
    assert "gone has no index.html; build the site first" in capsys.readouterr().err


def test_start_quotes_paths(tmp_path: Path, capsys: CapturedOutput) -> None:
    assert main(["start", str(tmp_path / "my history")]) == 0
    assert f"Next: cd '{tmp_path}/my history' && make serve" in capsys.readouterr().out
