/* Finds documents with MiniSearch in the index of scripts/chronicle/search, and ranks them. */
import MiniSearch from "./vendor/minisearch-7.2.0.js";
import { dateIn, fold, stem, tokens } from "./terms.js";
/* What a match is worth by its field and by how it was met; a name typed whole, a share of one. */
const FIELDS = { called: 1, typed: 0.9, about: 0.6, text: 0.4, whole: 0 };
const STEM = 0.97, SYNONYM = 0.75, PREFIX = 0.8, FUZZY = 0.7, NAME = 1, SHARE = 0.25;
const ASKED = 1.25, QUESTION = 1.1;  // what a question is worth more, if one is asked or not
const ASKS = /^(?:wh[aeio]|how|did|do|does|was|were|is|are|has|have|had|can)|\?$/i;
const ENOUGH = 0.5, LONGEST = 6;  // of the weight of a query; words of a name or of a synonym
const ALIKE = 0.6;  // the share of a known question that is typed
const WHOLE = 0.99, SUBJECT = 0.74;  // a share that is all; what a chapter is worth by its address

const sum = (numbers) => numbers.reduce((all, number) => all + number, 0);
const joined = (words) => words.map(({ word }) => word).join("");
/* The documents from the steps between their numbers: browsers read JSON fastest. */
function counted(steps) {
  let number = 0;
  return JSON.parse(`{${steps.map((step) => `"${number += step}":1`)}}`);
}

export class Index {
  constructor({ minisearch, synonyms, stopwords, variants, asked = [] }) {
    this.asked = asked.map(([id, words]) => [id, new Set(words)]);
    const options = { fields: Object.keys(FIELDS), tokenize: (text) => [text] };
    const terms = minisearch.index.map(([term, found]) => [term, Object.entries(found)]);
    const index = terms.map(([term, found]) => (
      [term, Object.fromEntries(found.map(([place, steps]) => [place, counted(steps)]))]));
    this.search = MiniSearch.loadJS({ ...minisearch, index }, options);
    this.weight = (count) => Math.log(1 + minisearch.documentCount / (count || 1));
    this.frequencies = new Map(terms.map(([term, found]) => (
      [term, Math.max(...found.map(([, steps]) => steps.length))])));
    this.synonyms = new Map(Object.entries(synonyms));
    this.senses = (some) => this.synonyms.get(some.map(({ word }) => stem(word)).join(" "));
    this.stopwords = new Set(stopwords);
    this.fold = (text) => fold(text, variants);
    this.tokens = (text) => tokens(text, variants, (run) => (
      this.fold(run).every((word) => this.synonyms.has(word) || this.frequencies.has(word))));
  }

  /* The answers to a query, the best first: what is stored of each, and which of its `names` it was
     found `by`. `missing` are words that no document has; `isNear` says whether others were taken
     for some, `isWhole` whether the first answer has all, `marks` whether a word was asked for. */
  find(query) {
    const { date, rest } = dateIn(query);
    const concepts = this.concepts(this.translated(this.tokens(rest)));
    if (date) concepts.push(this.concept([{ typed: date, word: date }]));
    /* Two letters beside an unknown word are part of a name that no document has. */
    const least = concepts.some(({ matches }) => !matches.size) ? 3 : 0;
    const found = concepts.filter(({ word, matches }) => matches.size && word.length >= least);
    const isNear = concepts.some((concept) => concept.isNear);
    const named = this.named(this.tokens(query), isNear);
    for (const [id, share] of this.answering(this.tokens(query))) {
      named.set(id, Math.max(share, named.get(id) ?? 0));
    }
    const terms = new Map(found.flatMap((concept) => [...concept.terms]));
    const scored = this.scored(found, named, ASKS.test(query.trim()) ? ASKED : QUESTION);
    const answers = scored.slice(0, 60).map((answer) => {
      const shares = answer.names.map(([name]) => this.share(name, terms));
      const share = Math.max(...shares);
      const score = answer.score + SHARE * share * answer.worth;
      return { ...answer, score, by: share > 1.5 * shares[0] ? shares.indexOf(share) : 0 };
    });
    const all = [...answers.sort((one, two) => two.score - one.score), ...scored.slice(60)];
    const chapter = all.findIndex(({ kind, had }) => kind === "chapter" && had > WHOLE);
    const latest = all[chapter]?.worth > SUBJECT ? 1 : 3;  // where the chapter on it stands
    if (chapter > latest) all.splice(latest, 0, ...all.splice(chapter, 1));
    return {
      answers: all.filter(({ had }) => had >= Math.min(ENOUGH, all[0].had)),
      missing: concepts.filter((concept) => !found.includes(concept)).map(({ typed }) => typed),
      isNear,
      isWhole: all[0]?.had > WHOLE,
      marks: (word) => this.fold(word).some((part) => this.met(part, terms)),
    };
  }

  /* The documents that match concepts or have the name; they `had` a share of what was asked. */
  scored(concepts, named, asked) {
    const all = sum(concepts.map(({ weight }) => weight)) || 1;
    const matching = concepts.flatMap(({ matches }) => [...matches.keys()]);
    return [...new Set([...named.keys(), ...matching])].map((id) => {
      const stored = this.search.getStoredFields(id);
      const its = concepts.filter(({ matches }) => matches.has(id));
      const had = named.has(id) ? 1 : sum(its.map(({ weight }) => weight)) / all;
      const met = sum(its.map(({ weight, matches }) => weight * matches.get(id))) / all;
      const boost = stored.boost * (stored.kind === "question" ? asked : 1);
      const worth = boost * met * Math.sqrt(had);
      return { ...stored, address: id, had, worth, score: worth + boost * (named.get(id) ?? 0) };
    }).sort((one, two) => two.score - one.score);
  }

  /* The documents that have a name, perhaps within a question; of a mistyped name those nearest. */
  named(words, isNear) {
    const isTelling = ({ word }) => !this.stopwords.has(word);
    const [start, end] = [words.findIndex(isTelling), words.findLastIndex(isTelling) + 1];
    const query = { queries: [words, words.slice(start, end)].map(joined), fields: ["whole"] };
    const exact = this.search.search(query);
    const fuzzy = (term) => (term.length < 6 ? 0 : term.length < 8 ? 1 : term.length < 12 ? 2 : 3);
    const found = exact.length || !isNear ? exact : this.search.search({ ...query, fuzzy });
    return new Map(found.map(({ id }) => [id, exact.length ? NAME : NAME * FUZZY]));
  }

  /* What answers a question that readers are known to put nearly so: one that has every word that
     is typed, with the share of its own weight that they are. One word more is another question. */
  answering(words) {
    const telling = words.filter(({ word }) => !this.stopwords.has(word));
    const typed = telling.map(({ word }) => stem(word));
    const weigh = (some) => sum([...some].map((word) => this.weight(this.frequencies.get(word))));
    const found = new Map();
    for (const [id, asked] of typed.length ? this.asked : []) {
      if (!typed.every((word) => asked.has(word))) continue;
      const share = weigh(new Set(typed)) / weigh(asked);
      if (share >= ALIKE) found.set(id, Math.max(share, found.get(id) ?? 0));
    }
    return found;
  }

  /* How much of a name some terms meet, and how well they meet a word of it. */
  share(name, terms) {
    const words = this.fold(name).filter((word) => !this.stopwords.has(word));
    const weights = words.map((word) => (
      this.weight(this.frequencies.get(stem(word)) ?? this.frequencies.get(word))));
    return sum(words.map((word, at) => weights[at] * this.met(word, terms))) / (sum(weights) || 1);
  }

  met(word, terms) {
    const forms = [word, ...(this.synonyms.get(stem(word)) ?? [stem(word)])];
    return Math.max(...forms.map((form) => terms.get(form) ?? 0));
  }

  /* The words of a query, those of a name in another language or spelling as the title has them. */
  translated(words) {
    for (let length = Math.min(LONGEST, words.length); length; length--) {
      for (let start = 0; start + length <= words.length; start++) {
        const [before, after] = [words.slice(0, start), words.slice(start + length)];
        const run = words.slice(start, start + length);
        const title = length > 1 && this.senses(run) ? run : this.title(run);
        if (title) return [...this.translated(before), ...title, ...this.translated(after)];
      }
    }
    return words;
  }

  title(words) {
    const name = joined(words);
    const isName = this.frequencies.has(name) && !this.stopwords.has(name);
    const found = isName ? this.search.search(name, { fields: ["whole"] }) : [];
    const [best] = found.sort((first, second) => second.boost - first.boost);
    if (!(best?.boost >= 1)) return null;
    const [title, ...others] = best.names.map(([text]) => this.fold(text));
    const isSpelt = title.join("").includes(name);
    const as = isSpelt ? others.find((parts) => parts.join("") === name) : title;
    return as?.map((word) => ({ typed: words.map(({ typed }) => typed).join(" "), word })) ?? words;
  }

  /* What is asked for: synonyms of several words, and words, but none that every sentence has. */
  concepts(words) {
    const isTelling = ({ word }) => !this.stopwords.has(word) || this.senses([{ word }]);
    const isAsked = words.some(isTelling) ? isTelling : () => true;
    const found = [];
    for (let start = 0, length; start < words.length; start += length) {
      length = Math.min(LONGEST, words.length - start);
      while (length > 1 && !this.senses(words.slice(start, start + length))) length--;
      const part = words.slice(start, start + length);
      if (length > 1 || isAsked(part[0])) found.push(this.concept(part, this.senses(part)));
    }
    return found;
  }

  /* A concept: its weight, its terms and the documents that match, each with what it is worth. */
  concept(words, senses = []) {
    const word = joined(words);
    const terms = new Map(senses.map((sense) => [sense, SYNONYM]));
    terms.set(stem(word), STEM).set(word, 1);
    const isPrefix = words.length === 1 && word.length > 1;
    const queries = [...terms.keys()].map((term) => (
      { queries: [term], prefix: isPrefix && term === word }));
    let matches = this.matches(queries, (term) => terms.get(term) ?? PREFIX);
    const isNear = !matches.size;
    for (let fuzzy = 1; !matches.size && fuzzy < 3 && word.length > 3 + fuzzy; fuzzy++) {
      matches = this.matches([{ queries: [word], fuzzy }], (term) => {
        const isSwapped = [...term].sort().join("") === [...word].sort().join("");
        if (term[0] !== word[0] || (fuzzy > 1 && word.length < 8 && !isSwapped)) return 0;
        terms.set(term, FUZZY);
        return FUZZY;
      });
    }
    const typed = [...new Set(words.map((each) => each.typed))].join(" ");
    return { typed, word, terms, matches, isNear, weight: this.weight(matches.size) };
  }

  matches(queries, worth) {
    const best = (match) => Math.max(...Object.entries(match).map(([term, fields]) => (
      worth(term) * Math.max(...fields.map((field) => FIELDS[field])))));
    const found = this.search.search({ combineWith: "OR", queries });
    return new Map(found.map(({ id, match }) => [id, best(match)]).filter(([, most]) => most));
  }
}
