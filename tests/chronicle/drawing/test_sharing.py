"""Pictures for sharing: of great questions and chapters, in few bytes, with what they are about."""

import io
from dataclasses import replace

import pytest
from PIL import Image

from chronicle import build
from chronicle.drawing import sharing
from chronicle.history import History
from chronicle.site import size_of_png
from chronicle.values.text import Prose
from support import changed

QUESTION = "questions/how-many-diggers/"
CHAPTER = "chapters/the-flood/"


@pytest.fixture
def history(history: History) -> History:
    """The history with one great question."""
    return changed(history, "how-many-diggers", rank="great")


def picture(history: History, address: str) -> bytes:
    return build.files(history)[sharing.path(history, address)]()


def levels(content: bytes, box: tuple[int, int, int, int]) -> set[int]:
    """The colours of a part of a picture, by their places in its palette."""
    return set(Image.open(io.BytesIO(content)).crop(box).tobytes())


@pytest.mark.parametrize("address", [QUESTION, CHAPTER])
def test_each_has_a_picture_of_the_size_that_is_asked_for(history: History, address: str) -> None:
    assert sharing.path(history, address) == f"{address}picture.png"
    content = picture(history, address)
    assert size_of_png(content) == (1200, 630)
    assert len(content) < 20_000
    title, below = (84, 150, 1116, 330), (84, 370, 1116, 600)
    assert len(levels(content, title)) > 2
    assert len(levels(content, below)) > 2


def test_what_the_typeface_lacks_is_not_drawn(history: History) -> None:
    other = changed(history, "how-many-diggers", title=Prose("몇 명이었나?"))
    assert sharing.path(other, QUESTION) == ""
    assert sharing.path(history, "timeline/") == ""


def test_a_lesser_question_has_the_picture_of_the_site(history: History) -> None:
    assert sharing.path(changed(history, "how-many-diggers", rank="open"), QUESTION) == ""


def test_the_front_page_has_the_figures_that_one_may_follow_back(history: History) -> None:
    """A line for those of the same witnesses; without such figures it has the picture of the site."""
    assert sharing.path(history, "") == ""
    names = "corps-strength-holm,corps-strength-notes"
    body = f"# Ditch\n\n## Two figures {{ #two }}\n\n[How many? Touch one.](ladders:{names})\n"
    page = replace(history.handwritten[""], body=body)
    front = replace(history, handwritten={**history.handwritten, "": page})
    assert sharing.path(front, "") == "figures.png"
    assert size_of_png(picture(front, "")) == sharing.SIZE
