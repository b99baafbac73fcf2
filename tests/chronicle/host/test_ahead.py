"""What a second process has made before it is asked for, and what it leaves to the first."""

import filecmp
import gc
import logging
import os
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from chronicle.host import ahead
from chronicle.host.ahead import Ahead
from chronicle.host.plugin import ChroniclePlugin
from support.projects import another_project, build, build_here


class Thing:
    make: Callable[[], Any]

    def __init__(self, make: Callable[[], Any]) -> None:
        self.make = make


def of_process() -> Thing:
    """A thing that is the number of the process which made it."""
    return Thing(os.getpid)


def test_things_are_made_by_a_second_process_from_the_last_until_both_meet() -> None:
    first, may_go_on = os.getpid(), get_context("fork").Event()
    last = Thing(lambda: (may_go_on.wait(10), os.getpid())[1])
    pages, files = [of_process(), of_process(), last], [of_process(), of_process()]
    begun = Ahead(pages, files)
    # The second process is at the last page, so it makes none of those before.
    assert pages[1].make() == first
    may_go_on.set()
    begun.process.join()
    assert pages[0].make() == first
    second = pages[2].make()
    assert second != first
    assert [file.make() for file in files] == [second, second]
    begun.end()


@pytest.mark.warns
def test_what_fails_or_tells_something_in_the_second_process_is_made_by_the_first(
    caplog: pytest.LogCaptureFixture,
) -> None:
    first = os.getpid()

    def fail() -> int:
        if os.getpid() != first:
            raise KeyError
        return first

    def tell() -> int:
        logging.getLogger("mkdocs").warning("a fault")
        return os.getpid()

    # A function without a name in its module goes into no file.
    things = [Thing(fail), Thing(tell), Thing(lambda: fail), of_process()]
    begun = Ahead(things)
    begun.process.join()
    assert [thing.make() for thing in things[:3]] == [first, first, fail]
    assert things[3].make() != first
    assert caplog.messages == ["a fault"]
    begun.end()


def test_a_build_of_two_processes_gives_the_same_bytes_as_one_of_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = another_project(tmp_path / "project")
    alone, both = tmp_path / "alone", tmp_path / "both"
    monkeypatch.setattr(ahead, "Ahead", pytest.fail)  # not in a process that is not ours alone
    build_here(project, alone)
    made = build(project, both)
    assert not made.returncode, made.stderr
    paths = [path.relative_to(alone) for path in alone.rglob("*") if path.is_file()]
    assert not [
        path for path in both.rglob("*") if path.is_file() and path.relative_to(both) not in paths
    ]
    assert filecmp.cmpfiles(alone, both, paths, shallow=False)[1:] == ([], [])


def test_garbage_is_looked_for_less_often_while_a_build_lasts() -> None:
    before = gc.get_threshold()
    plugin = ChroniclePlugin()
    plugin.load_config({})
    gc.set_threshold(700, 10, 10)
    plugin.on_startup(command="build", dirty=False)
    assert gc.get_threshold() > (700, 10, 10)
    plugin.on_shutdown()
    assert gc.get_threshold() == (700, 10, 10)
    gc.set_threshold(*before)
