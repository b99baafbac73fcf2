"""From one version to the next: what a version enters, and that every address still arrives."""
