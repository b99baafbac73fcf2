from support import Write, problems
from support.cases import beside, cases

GOOD: dict[str, str] = beside(__file__)["good"]


@cases
def test_refuses_in_other_kinds(write: Write, kind: str, record: str, problem: str) -> None:
    properties = beside(__file__)["properties"]
    found = problems(write({**GOOD, "properties.yml": properties, kind: record + "\n"}))
    assert any(problem in line for line in found), found


def test_a_script_that_a_name_declares_is_believed(write: Write) -> None:
    actor = "- {id: a, kind: body, name: A, names: [{text: \u0e1a, lang: th, script: Thai}], description: D, sources: [{work: paper, at: p. 1}]}\n"
    assert problems(write({**GOOD, "actors/a.yml": actor})) == []


@cases
def test_refuses_settings(write: Write, settings: str, problem: str) -> None:
    found = problems(write({**GOOD, "settings.yml": settings}))
    assert any(problem in line for line in found), found


def test_a_mistake_in_the_settings_is_one_problem_whatever_follows_from_it(write: Write) -> None:
    ship = "- {id: s, kind: ship, name: S, description: D, sources: [{work: paper, at: p. 1}]}\n"
    files = {**GOOD, "settings.yml": f"{GOOD['settings.yml']}actor_kinds: {{ship: Ships}}\n"}
    assert problems(write({**files, "actors/a.yml": ship})) == beside(__file__)["a ship"]


def test_an_id_that_is_taken_is_reported_where_it_stands_later(write: Write) -> None:
    properties = "- {id: war, name: War, description: D, value: words}\n"
    taken = "the id “war” is already used in data/properties.yml:2; choose another"
    # Consequential errors are not reported.
    found = problems(write({**GOOD, "properties.yml": properties}))
    assert found == [f"data/themes.yml:2:4: {taken}"]


def test_of_numbers_the_first_comes_first(write: Write) -> None:
    paper = GOOD["works/w.yml"].replace("page: [1, 9]", "page: [9, 1]")
    assert problems(write({**GOOD, "works/w.yml": paper})) == beside(__file__)["pages backwards"]


def test_a_history_of_ideas_is_a_record_as_any_other(write: Write) -> None:
    files = beside(__file__)["ideas"]
    assert problems(write(files)) == []
    beyond = files["deployments/d.yml"].replace("p. 9", "p. 10")
    [problem] = problems(write({**files, "deployments/d.yml": beyond}))
    message = "paper has no p. 10; it has pp. 1–9"
    assert message in problem
