import pypandoc
import pytest


def test_the_tests_of_make_quick_have_no_pandoc(pytestconfig: pytest.Config) -> None:
    if pytestconfig.getoption("--no-pandoc"):
        with pytest.raises(AssertionError, match="has the marker"):
            pypandoc.get_pandoc_path()
        with pytest.raises(ValueError, match="Expecting value"):
            pypandoc.convert_text("@book{a, title = {A}}", "csljson", format="bibtex")
