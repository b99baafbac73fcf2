/* The terms of texts as the script makes them, each with its stem. */
async ([script, variants, texts]) => {
    const { fold, stem } = await import(script);
    return texts.map((text) => fold(text, variants).flatMap((word) => [word, stem(word)]));
}
