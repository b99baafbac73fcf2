"""What all pages share: the page itself, the values of its template, and macros."""

from chronicle.frame.context import PageContext
from chronicle.frame.page import Page, make_page, record_page
