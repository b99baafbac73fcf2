"""Statements as pages show them: when they have heads, ways and one subject."""

from chronicle.history import History
from chronicle.kinds.claim.model import Claim
from chronicle.queries import claims
from chronicle.queries.statements import FEW, statement_table


def test_few_statements_have_no_heads_and_name_no_subject(history: History) -> None:
    few = history.corpus.of(Claim)[:FEW]
    table = statement_table(history.corpus, claims.statements(history, few), lambda record: False)
    assert table.is_short
    assert table.subject is None
    assert {group.about for group in table.groups} == {None}


def test_what_all_are_disputed_on_is_not_named_where_it_was_said(history: History) -> None:
    groups = claims.statements(history, history.corpus.of(Claim))
    asked = {question for group in groups for question in group.questions}
    question = next(iter(asked))
    disputed = [group for group in groups if list(group.questions) == [question]][:1]
    unsaid = statement_table(history.corpus, disputed, lambda record: False)
    said = statement_table(history.corpus, disputed, lambda record: False, [question])
    assert [list(group.disputed) for group in unsaid.groups] == [[question]]
    assert [list(group.disputed) for group in said.groups] == [[]]


def test_groups_count_their_claims_and_tell_of_what_is_elsewhere(history: History) -> None:
    every = history.corpus.of(Claim)
    groups = claims.statements(history, every)
    table = statement_table(history.corpus, groups, lambda record: False)
    assert sum(group.count for group in table.groups) == len(every) > FEW
    assert [group.about and group.about.id for group in table.groups] == [
        group.claims[0].about for group in groups
    ]
    here = statement_table(history.corpus, groups, lambda record: True)
    assert {group.about for group in here.groups} == {None}
