"""How pages look: templates over those of Material, style sheet and scripts."""
