/* The terms of texts as the script before makes them, each with its stem. */
return texts.map((text) => fold(text, variants).flatMap((word) => [word, stem(word)]));
