"""Installation by `make` in a new project: the locked code and the plugins listed in one file."""

import hashlib
import importlib.metadata
import os
import signal
import socket
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pip
import pytest

from chronicle.starter.start import PROJECT_TEMPLATE

# A stub module in place of `chronicle`, which prints the version of its package.
STUB_CODE = "import importlib.metadata as m\nprint('light', m.version('light'))\n"
# Compiling takes longer than running once.
WITHOUT_NETWORK = os.environ | {
    "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": "vendor", "PIP_NO_COMPILE": "1",
}  # fmt: skip


def write_wheel(project: Path, name: str, version: str, *requirements: str) -> str:
    """Write a stub wheel to the project. Return its line for requirements.txt."""
    path = project / "vendor" / f"{name}-{version}-py3-none-any.whl"
    metadata = [
        f"Name: {name}",
        f"Version: {version}",
        *(f"Requires-Dist: {requirement}" for requirement in requirements),
    ]
    files = {
        "chronicle.py" if name == "light" else f"{name}.py": STUB_CODE,
        "METADATA": "\n".join(["Metadata-Version: 2.1", *metadata]),
        "WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any",
        "RECORD": "",
    }
    path.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        for file, text in files.items():
            archive_path = file if file.endswith(".py") else f"{name}-{version}.dist-info/{file}"
            archive.writestr(archive_path, text)
    return f"./vendor/{path.name} --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}\n"


# Creates an environment like `python -m venv DIRECTORY`, but reuses the current pip, because unpacking another copy
# takes longer than everything else.
PYTHON_SCRIPT = """#!/bin/sh
set -e
case "$2" in *venv.create*) ;; *) exec {python} "$@" ;; esac
{python} -m venv --without-pip "$3"
echo {pip} > "$(echo "$3"/lib/python*/site-packages)/pip.pth"
printf '#!/bin/sh\\nexec "%s/bin/python" -m pip "$@"\\n' "$PWD/$3" > "$3/bin/pip"
chmod +x "$3/bin/pip"
"""


@pytest.fixture
def python(tmp_path: Path) -> str:
    """Return a command that quickly creates an environment."""
    pip_directory = tmp_path / "pip-alone"
    pip_directory.mkdir()
    for part in Path(pip.__file__).parents[1].glob("pip*"):
        (pip_directory / part.name).symlink_to(part)
    command = tmp_path / "python-stand-in"
    command.write_text(PYTHON_SCRIPT.format(python=sys.executable, pip=pip_directory), "utf-8")
    command.chmod(0o755)
    return str(command)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("Makefile", "plugins.txt"):
        (tmp_path / name).write_bytes((PROJECT_TEMPLATE / name).read_bytes())
    (tmp_path / "requirements.txt").write_text(write_wheel(tmp_path, "light", "1.0"), "utf-8")
    (tmp_path / "requirements.lock").touch()
    return tmp_path


def run_make(
    project: Path, target: str, python: str = "python3", **variables: object
) -> subprocess.CompletedProcess[str]:
    arguments = [f"{name}={value}" for name, value in variables.items()]
    return subprocess.run(
        ["make", "--silent", "--no-print-directory", f"PYTHON={python}", *arguments, target],
        cwd=project, env=WITHOUT_NETWORK, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_rejects_old_python(project: Path) -> None:
    old = 'exec python3 -c "import sys; sys.version_info = (3, 10); $2"'
    (project / "old").write_text(f"#!/bin/sh\n{old}\n", "utf-8")
    (project / "old").chmod(0o755)
    assert "needs Python 3.11 or later" in run_make(project, "check", "./old").stderr
    assert not (project / ".venvs").exists()


def list_packages(project: Path) -> set[str]:
    packages = [str(path) for path in (project / ".venv").glob("lib/python*/site-packages")]
    distributions = importlib.metadata.distributions(path=packages)
    return {f"{distribution.name}=={distribution.version}" for distribution in distributions}


def write_plugins(project: Path, *lines: str) -> None:
    """Write the list of plugins, newer than the last installation."""
    (project / "plugins.txt").write_text("\n".join(lines), "utf-8")
    ready = project / ".venv/ready"
    if ready.exists():
        os.utime(ready, (0, 0))


@pytest.mark.long
def test_installs_plugins_or_keeps_the_previous_ones(project: Path, python: str) -> None:
    (project / ".venv/bin").mkdir(parents=True)  # as created by earlier versions
    first = run_make(project, "check", python)
    assert first.stdout == "light 1.0\n", first.stderr

    write_wheel(project, "lamp", "1.0", "wick")
    write_wheel(project, "wick", "1.0")
    write_plugins(project, "# Of others.", "lamp")
    assert run_make(project, "check", python).returncode == 0
    assert {"light==1.0", "lamp==1.0", "wick==1.0"} <= list_packages(project)

    write_plugins(project, "# The Python that was named once is used again.", "lamp")
    again = subprocess.run(
        ["make", "--dry-run", "check"], cwd=project, capture_output=True, text=True, check=True
    )
    assert f"{python} -c" in again.stdout

    # A missing plugin, and one that would replace the code.
    write_wheel(project, "light", "2.0")
    write_wheel(project, "other", "1.0", "light>=2.0")
    before = list_packages(project), (project / ".venv").resolve()
    for line in ("gone", "other"):
        write_plugins(project, "lamp", line)
        failed = run_make(project, "check", python)
        assert failed.returncode != 0
        assert "the previous installation is kept" in failed.stderr
        assert (list_packages(project), (project / ".venv").resolve()) == before
        assert len(list((project / ".venvs").iterdir())) == 1


# Runs a shell script in place of each module that the Makefile runs with `python -c CODE MODULE`.
MODULE_SCRIPT = """case "$3" in
chronicle|mkdocs) script=$(dirname "$0")/$3; shift 3; exec "$script" "$@" ;;
*) exec {python} "$@" ;;
esac"""


def write_programs(project: Path, **scripts: str) -> None:
    """Write shell scripts in place of the installed modules."""
    folder = project / ".venv" / "bin"
    folder.mkdir(parents=True)
    scripts["python"] = MODULE_SCRIPT.format(python=sys.executable)
    for name, script in scripts.items():
        (folder / name).write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        (folder / name).chmod(0o755)
    (project / ".venv" / "ready").touch()


def test_test_builds_and_checks_links(project: Path) -> None:
    write_programs(project, chronicle='echo "$@"')
    assert run_make(project, "test").stdout == "build --check-links\n"


def test_checks_port_before_the_record(project: Path) -> None:
    write_programs(project, chronicle="echo checked", mkdocs="echo served")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        for wrong, reason in ((port, "is in use"), ("abc", "is not allowed")):
            rejected = run_make(project, "serve", PORT=wrong)
            assert f"port {wrong} {reason}; choose another" in rejected.stderr
            assert "checked" not in rejected.stdout
    assert run_make(project, "serve", PORT=port).stdout == "checked\nserved\n"


def test_interrupted_installation_prints_no_traceback(project: Path) -> None:
    run = subprocess.Popen(
        ["make", "check"], cwd=project, start_new_session=True, stderr=subprocess.PIPE, text=True
    )
    while not [*project.glob(".venvs/*/pyvenv.cfg")]:
        time.sleep(0.01)
    os.killpg(run.pid, signal.SIGINT)
    _, printed = run.communicate(timeout=60)
    assert "Traceback" not in printed
    assert "the previous installation is kept" in printed
