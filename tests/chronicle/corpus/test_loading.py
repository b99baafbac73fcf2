from support import WriteData, find_problems
from support.cases import cases, load_yaml

GOOD: dict[str, str] = load_yaml(__file__)["good"]


@cases
def test_refuses_in_other_kinds(
    write_data: WriteData, kind: str, record: str, problem: str
) -> None:
    properties = load_yaml(__file__)["properties"]
    found = find_problems(write_data({**GOOD, "properties.yml": properties, kind: record + "\n"}))
    assert any(problem in line for line in found), found


def test_a_script_that_a_name_declares_is_believed(write_data: WriteData) -> None:
    actor = "- {id: a, kind: body, name: A, names: [{text: \u0e1a, lang: th, script: Thai}], description: D, sources: [{work: paper, at: p. 1}]}\n"
    assert find_problems(write_data({**GOOD, "actors/a.yml": actor})) == []


@cases
def test_refuses_settings(write_data: WriteData, settings: str, problem: str) -> None:
    found = find_problems(write_data({**GOOD, "settings.yml": settings}))
    assert any(problem in line for line in found), found


def test_a_mistake_in_the_settings_is_one_problem_whatever_follows_from_it(
    write_data: WriteData,
) -> None:
    ship = "- {id: s, kind: ship, name: S, description: D, sources: [{work: paper, at: p. 1}]}\n"
    files = {**GOOD, "settings.yml": f"{GOOD['settings.yml']}actor_kinds: {{ship: Ships}}\n"}
    assert (
        find_problems(write_data({**files, "actors/a.yml": ship})) == load_yaml(__file__)["a ship"]
    )


def test_an_id_that_is_taken_is_reported_where_it_stands_later(write_data: WriteData) -> None:
    properties = "- {id: war, name: War, description: D, value: words}\n"
    taken = "the id “war” is already used in data/properties.yml:2; choose another"
    # Consequential errors are not reported.
    found = find_problems(write_data({**GOOD, "properties.yml": properties}))
    assert found == [f"data/themes.yml:2:4: {taken}"]


def test_of_numbers_the_first_comes_first(write_data: WriteData) -> None:
    paper = GOOD["works/w.yml"].replace("page: [1, 9]", "page: [9, 1]")
    assert (
        find_problems(write_data({**GOOD, "works/w.yml": paper}))
        == load_yaml(__file__)["pages backwards"]
    )


def test_a_history_of_ideas_is_a_record_as_any_other(write_data: WriteData) -> None:
    files = load_yaml(__file__)["ideas"]
    assert find_problems(write_data(files)) == []
    beyond = files["deployments/d.yml"].replace("p. 9", "p. 10")
    [problem] = find_problems(write_data({**files, "deployments/d.yml": beyond}))
    message = "paper has no p. 10; it has pp. 1–9"
    assert message in problem
