"""What the template of a page is given: a class a page, with a field for each name it asks for."""

from dataclasses import dataclass
from typing import ClassVar, dataclass_transform


@dataclass_transform(frozen_default=True, kw_only_default=True)
@dataclass(frozen=True, kw_only=True)
class PageContext:
    """What a template has of its own, beside what every template has (`environment.names`).

    A subclass, a dataclass too, is what one template has. Each field is a name in that template;
    the text below the field says what it is.

    Attributes:
        template: The file name of the template, which lies in the folder of its module.
        style: The class by which style sheets know the page, in its frame (`frame.html`).
    """

    template: ClassVar[str]
    style: ClassVar[str] = ""

    def __init_subclass__(cls) -> None:
        dataclass(frozen=True, kw_only=True)(cls)
