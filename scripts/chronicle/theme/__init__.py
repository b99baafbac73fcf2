"""How pages look: templates over those of Material, fonts and the icon."""
