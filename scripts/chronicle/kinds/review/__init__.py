"""What others found of the site, criterion by criterion."""
