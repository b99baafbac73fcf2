"""The parts that all pages share: the page itself, the values of its template, and macros."""

from chronicle.frame.page import Page, Template, list_page, make_page, record_page
