"""What the template of a page is given: a class a page, with a field for each name it asks for."""

from dataclasses import dataclass
from typing import ClassVar, dataclass_transform


@dataclass_transform(frozen_default=True, kw_only_default=True)
@dataclass(frozen=True, kw_only=True)
class PageContext:
    """The values of one template, besides those that every template has (`environment.names`).

    Each page has a subclass, which becomes a dataclass. Each of its fields is a name in the
    template; the text below the field says what it is.

    Attributes:
        template: The file name of the template, which lies in the folder of its module.
        style: The classes of the page for style sheets, which its frame has (`frame.html`).
    """

    template: ClassVar[str]
    style: ClassVar[str] = ""

    def __init_subclass__(cls) -> None:
        dataclass(frozen=True, kw_only=True)(cls)
