from pathlib import Path

import pytest

from chronicle.__main__ import main
from chronicle.content.markdown import REQUIRED_EXTENSIONS
from chronicle.corpus import addresses
from chronicle.exports import downloads
from chronicle.history import History
from support import SITE, CapturedOutput
from support.projects import build_in_process


def test_only_files_of_this_version_are_offered(history: History, tmp_path: Path) -> None:
    assert downloads.book_file_stem(history) == "the-long-ditch-2019.1.0"
    directory = tmp_path / downloads.EDITIONS_DIRECTORY
    directory.mkdir(parents=True)
    (directory / "the-long-ditch-2019.1.0.pdf").write_bytes(b"three")
    (directory / "the-long-ditch-2019.1.0.epub").write_bytes(b"four")
    (directory / "the-long-ditch-2018.1.0.pdf").write_bytes(b"old")
    assert downloads.book_files(history, tmp_path) == (
        directory / "the-long-ditch-2019.1.0.pdf",
        directory / "the-long-ditch-2019.1.0.epub",
    )
    assert downloads.book_files(history, tmp_path / "none") == ()


@pytest.mark.long
def test_command_reproduces_files_byte_for_byte(
    pdf_path: Path,
    epub_path: Path,
    sample_project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: CapturedOutput,
) -> None:
    monkeypatch.chdir(sample_project)
    monkeypatch.setenv("SITE_URL", SITE.url)
    assert main(["editions"]) == 0
    assert [line.partition(", ")[0] for line in capfd.readouterr().out.splitlines()] == [
        "the-long-ditch-2019.1.0: composing",
        ".build/editions/the-long-ditch-2019.1.0.epub",
        ".build/editions/the-long-ditch-2019.1.0.pdf",
    ]
    build_in_process(sample_project, sample_project / "site")
    for expected in (pdf_path, epub_path):
        file = f"{addresses.EDITIONS}the-long-ditch-2019.1.0{expected.suffix}"
        assert (sample_project / "site" / file).read_bytes() == expected.read_bytes()


def test_interrupted_write_leaves_no_file(
    history: History, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from chronicle.editions import book_builder, epub

    def write_half_and_interrupt(book: object, docs: Path, path: Path) -> None:
        path.write_bytes(b"half")
        raise KeyboardInterrupt

    directory = tmp_path / "editions"
    directory.mkdir()
    (directory / f"{downloads.book_file_stem(history)}.epub").write_text("of an earlier run")
    monkeypatch.setattr(epub, "write_epub", write_half_and_interrupt)
    with pytest.raises(KeyboardInterrupt):
        book_builder.write_book(history, REQUIRED_EXTENSIONS, tmp_path, directory)
    assert [path for path in directory.iterdir() if path.suffix != ".pdf"] == []
