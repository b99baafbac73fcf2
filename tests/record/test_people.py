"""The list of people in a browser: names are met in any spelling and script."""

from playwright.sync_api import Page, expect

from chronicle.record.models import Actor
from support import the_record


def test_an_actor_is_met_by_each_form_of_its_name(page: Page, served: str) -> None:
    actors = the_record().of(Actor)
    actor = max(actors, key=lambda actor: len(actor.names))
    page.goto(f"{served}actors/")
    field, status = page.locator("#name"), page.locator("#named [role=status]")
    link = page.locator(f".kind a[href$='{actor.id}/']").first
    expect(status).to_have_text(f"{len(actors)} names")
    for name in actor.names:
        field.fill(name.text)
        expect(status).to_contain_text(f"of {len(actors)} names")
        expect(link).to_be_visible()
    assert page.locator(".kind li").filter(visible=True).count() < len(actors) / 2
    page.reload()
    expect(field).to_have_value(actor.names[-1].text)
    expect(status).to_contain_text(f"of {len(actors)} names")
    field.fill("")
    expect(status).to_have_text(f"{len(actors)} names")
    assert page.locator(".kind li").filter(visible=True).count() == len(actors)
