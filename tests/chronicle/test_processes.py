"""Each in a Python of its own: one that has threads, as those of tests may, makes no copy."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

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


SHARE = """
import os, sys, time
from chronicle import processes
here = os.getpid()
def work(number):
    time.sleep(0.01)
    {middle}
    return number * number, os.getpid() == here
results = processes.share("squaring", work, range(40))
print(*(square for square, _ in results))
print(len({{is_here for _, is_here in results}}))
"""
SQUARES = " ".join(str(number * number) for number in range(40))


def shared(middle: str, before: str = "") -> subprocess.CompletedProcess[str]:
    script = f"{before}\n{SHARE.format(middle=middle)}"
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="no copies elsewhere")
@pytest.mark.skipif((os.cpu_count() or 1) == 1, reason="one core does it all")
def test_cores_share_the_work_and_results_keep_their_order() -> None:
    assert shared("pass").stdout == f"{SQUARES}\n2\n"


def test_one_process_does_what_others_cannot() -> None:
    threaded = "import threading, time; threading.Thread(target=time.sleep, args=[1]).start()"
    assert shared("pass", threaded).stdout == f"{SQUARES}\n1\n"
    assert shared("os.getpid() == here or os._exit(1)").stdout == f"{SQUARES}\n1\n"


def test_an_error_in_shared_work_comes_out_once_and_as_it_is() -> None:
    told = shared("if number == 33: raise KeyError('no such page')").stderr
    assert told.count("KeyError: 'no such page'") == told.count("Traceback") == 1


def test_the_error_is_that_of_the_first_item_that_fails() -> None:
    told = shared("if number in (3, 38): raise KeyError(number)").stderr
    assert told.endswith("KeyError: 3\n")


def test_a_warning_of_any_process_is_heard_once_here() -> None:
    counting = """
import atexit, logging
heard = []
class Heard(logging.Handler):
    def emit(self, record):
        heard.append(record.getMessage())
logging.getLogger("loud").addHandler(Heard())
atexit.register(lambda: print(sorted(heard) == sorted(f"number {n}" for n in range(40))))
"""
    counted = shared("logging.getLogger('loud').warning('number %s', number)", counting)
    assert (counted.stdout.splitlines()[-1], counted.stderr) == ("True", "")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="no copies elsewhere")
def test_a_copy_ends_with_the_process_it_is_a_copy_of(tmp_path: Path) -> None:
    script = f"""
import os, pathlib, signal, time
from chronicle import processes
def work():
    pathlib.Path({str(tmp_path / "copy")!r}).write_text(str(os.getpid()))
    yield "x" * 1_000_000
with processes.beside(work):
    while not pathlib.Path({str(tmp_path / "copy")!r}).exists():
        time.sleep(0.01)
    os.kill(os.getpid(), signal.SIGKILL)
"""
    subprocess.run([sys.executable, "-c", script], check=False)
    copy = Path("/proc", (tmp_path / "copy").read_text())
    end = time.monotonic() + 10
    while copy.exists() and "State:\tZ" not in (copy / "status").read_text():
        assert time.monotonic() < end
        time.sleep(0.05)
