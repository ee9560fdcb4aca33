"""Pages: one folder an area; a page module is a form, a view and a URL."""
