from chronicle.corpus.problems import DataError, Problem


def test_problems_are_told_once_in_the_order_of_the_files() -> None:
    late, early = Problem("b.yml", 1, 2, "is wrong"), Problem("a.yml", 0, 0, "is empty")
    told = str(DataError([late, early, late]))
    assert told == "a.yml: is empty\nb.yml:1:2: is wrong\n2 problems in the data"
    assert str(DataError([early])).endswith("1 problem in the data")
