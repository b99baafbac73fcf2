"""The frame of every page: what a page is, what its template is given, and the pieces all share."""

from chronicle.frame.context import PageContext
from chronicle.frame.page import Page, make_page, record_page
