"""The teaching pages: the list of handouts, and the handout of each chapter with a lesson."""

from chronicle.content.chapters import Chapter
from chronicle.corpus import addresses
from chronicle.history import History
from chronicle.layout import Page, PageTemplate, create_page, render_list_page
from chronicle.pages.lesson.handout import handout_contents
from chronicle.queries import related_records


def render_teaching(history: History) -> Page:
    """Render the list of all handouts."""
    lessons = related_records.lessons_by_chapter(history)
    written_lessons = {}
    for address, page in history.markdown_pages.items():
        if address.startswith(addresses.TEACHING):
            written_lessons[address] = page
    return render_list_page(
        history,
        addresses.TEACHING,
        PageTemplate("teaching.html", "index", lessons=lessons, essays=written_lessons),
        "Lesson plans and questions for discussion, by chapter.",
    )


def render_handout(history: History, chapter: Chapter) -> Page:
    """Render the handout of a chapter: its lesson, and questions for discussion."""
    lesson = related_records.lessons_by_chapter(history)[chapter]
    return create_page(
        history,
        PageTemplate(
            "handout.html",
            "index handout",
            chapter=chapter,
            lesson=lesson,
            handout=handout_contents(history, lesson),
        ),
        address=chapter.handout_address,
        title=lesson.question,
        description=f"{lesson.question} A lesson for the chapter “{chapter.title}”.",
        headline=f"Lesson: {lesson.question.as_text}",
    )
