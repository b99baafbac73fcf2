"""Charts of figures and of deployments in time."""
