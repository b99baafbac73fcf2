"""How pages look: templates, fonts and the icon."""
