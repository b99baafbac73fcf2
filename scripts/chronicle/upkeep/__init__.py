"""What is done to a history from one version to the next: addresses kept, records renamed, versions published."""
