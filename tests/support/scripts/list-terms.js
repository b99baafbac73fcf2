/* Return the terms of each text, each with its stem; the script before defines the functions. */
return texts.map((text) => normalizeWords(text, variants).flatMap((word) => [word, stem(word)]));
