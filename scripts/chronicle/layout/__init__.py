"""The page class, template variables and macros that all pages share."""

from chronicle.layout.page_model import (
    Page,
    PageTemplate,
    create_page,
    render_list_page,
    render_record_page,
)
