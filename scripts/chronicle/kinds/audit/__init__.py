"""What was found when records were drawn by lot and held against their sources."""
