"""From one version to the next: addresses kept, records renamed, versions published."""
