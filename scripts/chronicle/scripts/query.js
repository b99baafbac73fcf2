/* Parse a query into concepts: its words, names and date, each with its matching documents. */
import { FIELDS, joinWords, lowercaseForms, raiseTo, topFolder } from "./index-store.js";
import { UNSPACED, WORDS, mapLongestMatches, stem } from "./terms.js";

export const SYNONYM_SCORE = 0.8;  // score of a synonym, a prefix or a near spelling
const CAPITALIZED_WORDS = /\p{Lu}[\p{L}\p{M}]*(?:-\p{L}+)*(?: \p{Lu}[\p{L}\p{M}]*(?:-\p{L}+)*)+/gu;
// Capitalized words that are a name and not a title in English: one has a letter with a diacritic, or the last a hyphen.
const FOREIGN_NAME = /(?!\p{ASCII})\p{Script=Latin}|^\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+-\p{Ll}+$/u;
const MAX_NAME_WORDS = 2;  // maximum words of a query that is read as a name

// Return whether users know a document by its name. A page or a work has a title instead, which is often a sentence.
const isFoundByName = ({ address, kind }) => kind !== "page" && !/^(bibliography|chapters|papers)\//.test(address);

/* Return whether two words differ by at most `limit` edits: substitution, deletion, insertion or transposition. */
export function isWithinEdits(first, second, limit) {
  if (Math.abs(first.length - second.length) > limit) return false;
  let before;
  let last = Array.from({ length: second.length + 1 }, (_, column) => column);
  for (let row = 1; row <= first.length; row++) {
    const next = [row];
    for (let column = 1; column <= second.length; column++) {
      const isSame = first[row - 1] === second[column - 1];
      next[column] = Math.min(last[column] + 1, next[column - 1] + 1, last[column - 1] + (isSame ? 0 : 1));
      const isSwapped = before && first[row - 1] === second[column - 2] && first[row - 2] === second[column - 1];
      if (isSwapped) next[column] = Math.min(next[column], before[column - 2] + 1);
    }
    if (Math.min(...next) > limit) return false;
    [before, last] = [last, next];
  }
  return last.at(-1) <= limit;
}

/* Return the most similar of these terms to a misspelled word. Longer words may differ in more characters. */
export function findSimilarTerms(word, terms) {
  const minLengths = UNSPACED.test(word) ? [7, 12, 17] : [5, 8, 12];  // each Hangul syllable has two or three letters
  const maxLimit = minLengths.filter((length) => word.length >= length).length;
  for (let limit = 1; limit <= maxLimit; limit++) {
    const similar = terms.filter((term) => term[0] === word[0] && isWithinEdits(word, term, limit));
    if (similar.length) return similar;
  }
  return [];
}

/* Return the full names in a query that no page shows, although their syllables occur in other words. A name is the query,
   if it has one of the forms of names, or several capitalized words. Known names among these words are left out. */
export function findAbsentNames(index, query) {
  const hasNameForm = (name) => index.nameForms.some((form) => form.test(name));
  const dropKnownName = (words) => (words[1] && index.getPostings("whole", index.normalize(words.join(" ")).join("")).length ? [] : undefined);
  const unknownNames = (query.match(CAPITALIZED_WORDS) ?? [])
    .flatMap((words) => mapLongestMatches(words.split(" "), index.maxNameWords, dropKnownName, (rest) => [rest.join(" ")]))
    .filter((name) => name.includes(" ") && (hasNameForm(name) || FOREIGN_NAME.test(name)));
  const names = hasNameForm(query) ? [query, ...unknownNames] : unknownNames;
  return [...new Set(names)].filter((name) => !isShown(index, name));
}

/* Return whether a name is in a name, a text or a known question of a document, or is, without diacritics, a near spelling
   of a name. */
function isShown(index, name) {
  const [lowercase, whole] = [name.toLowerCase(), index.normalize(name).join("")];
  const texts = [...index.listTerms("whole"), ...index.questions.map(({ text }) => text)];
  return texts.some((text) => text.includes(whole)) || index.documents.some(({ line }) => line?.includes(name))
    || [...index.textByFolder.values()].some((text) => text.includes(lowercase))
    || (/^\p{ASCII}+$/u.test(name) && findSimilarTerms(whole, index.listTerms("whole")).length);
}

/* Return the folder of the pages in the language of a query. These pages contain more non-Latin characters of the
   query than other pages, or one of them contains more of its words than any English document. The default is the
   language of the page. */
export function detectLanguage(index, query, words, language) {
  const chooseFolder = (counts) => {
    const highest = Math.max(...counts.values());
    const folders = [...counts.keys()].filter((folder) => counts.get(folder) === highest);
    if (!folders.includes("")) return folders.includes(language) ? language : folders[0];
  };
  const raw = lowercaseForms(query);
  const letters = raw.match(/[^\u0000-\u00ff\P{L}]/gu) ?? [];
  const countLetters = (text) => letters.filter((letter) => text.includes(letter)).length;
  const letterCounts = new Map([...index.textByFolder].map(([folder, text]) => [folder, countLetters(text)]));
  const informative = words.filter(({ word }) => !index.stopwords.has(word));
  const matches = informative.map(({ word }) => index.findMatches([[word, 1], [stem(word), 1]]));
  const wordCounts = new Map();  // the highest number of words in a document, by folder
  index.documents.forEach((document, number) => {
    const folder = document.translates ? topFolder(document) : document.names[0][1] ?? "";
    // A work has a title in its language, but other text in English. A short query may be a name, whose syllables occur in
    // other words of a translation.
    const isShortInTranslation = document.translates && !matches[MAX_NAME_WORDS];
    const minScore = folder && !document.translates ? FIELDS.sought : isShortInTranslation ? FIELDS.text : 0;
    raiseTo(wordCounts, folder, matches.filter((scores) => scores.get(number) > minScore).length);
  });
  return chooseFolder(letterCounts) ?? chooseFolder(wordCounts) ?? language;
}

/* Return the normalized words of a query in their order. */
export function listQueryWords(index, query) {
  const listWords = (raw) => index.normalize(raw).map((word) => ({ word, isCapitalized: /^\p{Lu}/u.test(raw) }));
  return (query.match(WORDS) ?? []).flatMap(listWords);
}

/* Replace names in another language or spelling with the title of the document that has the name. */
export function replaceNamesByTitles(index, words) {
  const resolveRun = (run) => (run[1] && index.findSynonyms(run).length ? run : findTitleWords(index, run));
  return mapLongestMatches(words, index.maxNameWords, resolveRun, (unresolved) => unresolved);
}

/* Return the words of the title of the document with this name. */
function findTitleWords(index, words) {
  const name = joinWords(words);
  if (index.stopwords.has(name)) return undefined;
  const document = index.getPostings("whole", name).map((number) => index.documents[number]).find(isFoundByName);
  if (!document) return undefined;
  const title = index.normalize(document.names[0][0]);
  const raw = words.map((word) => word.raw).join(" ");
  return title.map((word) => ({ raw, word }));
}

/* Return the distinct concepts of a query. Stopwords are concepts only if the query contains no other word and no
   date. */
export function buildQueryConcepts(index, words, canBeStopwords = true) {
  const parts = index.groupSynonyms(words);
  const informative = parts.filter((part) => index.isInformative(part));
  const distinct = new Map((informative.length || !canBeStopwords ? informative : parts).map((part) => [joinWords(part), part]));
  return [...distinct.values()].map((part) => buildWordConcept(index, part));
}

/* Return a concept of a query: its weight, its terms and the matching documents with their scores. */
function buildWordConcept(index, words) {
  const word = joinWords(words);
  index.addRareTerm(stem(word));
  const terms = new Map([...index.findSynonyms(words).map((sense) => [sense, SYNONYM_SCORE]), [stem(word), 1], [word, 1]]);
  const canBePrefix = words.length === 1 && word.length > 1 && /\D/.test(words[0].raw);
  const startsWithQuery = (term) => canBePrefix && term.startsWith(word);
  let matches = index.findMatches([...index.listTerms(...Object.keys(FIELDS)).filter(startsWithQuery).map((term) => [term, SYNONYM_SCORE]), ...terms]);
  let near = "";
  if (!matches.size && !/\d/.test(word)) {
    const similarTerms = findSimilarTerms(word, index.listTerms("called", "sought"));
    for (const term of similarTerms) terms.set(term, SYNONYM_SCORE);
    [near = ""] = similarTerms;
    matches = index.findMatches(terms);
  }
  const raw = [...new Set(words.map((queryWord) => queryWord.raw))].join(" ");
  return { raw, word, terms, matches, near, weight: index.rarityWeight(matches.size) };
}

/* Return the concept of a date; if no document has the day, use the month, then the year. */
export function buildDateConcept(index, date, raw) {
  let word = date;
  while (word.includes("-") && !index.findMatches([[word, 1]]).size) word = word.slice(0, word.lastIndexOf("-"));
  return buildWordConcept(index, [{ raw, word }]);
}
