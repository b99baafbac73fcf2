"""From one version to the next: what a version enters, and what a site has to have."""
