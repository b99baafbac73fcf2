/* Score the documents that match a query, and sort them. */
import { joinWords, raiseTo, topFolder } from "./index-store.js";
import { SYNONYM_SCORE, findSimilarTerms } from "./query.js";

const TITLE_BONUS = 0.55;  // bonus for the matched share of a title
const PHRASE_BONUS = 1.2;  // bonus for the complete query as a phrase
const MAX_PHRASE_ANSWERS = 400;  // answers searched for phrases; a long query matches nearly all documents
const MIN_SIMILARITY = 0.5;  // minimum similarity of two questions
const MIN_COVERAGE = 0.5;  // minimum share of the query in an answer
const LANGUAGE_FACTOR = 1.4;  // factor of the score of a page in the language of the query

export const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
export const collectTerms = (concepts) => new Map(concepts.flatMap(({ terms }) => [...terms]));
const totalWeight = (weighted) => sum(weighted.map(({ weight }) => weight)) || 1;
const compareScores = (first, second) => second.score - first.score;
const sharesTermWith = (terms) => (part) => part.terms.some((term) => terms.has(term));

/* Return the first answer on each page. */
function keepBestOfEachPage(answers) {
  const pageAddress = ({ address }) => address.split("#")[0];
  return answers.filter((answer, index) => answers.findIndex((other) => pageAddress(other) === pageAddress(answer)) === index);
}

/* Return the answers, best first, that match at least half of the query, or as many words of the query as the best
   answer. */
function dropPoorlyCovered(answers) {
  return answers.filter(({ coverage }) => coverage >= Math.min(MIN_COVERAGE, answers[0].coverage));
}

/* Return the documents with this name or, if a word is misspelled, a similar name. */
export function findByName(index, words, concepts, whole) {
  const exact = [whole, joinWords(words)].flatMap((name) => index.getPostings("whole", name));
  const isMisspelt = concepts.some(({ near, matches }) => near || !matches.size);
  if (exact.length || !isMisspelt) return new Map(exact.map((number) => [number, 2]));
  const near = findSimilarTerms(joinWords(words), index.listTerms("whole")).flatMap((form) => index.getPostings("whole", form));
  return new Map(near.map((number) => [number, SYNONYM_SCORE]));
}

/* Return the documents that answer a similar known question, each with the similarity, which is 2 for the same
   question. */
export function matchKnownQuestions(index, concepts, words, whole) {
  const isQuestion = index.groupSynonyms(words).length > 1;
  const terms = collectTerms(concepts);
  const similarities = new Map();
  for (const { number, parts, text } of index.questions) {
    if (text === whole) raiseTo(similarities, number, 2);
    const matched = parts.filter(sharesTermWith(terms));
    if (!isQuestion || !matched.length) continue;
    const isMatched = (concept) => matched.some(sharesTermWith(concept.terms));
    const coverage = totalWeight(matched) / totalWeight(parts);
    const covered = totalWeight(concepts.filter(isMatched)) / totalWeight(concepts);
    const similarity = 2 * covered * coverage / (covered + coverage) * Math.sqrt(covered);
    if (similarity > MIN_SIMILARITY) raiseTo(similarities, number, (similarity - MIN_SIMILARITY) / (1 - MIN_SIMILARITY));
  }
  return similarities;
}

/* Score the documents that match a concept, a name or a known question; `isWanted` filters them. The concepts that a
   document does not match are its `lacking`. */
export function scoreDocuments(index, concepts, named, known, queryWords, isWanted = () => true) {
  const queryWeight = totalWeight(concepts);
  const matching = concepts.flatMap(({ matches }) => [...matches.keys()]);
  const numbers = new Set([...named.keys(), ...known.keys(), ...matching]);
  const ranked = [...numbers].filter((number) => isWanted(index.documents[number])).map((number) => {
    const document = index.documents[number];
    const matched = concepts.filter(({ matches }) => matches.has(number));
    const lacking = concepts.filter((concept) => !matched.includes(concept));
    const covered = matched.length === concepts.length ? 1 : totalWeight(matched) / queryWeight;
    const share = sum(matched.map(({ weight, matches }) => weight * matches.get(number))) / queryWeight;
    const baseScore = document.boost * share * Math.sqrt(covered);
    const bonus = Math.max(named.get(number) ?? 0, known.get(number) ?? 0);
    return { ...document, number, lacking, coverage: bonus ? 1 : covered, baseScore, score: baseScore + bonus };
  }).sort(compareScores);
  const terms = collectTerms(concepts);
  addPhraseScores(index, ranked.slice(0, MAX_PHRASE_ANSWERS), queryWords);
  ranked.sort(compareScores);
  for (const answer of ranked.slice(0, 60)) addTitleScore(index, answer, terms);  // lower answers cannot reach the top
  return ranked.sort(compareScores);
}

/* Add the matched share of the title, or of another name, to the score, and record the index of that name in `by`. */
function addTitleScore(index, answer, terms) {
  const shares = answer.names.map(([name]) => {
    const parts = index.splitQuestion(name);
    return totalWeight(parts.filter(sharesTermWith(terms))) / totalWeight(parts);
  });
  const share = Math.max(...shares);
  answer.score += TITLE_BONUS * answer.baseScore * share;
  answer.by = shares.indexOf(share);
}

/* Add a bonus to the answers that contain several words of the query in the same order. The bonus is highest for the
   complete query, and lower if more answers contain the same phrase. */
function addPhraseScores(index, answers, queryWords) {
  const answersByPhrase = new Map();
  for (const answer of answers) {
    const phrase = findLongestPhrase(index, answer.number, queryWords);
    if (phrase) answersByPhrase.set(phrase, [...answersByPhrase.get(phrase) ?? [], answer]);
  }
  for (const [phrase, found] of answersByPhrase) {
    const share = phrase.trim().split(" ").length / queryWords.length;
    for (const answer of found) {
      answer.score += PHRASE_BONUS * share ** 3 / found.length;
      answer.coverage = Math.max(answer.coverage, share);
    }
  }
}

/* Return the longest phrase of a query in a document, or an empty string. It has three words, or two if these are
   capitalized, because they are probably a name. */
function findLongestPhrase(index, number, queryWords) {
  let longest = "", length = 0;
  for (let start = 0; start + length < queryWords.length; start++) {
    const minLength = queryWords.slice(start, start + 2).every(({ isCapitalized }) => isCapitalized) ? 2 : 3;
    for (let end = start + Math.max(length + 1, minLength); end <= queryWords.length; end++) {
      const phrase = ` ${queryWords.slice(start, end).map(({ word }) => word).join(" ")} `;
      if (!index.containsPhrase(number, phrase)) break;
      [longest, length] = [phrase, end - start];
    }
  }
  return longest;
}

/* Give an answer the score of another answer, and its coverage if higher. */
function inheritScore(answer, { score, coverage, lacking }) {
  Object.assign(answer, { score }, coverage > answer.coverage && { coverage, lacking });
}

/* Return the answers that match enough of the query, best first, in English and in the language of the query. The
   question in the `disputes` of an answer gets the score of the answer, if higher. So does the best page or passage
   that translates or cites the answer. If the query is the name of the answer, only its translation gets this score. */
export function sortAnswers(index, ranked, userFolder, typed, named, known, queryWords) {
  const english = ranked.filter(({ translates }) => !translates);
  for (const answer of english) {
    const question = english.find(({ address }) => answer.disputes?.includes(address));
    if (question?.score < answer.score) inheritScore(question, answer);
  }
  const isInUserLanguage = (document) => document.translates && topFolder(document) === userFolder;
  const unmatched = new Map(index.documents.map((_, number) => [number, 0]));
  const translations = scoreDocuments(index, typed, unmatched, known, queryWords, isInUserLanguage);
  for (const answer of english) {
    const translation = translations.find(({ translates }) => translates.includes(answer.number));
    if (!(translation?.score < answer.score) || (named.has(answer.number) && translation.translates[0] !== answer.number)) continue;
    inheritScore(translation, answer);
  }
  const best = keepBestOfEachPage(translations.filter(({ score }) => score).sort(compareScores));
  for (const page of best) page.score *= LANGUAGE_FACTOR;
  return [...dropPoorlyCovered(best), ...dropPoorlyCovered(english)].sort(compareScores);
}

/* Put documents first that contain every quoted phrase of the query. */
export function rankPhrasesFirst(index, query, ranked, answers) {
  const phrases = [...query.matchAll(/["“„]([^"“”„]+)["“”]/g)].map(([, phrase]) => index.joinNormalized(phrase));
  if (!phrases[0]) return answers;
  const containsPhrases = ({ number }) => phrases.every((phrase) => index.containsPhrase(number, phrase));
  const first = ranked.filter(containsPhrases);
  return [...first, ...answers.filter((answer) => !first.includes(answer))];
}
