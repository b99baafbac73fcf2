"""Another history: a project with a small invented record, and this code in a wheel."""
