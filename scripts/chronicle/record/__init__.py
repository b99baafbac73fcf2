"""What a record may be: models, dates, amounts, locators, text, languages."""
