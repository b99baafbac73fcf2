from chronicle.corpus.problems import DataError, Problem, nearest


def test_problems_are_told_once_in_the_order_of_the_files() -> None:
    late, early = Problem("b.yml", 1, 2, "is wrong"), Problem("a.yml", 0, 0, "is empty")
    assert (
        str(DataError([late, early, late]))
        == "a.yml: is empty\nb.yml:1:2: is wrong\n2 problems in the data"
    )
    assert str(DataError([early])).endswith("1 problem in the data")


def test_the_nearest_name_is_offered_only_where_it_is_near() -> None:
    assert nearest("mnior", ["major", "minor"]) == "; did you mean “minor”?"
    assert nearest("wholly-else", ["major", "minor"]) == ""
