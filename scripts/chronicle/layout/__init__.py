"""The page class, template variables and macros that all pages share."""

from chronicle.layout.page_model import Page, PageTemplate, list_page, make_page, record_page
