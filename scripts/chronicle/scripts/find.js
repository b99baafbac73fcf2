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
      gets an additional score. `addTitleScore` adds the share of the title that the query contains.
   5. `sortAnswers` removes documents that match too little of the query and gives pages in the language of the query
      a higher score. */
import { UNSPACED, extractDate, mapLongestMatches, normalizeWords, stem, tokenize } from "./terms.js";

/* Score of a match in each field of a document. */
const FIELDS = { called: 1, sought: 0.9, about: 0.6, text: 0.4 };
const SYNONYM_SCORE = 0.8;  // score of a synonym, a prefix or a near spelling
const MAX_SYNONYM_WORDS = 6;  // maximum words in a synonym
const TITLE_BONUS = 0.55;  // bonus for the matched share of a title
const MIN_SIMILARITY = 0.5;  // minimum similarity of two questions
const MIN_COVERAGE = 0.5;  // minimum share of the query in an answer
const LANGUAGE_FACTOR = 1.4;  // factor of the score of a page in the language of the query
const MAX_EXCERPT_WORDS = 50;  // maximum words of an excerpt, unless a sentence is longer
const MAX_NAME_WORDS = 2;  // maximum words of a query that is read as a name
const SENTENCES = /(?<=[^ .]{2}[.?!]”?) /;  // sentence boundaries, except after an initial

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
const totalWeight = (weighted) => sum(weighted.map(({ weight }) => weight)) || 1;
const joinWords = (words) => words.map(({ word }) => word).join("");
const topFolder = ({ address }) => address.split("/")[0];
const compareScores = (first, second) => second.score - first.score;
// Return whether users know a document by its name. A page or a work has a title instead, which is often a sentence.
const isFoundByName = ({ address, kind }) => kind !== "page" && !/^(bibliography|chapters|papers)\//.test(address);
const lowercaseForms = (text) => `${text.normalize("NFC")} ${text.normalize("NFD")}`.toLowerCase();
const collectTerms = (concepts) => new Map(concepts.flatMap(({ terms }) => [...terms]));
const sharesTermWith = (terms) => (part) => part.terms.some((term) => terms.has(term));
const raiseTo = (map, key, value) => map.set(key, Math.max(value, map.get(key) ?? 0));

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

/* Return the range of an excerpt: a sentence with those before and after it, up to a maximum number of words. */
function findExcerptRange(sentences, index) {
  let [first, end] = [index, index + 1];
  const isShort = (...range) => sentences.slice(...range).join(" ").split(/\s/).length <= MAX_EXCERPT_WORDS;
  sentences.forEach(() => {
    if (first && isShort(first - 1, end)) first--;
    if (end < sentences.length && isShort(first, end + 1)) end++;
  });
  return [first, end];
}

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

/* Create a search index. `addIndexPart` loads a part of the index, `find` searches it. */
export function createIndex() {
  const stored = [];
  const inFields = Object.fromEntries([...Object.keys(FIELDS), "whole"].map((field) => [field, new Map()]));
  const senses = new Map();  // synonym terms by word
  const textByFolder = new Map();  // text of the pages in each language, by folder
  const firstWords = new Set();  // first words of synonyms
  const questionPartsByText = new Map();  // cache of the informative parts of texts, for the current documents
  let questions = [];  // known user questions
  let stopwords, variants, dateForms, nameForms, wholeNames, nameTerms, allTerms;

  /* Add a part of the index. Only the first part has `words`: the vocabulary of queries, such as stopwords and
     synonyms. */
  function addIndexPart({ words, documents, terms, alone, asked = {} }) {
    if (words) addWords(words);
    for (const [field, stepsByTerm] of Object.entries(terms)) {
      for (const [term, steps] of Object.entries(stepsByTerm)) {
        let number = 0;  // delta encoding
        addPostings(field, term, steps.map((step) => number += step));
      }
      for (const [number, singleTerms] of Object.entries(alone?.[field] ?? {})) {
        for (const term of singleTerms) addPostings(field, term, [Number(number)]);
      }
    }
    for (const document of documents) {
      const names = document.unnamed ? [] : document.names;
      for (const [name] of names) addPostings("whole", normalize(name).join(""), [stored.length]);
      stored.push(document);
      const { translates, names: [[title, language]], line } = document;
      const folder = translates ? topFolder(document) : language ?? "";
      if (!document.unnamed || !translates) textByFolder.set(folder, (textByFolder.get(folder) ?? "") + lowercaseForms(`${title} ${line}`));
    }
    questionPartsByText.clear();
    // The known questions are large and slow to process, so the first part does not contain them.
    for (const [number, texts] of Object.entries(asked)) stored[number].asked = texts;
    if (!words) questions = stored.flatMap(collectQuestions);
    const { whole, ...fields } = inFields;
    wholeNames = [...whole.keys()];
    nameTerms = [...new Set([...fields.called.keys(), ...fields.sought.keys()])];
    allTerms = [...new Set(Object.values(fields).flatMap((postings) => [...postings.keys()]))];
  }

  /* Add document numbers to a term of a field. */
  function addPostings(field, term, numbers) {
    inFields[field].set(term, getPostings(field, term).concat(numbers));
  }

  function addWords(words) {
    stopwords = new Set(words.stopwords);
    variants = words.variants;
    const compileForm = (form) => new RegExp(form, "iu");
    dateForms = words.dates.map(compileForm);
    nameForms = words.names.map(compileForm);
    for (const [term, forms] of Object.entries(words.synonyms)) {
      for (const form of forms) {
        senses.set(form, [...senses.get(form) ?? [], term]);
        firstWords.add(form.split(" ")[0]);
      }
    }
  }

  const normalize = (text) => normalizeWords(text, variants);

  /* Return the words of a text. Compounds are split at synonyms and names, because texts contain such words with
     endings. A word in a title in Hangul may have an ending, so only complete names in Hangul are known. */
  function parseWords(text) {
    const isKnown = (word) => senses.has(stem(word)) || getPostings(/[\u1100-\u11ff]/.test(word) ? "whole" : "called", word).length;
    return tokenize(text, variants, (run) => normalize(run).every(isKnown));
  }

  /* Return the numbers of the documents with a term in a field. */
  function getPostings(field, term) {
    return inFields[field].get(term) ?? [];
  }

  /* Return the documents that match any term, each with its highest score. */
  function findMatches(terms) {
    const scores = new Map();
    for (const [term, termScore] of terms) {
      for (const [field, weight] of Object.entries(FIELDS)) {
        for (const number of getPostings(field, term)) raiseTo(scores, number, termScore * weight);
      }
    }
    return scores;
  }

  /* Return the answers to a query, best first: the stored document and `by`, the index of the matching name. The
     array `missing` contains words without a document, `near` the replacements for misspelled words. The flag
     `isWhole` is true if the first answer matches the complete query, and `isAbsentName` if the query is a name that no
     document shows. Call `isMatch` to test whether a word is to be highlighted. */
  function find(typedQuery, language) {
    const query = typedQuery.normalize("NFC");
    const absentNames = findAbsentNames(query);
    const isAbsentName = absentNames.includes(query);
    const present = isAbsentName ? query : absentNames.reduce((text, name) => text.replace(name, " "), query);
    const { date, rest, raw } = extractDate(present, dateForms);
    const words = parseWords(present);
    const wordsWithoutDate = parseWords(rest);
    const dateConcepts = date ? [buildDateConcept(date, raw)] : [];
    const buildConcepts = (queryWords) => [...buildQueryConcepts(queryWords, !date), ...dateConcepts];
    const hasMatches = ({ matches }) => matches.size;
    // English documents are ranked by `matched`; translations by `typed`, because they contain the names as typed.
    const concepts = buildConcepts(replaceNamesByTitles(wordsWithoutDate));
    const matched = concepts.filter(hasMatches);
    const typed = buildConcepts(wordsWithoutDate).filter(hasMatches);
    // The words of a synonym are marked singly, unless one of them is a stopword, which would be marked everywhere.
    const typedWords = groupSynonyms(words).filter((part) => !part.some(({ word }) => stopwords.has(word))).flat();
    const terms = new Map([...collectTerms([...matched, ...typed]), ...typedWords.map(({ word }) => [word, 1])]);
    const whole = normalize(query).join("");
    const known = matchKnownQuestions(concepts, words, whole);
    const named = findByName(/^\d+$/.test(date) && !concepts[1] ? concepts : words, concepts, whole);
    const ranked = scoreDocuments(matched, named, known);
    const userFolder = detectLanguage(query, wordsWithoutDate, language);
    const answers = rankPhrasesFirst(query, ranked, sortAnswers(ranked, userFolder, typed, named, known));
    return {
      answers,
      missing: [...absentNames, ...(named.size ? [] : concepts.filter((concept) => !hasMatches(concept)).map((concept) => concept.raw))],
      near: matched.filter(({ near }) => near).map(({ near }) => near.normalize("NFC")),
      isWhole: answers[0]?.coverage === 1,
      isAbsentName: !named.size && isAbsentName,
      isMatch: (word) => matchesText({ terms }, collectTextTerms(word)),
      pickPassage: (answer, passages) => pickPassage(answer, ranked, answer.translates ? typed : matched, passages),
    };
  }

  /* Return the full names in a query that no page shows, although their syllables occur in other words: the query or its
     capitalized words. */
  function findAbsentNames(query) {
    const capitalized = query.match(/\p{Lu}\p{L}*(?: \p{Lu}\p{L}*)+/gu) ?? [];
    const isShown = (name) => {
      const [lowercase, whole] = [name.toLowerCase(), normalize(name).join("")];
      return [...textByFolder.values()].some((text) => text.includes(lowercase)) || questions.some(({ text }) => text.includes(whole));
    };
    return [query, ...capitalized].filter((name) => nameForms.some((form) => form.test(name)) && !isShown(name));
  }

  /* Put documents first that contain every quoted phrase of the query. */
  function rankPhrasesFirst(query, ranked, answers) {
    const normalizePhrase = (text) => ` ${normalize(text).join(" ")} `;
    const phrases = [...query.matchAll(/["“„]([^"“”„]+)["“”]/g)].map(([, phrase]) => normalizePhrase(phrase));
    if (!phrases[0]) return answers;
    const containsPhrases = ({ names, line = "" }) => {
      const texts = [...names.map(([name]) => name), line].map(normalizePhrase);
      return phrases.every((phrase) => texts.some((text) => text.includes(phrase)));
    };
    const first = ranked.filter(containsPhrases);
    return [...first, ...answers.filter((answer) => !first.includes(answer))];
  }

  /* Return the answers that match enough of the query, best first, in English and in the language of the query. The
     question in the `disputes` of an answer gets the score of the answer, if higher. So does the best page or passage
     that translates or cites the answer. If the query is the name of the answer, only its translation gets this score.
     */
  function sortAnswers(ranked, userFolder, typed, named, known) {
    const english = ranked.filter(({ translates }) => !translates);
    for (const { score, coverage, disputes = [] } of english) {
      const question = english.find(({ address }) => disputes.includes(address));
      if (question?.score < score) Object.assign(question, { score, coverage: Math.max(coverage, question.coverage) });
    }
    const isInUserLanguage = (document) => document.translates && topFolder(document) === userFolder;
    const unmatched = new Map(stored.map((_, number) => [number, 0]));
    const translations = scoreDocuments(typed, unmatched, known, isInUserLanguage);
    for (const { address, number, score, coverage } of english) {
      const translation = translations.find(({ translates }) => translates.includes(address));
      if (!(translation?.score < score) || (named.has(number) && translation.translates[0] !== address)) continue;
      Object.assign(translation, { score, coverage: Math.max(coverage, translation.coverage) });
    }
    const best = keepBestOfEachPage(translations.filter(({ score }) => score).sort(compareScores));
    for (const page of best) page.score *= LANGUAGE_FACTOR;
    return [...dropPoorlyCovered(best), ...dropPoorlyCovered(english)].sort(compareScores);
  }

  /* Return an answer with the best excerpt to show and its anchor, `at`. A statement (with its speaker) or an excerpt of a
     passage replaces the line of the document if it matches more of the query. Words of the title do not count. The line
     of a passage is only its beginning. */
  function pickPassage(answer, ranked, concepts, passages = []) {
    const { address, line = "", names: [[title]], unnamed, translates } = answer;
    const inTitle = findMatchedConcepts(title, concepts);
    const beyondTitle = concepts.filter((concept) => !inTitle.includes(concept));
    const sumWeights = (matched) => sum([...new Set(matched)].map(({ weight }) => weight));
    const isPassage = (document) => !document.translates && document.address.startsWith(`${address}#`);
    const indexed = ranked.filter(isPassage).map((document) => (
      [document.address, document.names[0][0], document.kind === "statement" ? ` · ${document.line.split(" · ")[0]}` : undefined]));
    const isBeginning = unnamed && translates && passages.length;
    let shown = { at: address, line, matchedWeight: isBeginning ? 0 : 2 * sumWeights(findMatchedConcepts(line, beyondTitle)) };
    for (const [at, text, speaker = ""] of [...indexed, ...passages]) {
      const sentences = text.trim().split(SENTENCES);
      const matched = sentences.map((sentence) => findMatchedConcepts(sentence, beyondTitle));
      for (const index of sentences.keys()) {
        const range = findExcerptRange(sentences, index);
        const matchedWeight = sumWeights(matched[index]) + sumWeights(matched.slice(...range).flat());
        if (matchedWeight > shown.matchedWeight) shown = { at, line: sentences.slice(...range).join(" ") + speaker, matchedWeight };
      }
    }
    return { ...answer, ...shown };
  }

  /* Score the documents that match a concept, a name or a known question; `isWanted` filters them. */
  function scoreDocuments(concepts, named, known, isWanted = () => true) {
    const queryWeight = totalWeight(concepts);
    const matching = concepts.flatMap(({ matches }) => [...matches.keys()]);
    const numbers = new Set([...named.keys(), ...known.keys(), ...matching]);
    const ranked = [...numbers].filter((number) => isWanted(stored[number])).map((number) => {
      const document = stored[number];
      const matched = concepts.filter(({ matches }) => matches.has(number));
      const covered = matched.length === concepts.length ? 1 : totalWeight(matched) / queryWeight;
      const share = sum(matched.map(({ weight, matches }) => weight * matches.get(number))) / queryWeight;
      const baseScore = document.boost * share * Math.sqrt(covered);
      const bonus = Math.max(named.get(number) ?? 0, known.get(number) ?? 0);
      return { ...document, number, coverage: bonus ? 1 : covered, baseScore, score: baseScore + bonus };
    }).sort(compareScores);
    const terms = collectTerms(concepts);
    for (const answer of ranked.slice(0, 60)) addTitleScore(answer, terms);  // lower answers cannot reach the top
    return ranked.sort(compareScores);
  }

  /* Add the matched share of the title, or of another name, to the score, and record the index of that name in `by`. */
  function addTitleScore(answer, terms) {
    const shares = answer.names.map(([name]) => {
      const parts = splitQuestion(name);
      return totalWeight(parts.filter(sharesTermWith(terms))) / totalWeight(parts);
    });
    const share = Math.max(...shares);
    answer.score += TITLE_BONUS * answer.baseScore * share;
    answer.by = shares.indexOf(share);
  }

  /* Return the terms of a text: words, stems, synonyms and dates. */
  function collectTextTerms(text) {
    const words = normalize(text).map((word) => ({ word }));
    const phrases = [...words.map((word) => [word]), ...groupSynonyms(words)];
    const terms = new Set([...words.flatMap(({ word }) => [word, stem(word)]), ...phrases.flatMap(findSynonyms)]);
    for (let found = /\d/.test(text) && extractDate(text, dateForms); found.date; found = extractDate(found.rest, dateForms)) {
      terms.add(found.date).add(found.date.slice(0, 7));
    }
    return terms;
  }

  /* Return the concepts of which a text contains a term. */
  function findMatchedConcepts(text, concepts) {
    const textTerms = collectTextTerms(text);
    return concepts.filter((concept) => matchesText(concept, textTerms));
  }

  /* Return whether a text with these terms contains a term of a concept, the number of its day or, in unspaced scripts, a
     word that includes a term. */
  function matchesText({ terms }, textTerms) {
    const isIncluded = (term) => UNSPACED.test(term) && [...textTerms].some((textTerm) => textTerm.includes(term));
    const isDay = (term) => /^\d+-\d+-\d+$/.test(term) && [...textTerms].some((textTerm) => parseInt(textTerm) === Number(term.slice(-2)));
    return [...terms.keys()].some((term) => textTerms.has(term) || isIncluded(term) || isDay(term));
  }

  /* Return the folder of the pages in the language of a query. These pages contain more non-Latin characters of the
     query than other pages, or one of them contains more of its words than any English document. The default is the
     language of the page. */
  function detectLanguage(query, words, language) {
    const chooseFolder = (counts) => {
      const highest = Math.max(...counts.values());
      const folders = [...counts.keys()].filter((folder) => counts.get(folder) === highest);
      if (!folders.includes("")) return folders.includes(language) ? language : folders[0];
    };
    const raw = lowercaseForms(query);
    const letters = raw.match(/[^\u0000-\u00ff\P{L}]/gu) ?? [];
    const countLetters = (text) => letters.filter((letter) => text.includes(letter)).length;
    const letterCounts = new Map([...textByFolder].map(([folder, text]) => [folder, countLetters(text)]));
    const matches = words.filter(({ word }) => !stopwords.has(word)).map(({ word }) => findMatches([[word, 1], [stem(word), 1]]));
    const wordCounts = new Map();  // the highest number of words in a document, by folder
    stored.forEach((document, number) => {
      const folder = document.translates ? topFolder(document) : document.names[0][1] ?? "";
      // A short query may be a name, whose syllables occur in other words of a translation.
      const minScore = document.translates && !matches[MAX_NAME_WORDS] ? FIELDS.text : 0;
      raiseTo(wordCounts, folder, matches.filter((scores) => scores.get(number) > minScore).length);
    });
    return chooseFolder(letterCounts) ?? chooseFolder(wordCounts) ?? language;
  }

  /* Replace names in another language or spelling with the title of the document that has the name. */
  function replaceNamesByTitles(words) {
    const resolveRun = (run) => (run[1] && findSynonyms(run).length ? run : findTitleWords(run));
    return mapLongestMatches(words, resolveRun, (unresolved) => unresolved);
  }

  /* Return the words of the title of the document with this name. */
  function findTitleWords(words) {
    const name = joinWords(words);
    if (stopwords.has(name)) return undefined;
    const document = getPostings("whole", name).map((number) => stored[number]).find(isFoundByName);
    if (!document) return undefined;
    const title = normalize(document.names[0][0]);
    const raw = words.map((word) => word.raw).join(" ");
    return title.map((word) => ({ raw, word }));
  }

  /* Return the synonyms of a phrase. */
  function findSynonyms(words) {
    return senses.get(words.map(({ word }) => stem(word)).join(" ")) ?? [];
  }

  /* Group words: several words that form one synonym are one group. */
  function groupSynonyms(words) {
    const parts = [];
    for (let start = 0, length; start < words.length; start += length) {
      length = firstWords.has(stem(words[start].word)) ? Math.min(MAX_SYNONYM_WORDS, words.length - start) : 1;
      while (length > 1 && !findSynonyms(words.slice(start, start + length)).length) length--;
      parts.push(words.slice(start, start + length));
    }
    return parts;
  }

  function isInformative(part) {
    return !stopwords.has(joinWords(part)) || findSynonyms(part).length;
  }

  /* Return the distinct concepts of a query. Stopwords are concepts only if the query contains no other word and no
     date. */
  function buildQueryConcepts(words, canBeStopwords = true) {
    const parts = groupSynonyms(words);
    const informative = parts.filter(isInformative);
    const distinct = new Map((informative.length || !canBeStopwords ? informative : parts).map((part) => [joinWords(part), part]));
    return [...distinct.values()].map(buildWordConcept);
  }

  /* Return a concept of a query: its weight, its terms and the matching documents with their scores. */
  function buildWordConcept(words) {
    const word = joinWords(words);
    const terms = new Map([...findSynonyms(words).map((sense) => [sense, SYNONYM_SCORE]), [stem(word), 1], [word, 1]]);
    const canBePrefix = words.length === 1 && word.length > 1 && /\D/.test(words[0].raw);
    const startsWithQuery = (term) => canBePrefix && term.startsWith(word);
    let matches = findMatches([...allTerms.filter(startsWithQuery).map((term) => [term, SYNONYM_SCORE]), ...terms]);
    let near = "";
    if (!matches.size && !/\d/.test(word)) {
      const similarTerms = findSimilarTerms(word, nameTerms);
      for (const term of similarTerms) terms.set(term, SYNONYM_SCORE);
      [near = ""] = similarTerms;
      matches = findMatches(terms);
    }
    const raw = [...new Set(words.map((queryWord) => queryWord.raw))].join(" ");
    return { raw, word, terms, matches, near, weight: rarityWeight(matches.size) };
  }

  /* Return the concept of a date; if no document has the day, use the month, then the year. */
  function buildDateConcept(date, raw) {
    let word = date;
    while (word.includes("-") && !findMatches([[word, 1]]).size) word = word.slice(0, word.lastIndexOf("-"));
    return buildWordConcept([{ raw, word }]);
  }

  /* Return the weight of a word; rare words weigh more. */
  function rarityWeight(count) {
    return Math.log(1 + stored.length / (count || 1));
  }

  /* Return the most similar of these terms to a misspelled word. Longer words may differ in more characters. */
  function findSimilarTerms(word, terms) {
    const minLengths = UNSPACED.test(word) ? [7, 12, 17] : [5, 8, 12];  // each Hangul syllable has two or three letters
    const maxLimit = minLengths.filter((length) => word.length >= length).length;
    for (let limit = 1; limit <= maxLimit; limit++) {
      const similar = terms.filter((term) => term[0] === word[0] && isWithinEdits(word, term, limit));
      if (similar.length) return similar;
    }
    return [];
  }

  /* Return the documents with this name or, if a word is misspelled, a similar name. */
  function findByName(words, concepts, whole) {
    const exact = [whole, joinWords(words)].flatMap((name) => getPostings("whole", name));
    const isMisspelt = concepts.some(({ near, matches }) => near || !matches.size);
    if (exact.length || !isMisspelt) return new Map(exact.map((number) => [number, 2]));
    const near = findSimilarTerms(joinWords(words), wholeNames).flatMap((form) => getPostings("whole", form));
    return new Map(near.map((number) => [number, SYNONYM_SCORE]));
  }

  /* Return the documents that answer a similar known question, each with the similarity, which is 2 for the same
     question. */
  function matchKnownQuestions(concepts, words, whole) {
    const isQuestion = groupSynonyms(words).length > 1;
    const terms = collectTerms(concepts);
    const similarities = new Map();
    for (const { number, parts, text } of questions) {
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

  /* Return the known questions of a document, each split into parts. */
  function collectQuestions({ kind, translates, names: [[title]], asked = [] }, number) {
    const texts = kind === "question" || translates ? [...asked, title] : asked;
    return texts.map((text) => ({ number, parts: splitQuestion(text), text: normalize(text).join("") }));
  }

  /* Return the parts of a text that are not stopwords. */
  function splitQuestion(text) {
    const parts = questionPartsByText.get(text) ?? groupSynonyms(parseWords(text)).filter(isInformative).map(buildQuestionPart);
    questionPartsByText.set(text, parts);
    return parts;
  }

  /* Return a part of a question; its weight depends on the documents loaded so far. */
  function buildQuestionPart(words) {
    const terms = [joinWords(words), stem(joinWords(words)), ...findSynonyms(words)];
    const documentCounts = () => terms.flatMap((term) => Object.keys(FIELDS).map((field) => getPostings(field, term).length));
    let weight;
    return { terms, get weight() { return weight ??= rarityWeight(Math.max(...documentCounts())); } };
  }

  return { addIndexPart, find };
}
