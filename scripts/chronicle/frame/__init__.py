"""The page class, template variables and macros that all pages share."""

from chronicle.frame.page import Page, Template, list_page, make_page, record_page
