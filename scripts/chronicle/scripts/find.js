/* Finds documents in the index that scripts/chronicle/search writes, and ranks them. */
import { UNSPACED, WORDS, dateIn, fold, stem, tokens } from "./terms.js";

/* What a word is worth by where a document has it. */
const FIELDS = { called: 1, sought: 0.9, about: 0.6, text: 0.4 };
const MEANT = 0.8;  // what a word is worth that means the same, begins so or is spelt nearly so
const LONGEST = 6;  // words of what means one thing
const TITLE = 0.5;  // what is added for the share of a title that a reader typed
const ALIKE = 0.5;  // how much two questions have in common that are one
const ENOUGH = 0.5;  // the share of a query that an answer has

const sum = (numbers) => numbers.reduce((all, number) => all + number, 0);
const total = (some) => sum(some.map(({ weight }) => weight)) || 1;
const joined = (words) => words.map(({ word }) => word).join("");
const folderOf = ({ address }) => address.split("/")[0];
const best = (one, two) => two.score - one.score;
const both = (text) => `${text.normalize("NFC")} ${text.normalize("NFD")}`.toLowerCase();
const raise = (map, key, value) => map.set(key, Math.max(value, map.get(key) ?? 0));

/* Answers, one of which stands in some place at the latest, and before what it translates. */
function lifted(answers, one, last) {
  if (!one) return answers;
  const before = answers.findIndex((other) => other === one || other.address === one.translates);
  const place = before < 0 ? last : Math.min(before, last);
  return answers.filter((other) => other !== one).toSpliced(place, 0, one);
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

export class Index {
  constructor() {
    this.documents = [];
    this.fields = Object.fromEntries([...Object.keys(FIELDS), "whole"].map((field) => [field, new Map()]));
    this.senses = new Map();  // the terms of words that mean the same
    this.others = new Map();  // the folders of pages in other languages, with what these say
    this.firsts = new Set();  // the first of such words
    this.questions = [];  // that readers are known to put
  }

  /* Takes a part of the index: the first has the words of any query. */
  add({ words, documents, terms }) {
    if (words) this.addWords(words);
    for (const [field, its] of Object.entries(terms)) {
      const known = this.fields[field];
      for (const [term, steps] of Object.entries(its)) {
        let number = 0;  // each is the step from that before it
        const numbers = steps.map((step) => number += step);
        known.set(term, known.get(term)?.concat(numbers) ?? numbers);
      }
    }
    for (const document of documents) {
      this.questions.push(...this.questionsOf(document, this.documents.length));
      this.documents.push(document);
      const { translates, names: [[title]], line } = document;
      const folder = folderOf(document);
      if (translates) this.others.set(folder, (this.others.get(folder) ?? "") + both(`${title} ${line}`));
    }
    const { whole, ...fields } = this.fields;
    this.names = [...whole.keys()];
    this.all = [...new Set(Object.values(fields).flatMap((its) => [...its.keys()]))];
  }

  addWords({ synonyms, stopwords, variants }) {
    this.stopwords = new Set(stopwords);
    this.variants = variants;
    for (const [term, forms] of Object.entries(synonyms)) {
      for (const form of forms) {
        this.senses.set(form, [...this.senses.get(form) ?? [], term]);
        this.firsts.add(form.split(" ")[0]);
      }
    }
  }

  fold(text) {
    return fold(text, this.variants);
  }

  /* The words of a text; those stuck together are cut at synonyms and names, for a text has them with endings. */
  words(text) {
    const isKnown = (word) => this.senses.has(word) || this.has("called", word).length || this.has("sought", word).length;
    return tokens(text, this.variants, (run) => this.fold(run).every(isKnown));
  }

  /* The numbers of the documents that have a term in a field. */
  has(field, term) {
    return this.fields[field].get(term) ?? [];
  }

  /* The documents that have some terms, each with the most that one of these is worth there. */
  matches(terms) {
    const found = new Map();
    for (const [term, worth] of terms) {
      for (const [field, counts] of Object.entries(FIELDS)) {
        for (const number of this.has(field, term)) raise(found, number, worth * counts);
      }
    }
    return found;
  }

  /* The answers to a query, the best first: what is stored of each, and which of its `names` it was found `by`.
     `missing` are words that no document has, `near` what others were taken for; `isWhole` says whether any answer has
     all; `marks` whether a word was asked for. */
  find(query, language) {
    const { date, rest, raw } = dateIn(query);
    const words = this.words(query);
    const concepts = this.concepts(this.asTitled(this.words(rest)));
    if (date) concepts.push(this.dated(date, raw));
    const met = concepts.filter(({ matches }) => matches.size);
    const terms = new Map(met.flatMap((concept) => [...concept.terms]));
    const known = this.known(concepts, words, this.fold(query).join(""));
    const named = this.named(joined(words), concepts);
    const ranked = this.ranked(met, named, known).sort(best);
    for (const answer of ranked.slice(0, 60)) this.title(answer, terms);  // no other comes among the first
    const spoken = this.spoken(query, this.words(rest)) || language;
    const answers = this.phrased(query, ranked.sort(best), this.ordered(ranked, spoken, words, named, known));
    return {
      answers,
      missing: named.size ? [] : concepts.filter((one) => !one.matches.size).map(({ raw }) => raw),
      near: met.filter(({ near }) => near).map(({ near }) => near.normalize("NFC")),
      isWhole: answers.some(({ had }) => had === 1),
      marks: (word) => this.isMarked(word, terms),
    };
  }

  /* Answers, after all that have what stands in a query between quotation marks, as one phrase. */
  phrased(query, ranked, answers) {
    const folded = (text) => ` ${this.fold(text).join(" ")} `;
    const phrases = [...query.matchAll(/["“„]([^"“”„]+)["“”]/g)].map(([, phrase]) => folded(phrase));
    if (!phrases.length) return answers;
    const texts = ({ names, line = "", text = "" }) => [...names.map(([name]) => name), line, text].map(folded);
    const has = (answer) => phrases.every((phrase) => texts(answer).some((one) => one.includes(phrase)));
    const first = ranked.filter(has);
    return [...first, ...answers.filter((answer) => !first.includes(answer))];
  }

  /* Answers that have enough, in English; a chapter that has all stands third at the latest, and one in the language
     of the query first, but after what is called so. */
  ordered(ranked, spoken, words, named, known) {
    const readable = ranked.filter(({ translates }) => !translates);
    const enough = readable.filter(({ had }) => had >= Math.min(ENOUGH, readable[0].had));
    const chapter = enough.find(({ kind, had }) => kind === "chapter" && had === 1);
    const answers = lifted(enough, chapter, 2);
    const own = this.own(spoken, answers, words, known);
    return lifted(answers, own, named.size && known.get(own?.number) !== 2 ? 2 : 0);
  }

  /* The documents that match concepts, have the name or answer a known question. */
  ranked(concepts, named, known) {
    const all = total(concepts);
    const matching = concepts.flatMap(({ matches }) => [...matches.keys()]);
    return [...new Set([...named.keys(), ...known.keys(), ...matching])].map((number) => {
      const document = this.documents[number];
      const its = concepts.filter(({ matches }) => matches.has(number));
      const covered = its.length === concepts.length ? 1 : total(its) / all;
      const met = sum(its.map(({ weight, matches }) => weight * matches.get(number))) / all;
      const worth = document.boost * met * Math.sqrt(covered);
      const more = Math.max(named.get(number) ?? 0, known.get(number) ?? 0);
      return { ...document, number, had: more ? 1 : covered, worth, score: worth + more };
    });
  }

  /* Adds to an answer the share of its title, or of another name, that some terms meet, and says by which it was found. */
  title(answer, terms) {
    const shares = answer.names.map(([name]) => {
      const parts = this.informative(name);
      return total(parts.filter((part) => part.terms.some((term) => terms.has(term)))) / total(parts);
    });
    const share = Math.max(...shares);
    answer.score += TITLE * answer.worth * share;
    answer.by = shares.indexOf(share);
  }

  /* Whether a word of an answer was asked for. */
  isMarked(word, terms) {
    return this.fold(word).some((part) => {
      const forms = [part, stem(part), ...this.meant([{ word: part }])];
      return forms.some((form) => terms.has(form)) || (UNSPACED.test(part) && [...terms.keys()].some((term) => part.includes(term)));
    });
  }

  /* The folder of the pages in the language of a query: they have a word as it is, or all words, or one, that
     nothing in English has. */
  spoken(query, words) {
    const raw = both(query);
    const letters = raw.match(/[^\u0000-\u00ff\P{L}]/gu) ?? [];
    const marked = (raw.match(WORDS) ?? []).filter((word) => /[^ -~]/.test(word));
    const counts = new Map();
    for (const [folder, text] of this.others) {
      counts.set(folder, [...letters, ...marked].filter((sign) => text.includes(sign)).length);
    }
    const [most] = [...counts].sort(([, one], [, other]) => other - one);
    if (most?.[1]) return most[0];
    const asked = words.filter(({ word }) => !this.stopwords.has(word));
    for (const some of [asked, ...asked.map((one) => [one])]) {
      const matching = some.map(({ word }) => this.matches([[word, 1]]));
      const having = this.documents.filter((_, number) => matching.every((its) => its.get(number) > FIELDS.text));
      const own = having.find(({ translates }) => translates);
      if (own && having.every(({ names: [[, language]] }) => language)) return folderOf(own);
    }
    return "";
  }

  /* What stands in the language of a query: the translation of a good answer, or else the best. */
  own(spoken, answers, words, known) {
    const concepts = this.concepts(words).filter(({ matches }) => matches.size);
    const isOwn = (one) => one.translates && folderOf(one) === spoken;
    const all = this.ranked(concepts, new Map(), known).filter(isOwn).sort(best);
    const first = answers.slice(0, 3).map(({ address }) => address);
    const translated = all.find(({ translates }) => first.includes(translates));
    return translated ?? all[0];
  }

  /* The terms that begin so. */
  beginning(word) {
    return this.all.filter((term) => term.startsWith(word));
  }

  /* The words of a query, those of a name in another language or spelling as the title has them. */
  asTitled(words) {
    for (let length = words.length; length; length--) {
      for (let start = 0; start + length <= words.length; start++) {
        const [before, after] = [words.slice(0, start), words.slice(start + length)];
        const run = words.slice(start, start + length);
        const title = length > 1 && this.meant(run).length ? run : this.titleOf(run);
        if (title) return [...this.asTitled(before), ...title, ...this.asTitled(after)];
      }
    }
    return words;
  }

  /* The words of the title of what is called so. */
  titleOf(words) {
    const name = joined(words);
    if (this.stopwords.has(name)) return undefined;
    const found = this.has("whole", name).map((number) => this.documents[number]);
    if (!found.length) return undefined;
    const most = found.reduce((one, two) => (two.boost > one.boost ? two : one));
    const title = this.fold(most.names[0][0]);
    const raw = words.map((each) => each.raw).join(" ");
    return title.map((word) => ({ raw, word }));
  }

  /* The synonyms of some words together. */
  meant(words) {
    return this.senses.get(words.map(({ word }) => stem(word)).join(" ")) ?? [];
  }

  /* Words in parts, several that mean one thing in one. */
  parts(words) {
    const parts = [];
    for (let start = 0, length; start < words.length; start += length) {
      length = this.firsts.has(stem(words[start].word)) ? Math.min(LONGEST, words.length - start) : 1;
      while (length > 1 && !this.meant(words.slice(start, start + length)).length) length--;
      parts.push(words.slice(start, start + length));
    }
    return parts;
  }

  isInformative(part) {
    return this.meant(part).length || !this.stopwords.has(joined(part));
  }

  /* What is asked for, once each: but no words that every sentence has. */
  concepts(words) {
    const parts = this.parts(words);
    const informative = parts.filter((part) => this.isInformative(part));
    const once = new Map((informative.length ? informative : parts).map((part) => [joined(part), part]));
    return [...once.values()].map((part) => this.concept(part));
  }

  /* A part of a query: its weight, its terms, and the documents that match, each with what that is worth. */
  concept(words) {
    const word = joined(words);
    const senses = this.meant(words);
    const terms = new Map([...senses.map((sense) => [sense, MEANT]), [stem(word), 1], [word, 1]]);
    const longer = words.length === 1 && word.length > 1 ? this.beginning(word).map((term) => [term, MEANT]) : [];
    let matches = this.matches([...longer, ...terms]);
    let near = "";
    if (!matches.size && !/[0-9]/.test(word)) {
      const nearest = this.nearest(word, this.all);
      for (const term of nearest) terms.set(term, MEANT);
      [near = ""] = nearest;
      matches = this.matches(terms);
    }
    const raw = [...new Set(words.map((each) => each.raw))].join(" ");
    return { raw, terms, matches, near, weight: this.weight(matches.size) };
  }

  /* A date as a part of a query: where nothing has its day, its month; where nothing has that, its year. */
  dated(date, raw) {
    let word = date;
    while (word.includes("-") && !this.has("sought", word).length) word = word.slice(0, word.lastIndexOf("-"));
    return this.concept([{ raw, word }]);
  }

  /* The rarer a word the more it weighs. */
  weight(count) {
    return Math.log(1 + this.documents.length / (count || 1));
  }

  /* The nearest of some terms that a word was perhaps meant to be: the longer it is, the less alike. */
  nearest(word, terms) {
    const most = [5, 8, 12].filter((length) => word.length >= length).length;
    for (let limit = 1; limit <= most; limit++) {
      const found = terms.filter((term) => term[0] === word[0] && isNear(word, term, limit));
      if (found.length) return found;
    }
    return [];
  }

  /* The documents that are called so, or nearly so where a word is misspelt. */
  named(name, concepts) {
    const exact = this.has("whole", name);
    const isMisspelt = concepts.some(({ near, matches }) => near || !matches.size);
    if (exact.length || !isMisspelt) return new Map(exact.map((number) => [number, 2]));
    const near = this.nearest(name, this.names).flatMap((form) => this.has("whole", form));
    return new Map(near.map((number) => [number, MEANT]));
  }

  /* What answers a question that readers are known to put nearly so, with how nearly: 2 if just so. */
  known(concepts, words, whole) {
    const isQuestion = this.parts(words).length > 1;
    const terms = new Set(concepts.flatMap((one) => [...one.terms.keys()]));
    const found = new Map();
    for (const { number, parts, text } of this.questions) {
      if (text === whole) raise(found, number, 2);
      const met = parts.filter((part) => part.terms.some((term) => terms.has(term)));
      if (!isQuestion || !met.length) continue;
      const isMet = (one) => met.some((part) => part.terms.some((term) => one.terms.has(term)));
      const had = total(met) / total(parts);
      const covered = total(concepts.filter(isMet)) / total(concepts);
      const alike = 2 * covered * had / (covered + had) * Math.sqrt(covered);
      if (alike > ALIKE) raise(found, number, (alike - ALIKE) / (1 - ALIKE));
    }
    return found;
  }

  /* The questions that a document answers, each in parts. */
  questionsOf({ kind, translates, names: [[title]], asked = [] }, number) {
    const texts = kind === "question" || translates ? [...asked, title] : asked;
    return texts.map((text) => {
      return { number, parts: this.informative(text), text: this.fold(text).join("") };
    });
  }

  /* The parts of a text that are more than words of every sentence. */
  informative(text) {
    return this.parts(this.words(text)).filter((part) => this.isInformative(part)).map((part) => this.part(part));
  }

  /* A part of a question, that weighs as the documents then are. */
  part(words) {
    const terms = [joined(words), stem(joined(words)), ...this.meant(words)];
    const numbers = () => terms.flatMap((term) => Object.keys(FIELDS).map((field) => this.has(field, term).length));
    const weigh = () => this.weight(Math.max(...numbers()));
    let known;
    return { terms, get weight() { return known ??= weigh(); } };
  }
}
