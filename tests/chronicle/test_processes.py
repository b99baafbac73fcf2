"""Each in a Python of its own: one that has threads, as those of tests may, makes no copy."""

from __future__ import annotations

import subprocess
import sys

import pytest

# What is done beside: it tells the process that does it, and may end it.
WORK = """
import os, sys
from chronicle import processes
here = os.getpid()
def work():
    yield 1
    {middle}
    yield os.getpid() == here
"""
USE = "with processes.beside(work) as results: print(*results)"


def run(middle: str, before: str = "") -> subprocess.CompletedProcess[str]:
    script = f"{WORK.format(middle=middle)}\n{before}\n{USE}"
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="no copies elsewhere")
def test_a_copy_of_the_process_does_the_work() -> None:
    done = run("print('at work', file=sys.stderr, flush=True)")
    assert (done.stdout, done.stderr) == ("1 False\n", "at work\n")


def test_a_process_with_threads_does_it_itself() -> None:
    before = "import threading, time; threading.Thread(target=time.sleep, args=[1]).start()"
    assert run("pass", before).stdout == "1 True\n"


def test_an_error_comes_out_once_and_as_it_is() -> None:
    told = run("raise KeyError('no such page')").stderr
    assert told.count("KeyError: 'no such page'") == told.count("Traceback") == 1


def test_what_a_copy_that_was_ended_did_not_do_is_done_all_the_same() -> None:
    assert run("os.getpid() == here or os._exit(1)").stdout == "1 True\n"
