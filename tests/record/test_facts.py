"""Facts of the record that were once wrong, as the papers have them."""

from chronicle.history import History
from chronicle.queries.ordering import sort_by_date
from chronicle.records import Claim, Deployment, Event, Question


def test_the_dead_are_12_14_or_27(record: History) -> None:
    summary = record.corpus.get(Deployment, "north-korean-airmen").summary
    assert "12, 14 or, as reported in North Korea, 27 dead" in str(summary)


def test_kim_ok_sun_named_south_vietnam(record: History) -> None:
    question = record.corpus.get(Question, "to-whom-was-the-offer-of-1965-made")
    assert "only his translation of the headline says Vietnam" in str(question.assessment)


def test_the_defector_reported_in_1967(record: History) -> None:
    assert record.corpus.get(Event, "1967-defector-reports-pilots").date.words == "1967"


def test_vietnam_began_to_leave_cambodia_before_it_had_left(record: History) -> None:
    order = [event.id for event in sort_by_date(record.corpus.of(Event))]
    begins = order.index("1980s-vietnam-begins-to-leave-cambodia")
    assert (
        begins
        < order.index("1980s-reconciliation")
        < order.index("1988-vo-chi-cong-visits-north-korea")
    )


def test_wording_is_shared_only_where_it_was_compared(record: History) -> None:
    sharing = {
        claim.id
        for claim in record.corpus.of(Claim)
        if any(one.how == "shares-wording" for one in claim.depends_on)
    }
    assert not sharing & {
        "airmen-request-destiny",
        "airmen-letter-date-destiny",
        "airmen-killed-tien-phong-14",
    }
