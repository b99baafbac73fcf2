import pypandoc
import pytest


def test_quick_tests_use_stub_for_pandoc(pytestconfig: pytest.Config) -> None:
    if pytestconfig.getoption("--no-pandoc"):
        with pytest.raises(AssertionError, match="has the marker"):
            pypandoc.get_pandoc_path()
        with pytest.raises(ValueError, match="Expecting value"):
            pypandoc.convert_text("@book{a, title = {A}}", "csljson", format="bibtex")
