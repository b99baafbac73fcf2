"""Charts of claims that are figures, and of deployments in time."""
