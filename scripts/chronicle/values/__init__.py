"""What a field may hold: dates, amounts, locators, text, languages."""
