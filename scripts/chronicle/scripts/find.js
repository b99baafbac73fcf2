/* Finds documents in the index that scripts/chronicle/search writes, and ranks them.

   One query, “when did the floud of 1903 end”, step by step:
   1. `dateIn` finds 1903. Of the `rest`, `conceptsOf` drops the words that every sentence has; left are floud and end,
      and the date is a third concept.
   2. Each concept has `terms` (the word, its stem, its synonyms), `matches` (the documents that have one of them, each
      with its worth: more in a name than in a text, see `FIELDS`), and a `weight`: the rarer, the more. No document has
      floud, so `nearest` takes it for flood, which is its `near`.
   3. `met` are the concepts that match anything, `named` the documents whose whole name is the query, and `known`
      those that answer a question which is much like it, as “How long did the flood last?”.
   4. `rank` scores every document: its boost, times what the concepts are worth there, less if it `had` only some of
      them; what it is worth as named or known is added. `addTitle` adds for the share of its title that was typed.
   5. `order` leaves out what has too little of the query, ranks the pages in its language among the others, and lifts
      one of them and a chapter that have all of it. */
import { UNSPACED, dateIn, eachLongest, fold, stem, tokens } from "./terms.js";

/* What a word is worth by where a document has it. */
const FIELDS = { called: 1, sought: 0.9, about: 0.6, text: 0.4 };
const MEANT = 0.8;  // what a word is worth that means the same, begins so or is spelt nearly so
const LONGEST = 6;  // words of what means one thing
const TITLE = 0.55;  // what is added for the share of a title that a reader typed
const ALIKE = 0.5;  // how much two questions have in common that are one
const ENOUGH = 0.5;  // the share of a query that an answer has
const ENOUGH_OF_LONG = 0.75;  // and that a page in another language has: a chapter has half of many
const SENTENCES = /(?<=[^ .]{2}[.?!]”?) /;  // between two sentences, but not after an initial

const sum = (numbers) => numbers.reduce((all, number) => all + number, 0);
const total = (some) => sum(some.map(({ weight }) => weight)) || 1;
const joinWords = (words) => words.map(({ word }) => word).join("");
const folderOf = ({ address }) => address.split("/")[0];
const best = (one, two) => two.score - one.score;
// Pages and passages are found by words that are no names of theirs, works by titles in other languages.
const isNamed = ({ kind, names: [[, language]] }) => !language && kind !== "page" && kind !== "paragraph";
const both = (text) => `${text.normalize("NFC")} ${text.normalize("NFD")}`.toLowerCase();
const termsOf = (concepts) => new Map(concepts.flatMap(({ terms }) => [...terms]));
const meets = (terms) => (part) => part.terms.some((term) => terms.has(term));
const raise = (map, key, value) => map.set(key, Math.max(value, map.get(key) ?? 0));

/* Answers with one of them moved up to some place, unless it stands higher already. */
function lift(answers, one, last) {
  if (answers.indexOf(one) <= last) return answers;
  return answers.filter((other) => other !== one).toSpliced(last, 0, one);
}

/* Whether two words differ in at most so many letters: changed, left out, added or swapped. */
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

/* An index that takes its parts and finds documents. */
export function makeIndex() {
  const stored = [];  // the documents
  const inFields = Object.fromEntries([...Object.keys(FIELDS), "whole"].map((field) => [field, new Map()]));
  const senses = new Map();  // the terms of words that mean the same
  const said = new Map();  // by folder, what pages in its language say
  const firsts = new Set();  // the first of such words
  const inParts = new Map();  // of texts, their informative parts as the documents now are
  let questions = [];  // that readers are known to put
  let stopwords, variants, wholeNames, allTerms;

  /* Takes a part of the index: the first has the words of any query. */
  function add({ words, documents, terms, alone, asked = {} }) {
    if (words) addWords(words);
    for (const [field, its] of Object.entries(terms)) {
      for (const [term, steps] of Object.entries(its)) {
        let number = 0;  // each is the step from that before it
        enter(field, term, steps.map((step) => number += step));
      }
      for (const [number, some] of Object.entries(alone?.[field] ?? {})) {
        for (const term of some) enter(field, term, [Number(number)]);
      }
    }
    for (const document of documents) {
      const names = document.unnamed ? [] : document.names;
      for (const [name] of names) enter("whole", foldText(name).join(""), [stored.length]);
      stored.push(document);
      const { translates, names: [[title, language]], line } = document;
      const folder = translates ? folderOf(document) : language ?? "";
      said.set(folder, (said.get(folder) ?? "") + both(`${title} ${line}`));
    }
    inParts.clear();
    // What readers are known to ask is large and takes longest: the first answers do without.
    for (const [number, some] of Object.entries(asked)) stored[number].asked = some;
    if (!words) questions = stored.flatMap(questionsOf);
    const { whole, ...fields } = inFields;
    wholeNames = [...whole.keys()];
    allTerms = [...new Set(Object.values(fields).flatMap((its) => [...its.keys()]))];
  }

  /* Enters documents that have a term in a field. */
  function enter(field, term, numbers) {
    inFields[field].set(term, having(field, term).concat(numbers));
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

  const foldText = (text) => fold(text, variants);

  /* The words of a text; those stuck together are cut at synonyms and names, for a text has them with endings. */
  function wordsOf(text) {
    const isKnown = (word) => senses.has(word) || having("called", word).length || having("sought", word).length;
    return tokens(text, variants, (run) => foldText(run).every(isKnown));
  }

  /* The numbers of the documents that have a term in a field. */
  function having(field, term) {
    return inFields[field].get(term) ?? [];
  }

  /* The documents that have some terms, each with the most that one of these is worth there. */
  function matching(terms) {
    const found = new Map();
    for (const [term, worth] of terms) {
      for (const [field, counts] of Object.entries(FIELDS)) {
        for (const number of having(field, term)) raise(found, number, worth * counts);
      }
    }
    return found;
  }

  /* The answers to a query, the best first: what is stored of each, and which of its `names` it was found `by`.
     `missing` are words that no document has, `near` what others were taken for; `isWhole` says whether any answer has
     all; `marks` whether a word was asked for. */
  function find(query, language) {
    const { date, rest, raw } = dateIn(query);
    const words = wordsOf(query);
    const concepts = conceptsOf(asTitled(wordsOf(rest)));
    if (date) concepts.push(dateConcept(date, raw));
    const met = concepts.filter(({ matches }) => matches.size);
    const terms = termsOf(met);
    const known = answering(concepts, words, foldText(query).join(""));
    const named = namedSo(/^\d+$/.test(date) && !concepts[1] ? concepts : words, concepts);
    const ranked = rank(met, named, known);
    const spoken = languageOf(query, wordsOf(rest), language);
    const answers = withPhrases(query, ranked, order(ranked, spoken, words, known));
    return {
      answers,
      missing: named.size ? [] : concepts.filter((one) => !one.matches.size).map(({ raw }) => raw),
      near: met.filter(({ near }) => near).map(({ near }) => near.normalize("NFC")),
      isWhole: answers.some(({ had }) => had === 1),
      marks: (word) => hasTerm(word, terms),
      quoting: (answer, passages) => quoting(answer, ranked, met, passages),
    };
  }

  /* Answers, after all that have what stands in a query between quotation marks, as one phrase; or of a long one without such
     those that quote two thirds of its words, small ones too. */
  function withPhrases(query, ranked, answers) {
    const folded = (text) => ` ${foldText(text).join(" ")} `;
    const phrases = [...query.matchAll(/["“„]([^"“”„]+)["“”]/g)].map(([, phrase]) => folded(phrase));
    const asked = [...new Set(foldText(query).map(stem))];
    const isMeant = (quotation) => {
      const its = foldText(quotation).map(stem);
      return asked.filter((word) => !its.includes(word)).length <= asked.length / 3;
    };
    const shown = (one) => [...one.names, one.line].join(" | ");
    const first = ranked.filter((answer) => (phrases[0]
      ? phrases.every((phrase) => folded(shown(answer)).includes(phrase))
      : asked[5] && shown(answer).match(/“[^”]+/g)?.some(isMeant)));
    return [...first, ...answers.filter((answer) => !first.includes(answer))];
  }

  /* Answers that have enough, in English and in the language of the query: what translates another counts as much as that,
     and stands before it. A chapter that has all stands third at the latest, and second one in the language. */
  function order(ranked, spoken, words, known) {
    const readable = ranked.filter(({ translates }) => !translates);
    const scores = new Map(readable.map(({ address, score }) => [address, score]));
    const isOwn = (one) => one.translates && folderOf(one) === spoken;
    const typed = conceptsOf(words).filter(({ matches }) => matches.size);
    const own = rank(typed, new Map(), known, isOwn);
    for (const one of own) one.score = Math.max(one.score, scores.get(one.translates) ?? 0);
    const enough = (some, share) => some.filter(({ had }) => had >= Math.min(share, some[0].had));
    const all = [...enough(own.sort(best), ENOUGH_OF_LONG), ...enough(readable, ENOUGH)].sort(best);
    const hasAll = ({ had }) => had === 1;
    const chapter = all.find((one) => one.kind === "chapter" && hasAll(one));
    return lift(lift(all, chapter, 2), own.find(hasAll), 1);
  }

  /* An answer with `at`, what of its page it leads to: a statement, with who makes it, or a sentence of a passage in the
     index or of those given, that has more of what is asked than its line, besides what its title has. */
  function quoting(answer, ranked, concepts, passages = []) {
    const { address, line = "", names: [[title]] } = answer;
    const left = concepts.filter(({ terms }) => !hasTerm(title, terms));
    const worth = (text) => sum(left.filter(({ terms }) => hasTerm(text, terms)).map(({ weight }) => weight));
    const inIndex = ranked.filter((one) => one.address.startsWith(`${address}#`)).map((one) => (
      [one.address, one.names[0][0], one.kind === "statement" ? ` · ${one.line.split(" · ")[0]}` : undefined]));
    let shown = { at: address, line, most: worth(line) };
    for (const [at, text, speaker = ""] of [...inIndex, ...passages]) {
      for (const sentence of text.split(SENTENCES)) {
        const most = worth(sentence);
        if (most > shown.most) shown = { at, line: sentence + speaker, most };
      }
    }
    return { ...answer, ...shown };
  }

  /* The documents that match concepts, have the name or answer a known question, or those that are wanted of them. */
  function rank(concepts, named, known, isWanted = () => true) {
    const all = total(concepts);
    const met = concepts.flatMap(({ matches }) => [...matches.keys()]);
    const found = [...new Set([...named.keys(), ...known.keys(), ...met])].filter((number) => isWanted(stored[number]));
    const ranked = found.map((number) => {
      const document = stored[number];
      const its = concepts.filter(({ matches }) => matches.has(number));
      const covered = its.length === concepts.length ? 1 : total(its) / all;
      const share = sum(its.map(({ weight, matches }) => weight * matches.get(number))) / all;
      const worth = document.boost * share * Math.sqrt(covered);
      const more = Math.max(named.get(number) ?? 0, known.get(number) ?? 0);
      return { ...document, number, had: more ? 1 : covered, worth, score: worth + more };
    }).sort(best);
    const terms = termsOf(concepts);
    for (const answer of ranked.slice(0, 60)) addTitle(answer, terms);  // no other comes among the first
    return ranked.sort(best);
  }

  /* Adds to an answer the share of its title, or of another name, that some terms meet, and says by which it was found. */
  function addTitle(answer, terms) {
    const shares = answer.names.map(([name]) => {
      const parts = informativeParts(name);
      return total(parts.filter(meets(terms))) / total(parts);
    });
    const share = Math.max(...shares);
    answer.score += TITLE * answer.worth * share;
    answer.by = shares.indexOf(share);
  }

  /* Whether a text has one of some terms, or a word that means the same, or one in which a term is. */
  function hasTerm(text, terms) {
    return foldText(text).some((word) => (
      [word, stem(word), ...meant([{ word }])].some((form) => terms.has(form))
      || (UNSPACED.test(word) && [...terms.keys()].some((term) => word.includes(term)))));
  }

  /* The folder of the pages in the language of a query: they have more of its letters as they are than others,
     or all words, that nothing in English has. In doubt it is the language of the page. */
  function languageOf(query, words, language) {
    const raw = both(query);
    const oneOf = (folders) => (folders.includes(language) ? language : folders[0]);
    const letters = raw.match(/[^\u0000-\u00ff\P{L}]/gu) ?? [];
    const count = (text) => letters.filter((sign) => text.includes(sign)).length;
    const counts = new Map([...said].map(([folder, text]) => [folder, count(text)]));
    const most = Math.max(...counts.values());
    if (most > counts.get("")) return oneOf([...said.keys()].filter((folder) => counts.get(folder) === most));
    const asked = words.filter(({ word }) => !stopwords.has(word)).map(({ word }) => matching([[word, 1]]));
    const found = stored.filter((one, number) => asked.every((its) => its.get(number) > (one.translates ? FIELDS.text : 0)));
    const own = found.filter(({ translates }) => translates).map(folderOf);
    return own.length && found.every(({ names: [[, its]] }) => its) ? oneOf(own) : language;
  }

  /* The words of a query, those of a name in another language or spelling as the title has them. */
  function asTitled(words) {
    const take = (run) => (run[1] && meant(run).length ? run : titleOf(run));
    return eachLongest(words, take, (left) => left);
  }

  /* The words of the title of what is called so. */
  function titleOf(words) {
    const name = joinWords(words);
    if (stopwords.has(name)) return undefined;
    const called = having("whole", name).map((number) => stored[number]).find(isNamed);
    if (!called) return undefined;
    const title = foldText(called.names[0][0]);
    const raw = words.map((each) => each.raw).join(" ");
    return title.map((word) => ({ raw, word }));
  }

  /* The synonyms of some words together. */
  function meant(words) {
    return senses.get(words.map(({ word }) => stem(word)).join(" ")) ?? [];
  }

  /* Words in parts, several that mean one thing in one. */
  function partsOf(words) {
    const parts = [];
    for (let start = 0, length; start < words.length; start += length) {
      length = firsts.has(stem(words[start].word)) ? Math.min(LONGEST, words.length - start) : 1;
      while (length > 1 && !meant(words.slice(start, start + length)).length) length--;
      parts.push(words.slice(start, start + length));
    }
    return parts;
  }

  function isInformative(part) {
    return !stopwords.has(joinWords(part)) || meant(part).length;
  }

  /* What is asked for, once each: but no words that every sentence has. */
  function conceptsOf(words) {
    const parts = partsOf(words);
    const informative = parts.filter(isInformative);
    const once = new Map((informative.length ? informative : parts).map((part) => [joinWords(part), part]));
    return [...once.values()].map(conceptOf);
  }

  /* A part of a query: its weight, its terms, and the documents that match, each with what that is worth. */
  function conceptOf(words) {
    const word = joinWords(words);
    const terms = new Map([...meant(words).map((sense) => [sense, MEANT]), [stem(word), 1], [word, 1]]);
    const isBegun = words.length === 1 && word.length > 1 && /\D/.test(words[0].raw);
    const isBeginning = (term) => isBegun && term.startsWith(word);
    let matches = matching([...allTerms.filter(isBeginning).map((term) => [term, MEANT]), ...terms]);
    let near = "";
    if (!matches.size && !/\d/.test(word)) {
      const meantPerhaps = nearest(word, allTerms);
      for (const term of meantPerhaps) terms.set(term, MEANT);
      [near = ""] = meantPerhaps;
      matches = matching(terms);
    }
    const raw = [...new Set(words.map((each) => each.raw))].join(" ");
    return { raw, word, terms, matches, near, weight: weightOf(matches.size) };
  }

  /* A date as a part of a query: where nothing has its day, its month; where nothing has that, its year. */
  function dateConcept(date, raw) {
    let word = date;
    while (word.includes("-") && !having("sought", word).length) word = word.slice(0, word.lastIndexOf("-"));
    return conceptOf([{ raw, word }]);
  }

  /* The rarer a word the more it weighs. */
  function weightOf(count) {
    return Math.log(1 + stored.length / (count || 1));
  }

  /* The nearest of some terms that a word was perhaps meant to be: the longer it is, the less alike. */
  function nearest(word, terms) {
    const most = [5, 8, 12].filter((length) => word.length >= length).length;
    for (let limit = 1; limit <= most; limit++) {
      const found = terms.filter((term) => term[0] === word[0] && isNear(word, term, limit));
      if (found.length) return found;
    }
    return [];
  }

  /* The documents that are called so, or nearly so where a word is misspelt. */
  function namedSo(words, concepts) {
    // In any order: 1958 joint declaration is the joint declaration 1958.
    const exact = words.flatMap((_, at) => having("whole", joinWords([...words.slice(at), ...words.slice(0, at)])));
    const isMisspelt = concepts.some(({ near, matches }) => near || !matches.size);
    if (exact.length || !isMisspelt) return new Map(exact.map((number) => [number, 2]));
    const near = nearest(joinWords(words), wholeNames).flatMap((form) => having("whole", form));
    return new Map(near.map((number) => [number, MEANT]));
  }

  /* What answers a question that readers are known to put nearly so, with how nearly: 2 if just so. */
  function answering(concepts, words, whole) {
    const isQuestion = partsOf(words).length > 1;
    const terms = termsOf(concepts);
    const found = new Map();
    for (const { number, parts, text } of questions) {
      if (text === whole) raise(found, number, 2);
      const met = parts.filter(meets(terms));
      if (!isQuestion || !met.length) continue;
      const isMet = (one) => met.some(meets(one.terms));
      const had = total(met) / total(parts);
      const covered = total(concepts.filter(isMet)) / total(concepts);
      const alike = 2 * covered * had / (covered + had) * Math.sqrt(covered);
      if (alike > ALIKE) raise(found, number, (alike - ALIKE) / (1 - ALIKE));
    }
    return found;
  }

  /* The questions that a document answers, each in parts. */
  function questionsOf({ kind, translates, names: [[title]], asked = [] }, number) {
    const texts = kind === "question" || translates ? [...asked, title] : asked;
    return texts.map((text) => ({ number, parts: informativeParts(text), text: foldText(text).join("") }));
  }

  /* The parts of a text that are more than words of every sentence. */
  function informativeParts(text) {
    const parts = inParts.get(text) ?? partsOf(wordsOf(text)).filter(isInformative).map(partOf);
    inParts.set(text, parts);
    return parts;
  }

  /* A part of a question, that weighs as the documents then are. */
  function partOf(words) {
    const terms = [joinWords(words), stem(joinWords(words)), ...meant(words)];
    const counts = () => terms.flatMap((term) => Object.keys(FIELDS).map((field) => having(field, term).length));
    let weight;
    return { terms, get weight() { return weight ??= weightOf(Math.max(...counts())); } };
  }

  return { add, find };
}
