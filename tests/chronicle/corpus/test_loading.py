from support import WriteData, find_problems
from support.cases import cases, load_yaml

GOOD: dict[str, str] = load_yaml(__file__)["good"]


@cases
def test_rejects_invalid_records(
    write_data: WriteData, kind: str, record: str, problem: str
) -> None:
    properties = load_yaml(__file__)["properties"]
    problems = find_problems(
        write_data({**GOOD, "properties.yml": properties, kind: record + "\n"})
    )
    assert any(problem in line for line in problems), problems


def test_accepts_declared_script_of_name(write_data: WriteData) -> None:
    actor = "- {id: a, kind: body, name: A, names: [{text: \u0e1a, lang: th, script: Thai}], description: D, sources: [{work: paper, at: p. 1}]}\n"
    assert find_problems(write_data({**GOOD, "actors/a.yml": actor})) == []


@cases
def test_rejects_invalid_settings(write_data: WriteData, settings: str, problem: str) -> None:
    problems = find_problems(write_data({**GOOD, "settings.yml": settings}))
    assert any(problem in line for line in problems), problems


def test_settings_error_hides_consequential_errors(
    write_data: WriteData,
) -> None:
    ship = "- {id: s, kind: ship, name: S, description: D, sources: [{work: paper, at: p. 1}]}\n"
    files = {**GOOD, "settings.yml": f"{GOOD['settings.yml']}actor_kinds: {{ship: Ships}}\n"}
    assert (
        find_problems(write_data({**files, "actors/a.yml": ship})) == load_yaml(__file__)["a ship"]
    )


def test_rejects_duplicate_id(write_data: WriteData) -> None:
    properties = "- {id: war, name: War, description: D, value: words}\n"
    message = "the id “war” is already used in data/properties.yml:2; choose another,"
    # Consequential errors are not reported.
    problems = find_problems(write_data({**GOOD, "properties.yml": properties}))
    assert problems == [f"data/themes.yml:2:4: {message} or remove one of the two"]


def test_rejects_descending_page_range(write_data: WriteData) -> None:
    paper = GOOD["works/w.yml"].replace("page: [1, 9]", "page: [9, 1]")
    assert (
        find_problems(write_data({**GOOD, "works/w.yml": paper}))
        == load_yaml(__file__)["pages backwards"]
    )


def test_ideas_sample_is_valid(write_data: WriteData) -> None:
    files = load_yaml(__file__)["ideas"]
    assert find_problems(write_data(files)) == []
    deployments = files["deployments/d.yml"].replace("p. 9", "p. 10")
    [problem] = find_problems(write_data({**files, "deployments/d.yml": deployments}))
    message = "paper has no p. 10; it has pp. 1–9"
    assert message in problem
