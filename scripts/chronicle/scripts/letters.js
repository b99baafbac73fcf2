/* A text in small letters without their marks: what is looked for, in a list and in the search, is compared so. */
export const withoutMarks = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
