from chronicle import build
from chronicle.corpus import addresses
from chronicle.history import History
from chronicle.queries import inventory
from chronicle.records import Lesson
from support import with_records


def test_no_teaching_pages_without_lessons(history: History) -> None:
    without_lessons = with_records(history, Lesson)
    assert addresses.TEACHING in inventory.missing_list_addresses(without_lessons)
    assert not any(
        address.startswith("teaching/") for address in build.render_functions(without_lessons)
    )
