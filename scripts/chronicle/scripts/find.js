/* Finds documents in the index that scripts/chronicle/search writes, and ranks them. */
import { UNSPACED, WORDS, dateIn, dateInWords, fold, stem, tokens } from "./terms.js";

/* What a word is worth by where a document has it. */
const FIELDS = { called: 1, typed: 0.9, about: 0.6, text: 0.4 };
/* What a word is worth that is not met as it was typed. */
const SYNONYM = 0.75, PREFIX = 0.8, FUZZY = 0.7;
/* The weight of a word that fills or judges; of when, where and who in a question that is known. */
const FAINT = 0.4, WHICH = 1.5;
/* What the share of a title that was typed adds, and a title that was typed whole. */
const SHARE = 0.25, TITLE = 1;
/* What a question counts more if one is asked, or if not; what it adds that it is a known one, asked or just typed. */
const ASKED = 1.15, QUESTION = 1.05, KNOWN = 1.4, BARE = 0.08;
const ALIKE = 0.5;  // how much two questions have in common that are one
const ENOUGH = 0.5;  // the share of a query that an answer has
const WHOLE = 0.99;  // a share that is all
const LONGEST = 6;  // words of a name or of a synonym
const CHAPTER = 0.6;  // what a chapter is worth that is on what was asked
const ASKS = /^(?:wh[aeio]|how|did|do|does|was|were|is|are|has|have|had|can)|\?$/i;
const RARE = /[^\u0000-\u00ff\P{L}]/u;  // a letter that the languages of western Europe have not
const POINTED = /^(?:when|where|who)$/;

const sum = (numbers) => numbers.reduce((all, number) => all + number, 0);
const joined = (words) => words.map(({ word }) => word).join("");
const folderOf = ({ address }) => address.split("/")[0];
const lettersOf = (text) => `${text.toLowerCase()} ${text.normalize("NFD")}`;
const best = (one, two) => two.score - one.score;
const raise = (map, key, value) => map.set(key, Math.max(value, map.get(key) ?? 0));

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
    this.longest = new Map();  // the most of such words, by the first of them
    this.questions = [];  // that readers are known to put
    this.inOthers = new Map();  // the folders of pages in other languages, with what these say
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
      const { names: [[title]], line, translates } = document;
      const folder = folderOf(document);
      this.questions.push(...this.questionsOf(document, this.documents.length));
      this.documents.push(document);
      if (translates) this.inOthers.set(folder, (this.inOthers.get(folder) ?? "") + lettersOf(`${title} ${line}`));
    }
    const { whole, ...fields } = this.fields;
    this.names = [...whole.keys()];
    this.all = [...new Set(Object.values(fields).flatMap((its) => [...its.keys()]))];
    this.frequencies = new Map();  // of terms, when they are asked for
  }

  addWords({ synonyms, stopwords, faint, variants, kinds }) {
    this.kinds = kinds;  // the group in which each kind is shown
    this.stopwords = new Set(stopwords);
    this.faint = new Set(faint);
    this.variants = variants;
    for (const [term, forms] of Object.entries(synonyms)) {
      for (const form of forms) {
        const [first, ...more] = form.split(" ");
        this.senses.set(form, [...this.senses.get(form) ?? [], term]);
        raise(this.longest, first, Math.min(LONGEST, more.length + 1));
      }
    }
  }

  fold(text) {
    return fold(text, this.variants);
  }

  /* The words of a text; those stuck together are cut at synonyms and names, for a text has them with endings. */
  words(text) {
    const isKnown = (word) => this.senses.has(word) || this.has("called", word).length || this.has("typed", word).length;
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
     `missing` are words that no document has, `near` what others were taken for, `instead` the date that one was taken
     for; `answered` is where the question is that was asked; `isWhole` says whether any answer has all; `marks` whether a word was asked for. */
  find(query) {
    const { date, rest } = dateIn(query);
    const words = this.words(query);
    const concepts = this.concepts(this.asTitled(this.words(rest)));
    const dated = date && this.dated(date);
    if (dated) concepts.push(dated);
    const met = concepts.filter(({ matches }) => matches.size);
    const terms = new Map(met.flatMap((concept) => [...concept.terms]));
    const named = this.named(joined(words), concepts);
    const whole = this.fold(query).join("");
    const known = this.known(concepts, words, whole);
    const isAsking = ASKS.test(query.trim());

    const ranked = this.ranked(met, named, known, isAsking).sort(best);
    for (const answer of ranked.slice(0, 60)) this.title(answer, terms, named.size ? "" : whole);
    const spoken = this.spoken(query, words);
    const isForeign = (answer) => this.isOther(answer) && folderOf(answer) !== spoken;
    const readable = ranked.filter((answer) => !isForeign(answer)).sort(best);
    const [most] = readable;
    const enough = readable.filter(({ had, address }) => had >= Math.min(ENOUGH, most.had) || address === most.translates);
    const answers = this.withOwn(this.withChapter(enough), spoken, words, (own) => !named.size || known.get(this.documents.indexOf(own)) > 1);

    const [first] = answers;
    const isTaken = named.get(first?.number) === FUZZY;  // for a name that is spelt nearly so
    const isAnswered = first?.kind === "question" && (isAsking ? known.has(first.number) : known.get(first.number) > 1);
    return {
      answers,
      missing: isTaken ? [] : concepts.filter((one) => !one.matches.size).map(({ typed }) => typed),
      near: isTaken ? [first.names[0][0]] : met.filter(({ near }) => near).map(({ near }) => this.shown(near, first)),
      instead: dated?.instead,
      answered: isAnswered ? first.address : "",
      isWhole: answers.some(({ had }) => had > WHOLE),
      kinds: this.kinds,
      marks: (word) => this.isMarked(word, terms),
    };
  }

  /* The documents that match concepts, have the name or answer a known question. */
  ranked(concepts, named, known, isAsking) {
    const all = sum(concepts.map(({ weight }) => weight)) || 1;
    const matching = concepts.flatMap(({ matches }) => [...matches.keys()]);
    return [...new Set([...named.keys(), ...known.keys(), ...matching])].map((number) => {
      const document = this.documents[number];
      const its = concepts.filter(({ matches }) => matches.has(number));
      const share = sum(its.map(({ weight }) => weight)) / all;
      const met = sum(its.map(({ weight, matches }) => weight * matches.get(number))) / all;
      const covered = named.has(number) ? 1 : share;
      const alike = known.get(number) ?? 0;
      const kind = document.kind === "question" ? (isAsking ? ASKED : QUESTION) : 1;
      const worth = document.boost * kind * met * Math.sqrt(covered);
      const isExact = alike > 1;  // typed just so
      const answer = isExact ? KNOWN : alike * (isAsking ? KNOWN : BARE);
      const score = worth + Math.max(document.boost, 1) * Math.max(named.get(number) ?? 0, answer);
      return { ...document, number, had: Math.max(covered, Math.min(alike, 1)), worth, score };
    });
  }

  /* Adds to an answer what its title is worth, and says by which of its names it was found. */
  title(answer, terms, whole) {
    const shares = answer.names.map(([name]) => this.share(name, terms));
    const share = Math.max(...shares);
    const isWhole = this.fold(answer.names[0][0]).join("") === whole;
    answer.score += (SHARE * share + (isWhole ? TITLE : 0)) * answer.worth;
    answer.by = share > 1.5 * shares[0] ? shares.indexOf(share) : 0;
  }

  /* How much of a name some terms meet. */
  share(name, terms) {
    const words = this.fold(name).filter((word) => !this.stopwords.has(word));
    const weights = words.map((word) => this.rarity(this.frequency(stem(word)) || this.frequency(word)));
    return sum(words.map((word, at) => weights[at] * this.met(word, terms))) / (sum(weights) || 1);
  }

  /* How well some terms meet a word. */
  met(word, terms) {
    const forms = [word, stem(word), ...this.senses.get(stem(word)) ?? []];
    return Math.max(...forms.map((form) => terms.get(form) ?? 0));
  }

  /* Whether a word of an answer was asked for. */
  isMarked(word, terms) {
    return this.fold(word).some((part) => (
      this.met(part, terms) || (UNSPACED.test(part) && [...terms.keys()].some((term) => part.includes(term)))));
  }

  /* A term as an answer has it, or as it is. */
  shown(term, { names, line = "" }) {
    const words = [...names.map(([name]) => name), line].join(" ").match(WORDS);
    return words.find((word) => this.fold(word).includes(term)) ?? term.normalize("NFC");
  }

  /* Answers with the first chapter that has all not far down. */
  withChapter(answers) {
    const chapter = answers.findIndex(({ kind, had }) => kind === "chapter" && had > WHOLE);
    const place = answers[chapter]?.worth > CHAPTER ? 2 : 3;
    return chapter > place ? [...answers.slice(0, place), answers[chapter], ...answers.toSpliced(chapter, 1).slice(place)] : answers;
  }

  /* Whether a document stands on a page in another language. */
  isOther(document) {
    return document.names[0][1] && this.inOthers.has(folderOf(document));
  }

  /* The folder of the pages in the language that a query is in: they have a letter of it that few languages have, of
     Hangul a part, a word as it is spelled there, or one that nothing in English has. */
  spoken(query, words) {
    const typed = query.normalize("NFC").toLowerCase();
    const letters = [...typed].flatMap((one) => [one, one.normalize("NFD")[0]]).filter((one) => RARE.test(one));
    const marked = (typed.match(WORDS) ?? []).filter((word) => /[^ -~]/.test(word));
    for (const [folder, text] of this.inOthers) {
      if ([...letters, ...marked].some((one) => text.includes(one))) return folder;
    }
    for (const { word } of words) {
      const having = [...this.matches([[word, 1]]).keys()].map((number) => this.documents[number]);
      const other = having.find((one) => this.isOther(one));
      if (other && having.every(({ names: [[, language]] }) => language)) return folderOf(other);
    }
    return "";
  }

  /* Answers with the best in the language of a query: first if it is on that, or before what it translates, or third. */
  withOwn(answers, spoken, words, mayBeFirst) {
    if (!spoken || !answers.length) return answers;
    const isOwn = (document) => this.isOther(document) && folderOf(document) === spoken;
    const first = answers.slice(0, 3).map(({ address }) => address);
    const translated = this.documents.find((one) => isOwn(one) && first.includes(one.translates));
    const [best, share] = this.mostOf(words, isOwn);
    const isOnIt = share > ENOUGH && mayBeFirst(best);
    const own = isOnIt ? best : translated ?? best;
    if (!own) return answers;
    const others = answers.filter(({ address }) => address !== own.address);
    const place = others.findIndex(({ address }) => address === own.translates);
    const last = isOnIt ? 0 : 2;
    return others.toSpliced(place < 0 ? last : Math.min(place, last), 0, { ...answers[0], by: 0, ...own });
  }

  /* Of some documents that which has most of some words, perhaps with endings, and how much that is worth. */
  mostOf(words, isOne) {
    const each = words.map(({ word }) => {
      const terms = UNSPACED.test(word) ? this.beginning(word) : [word, stem(word)];
      const matches = this.matches(terms.map((term) => [term, 1]));
      return { matches, weight: this.weight(word, matches.size) };
    });
    const all = sum(each.map(({ weight }) => weight));
    const found = new Map();
    for (const { matches, weight } of each) {
      for (const [number, worth] of matches) {
        const document = this.documents[number];
        if (isOne(document)) found.set(document, (found.get(document) ?? 0) + worth * weight / all);
      }
    }
    return [...found].reduce((one, two) => (two[1] > one[1] ? two : one), [undefined, 0]);
  }

  /* The terms that begin so; for a decade without its century years in any. */
  beginning(word) {
    const isIn = (term) => term.length === 4 && term[2] === word[2] && term > "0" && term < ":";
    return this.all.filter((term) => (word.startsWith("..") ? isIn(term) : term.startsWith(word)));
  }

  /* The words of a query, those of a name in another language or spelling as the title has them. */
  asTitled(words) {
    for (let length = Math.min(LONGEST, words.length); length; length--) {
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
    const found = this.has("whole", name).map((number) => this.documents[number]).filter(({ boost }) => boost >= 1);
    if (!found.length) return undefined;
    const most = found.reduce((one, two) => (two.boost > one.boost ? two : one));
    const title = this.fold(most.names[0][0]);
    const typed = words.map((each) => each.typed).join(" ");
    return title.join("").includes(name) ? words : title.map((word) => ({ typed, word }));
  }

  /* The synonyms of some words together. */
  meant(words) {
    return this.senses.get(words.map(({ word }) => stem(word)).join(" ")) ?? [];
  }

  /* Words in parts, several that mean one thing in one. */
  parts(words) {
    const parts = [];
    for (let start = 0, length; start < words.length; start += length) {
      length = Math.min(this.longest.get(stem(words[start].word)) ?? 1, words.length - start);
      while (length > 1 && !this.meant(words.slice(start, start + length)).length) length--;
      parts.push(words.slice(start, start + length));
    }
    return parts;
  }

  /* What is asked for, once each: but no words that every sentence has. */
  concepts(words) {
    const parts = this.parts(words);
    const isTelling = (part) => {
      const word = joined(part);
      return !this.stopwords.has(word) || (this.meant(part).length && !POINTED.test(word));
    };
    const telling = parts.some(isTelling) ? parts.filter(isTelling) : parts;
    const once = new Map(telling.map((part) => [joined(part), part]));
    return [...once.values()].map((part) => this.concept(part));
  }

  /* A part of a query: its weight, its terms, and the documents that match, each with what that is worth. */
  concept(words) {
    const word = joined(words);
    const senses = this.meant(words);
    const terms = new Map([...senses.map((sense) => [sense, SYNONYM]), [stem(word), 1], [word, 1]]);
    /* Two letters that mean something are no beginning of another word. */
    const isBeginning = words.length === 1 && word.length > (senses.length ? 2 : 1);
    const longer = isBeginning ? this.beginning(word).map((term) => [term, PREFIX]) : [];
    let matches = this.matches([...longer, ...terms]);
    let near = "";
    if (!matches.size) {
      const nearest = this.nearest(word, this.all);
      for (const term of nearest) terms.set(term, FUZZY);
      [near = ""] = nearest;
      matches = this.matches(terms);
    }
    const typed = [...new Set(words.map((each) => each.typed))].join(" ");
    return { typed, terms, matches, near, weight: this.weight(word, matches.size) };
  }

  /* A date as a part of a query; one that no document has is taken for the nearest year of those spelled nearly so. */
  dated(date) {
    const typed = dateInWords(date);
    const asked = this.concept([{ typed, word: date }]);
    if (!asked.near) return asked;
    const years = (term) => Math.abs(parseInt(term, 10) - parseInt(date, 10));
    const [nearest] = this.nearest(date, this.all).sort((one, two) => years(one) - years(two));
    const instead = { asked: typed, isDay: date.length > 7, found: dateInWords(nearest) };
    return { ...this.concept([{ typed, word: nearest }]), instead };
  }

  /* The rarer a word the more it weighs, and less if it fills. */
  weight(word, count) {
    return this.rarity(count) * (this.faint.has(stem(word)) ? FAINT : 1);
  }

  rarity(count) {
    return Math.log(1 + this.documents.length / (count || 1));
  }

  /* The most documents that have a term in one field. */
  frequency(term) {
    let known = this.frequencies.get(term);
    if (known === undefined) {
      known = Math.max(...Object.keys(FIELDS).map((field) => this.has(field, term).length));
      this.frequencies.set(term, known);
    }
    return known;
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
    if (exact.length || !isMisspelt) return new Map(exact.map((number) => [number, 1]));
    const near = this.nearest(name, this.names).flatMap((form) => this.has("whole", form));
    return new Map(near.map((number) => [number, FUZZY]));
  }

  /* What answers a question that readers are known to put nearly so, with how nearly: 2 if just so. */
  known(concepts, words, whole) {
    const pointed = words.filter(({ word }) => POINTED.test(word));
    const typed = [...concepts, ...pointed.map(({ word }) => ({ terms: new Map([[word, 1]]), weight: WHICH }))];
    const terms = new Set(typed.flatMap((one) => [...one.terms.keys()]));
    const total = (some) => sum(some.map(({ weight }) => weight)) || 1;
    const found = new Map();
    for (const { number, parts, text } of this.questions) {
      if (text === whole) raise(found, number, 2);
      const met = parts.filter((part) => part.terms.some((term) => terms.has(term)));
      if (!met.length) continue;
      const isMet = (one) => met.some((part) => part.terms.some((term) => one.terms.has(term)));
      const had = total(met) / total(parts);
      const covered = total(typed.filter(isMet)) / total(typed);
      const alike = 2 * covered * had / (covered + had) * Math.sqrt(covered);
      if (alike > ALIKE) raise(found, number, (alike - ALIKE) / (1 - ALIKE));
    }
    return found;
  }

  /* The questions that a document answers, each in parts. */
  questionsOf({ kind, translates, names: [[title]], asked = [] }, number) {
    const texts = kind === "question" || translates ? [...asked, title] : asked;
    return texts.map((text) => {
      const words = this.words(text.toLowerCase());
      const parts = this.parts(words).map((some) => this.part(some)).filter(Boolean);
      return { number, parts, text: this.fold(text.toLowerCase()).join("") };
    });
  }

  /* A part of a question, if it tells something or asks for one thing. */
  part(words) {
    const word = joined(words);
    if (POINTED.test(word)) return { terms: [word], weight: WHICH };
    const senses = this.meant(words);
    if (!senses.length && this.stopwords.has(word)) return undefined;
    const terms = [word, stem(word), ...senses];
    const weigh = () => this.weight(word, Math.max(...terms.map((term) => this.frequency(term))));
    return { terms, get weight() { return weigh(); } };  // as the documents are then
  }
}
