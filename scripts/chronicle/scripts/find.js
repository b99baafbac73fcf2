/* Find and rank documents in the index written by scripts/chronicle/search.

   Example: the query “when did the floud of 1903 end”.
   1. `extractDate` extracts 1903. `buildQueryConcepts` removes stopwords from the `rest`; floud and end remain, and the date is a
      third concept.
   2. Each concept has `terms` (the word, its stem, its synonyms), `matches` (the matching documents with a score,
      higher in a name than in a text, see `FIELDS`) and a `weight` (higher if rarer). No document contains floud, so
      `findSimilarTerms` replaces it with flood, its `near`.
   3. The concepts with matches are `matched`. The documents whose complete name is the query are `named`. The documents
      that answer a similar question, for example “How long did the flood last?”, are `known`.
   4. `scoreDocuments` scores each document: the boost of the document times the scores of the concepts found in it. The
      product is reduced if the document does not contain all concepts (`coverage`). A document that is named or known
      gets an additional score. `addPhraseScores` adds a bonus for words in the same order, `addTitleScore` the share of
      the title that the query contains.
   5. `sortAnswers` removes documents that match too little of the query and gives pages in the language of the query
      a higher score. */
import { pickPassage } from "./excerpts.js";
import { IndexStore, matchesText } from "./index-store.js";
import { buildDateConcept, buildQueryConcepts, detectLanguage, findAbsentNames, listQueryWords, replaceNamesByTitles } from "./query.js";
import { collectTerms, findByName, matchKnownQuestions, rankPhrasesFirst, scoreDocuments, sortAnswers } from "./ranking.js";
import { extractDate } from "./terms.js";

/* Create a search index. `addIndexPart` loads a part of the index, `find` searches it. */
export function createIndex() {
  const index = new IndexStore();
  return { addIndexPart: (part) => index.addPart(part), find: (query, language) => find(index, query, language) };
}

/* Return the answers to a query, best first: the stored document and `by`, the index of the matching name. The
   array `missing` contains words without a document, `near` the replacements for misspelled words, and `lacking` the
   words that the first answer does not match, if all texts are indexed with them. The flag `isWhole` is true if the first
   answer matches the complete query, and `isAbsentName` if the query is a name that no document shows. Call `isMatch` to test whether a word is to be highlighted. */
function find(index, typedQuery, language) {
  const query = typedQuery.normalize("NFC");
  const absentNames = findAbsentNames(index, query);
  const isAbsentName = absentNames.includes(query);
  const present = isAbsentName ? query : absentNames.reduce((text, name) => text.replace(name, " "), query);
  const { date, rest, raw } = extractDate(present, index.dateForms);
  const words = index.parseWords(present);
  const wordsWithoutDate = index.parseWords(rest);
  const dateConcepts = date ? [buildDateConcept(index, date, raw)] : [];
  const buildConcepts = (queryWords) => [...buildQueryConcepts(index, queryWords, !date), ...dateConcepts];
  const hasMatches = ({ matches }) => matches.size;
  // The texts are not indexed with frequent words, so these may be in the first answer.
  const isInTexts = (concept) => [...concept.terms.keys()].some((term) => index.getPostings("text", term).length);
  // English documents are ranked by `matched`; translations by `typed`, because they contain the names as typed.
  const concepts = buildConcepts(replaceNamesByTitles(index, wordsWithoutDate));
  const matched = concepts.filter(hasMatches);
  const typed = buildConcepts(wordsWithoutDate).filter(hasMatches);
  // The words of a synonym are marked singly, unless one of them is a stopword, which would be marked everywhere.
  const typedWords = index.groupSynonyms(words).filter((part) => !part.some(({ word }) => index.stopwords.has(word))).flat();
  const terms = new Map([...collectTerms([...matched, ...typed]), ...typedWords.map(({ word }) => [word, 1])]);
  const whole = index.normalize(query).join("");
  const known = matchKnownQuestions(index, concepts, words, whole);
  const named = findByName(index, /^\d+$/.test(date) && !concepts[1] ? concepts : words, concepts, whole);
  const queryWords = listQueryWords(index, rest);
  const ranked = scoreDocuments(index, matched, named, known, queryWords);
  const userFolder = detectLanguage(index, query, wordsWithoutDate, language);
  const answers = rankPhrasesFirst(index, query, ranked, sortAnswers(index, ranked, userFolder, typed, named, known, queryWords));
  return {
    answers,
    missing: [...absentNames, ...(named.size ? [] : concepts.filter((concept) => !hasMatches(concept)).map((concept) => concept.raw))],
    near: matched.filter(({ near }) => near).map(({ near }) => near.normalize("NFC")),
    lacking: answers[0]?.coverage < 1 ? answers[0].lacking.filter(isInTexts).map((concept) => concept.raw) : [],
    isWhole: answers[0]?.coverage === 1,
    isAbsentName: !named.size && isAbsentName,
    isMatch: (word) => matchesText({ terms }, index.collectTextTerms(word)),
    pickPassage: (answer, passages) => pickPassage(index, answer, ranked, answer.translates ? typed : matched, passages),
  };
}
