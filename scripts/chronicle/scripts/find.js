/* Finds documents with MiniSearch in the index of scripts/chronicle/search, and ranks them. */
import MiniSearch from "./vendor/minisearch-7.2.0.js";
import { Terms, unpacked } from "./postings.js";
import { UNSPACED, WORDS, dateIn, fold, stem, tokens } from "./terms.js";
/* What a match is worth by its field and by how it was met; a name typed whole, a share of one. */
export const FIELDS = { called: 1, typed: 0.9, about: 0.6, text: 0.4, whole: 0, within: 0.25 };
const TYPED = Object.keys(FIELDS).indexOf("typed");
const CALLED = ["called", "typed", "whole"].map((field) => Object.keys(FIELDS).indexOf(field));
const STEM = 0.97, SYNONYM = 0.75, PREFIX = 0.8, FUZZY = 0.7, NAME = 1, SHARE = 0.25;
const TITLE = 1;  // what a title that is typed whole is worth more
/* What a question is worth more, if one is asked or not; if something else is asked for. */
const ASKED = 1.15, QUESTION = 1.05, OTHER = 1;
const ASKS = /^(?:wh[aeio]|how|did|do|does|was|were|is|are|has|have|had|can)|\?$/i;
const ENOUGH = 0.5, LONGEST = 6;  // of the weight of a query; words of a name or of a synonym
const FAINT = 0.4, WHICH = 1.5;  // the weight of a word that fills or judges; of when, where, who
/* How much two questions have in common that are one; what the order of their words counts; what a
   known question is worth to one that is asked or typed whole, and to words that ask nothing. */
const ALIKE = 0.5, ORDER = 0.2, KNOWN = 1.4, BARE = 0.08;
const LEAST = ALIKE / (2 - ALIKE);  // of a known question, without which no other is alike enough
const PLAIN = /^[a-z ]+$/;  // what folding leaves as it is
const STATES = /^(?:i|there|may|will|should|could|would)\b/i;  // begins what is asked otherwise
/* What is asked for in any language: how much, why; in English also when, who, where. */
const ASKED_FOR = [["=how mani", "=how much"], ["=why"], ["=date", "=when", "when"], ["who"], ["=where", "where"]];
const isAskedFor = (term) => ASKED_FOR.slice(0, 2).flat().includes(term);
/* The scripts of languages that are not written in Latin letters. */
const SCRIPTS = "Hang Hira Hani Cyrl Grek Arab Hebr Thai Deva".split(" ").map((name) => (
  new RegExp(`\\p{Script=${name}}`, "u")));
const MARKED = /[^ -~]/;  // what no English word has
const POINTED = /^(?:when|where|who|this)$/;
/* How a verb in Hangul ends in a question: one that no document has tells nothing of what is asked. */
const VERB = /[가-힣](?:나|나요|까|까요|다|요|지|는가|은가|던가)$/u;
/* What a page about the site is worth to a word that nothing else has; what a name weighs more that
   not too large a share of all documents has; where years without a century are looked for. */
const OF_SITE = 0.6, NAMED = 1.4, OFTEN = 0.17, CENTURIES = [19, 18, 17, 16, 15, 20];
const OWN = 2;  // the place, after the first, that the best in the language of a query has at least
const KIN = 4;  // words that mean the same which are told
const WHOLE = 0.99, SUBJECT = 0.74;  // a share that is all; what a chapter is worth by its address
const ABOUT = 0.55;  // what a chapter is worth to a word that says what it tells of

const sum = (numbers) => numbers.reduce((all, number) => all + number, 0);
const wordsOf = (text) => text.normalize("NFC").toLowerCase().match(WORDS) ?? [];
export const of = (language, documents) => documents.filter(({ names }) => (names[0][1] ?? "") === language);
const total = (some) => sum(some.map(({ weight }) => weight));
const joined = (words) => words.map(({ word }) => word).join("");
/* Which of ASKED_FOR some terms ask for. */
const sortsOf = (terms) => ASKED_FOR.filter((sort) => sort.some((term) => terms.includes(term)));

export class Index {
  constructor({ minisearch, rest, synonyms, stopwords, variants, faint = [], asked: early = {}, kinds, digits, last }) {
    const asked = { ...early, ...rest?.asked };
    Object.assign(this, { asked, groups: synonyms });
    this.kinds = kinds;  // the group in which each kind is shown
    const parts = [minisearch, rest].filter(Boolean);
    const storedFields = parts.flatMap((part) => part.storedFields);
    let page = "";
    const ids = parts.flatMap((part) => part.documentIds).map((id) => {
      if (id.startsWith("#")) return page + id;  // an anchor alone is on the page before it
      [page] = id.split("#");
      return id;
    });
    const postings = unpacked(parts, digits, last);
    this.frequency = (term) => postings.get(term)?.most;
    const documentCount = ids.length;
    this.ids = ids;
    this.postings = postings;
    this.weight = (count) => Math.log(1 + documentCount / (count || 1));
    const fields = Object.keys(FIELDS);
    const one = fields.map(() => 1);  // scores, for which the length of a field counts, nobody uses
    const fieldLength = ids.map(() => one);
    this.search = MiniSearch.loadJS({
      ...minisearch, documentCount, documentIds: ids, storedFields, fieldLength, index: [],
    }, { fields, tokenize: (text) => [text] });
    this.search._index = new Terms(postings, this.search._index.constructor);
    this.synonyms = new Map();
    this.longest = new Map();  // the most words of a synonym, by the first two of them
    for (const [term, forms] of Object.entries(synonyms)) {
      for (const form of forms) {
        const words = form.split(" ");
        this.synonyms.set(form, [...this.synonyms.get(form) ?? [], term]);
        const two = words.slice(0, 2).join(" ");
        this.longest.set(two, Math.max(this.longest.get(two) ?? 0, words.length));
      }
    }
    this.senses = (some) => this.synonyms.get(some.map(({ word }) => stem(word)).join(" "));
    this.stopwords = new Set(stopwords);
    this.faint = new Set(faint);
    this.fold = (text) => fold(text, variants);
    /* What words stuck together are cut at: synonyms and names, for a text has them with endings. */
    const isCalled = (word) => CALLED.some((field) => (
      [...postings.get(word)?.get(field)?.keys() ?? []].some((number) => !storedFields[number].translates)));
    this.tokens = (text) => tokens(text, variants, (run) => (
      this.fold(run).every((word) => this.synonyms.has(word) || isCalled(word))));
    const documents = this.documents = storedFields;
    documents.forEach((document, number) => Object.assign(document, { number, id: ids[number] }));
    const whole = Object.keys(FIELDS).indexOf("whole");
    this.isName = (term) => [...postings.get(term)?.get(whole)?.keys() ?? []].some((number) => (
      storedFields[number].boost >= 1));
    this.foreigners = documents.filter(({ names: [[, language]] }) => language);
    this.translations = this.foreigners.filter(({ translates }) => translates);
    this.others = new Set(this.translations.map(({ id }) => id.split("#")[0]));  // pages in other languages
    const numbersOf = (some) => new Set(some.map(({ number }) => number));
    this.languages = new Map(this.translations.map(({ names: [[title, language]] }) => [language, {
      script: SCRIPTS.find((one) => one.test(title)),
      its: numbersOf(of(language, this.foreigners)),
      there: numbersOf(this.foreigners.filter(({ id }) => this.others.has(id.split("#")[0]))),
    }]));
    this.numbers = (term) => postings.get(term)?.numbers ?? [];
    this.typed = new Map(Object.entries(asked).flatMap(([id, all]) => (
      all.map((text) => [PLAIN.test(text) ? text : this.fold(text).join(" "), id]))));
    this.parts = new Map();  // of questions that are known, by their words: most are in several
    const titles = documents.filter(({ kind, translates }) => kind === "question" || translates);
    this.sentences = [...Object.entries(asked), ...titles.map(({ id, names }) => [id, [names[0][0]]])]
      .flatMap(([id, all]) => all.map((text) => [id, this.sentence(text)]));
  }

  /* What the questions that a document answers ask for; most queries ask for nothing that has a word. */
  get sorts() {
    this.sortsOfEach ??= this.sentences.reduce((all, [id, parts]) => (
      all.set(id, new Set([...all.get(id) ?? [], ...sortsOf(parts.flatMap(({ terms }) => terms))]))), new Map());
    return this.sortsOfEach;
  }

  /* The answers to a query, the best first: what is stored of each, which of its `names` it was
     found `by`, and the name as it was typed where that is another. `missing` are words that no
     document has; `near` what others were taken for, `answered` where the question is that was asked,
     `isWhole` whether any answer has all, `marks` whether a word was asked for. */
  find(query) {
    const { date, rest } = dateIn(query);
    const concepts = this.concepts(this.translated(this.tokens(rest)));
    if (date) concepts.push(this.concept([{ typed: date, word: this.inCentury(date) }]));
    /* Two letters beside an unknown word are part of a name that no document has. */
    const least = concepts.some(({ matches }) => !matches.size) ? 3 : 0;
    const found = concepts.filter(({ word, matches }) => matches.size && word.length >= least);
    const isNear = concepts.some((concept) => concept.isNear);
    const words = this.tokens(query);
    const called = this.named(words, isNear, this.fold(query).join(""));
    const named = new Map(called);
    const asks = ASKS.test(query.trim());
    const isAsking = asks || STATES.test(query.trim()) || concepts.some(({ terms }) => (
      [...terms.keys()].some(isAskedFor)));
    const telling = concepts.filter(({ typed, matches }) => matches.size || !VERB.test(typed));
    const known = this.answering(telling, words, query);
    for (const { matches } of found.filter((concept) => this.isOfSite(concept))) {
      for (const id of matches.keys()) named.set(id, OF_SITE);
    }
    const typed = this.typed.get(this.fold(query).join(" "));
    for (const [id, alike] of known) {
      named.set(id, Math.max(alike * (isAsking ? KNOWN : BARE), named.get(id) ?? 0));
    }
    if (typed) named.set(typed, KNOWN);
    const terms = new Map(found.flatMap((concept) => [...concept.terms]));
    const sorts = sortsOf([...terms.keys(), ...words.map(({ word }) => word)]);
    const isOfSort = (id) => {
      const its = sorts.length && this.sorts.get(id);
      return !its?.size || sorts.some((sort) => its.has(sort));
    };
    const scored = this.scored(found, named, known, (id) => (
      isOfSort(id) ? (asks ? ASKED : QUESTION) : OTHER));
    const whole = called.size ? "" : this.fold(query).join("");  // of a name its record has enough
    const answers = scored.slice(0, 60).map((answer) => {
      const shares = answer.names.map(([name]) => this.share(name, terms));
      const share = Math.max(...shares);
      const title = this.fold(answer.names[0][0]).join("") === whole ? TITLE : 0;
      const score = answer.score + (SHARE * share + title) * answer.worth;
      return { ...answer, score, by: share > 1.5 * shares[0] ? shares.indexOf(share) : 0 };
    });
    const spoken = this.spoken(query);
    const isForeign = this.foreignTo(spoken);
    const all = this.readable([...answers.sort((one, two) => two.score - one.score), ...scored.slice(60)], spoken);
    if (concepts.length > 1) this.inOwnLanguage(query, all);
    else if (!called.size) this.inOwnLanguage(query, all, 0);
    const isFirst = ({ address, had, worth }) => (
      MARKED.test(query) && (!called.size || address === typed) && had > WHOLE && worth > ENOUGH);
    const chapter = all.findIndex(({ kind, had }) => kind === "chapter" && had > WHOLE);
    const worth = all[chapter]?.worth ?? 0;
    const isOn = worth > SUBJECT || (worth > ABOUT && concepts.length === 1);
    const latest = isOn ? 1 : 3;  // where the chapter on it stands
    if (chapter > latest) all.splice(latest, 0, ...all.splice(chapter, 1));
    const isTaken = called.get(all[0]?.address) === NAME * FUZZY;  // for a name that is spelt nearly so
    const missing = isTaken ? [] : concepts.filter((concept) => !found.includes(concept));
    return {
      answers: this.withOwn(all.filter(({ had }) => had >= Math.min(ENOUGH, all[0].had)), spoken, isFirst)
        .map((answer) => ({ ...answer, typed: this.asTyped(answer, called, words) })),
      missing: missing.map(({ typed }) => typed),
      near: isTaken ? [all[0].names[0][0]] : this.near(concepts, all[0]),
      isWhole: all.some((answer) => answer.had > WHOLE && !isForeign(answer)),
      answered: isAsking && all[0]?.kind === "question" && this.isAnswered(all[0], typed, known) ? all[0].address : "",
      kinds: this.kinds,
      kin: (some) => this.kin(some, terms),
      marks: (some) => this.marked(some, terms),
    };
  }

  /* Whether an answer is the question that was asked, in these words or nearly so. */
  isAnswered({ address }, typed, known) {
    return address === typed || known.get(address) > ALIKE;
  }

  /* What some answers say for what was asked for, in other words: the most frequent first. */
  kin(answers, terms) {
    const found = new Map();
    const isAsked = (term) => terms.has(term);
    for (const { names: [[title, language]], line = "" } of answers) {
      const words = language ? [] : this.tokens(`${title}. ${line}`);
      for (let start = 0, length; start < words.length; start += length) {
        length = this.run(words, start);
        const part = words.slice(start, start + length);
        const word = joined(part);
        const isOther = ![word, stem(word)].some(isAsked) && !this.stopwords.has(word);
        if (!isOther || !this.senses(part)?.some(isAsked)) continue;
        const said = part.map(({ typed }) => typed).join(" ");
        found.set(stem(word), [...found.get(stem(word)) ?? [], said]);
      }
    }
    const shortest = (all) => all.reduce((one, two) => (
      two.length < one.length || (two.length === one.length && two > one) ? two : one));
    return [...found.values()].sort((one, two) => two.length - one.length).slice(0, KIN).map(shortest);
  }

  /* A date, a decade without its century in that of which the index has most years. */
  inCentury(date) {
    if (date.length > 1) return date;
    const had = (decade) => sum([..."0123456789"].map((year) => this.numbers(decade + year).length));
    const decades = CENTURIES.map((century) => `${century}${date}`);
    return decades.reduce((best, one) => (had(one) > had(best) ? one : best));
  }

  /* Whether a word asks about the site itself: nothing but its pages has it. */
  isOfSite({ matches, isNear }) {
    return !isNear && [...matches.keys()].every((id) => {
      const { kind, names: [[, language]] } = this.search.getStoredFields(id);
      return kind === "page" && !language;
    });
  }

  /* A name as it was typed, if no name that is shown of an answer is that. */
  asTyped({ address, names }, called, words) {
    if (called.get(address) !== NAME) return "";
    const telling = this.telling(words);
    const isShown = names.some(([name]) => [words, telling].map(joined).includes(this.fold(name).join("")));
    return isShown ? "" : [...new Set(telling.map(({ typed }) => typed))].join(" ");
  }

  /* What misspelt words were taken for, as the first answer has it. */
  near(concepts, answer) {
    const shown = answer ? [...answer.names.map(([name]) => name), answer.line ?? ""].join(" ") : "";
    const words = shown.match(WORDS) ?? [];
    return concepts.filter(({ isNear, matches }) => isNear && matches.size).map((concept) => {
      const term = concept.nearest.get(answer.address) ?? [...concept.nearest.values()][0];
      return words.find((word) => this.fold(word).includes(term)) ?? term.normalize("NFC");
    });
  }

  /* The words of a query from the first to the last that tells something. */
  telling(words) {
    const isTelling = ({ word }) => !this.stopwords.has(word);
    return words.slice(words.findIndex(isTelling), words.findLastIndex(isTelling) + 1);
  }

  /* Puts what answers in the language of a query before the English that it translates; for one word,
     which is no name, before all, and rather what has the word. */
  inOwnLanguage(query, answers, place) {
    const spoken = this.spoken(query, place === 0);
    const isOwn = ({ translates, names: [[, language]] }) => translates && spoken.has(language);
    const first = answers.slice(0, 3).flatMap(({ address }) => (
      this.translations.filter((one) => one.translates === address && isOwn(one)))).map(({ id }) => id);
    if (!first.length) return;
    const found = answers.filter(isOwn).map(({ address }) => address);
    const id = place === 0 && found.length ? found[0] : first[0];
    const own = this.documents[this.ids.indexOf(id)];
    const at = (one) => answers.findIndex(({ address }) => address === one);
    const there = at(id);
    if (there >= 0 && place === undefined && there < at(own.translates)) return;
    const known = { ...own, address: id, ...answers[there] };
    if (there >= 0) answers.splice(there, 1);
    const english = at(own.translates);
    const { score, had, worth } = answers[english] ?? known;
    answers.splice(place ?? english, 0, { by: 0, ...known, score, had, worth });
  }

  /* The languages of pages in which a query is: by the script, a word that no other documents have, or, which
     is less sure, one that they spell just so, with its marks, or words that are typed to find one of them. */
  spoken(query, isSure = false) {
    if (this.last?.query !== query) {  // it is asked for again at once
      const words = this.tokens(query);
      const found = words.map(({ word }) => this.numbers(word));
      const marked = words.map(({ typed }) => typed.toLowerCase()).filter((typed) => typed.length > 1 && MARKED.test(typed));
      const isOf = ({ script, its, there }) => (script ? script.test(query) : found.some((all) => (
        all.some((number) => there.has(number)) && all.every((number) => its.has(number)))));
      const sure = [...this.languages].filter(([, one]) => isOf(one));
      const isTyped = (number) => words.every(({ word }) => this.postings.get(word)?.get(TYPED)?.has(number));
      const isName = this.named(words, false, joined(words)).size;  // of a record, which any reader may type
      const likely = [...this.languages].filter(([language, { its }]) => (
        this.spells(language, marked) || (words.length > 1 && !isName && [...its].some(isTyped))));
      const named = (some) => new Set(some.map(([language]) => language));
      this.last = { query, sure: named(sure), all: named([...sure, ...likely]) };
    }
    return isSure ? this.last.sure : this.last.all;
  }

  /* Whether what is shown of the pages in a language has any of some words, spelt so. */
  spells(language, words) {
    const its = new Set(of(language, this.translations).flatMap(({ names, line }) => wordsOf(`${names[0][0]} ${line}`)));
    return words.some((word) => its.has(word));
  }

  /* Whether an answer stands on a page in another language. */
  isOfOther({ address, names: [[, language]] }) {
    return Boolean(language) && this.others.has(address.split("#")[0]);
  }

  /* Tells whether an answer stands on a page in another language than those that are spoken. */
  foreignTo(spoken) {
    return (answer) => this.isOfOther(answer) && !spoken.has(answer.names[0][1]);
  }

  /* Answers without those on pages in a language that a query is not in, if there are others; after all others
     where it is in none of these. */
  readable(answers, spoken) {
    const isForeign = this.foreignTo(spoken);
    const kept = answers.filter((answer) => !isForeign(answer));
    return spoken.size && kept.length ? kept : [...kept, ...answers.filter(isForeign)];
  }

  /* Answers with the best on a page in the language of a query among the first three, where it shall be the first
     there, or else, where it has less of what was asked, next to them. */
  withOwn(answers, spoken, isFirst) {
    const best = answers.findIndex((answer) => this.isOfOther(answer) && spoken.has(answer.names[0][1]));
    if (best < 0) return answers;
    const isLess = best > OWN && answers[best].had < Math.min(WHOLE, answers[OWN].had);
    const place = isFirst(answers[best]) ? 0 : isLess ? OWN + 1 : OWN;
    if (best > place) answers.splice(place, 0, ...answers.splice(best, 1));
    return answers;
  }

  /* Which of some words that follow each other were asked for, alone or together with those beside them. */
  marked(words, terms) {
    const runs = [...terms.keys()].flatMap((term) => this.groups[term] ?? [term]).filter((run) => UNSPACED.test(run));
    const folded = words.map((word) => this.fold(word));
    const asked = folded.map((parts) => (
      parts.some((part) => this.met(part, terms) || runs.some((run) => part.includes(run)))));
    words.forEach((_, start) => {
      for (let end = start + 2; end <= Math.min(start + LONGEST, words.length); end++) {
        const run = folded.slice(start, end).flat();
        const meant = this.synonyms.get(run.map(stem).join(" ")) ?? [];
        if ([run.join(""), ...meant].some((term) => terms.has(term))) asked.fill(true, start, end);
      }
    });
    return asked;
  }

  /* The documents that match concepts or have the name; they `had` a share of what was asked. */
  scored(concepts, named, known, asked) {
    const all = sum(concepts.map(({ weight }) => weight)) || 1;
    const matching = concepts.flatMap(({ matches }) => [...matches.keys()]);
    return [...new Set([...named.keys(), ...matching])].map((id) => {
      const stored = this.search.getStoredFields(id);
      const its = concepts.filter(({ matches }) => matches.has(id));
      const share = sum(its.map(({ weight }) => weight)) / all;
      const covered = named.get(id) >= NAME * FUZZY ? 1 : share;
      const had = Math.max(covered, known.get(id) ?? 0);
      const met = sum(its.map(({ weight, matches }) => weight * matches.get(id))) / all;
      const boost = stored.boost * (stored.kind === "question" ? asked(id) : 1);
      const worth = boost * met * Math.sqrt(covered);
      const score = worth + Math.max(boost, 1) * (named.get(id) ?? 0);
      return { ...stored, address: id, had, worth, score };
    }).sort((one, two) => two.score - one.score);
  }

  /* The documents that have a name, perhaps within a question; of a mistyped name those nearest. */
  named(words, isNear, whole) {
    const queries = [whole, ...[words, this.telling(words)].map(joined)];
    const query = { queries, fields: ["whole"] };
    const exact = this.search.search(query);
    const fuzzy = (term) => (term.length < 6 ? 0 : term.length < 8 ? 1 : term.length < 12 ? 2 : 3);
    const found = exact.length || !isNear ? exact : this.search.search({ ...query, fuzzy });
    return new Map(found.map(({ id }) => [id, exact.length ? NAME : NAME * FUZZY]));
  }

  /* A question in parts, each with the terms that meet it, and its weight. */
  sentence(text) {
    const plain = text.toLowerCase().replace(/[-,?]+/g, " ").trim();
    const words = PLAIN.test(plain) ? plain.split(/ +/).map((word) => ({ word })) : this.tokens(text);
    const parts = [];
    for (let start = 0, length; start < words.length; start += length) {
      length = this.run(words, start);
      const part = this.known(words.slice(start, start + length));
      if (part) parts.push(part);
    }
    return parts;
  }

  /* Words as a part of questions, most of which several have. */
  known(words) {
    const key = words.length > 1 ? words.map(({ word }) => word).join(" ") : words[0].word;
    let part = this.parts.get(key);
    if (part === undefined) this.parts.set(key, part = this.part(words));
    return part;
  }

  /* A part of a question, if it tells something or asks for one thing. */
  part(words) {
    const [word, senses] = [joined(words), this.senses(words) ?? []];
    const isPointed = POINTED.test(word);
    if (!senses.length && this.stopwords.has(word) && !isPointed) return null;
    const terms = [word, stem(word), ...senses];
    const weigh = () => (isPointed ? WHICH : this.weigh(word, Math.max(...terms.map((term) => this.frequency(term) ?? 0))));
    let weight;
    return { terms, get weight() { return weight ??= weigh(); } };  // which few are asked for
  }

  /* What answers a question that readers are known to put nearly so, with how nearly. */
  answering(concepts, words, query) {
    const pointed = words.filter(({ word }) => POINTED.test(word)).map(({ word }) => (
      { terms: new Map([[word, 1]]), weight: WHICH }));
    const typed = [...concepts, ...pointed];
    const foreign = this.foreign(query);
    const found = new Map();
    const terms = new Set(typed.flatMap((one) => [...one.terms.keys()]));
    const met = new Set([...this.parts.values()].filter((part) => part?.terms.some((term) => terms.has(term))));
    for (const [id, parts] of met.size ? this.sentences : []) {
      const its = parts.filter((part) => met.has(part));
      if (!its.length || foreign.has(id) || total(its) <= LEAST * total(parts)) continue;
      const alike = this.alike(typed, parts, concepts.length);
      if (alike > ALIKE) found.set(id, Math.max((alike - ALIKE) / (1 - ALIKE), found.get(id) ?? 0));
    }
    return found;
  }

  /* What is in another language than a query, which nothing but a chance likeness would meet. */
  foreign(query) {
    const spoken = this.spoken(query);
    return new Set(this.translations.filter(({ names: [[, language]] }) => !spoken.has(language))
      .map(({ id }) => id));
  }

  /* How much of what is typed a question covers, and how much of the question that is, in one; a
     little less where the order is another. */
  alike(typed, parts, ordered) {
    const met = typed.map(({ terms }) => (
      parts.findIndex((part) => part.terms.some((term) => terms.has(term)))));
    const which = new Set(met);
    const places = met.slice(0, ordered).filter((place) => place >= 0);
    const share = (some, isIn) => total(some.filter((_, at) => isIn(at))) / (total(some) || 1);
    const [covered, had] = [share(typed, (at) => met[at] >= 0), share(parts, (at) => which.has(at))];
    const next = places.slice(1).filter((place, before) => place >= places[before]);
    const order = places.length > 1 ? next.length / (places.length - 1) : 1;
    return (2 * covered * had / (covered + had || 1)) * Math.sqrt(covered) * (1 - ORDER + ORDER * order);
  }

  /* The weight of a word that so many documents have: the rarer the more, less if it fills. */
  weigh(word, count) {
    return this.weight(count) * (this.faint.has(stem(word)) ? FAINT : 1);
  }

  /* How much of a name some terms meet, and how well they meet a word of it. */
  share(name, terms) {
    const words = this.fold(name).filter((word) => !this.stopwords.has(word));
    const weights = words.map((word) => (
      this.weight(this.frequency(stem(word)) ?? this.frequency(word))));
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
    const isName = this.frequency(name) && !this.stopwords.has(name);
    const found = isName ? this.search.search(name, { fields: ["whole"] }) : [];
    const [best] = found.sort((first, second) => second.boost - first.boost);
    if (!(best?.boost >= 1)) return null;
    const [title, ...others] = best.names.map(([text]) => this.fold(text));
    const isSpelt = title.join("").includes(name);
    const as = isSpelt ? others.find((parts) => parts.join("") === name) : title;
    const typed = words.map((each) => each.typed).join(" ");
    const whole = isSpelt ? { name } : {};
    const told = isSpelt ? {} : { own: words.map(({ word }) => word) };  // and as it was typed
    return as?.map((word) => ({ typed, word, ...whole, ...told })) ?? words.map((word) => ({ ...word, ...whole }));
  }

  /* What is asked for: synonyms of several words, and words, but none that every sentence has. */
  concepts(words) {
    const isTelling = ({ word }) => !this.stopwords.has(word) || (this.senses([{ word }]) && !POINTED.test(word));
    const isAsked = words.some(isTelling) ? isTelling : () => true;
    const found = [];
    for (let start = 0, length; start < words.length; start += length) {
      length = this.run(words, start);
      const part = words.slice(start, start + length);
      const isAgain = found.some(({ word }) => word === joined(part));
      if (isAgain || !(length > 1 || isAsked(part[0]))) continue;
      found.push({ ...this.concept(part, this.senses(part)), name: part[0].name });
    }
    return this.whole(found);
  }

  /* Concepts, of which those that are one name together match what has all of it, if anything has. */
  whole(concepts) {
    return concepts.map((concept) => {
      const others = concepts.filter(({ name }) => name && name === concept.name);
      const all = [...concept.matches].filter(([id]) => others.every(({ matches }) => matches.has(id)));
      return others.length > 1 && all.length ? { ...concept, matches: new Map(all) } : concept;
    });
  }

  /* How many words from a place on mean one thing together. */
  run(words, start) {
    const two = start + 1 < words.length ? `${stem(words[start].word)} ${stem(words[start + 1].word)}` : "";
    let length = Math.min(this.longest.get(two) ?? 1, LONGEST, words.length - start);
    while (length > 1 && !this.senses(words.slice(start, start + length))) length--;
    return length;
  }

  /* A concept: its weight, its terms and the documents that match, each with what it is worth. */
  concept(words, senses = []) {
    const word = joined(words);
    const terms = new Map(senses.map((sense) => [sense, SYNONYM]));
    terms.set(stem(word), STEM).set(word, 1);
    /* Two letters that mean something are no beginning of another word. */
    const isPrefix = words.length === 1 && word.length > (senses.length ? 2 : 1);
    const queries = [...terms.keys()].map((term) => (
      { queries: [term], prefix: isPrefix && term === word }));
    const nearest = new Map();
    let matches = this.matches(queries, (term) => terms.get(term) ?? PREFIX, nearest);
    const isNear = !matches.size;
    for (let fuzzy = 1; !matches.size && fuzzy < 3 && word.length > 3 + fuzzy; fuzzy++) {
      matches = this.matches([{ queries: [word], fuzzy }], (term) => {
        const isSwapped = [...term].sort().join("") === [...word].sort().join("");
        const isCut = term.slice(1) === word || word.slice(1) === term;  // the first letter left out
        if ((term[0] !== word[0] && !isCut) || (fuzzy > 1 && word.length < 8 && !isSwapped)) return 0;
        terms.set(term, FUZZY);
        return FUZZY;
      }, nearest);
    }
    const typed = [...new Set(words.map((each) => each.typed))].join(" ");
    const isOne = !isNear && matches.size < OFTEN * this.search.documentCount
      && [...terms.keys()].some((term) => this.isName(term));
    const weight = this.weigh(word, matches.size) * (isOne ? NAMED : 1);
    const [{ own = [] }] = words;
    for (const id of this.inOthers(own)) matches.set(id, matches.get(id) ?? FIELDS.text);
    if (own.length) terms.set(own.join(""), 1);
    return { typed, word, terms, matches, isNear, nearest, weight };
  }

  /* What stands on pages in other languages and has a name as these write it, perhaps with an ending: all of its
     words but those that every text has. */
  inOthers(name) {
    const all = name.map((word) => this.search.search({ queries: [word], prefix: UNSPACED.test(word) })
      .filter(({ id, names }) => this.isOfOther({ address: id, names })).map(({ id }) => id)).filter((ids) => ids.length);
    return all.length ? all[0].filter((id) => all.every((ids) => ids.includes(id))) : [];
  }

  /* The documents that queries match, with what that is worth; `nearest` is told their best terms. */
  matches(queries, worth, nearest = new Map()) {
    const met = ({ id, match }) => {
      const worths = Object.entries(match).map(([term, fields]) => (
        [term, worth(term) * Math.max(...fields.map((field) => FIELDS[field]))]));
      const [term, most] = worths.reduce((best, one) => (one[1] > best[1] ? one : best));
      if (most) nearest.set(id, term);
      return [id, most];
    };
    return new Map(this.search.search({ combineWith: "OR", queries }).map(met).filter(([, most]) => most));
  }
}
