/* Return a text in lowercase without diacritics, for comparison in filters and search. */
export const foldText = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
