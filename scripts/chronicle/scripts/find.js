/* Find and rank documents in the index written by scripts/chronicle/search.

   Example: the query “when did the floud of 1903 end”.
   1. `extractDate` extracts 1903. `conceptsOf` removes stopwords from the `rest`; floud and end remain, and the date is a
      third concept.
   2. Each concept has `terms` (the word, its stem, its synonyms), `matches` (the matching documents with a score,
      higher in a name than in a text, see `FIELDS`) and a `weight` (higher if rarer). No document contains floud, so
      `findSimilarTerms` replaces it with flood, its `near`.
   3. The concepts with matches are `met`. The documents whose complete name is the query are `named`. Those `known` are
      the documents that answer a similar question, for example “How long did the flood last?”.
   4. `scoreDocuments` scores each document: its boost times the scores of its concepts, reduced if it `had` only some of them,
      plus its score as named or known. `addTitle` adds the share of its title that the query contains.
   5. `sortAnswers` removes documents that match too little of the query, ranks pages in the language of the query
      among the others, and promotes one such page and one chapter that match the complete query. */
import { UNSPACED, extractDate, mapLongestRuns, normalizeWords, stem, tokenize } from "./terms.js";

/* Score of a match in each field of a document. */
const FIELDS = { called: 1, sought: 0.9, about: 0.6, text: 0.4 };
const MEANT = 0.8;  // score of a synonym, a prefix or a near spelling
const LONGEST = 6;  // maximum words in a synonym
const TITLE = 0.55;  // bonus for the matched share of a title
const ALIKE = 0.5;  // minimum similarity of two questions
const ENOUGH = 0.5;  // minimum share of the query in an answer
const SENTENCES = /(?<=[^ .]{2}[.?!]”?) /;  // sentence boundaries, except after an initial

const sum = (numbers) => numbers.reduce((all, number) => all + number, 0);
const totalWeight = (some) => sum(some.map(({ weight }) => weight)) || 1;
const joinWords = (words) => words.map(({ word }) => word).join("");
const folderOf = ({ address }) => address.split("/")[0];
const byScore = (one, two) => two.score - one.score;
// Pages and passages are found by words other than their names, works by titles in other languages.
const isFoundByName = ({ kind, names: [[, language]] }) => !language && kind !== "page" && kind !== "paragraph";
const lowercaseForms = (text) => `${text.normalize("NFC")} ${text.normalize("NFD")}`.toLowerCase();
const termsOf = (concepts) => new Map(concepts.flatMap(({ terms }) => [...terms]));
const sharesTermWith = (terms) => (part) => part.terms.some((term) => terms.has(term));
const setMax = (map, key, value) => map.set(key, Math.max(value, map.get(key) ?? 0));

/* Return the first answer on each page. */
function keepBestOfEachPage(answers) {
  const pageOf = ({ address }) => address.split("#")[0];
  return answers.filter((one, at) => answers.findIndex((other) => pageOf(other) === pageOf(one)) === at);
}

/* Return the answers, best first, that match at least half of the query, or as much of it as the best. */
function keepBestCovered(answers) {
  return answers.filter(({ had }) => had >= Math.min(ENOUGH, answers[0].had));
}

/* Move `one` up to index `last`, unless it is already higher. */
function promote(answers, one, last) {
  if (answers.indexOf(one) <= last) return answers;
  return answers.filter((other) => other !== one).toSpliced(last, 0, one);
}

/* Return whether two words differ by at most `limit` edits: substitution, deletion, insertion or transposition. */
export function isNear(one, other, limit) {
  if (Math.abs(one.length - other.length) > limit) return false;
  let before;
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row++) {
    const next = [row];
    for (let at = 1; at <= other.length; at++) {
      const isSame = one[row - 1] === other[at - 1];
      next[at] = Math.min(last[at] + 1, next[at - 1] + 1, last[at - 1] + (isSame ? 0 : 1));
      const isSwapped = before && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
      if (isSwapped) next[at] = Math.min(next[at], before[at - 2] + 1);
    }
    if (Math.min(...next) > limit) return false;
    [before, last] = [last, next];
  }
  return last.at(-1) <= limit;
}

/* Create a search index; `addPart` loads a part of it and `find` searches it. */
export function makeIndex() {
  const stored = [];
  const inFields = Object.fromEntries([...Object.keys(FIELDS), "whole"].map((field) => [field, new Map()]));
  const senses = new Map();  // synonym terms by word
  const said = new Map();  // text of the pages in each language, by folder
  const firsts = new Set();  // first words of synonyms
  const inParts = new Map();  // cache of the informative parts of texts, for the current documents
  let questions = [];  // known user questions
  let stopwords, variants, wholeNames, allTerms;

  /* Add a part of the index; the first part contains the words needed for every query. */
  function addPart({ words, documents, terms, alone, asked = {} }) {
    if (words) addWords(words);
    for (const [field, its] of Object.entries(terms)) {
      for (const [term, steps] of Object.entries(its)) {
        let number = 0;  // delta encoding
        addPostings(field, term, steps.map((step) => number += step));
      }
      for (const [number, some] of Object.entries(alone?.[field] ?? {})) {
        for (const term of some) addPostings(field, term, [Number(number)]);
      }
    }
    for (const document of documents) {
      const names = document.unnamed ? [] : document.names;
      for (const [name] of names) addPostings("whole", normalize(name).join(""), [stored.length]);
      stored.push(document);
      const { translates, names: [[title, language]], line } = document;
      const folder = translates ? folderOf(document) : language ?? "";
      if (!document.unnamed || !translates) said.set(folder, (said.get(folder) ?? "") + lowercaseForms(`${title} ${line}`));
    }
    inParts.clear();
    // The known questions are large and slow to process, so the first part has none.
    for (const [number, some] of Object.entries(asked)) stored[number].asked = some;
    if (!words) questions = stored.flatMap(questionsOf);
    const { whole, ...fields } = inFields;
    wholeNames = [...whole.keys()];
    allTerms = [...new Set(Object.values(fields).flatMap((its) => [...its.keys()]))];
  }

  /* Add document numbers to a term of a field. */
  function addPostings(field, term, numbers) {
    inFields[field].set(term, postingsOf(field, term).concat(numbers));
  }

  function addWords({ synonyms, ...given }) {
    stopwords = new Set(given.stopwords);
    variants = given.variants;
    for (const [term, forms] of Object.entries(synonyms)) {
      for (const form of forms) {
        senses.set(form, [...senses.get(form) ?? [], term]);
        firsts.add(form.split(" ")[0]);
      }
    }
  }

  const normalize = (text) => normalizeWords(text, variants);

  /* Return the words of a text. Compounds are split at synonyms and names, because texts contain them with endings. */
  function wordsOf(text) {
    const isKnown = (word) => senses.has(stem(word)) || postingsOf("called", word).length || postingsOf("sought", word).length;
    return tokenize(text, variants, (run) => normalize(run).every(isKnown));
  }

  /* Return the numbers of the documents with a term in a field. */
  function postingsOf(field, term) {
    return inFields[field].get(term) ?? [];
  }

  /* Return the documents that match any term, each with its highest score. */
  function findMatches(terms) {
    const found = new Map();
    for (const [term, worth] of terms) {
      for (const [field, weight] of Object.entries(FIELDS)) {
        for (const number of postingsOf(field, term)) setMax(found, number, worth * weight);
      }
    }
    return found;
  }

  /* Return the answers to a query, best first: the stored document and `by`, the index of the matching name. The
     array `missing` contains words without a document, `near` the replacements for misspelled words. The flag
     `isWhole` is true if an answer matches the complete query. Call `marks` to test whether a word is to be
     highlighted. */
  function find(query, language) {
    const { date, rest, raw } = extractDate(query);
    const words = wordsOf(query);
    const concepts = conceptsOf(replaceNamesByTitles(wordsOf(rest)));
    if (date) concepts.push(dateConcept(date, raw));
    const met = concepts.filter(({ matches }) => matches.size);
    const terms = termsOf(met);
    const known = matchKnownQuestions(concepts, words, normalize(query).join(""));
    const named = findByName(/^\d+$/.test(date) && !concepts[1] ? concepts : words, concepts);
    const ranked = scoreDocuments(met, named, known);
    const spoken = languageOf(query, wordsOf(rest), language);
    const answers = putPhrasesFirst(query, ranked, sortAnswers(ranked, spoken, words, known));
    return {
      answers,
      missing: named.size ? [] : concepts.filter((one) => !one.matches.size).map(({ raw }) => raw),
      near: met.filter(({ near }) => near).map(({ near }) => near.normalize("NFC")),
      isWhole: answers.some(({ had }) => had === 1),
      marks: (word) => hasTerm(word, terms),
      pickPassage: (answer, passages) => pickPassage(answer, ranked, met, passages),
    };
  }

  /* Put documents first that contain every quoted phrase of the query. For a long query without quotation marks, put
     documents first that quote two thirds of its words, including stopwords. */
  function putPhrasesFirst(query, ranked, answers) {
    const normalizePhrase = (text) => ` ${normalize(text).join(" ")} `;
    const phrases = [...query.matchAll(/["“„]([^"“”„]+)["“”]/g)].map(([, phrase]) => normalizePhrase(phrase));
    const asked = [...new Set(normalize(query).map(stem))];
    const isQuoted = (quotation) => {
      const its = normalize(quotation).map(stem);
      return asked.filter((word) => !its.includes(word)).length <= asked.length / 3;
    };
    const shown = (one) => [...one.names, one.line].join(" | ");
    const first = ranked.filter((answer) => (phrases[0]
      ? phrases.every((phrase) => normalizePhrase(shown(answer)).includes(phrase))
      : asked[5] && shown(answer).match(/“[^”]+/g)?.some(isQuoted)));
    return [...first, ...answers.filter((answer) => !first.includes(answer))];
  }

  /* Return the answers that match enough of the query, in English and in the language of the query. The best page or
     passage that translates or tells of an answer precedes it; the question on which it is one side follows it. One
     in the language of the query that matches all of it is at least second, such a chapter at least third. */
  function sortAnswers(ranked, spoken, words, known) {
    const english = ranked.filter(({ translates }) => !translates);
    const typed = conceptsOf(words).filter(({ matches }) => matches.size);
    const isInUserLanguage = (one) => one.translates && folderOf(one) === spoken;
    const own = scoreDocuments(typed, new Map(), known, isInUserLanguage);
    for (const { address, score } of english) {
      const telling = own.find(({ translates }) => translates.includes(address));
      if (telling) telling.score = Math.max(telling.score, score);
    }
    const best = keepBestOfEachPage(own.sort(byScore));
    for (const { score, had, disputes = [] } of english) {
      const question = english.find(({ address }) => disputes.includes(address));
      if (question?.score < score) Object.assign(question, { score, had: Math.max(had, question.had) });
    }
    const all = [...keepBestCovered(best), ...keepBestCovered(english)].sort(byScore);
    const hasAll = ({ had }) => had === 1;
    const chapter = all.find((one) => one.kind === "chapter" && hasAll(one));
    return promote(promote(all, chapter, 2), best.find(hasAll), 1);
  }

  /* Return an answer with the best passage to show and its anchor, `at`. A statement (with its speaker) or sentence
     replaces the line of the document if it matches more of the query. Words of the title do not count. */
  function pickPassage(answer, ranked, concepts, passages = []) {
    const { address, line = "", names: [[title]] } = answer;
    const left = concepts.filter(({ terms }) => !hasTerm(title, terms));
    const coverageOf = (text) => sum(left.filter(({ terms }) => hasTerm(text, terms)).map(({ weight }) => weight));
    const isPassage = (one) => !one.translates && one.address.startsWith(`${address}#`);
    const inIndex = ranked.filter(isPassage).map((one) => (
      [one.address, one.names[0][0], one.kind === "statement" ? ` · ${one.line.split(" · ")[0]}` : undefined]));
    let shown = { at: address, line, most: coverageOf(line) };
    for (const [at, text, speaker = ""] of [...inIndex, ...passages]) {
      for (const sentence of text.split(SENTENCES)) {
        const most = coverageOf(sentence);
        if (most > shown.most) shown = { at, line: sentence + speaker, most };
      }
    }
    return { ...answer, ...shown };
  }

  /* Score the documents that match a concept, a name or a known question; `isWanted` filters them. */
  function scoreDocuments(concepts, named, known, isWanted = () => true) {
    const all = totalWeight(concepts);
    const met = concepts.flatMap(({ matches }) => [...matches.keys()]);
    const found = [...new Set([...named.keys(), ...known.keys(), ...met])].filter((number) => isWanted(stored[number]));
    const ranked = found.map((number) => {
      const document = stored[number];
      const its = concepts.filter(({ matches }) => matches.has(number));
      const covered = its.length === concepts.length ? 1 : totalWeight(its) / all;
      const share = sum(its.map(({ weight, matches }) => weight * matches.get(number))) / all;
      const worth = document.boost * share * Math.sqrt(covered);
      const more = Math.max(named.get(number) ?? 0, known.get(number) ?? 0);
      return { ...document, number, had: more ? 1 : covered, worth, score: worth + more };
    }).sort(byScore);
    const terms = termsOf(concepts);
    for (const answer of ranked.slice(0, 60)) addTitle(answer, terms);  // lower answers cannot reach the top
    return ranked.sort(byScore);
  }

  /* Add the matched share of the title, or of another name, to the score, and record the index of that name in `by`. */
  function addTitle(answer, terms) {
    const shares = answer.names.map(([name]) => {
      const parts = informativeParts(name);
      return totalWeight(parts.filter(sharesTermWith(terms))) / totalWeight(parts);
    });
    const share = Math.max(...shares);
    answer.score += TITLE * answer.worth * share;
    answer.by = shares.indexOf(share);
  }

  /* Return whether a text contains a term, a synonym or, in unspaced scripts, a word that includes a term. */
  function hasTerm(text, terms) {
    return normalize(text).some((word) => (
      [word, stem(word), ...synonymsOf([{ word }])].some((form) => terms.has(form))
      || (UNSPACED.test(word) && [...terms.keys()].some((term) => word.includes(term)))));
  }

  /* Return the folder of the pages in the language of a query. These pages contain more of its non-Latin characters
     than others, or all of its words if no English document does. The default is the language of the page. */
  function languageOf(query, words, language) {
    const raw = lowercaseForms(query);
    const chooseFolder = (folders) => (folders.includes(language) ? language : folders[0]);
    const letters = raw.match(/[^\u0000-\u00ff\P{L}]/gu) ?? [];
    const countLetters = (text) => letters.filter((sign) => text.includes(sign)).length;
    const letterCounts = new Map([...said].map(([folder, text]) => [folder, countLetters(text)]));
    const most = Math.max(...letterCounts.values());
    if (most > letterCounts.get("")) return chooseFolder([...said.keys()].filter((folder) => letterCounts.get(folder) === most));
    const asked = words.filter(({ word }) => !stopwords.has(word)).map(({ word }) => findMatches([[word, 1]]));
    const found = stored.filter((one, number) => asked.every((its) => its.get(number) > (one.translates ? FIELDS.text : 0)));
    const own = found.filter(({ translates }) => translates).map(folderOf);
    return own.length && found.every(({ names: [[, its]] }) => its) ? chooseFolder(own) : language;
  }

  /* Replace names in another language or spelling with the words of the title. */
  function replaceNamesByTitles(words) {
    const resolveRun = (run) => (run[1] && synonymsOf(run).length ? run : titleOf(run));
    return mapLongestRuns(words, resolveRun, (left) => left);
  }

  /* Return the words of the title of the document with this name. */
  function titleOf(words) {
    const name = joinWords(words);
    if (stopwords.has(name)) return undefined;
    const called = postingsOf("whole", name).map((number) => stored[number]).find(isFoundByName);
    if (!called) return undefined;
    const title = normalize(called.names[0][0]);
    const raw = words.map((each) => each.raw).join(" ");
    return title.map((word) => ({ raw, word }));
  }

  /* Return the synonyms of a phrase. */
  function synonymsOf(words) {
    return senses.get(words.map(({ word }) => stem(word)).join(" ")) ?? [];
  }

  /* Group words: several words that form one synonym are one group. */
  function groupSynonyms(words) {
    const parts = [];
    for (let start = 0, length; start < words.length; start += length) {
      length = firsts.has(stem(words[start].word)) ? Math.min(LONGEST, words.length - start) : 1;
      while (length > 1 && !synonymsOf(words.slice(start, start + length)).length) length--;
      parts.push(words.slice(start, start + length));
    }
    return parts;
  }

  function isInformative(part) {
    return !stopwords.has(joinWords(part)) || synonymsOf(part).length;
  }

  /* Return the distinct concepts of a query, without stopwords unless it contains nothing else. */
  function conceptsOf(words) {
    const parts = groupSynonyms(words);
    const informative = parts.filter(isInformative);
    const once = new Map((informative.length ? informative : parts).map((part) => [joinWords(part), part]));
    return [...once.values()].map(conceptOf);
  }

  /* Return a concept of a query: its weight, its terms and the matching documents with their scores. */
  function conceptOf(words) {
    const word = joinWords(words);
    const terms = new Map([...synonymsOf(words).map((sense) => [sense, MEANT]), [stem(word), 1], [word, 1]]);
    const isBegun = words.length === 1 && word.length > 1 && /\D/.test(words[0].raw);
    const startsWithQuery = (term) => isBegun && term.startsWith(word);
    let matches = findMatches([...allTerms.filter(startsWithQuery).map((term) => [term, MEANT]), ...terms]);
    let near = "";
    if (!matches.size && !/\d/.test(word)) {
      const meantPerhaps = findSimilarTerms(word, allTerms);
      for (const term of meantPerhaps) terms.set(term, MEANT);
      [near = ""] = meantPerhaps;
      matches = findMatches(terms);
    }
    const raw = [...new Set(words.map((each) => each.raw))].join(" ");
    return { raw, word, terms, matches, near, weight: weightOf(matches.size) };
  }

  /* Return the concept of a date; if no document has the day, use the month, then the year. */
  function dateConcept(date, raw) {
    let word = date;
    while (word.includes("-") && !postingsOf("sought", word).length) word = word.slice(0, word.lastIndexOf("-"));
    return conceptOf([{ raw, word }]);
  }

  /* Return the weight of a word; rare words weigh more. */
  function weightOf(count) {
    return Math.log(1 + stored.length / (count || 1));
  }

  /* Return the most similar terms to a misspelled word. Longer words may differ in more characters. */
  function findSimilarTerms(word, terms) {
    const most = [5, 8, 12].filter((length) => word.length >= length).length;
    for (let limit = 1; limit <= most; limit++) {
      const found = terms.filter((term) => term[0] === word[0] && isNear(word, term, limit));
      if (found.length) return found;
    }
    return [];
  }

  /* Return the documents with this name or, if a word is misspelled, a similar name. */
  function findByName(words, concepts) {
    // In any order: 1958 joint declaration matches joint declaration 1958.
    const exact = words.flatMap((_, at) => postingsOf("whole", joinWords([...words.slice(at), ...words.slice(0, at)])));
    const isMisspelt = concepts.some(({ near, matches }) => near || !matches.size);
    if (exact.length || !isMisspelt) return new Map(exact.map((number) => [number, 2]));
    const near = findSimilarTerms(joinWords(words), wholeNames).flatMap((form) => postingsOf("whole", form));
    return new Map(near.map((number) => [number, MEANT]));
  }

  /* Return the documents that answer a similar known question, with the similarity; 2 for the same question. */
  function matchKnownQuestions(concepts, words, whole) {
    const isQuestion = groupSynonyms(words).length > 1;
    const terms = termsOf(concepts);
    const found = new Map();
    for (const { number, parts, text } of questions) {
      if (text === whole) setMax(found, number, 2);
      const met = parts.filter(sharesTermWith(terms));
      if (!isQuestion || !met.length) continue;
      const isMatched = (one) => met.some(sharesTermWith(one.terms));
      const had = totalWeight(met) / totalWeight(parts);
      const covered = totalWeight(concepts.filter(isMatched)) / totalWeight(concepts);
      const alike = 2 * covered * had / (covered + had) * Math.sqrt(covered);
      if (alike > ALIKE) setMax(found, number, (alike - ALIKE) / (1 - ALIKE));
    }
    return found;
  }

  /* Return the known questions of a document, each split into parts. */
  function questionsOf({ kind, translates, names: [[title]], asked = [] }, number) {
    const texts = kind === "question" || translates ? [...asked, title] : asked;
    return texts.map((text) => ({ number, parts: informativeParts(text), text: normalize(text).join("") }));
  }

  /* Return the parts of a text that are not stopwords. */
  function informativeParts(text) {
    const parts = inParts.get(text) ?? groupSynonyms(wordsOf(text)).filter(isInformative).map(partOf);
    inParts.set(text, parts);
    return parts;
  }

  /* Return a part of a question; its weight depends on the documents loaded so far. */
  function partOf(words) {
    const terms = [joinWords(words), stem(joinWords(words)), ...synonymsOf(words)];
    const documentCounts = () => terms.flatMap((term) => Object.keys(FIELDS).map((field) => postingsOf(field, term).length));
    let weight;
    return { terms, get weight() { return weight ??= weightOf(Math.max(...documentCounts())); } };
  }

  return { addPart, find };
}
