"""Build the site of two commits, or of one commit and the working tree, and compare them byte by byte.

    python tests/tools/compare_builds.py [BASE [CHANGED]]     BASE defaults to HEAD, CHANGED to the working tree

Each commit is built once, with its own code, data and pages, in `.build/same/`. The exit status is 1 if the sites
differ.
"""

import filecmp
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILDS = ROOT / ".build" / "same"
# Maximum number of listed differences.
MAX_LISTED = 20


def run_git(*arguments: str) -> str:
    """Return the output of git. Raises CalledProcessError if git fails."""
    run = subprocess.run(["git", *arguments], cwd=ROOT, check=True, capture_output=True, text=True)
    return run.stdout


def resolve_commit(name: str) -> str:
    """Return the full hash of a commit. Raises CalledProcessError if it does not exist."""
    return run_git("rev-parse", "--verify", f"{name}^{{commit}}").strip()


def build(project: Path, target: Path) -> Path:
    """Build a project with its own code. Raises CalledProcessError if the build fails."""
    shutil.rmtree(target, ignore_errors=True)
    mkdocs = Path(sys.executable).parent / "mkdocs"
    command = [str(mkdocs), "build", "--strict", "--site-dir", str(target)]
    environment = {**os.environ, "PYTHONPATH": str(project / "scripts")}
    subprocess.run(command, cwd=project, check=True, stdout=sys.stderr, env=environment)
    return target


def build_commit(name: str) -> Path:
    """Return the built site of a commit; it is cached."""
    target = BUILDS / resolve_commit(name)
    if not target.exists():
        with tempfile.TemporaryDirectory() as directory:
            project = Path(directory) / "project"
            run_git("worktree", "add", "--detach", "--quiet", str(project), resolve_commit(name))
            try:
                build(project, BUILDS / "unfinished").rename(target)
            finally:
                run_git("worktree", "remove", "--force", str(project))
    return target


def list_differences(base: Path, changed_site: Path) -> list[str]:
    """Return the files that differ or exist in only one directory, with a description."""
    files = {
        side: {path.relative_to(side).as_posix() for path in side.rglob("*") if path.is_file()}
        for side in (base, changed_site)
    }
    differences = [f"gone: {name}" for name in files[base] - files[changed_site]]
    differences += [f"new: {name}" for name in files[changed_site] - files[base]]
    common = sorted(files[base] & files[changed_site])
    _, changed, unread = filecmp.cmpfiles(base, changed_site, common, shallow=False)
    return sorted(differences + [f"differs: {name}" for name in changed + unread])


def main(names: list[str]) -> int:
    """Compare two sites and print the differences. Return 0 if there are none, otherwise 1."""
    try:
        for name in names:
            resolve_commit(name)
    except subprocess.CalledProcessError:
        sys.exit(f"git knows no commit “{name}”; write one that `git log` lists, or HEAD~1")
    base = build_commit(names[0] if names else "HEAD")
    changed = build_commit(names[1]) if len(names) > 1 else build(ROOT, BUILDS / "working-tree")
    differences = list_differences(base, changed)
    print("\n".join(differences[:MAX_LISTED]))
    count = sum(path.is_file() for path in base.rglob("*"))
    same = f"the same, byte for byte: {count} files"
    print(f"{len(differences)} of {count} files differ" if differences else same)
    return bool(differences)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
