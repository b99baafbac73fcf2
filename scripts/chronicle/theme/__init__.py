"""The default theme: templates, fonts and the icon."""
