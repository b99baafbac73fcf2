"""The scripts of the site: two files are sent, each with all modules that it imports."""

import re
from pathlib import Path

# The entry module of each file that is sent; the search is loaded when needed.
ENTRY_MODULES = {"assets/site.js": "site.js", "assets/search.js": "search.js"}
# A comment on separate lines, or a comment at the end of a line.
COMMENT = re.compile(r"^[ \t]*/\*(?:[^*]|\*(?!/))*\*/[ \t]*\n|(?:^|[ \t]+)// .*$", re.MULTILINE)
IMPORT = re.compile(r'^import (?:(\{[^}]*\}) from )?"\./([^"]+)";$', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:const|class|(?:async )?function) (\w+))", re.MULTILINE)


def bundle_script(name: str) -> str:
    """Return a script with all modules that it imports, each in its own scope, without comments."""
    modules: dict[str, str] = {}
    script = _inline_imports(name, modules)
    return COMMENT.sub("", "".join([*modules.values(), script]))


def _inline_imports(name: str, modules: dict[str, str]) -> str:
    """Return the code of a module with its imports replaced by constants.

    For each imported module, the code that defines its constant is added to `modules`.
    """
    code = Path(__file__).with_name(name).read_text("utf-8")

    def replace_import(match: re.Match[str]) -> str:
        names, path = match.groups()
        if path not in modules:
            modules[path] = _wrap_module(path, _inline_imports(path, modules))
        if not names:
            return ""
        return f"const {names} = {_constant_name(path)};"

    return IMPORT.sub(replace_import, code)


def _wrap_module(path: str, code: str) -> str:
    """Return the code of a module as a constant with its exports as properties."""
    exports = EXPORT.findall(code)
    body = EXPORT.sub("", code)
    exported = ", ".join(exports)
    return f"const {_constant_name(path)} = (() => {{\n{body}\nreturn {{ {exported} }};\n}})();\n"


def _constant_name(path: str) -> str:
    """Return the name of the constant that holds a module."""
    return re.sub(r"\W", "_", path)
