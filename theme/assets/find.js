/* Finds records by name, date and words in the index that scripts/chronicle/exports/search_index.py
   makes. Loaded by search.js when a reader begins to type; nothing here touches the page. */

import { BEGINNING, ENOUGH, score } from "./rank.js";
import { FORM, SAME, dateIn, edits, fold, met, stem } from "./folding.js";

export { fold };

const OTHER = 0.9;  // how much of a word counts that is met as another word for it
const LONGEST = 3;  // words of a phrase that has other words for it
const PASSAGES = 60;  // that are looked at for one query
const ASKING = new Set([
  "who", "whom", "whose", "what", "which", "when", "where", "why", "how", "did", "do", "does",
  "was", "were", "is", "are", "has", "have", "had", "can", "could",
]);
const NOTHING = { answers: [], all: 0, instead: "", marks: () => () => false };

export class Index {
  #root; #common; #kinds; #shards; #entries; #passages; #synonyms;
  #files = new Map();
  #fields = [];  // the number of the entry that has each name and each line
  #having = new Map();  // the fields that have a word
  #meeting = new Map();  // the fields that meet a word of a query, each with how well
  #within = new Map();  // the entries that have a word of a query in their texts

  /* `root` is the address of the folder with the index. */
  constructor(root) {
    this.#root = root;
  }

  async load() {
    const head = await this.#file("records.json");
    this.#common = new Set(head.common);
    this.#kinds = head.kinds;
    this.#shards = new Set(head.shards);
    this.#synonyms = new Map(head.synonyms.flatMap((group) => {
      const forms = group.map(fold);
      return forms.map((form) => [form.map(stem).join(" "), forms]);
    }));
    this.#entries = head.entries.map((entry) => this.#entry(entry));
    const start = this.#entries.length;
    this.#passages = { size: head.block, start, count: head.count, loaded: new Set() };
    this.#entries.forEach((entry, number) => {
      entry.field = this.#fields.length;
      for (const words of [...entry.names.map((name) => name.words), entry.more]) {
        for (const word of new Set(words)) {
          if (!this.#having.has(word)) this.#having.set(word, []);
          this.#having.get(word).push(this.#fields.length);
        }
        this.#fields.push(number);
      }
    });
    return this;
  }

  /* Yields the answers by name and date as soon as they are there, if there are any; at last,
     `final`, with those in the text. An answer has kind, address, title, language, line, date and
     also: another name by which it was found, with its language; `within` are the words that stand
     in its text alone. `all` counts the answers that have every word, the others have most;
     `instead` is what a word was taken for, where nothing is spelled like it; `marks` makes of a
     title or line what tells of each word whether it was asked for. */
  async *find(text) {
    const query = this.#query(text);
    if (!query.date && !query.telling.length) return yield { ...NOTHING, final: true };
    const terms = this.#terms(query);
    const first = this.#ranked(query, terms, []);
    if (first.named) yield { ...first, final: false };
    await Promise.all(terms.map((term) => this.#read(term)));
    await Promise.all(terms.map((term) => this.#count(term) || this.#take(term)));
    yield { ...this.#ranked(query, terms, await this.#open(terms)), final: true };
  }

  #file(name) {
    if (!this.#files.has(name)) {
      const asked = fetch(`${this.#root}${name}`).then((answer) => {
        if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
        return answer.json();
      });
      asked.catch(() => this.#files.delete(name));
      this.#files.set(name, asked);
    }
    return this.#files.get(name);
  }

  #entry([kind, address, title, language, line, edtf, date, weight, others]) {
    const id = address.replace(/\/$/, "").split(/[/#]/).pop().replace(/^[0-9]{4}s?-/, "");
    const all = others.map((name) => (typeof name === "string" ? [name, ""] : name));
    const names = [[title, language], ...all, [id, null]].map(([text, language]) => {
      const words = fold(text);
      const telling = this.#telling(words).length || words.length;
      return { text, language, words, joined: words.join(""), telling };
    });
    const [label, demotion] = this.#kinds[kind];
    const shown = { kind: label, address, title, language, line, date };
    return { ...shown, demotion, edtf, weight, names, more: fold(line) };
  }

  /* The words among some that not every sentence has. */
  #telling(words) {
    return words.filter((word) => !this.#common.has(word));
  }

  #query(text) {
    const { date, rest } = dateIn(text);
    const words = fold(rest);
    const telling = this.#telling(words);
    const asking = text.trim().endsWith("?") || ASKING.has(words[0]);
    const typed = fold(text).join("");
    return { date, words, telling: telling.length ? telling : words, typed, asking };
  }

  /* The terms of a query: its telling words, phrases that have other words for them, and words that
     are typed as two here and stand as one in a name. */
  #terms({ words, telling }) {
    const terms = [];
    for (let start = 0, length; start < words.length; start += length || 1) {
      for (length = Math.min(LONGEST, words.length - start); length; length--) {
        const typed = words.slice(start, start + length);
        const joined = length > 1 && this.#having.has(typed.join("")) ? [[typed.join("")]] : [];
        const isPhrase = length > 1 && (joined.length || this.#others(typed).length);
        if (isPhrase || (length === 1 && telling.includes(typed[0]))) {
          terms.push(this.#term(typed, [typed, ...joined], SAME));
          break;
        }
      }
    }
    return terms;
  }

  /* A term: the words that were typed, and its forms, each a few words and what they count: those
     that it stands for, and other words for these; and the fields that meet them, with how well. */
  #term(typed, same, worth) {
    const others = same.flatMap((words) => this.#others(words));
    const forms = same.map((words) => ({ words, worth }));
    forms.push(...others.map((words) => ({ words, worth: OTHER })));
    const fields = new Map();
    for (const form of forms) {
      const [first, ...rest] = form.words.map((word) => this.#met(word));
      for (const [field, worth] of first) {
        const least = Math.min(worth, ...rest.map((one) => one.get(field) ?? 0)) * form.worth;
        if (least > (fields.get(field) ?? 0)) fields.set(field, least);
      }
    }
    return { typed, forms, fields, texts: new Set(), taken: null };
  }

  /* Other words for some words, among them these. */
  #others(words) {
    return this.#synonyms.get(words.map(stem).join(" ")) ?? [];
  }

  /* The fields that meet a word, each with how well. */
  #met(word) {
    if (!this.#meeting.has(word)) {
      const fields = new Map();
      for (const [other, having] of this.#having) {
        const worth = met(other, word);
        if (!worth) continue;
        for (const field of having) if (worth > (fields.get(field) ?? 0)) fields.set(field, worth);
      }
      this.#meeting.set(word, fields);
    }
    return this.#meeting.get(word);
  }

  /* The words of all texts that begin like a word, with the numbers of the entries having them. */
  async #shard(word) {
    const first = word[0];
    const shard = /[a-z]/.test(first) ? first : /\p{Nd}/u.test(first) ? "0" : "other";
    return this.#shards.has(shard) ? this.#file(`words/${shard}.json`) : {};
  }

  /* The entries that have a word in their texts. */
  async #inText(word) {
    if (!this.#within.has(word)) {
      const numbers = new Set();
      for (const [other, having] of Object.entries(await this.#shard(word))) {
        if (other !== word && (word.length < 3 || !met(other, word))) continue;
        for (const number of having) numbers.add(number);
      }
      this.#within.set(word, numbers);
    }
    return this.#within.get(word);
  }

  /* Notes in a term which entries have it in their texts; other words for it are not looked for
     there, where they would load much and raise nothing. */
  async #read(term) {
    const typed = term.forms.filter(({ worth }) => worth !== OTHER);
    await Promise.all(typed.map(async ({ words }) => {
      const sets = await Promise.all(this.#telling(words).map((word) => this.#inText(word)));
      const [first = [], ...rest] = sets;
      for (const number of first) if (rest.every((set) => set.has(number))) term.texts.add(number);
    }));
  }

  /* In how many entries a term is met. */
  #count({ fields, texts }) {
    return new Set([...[...fields.keys()].map((field) => this.#fields[field]), ...texts]).size;
  }

  /* Takes a word that nothing has for two of one name that were typed as one, or for those nearest
     in spelling, of names rather than of texts. */
  async #take(term) {
    const word = term.typed.join("");
    let taken = this.#cut(word);
    if (!taken.length && word.length > 3) {
      const texts = Object.keys(await this.#shard(word));
      const far = (words, more) => this.#telling(words).map((other) => (
        { other, edited: edits(word, other) + (other[0] !== word[0]) + more }));
      const near = [...far([...this.#having.keys()], 0), ...far(texts, 0.5)];
      const least = near.reduce((one, { edited }) => Math.min(one, edited), (word.length - 1) / 2);
      taken = near.filter(({ edited }) => edited === least).map(({ other }) => [other]);
    }
    Object.assign(term, this.#term(term.typed, taken, FORM), { taken });
    await this.#read(term);
  }

  /* The ways to cut a word into two that stand in one name or line. */
  #cut(word) {
    const cuts = [...word].map((_, place) => [word.slice(0, place), word.slice(place)]);
    return cuts.slice(2, -1).filter(([left, right]) => {
      const having = new Set(this.#having.get(left));
      return this.#having.get(right)?.some((field) => having.has(field));
    });
  }

  /* The passages whose texts have most of the terms, loaded. */
  async #open(terms) {
    const { size, start, loaded } = this.#passages;
    const weights = this.#weights(terms);
    const had = new Map();
    terms.forEach(({ texts }, place) => {
      for (const number of texts) had.set(number, (had.get(number) ?? 0) + weights[place]);
    });
    const most = [...had].filter(([number, weight]) => number >= start && weight >= ENOUGH);
    most.sort(([one, weight], [other, its]) => its - weight || one - other);
    const numbers = most.slice(0, PASSAGES).map(([number]) => number);
    const blocks = new Set(numbers.map((number) => Math.floor((number - start) / size)));
    await Promise.all([...blocks].filter((block) => !loaded.has(block)).map(async (block) => {
      const { entries } = await this.#file(`passages/${block}.json`);
      const from = start + block * size;
      entries.forEach((entry, place) => { this.#entries[from + place] = this.#entry(entry); });
      loaded.add(block);
    }));
    return numbers;
  }

  /* What each term weighs, together 1: more, the fewer have it; nothing, where none has. */
  #weights(terms) {
    const rare = terms.map((term) => {
      const count = this.#count(term);
      return count && Math.log(1 + this.#passages.count / count);
    });
    const sum = rare.reduce((one, other) => one + other, 0) || 1;
    return rare.map((weight) => weight / sum);
  }

  /* How well each term is met by an entry: by each of its names, by its line, by its text. */
  #metBy(number, terms) {
    const { names, more, field } = this.#entries[number];
    const inField = (place) => terms.map(({ fields }) => fields.get(field + place) ?? 0);
    const inWords = (words) => terms.map(({ forms }) => Math.max(0, ...forms.map((form) => (
      form.worth * Math.min(...form.words.map((word) => best(words, word)))))));
    const isRecord = field !== undefined;
    return {
      names: names.map((name, place) => (isRecord ? inField(place) : inWords(name.words))),
      line: isRecord ? inField(names.length) : inWords(more),
      text: terms.map(({ texts }) => (texts.has(number) ? 1 : 0)),
    };
  }

  /* The answers among the records and some passages, the best first. */
  #ranked(query, terms, passages) {
    const weights = this.#weights(terms);
    const typed = terms.map((term) => term.typed);
    const found = [];
    for (const number of [...Array(this.#passages.start).keys(), ...passages]) {
      const entry = this.#entries[number];
      const answer = score(entry, query, typed, weights, this.#metBy(number, terms));
      if (answer) found.push({ number, entry, ...answer });
    }
    found.sort((one, other) => other.worth - one.worth || one.number - other.number);
    const named = found.some(({ all, worth }) => all && worth > BEGINNING);
    const most = Math.min(ENOUGH, Math.max(...found.map(({ had }) => had)));
    const right = found.filter(({ all, had }) => (named ? all : had >= most));
    const forms = terms.flatMap((term) => term.forms.map(({ words }) => this.#telling(words)));
    return {
      named,
      answers: right.map((answer) => shown(answer, typed)),
      all: right.filter((answer) => answer.all).length,
      instead: terms.flatMap(({ taken }) => printed(taken, right[0]?.entry)).join(" "),
      marks: (text) => marks(fold(text), forms),
    };
  }
}

/* How well one of some words meets a word. */
function best(words, word) {
  return words.reduce((worth, other) => Math.max(worth, met(other, word)), 0);
}

/* What tells of a word, among those of a text, whether it is one of a form that the text has. */
function marks(words, forms) {
  const asked = forms.filter((form) => form.every((word) => best(words, word))).flat();
  return (text) => fold(text).some((other) => asked.some((word) => met(other, word)));
}

/* An answer as a reader sees it. */
function shown({ entry, worth, by, within }, typed) {
  const { kind, address, title, language, line, date, names } = entry;
  const english = names.slice(1, -1).find((name) => language && !name.language);
  const also = by.language !== null && by !== names[0] ? by : english;
  return {
    worth, kind, address, title, language, line, date,
    also: also && { text: also.text, language: also.language },
    within: within.map((place) => typed[place].join(" ")),
  };
}

/* The words for which one was taken, as an entry prints them. */
function printed(taken, entry) {
  if (!taken?.length) return [];
  const texts = [...(entry?.names ?? []).map((name) => name.text), entry?.line ?? ""];
  const tokens = texts.flatMap((text) => text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []);
  const inPrint = (word) => tokens.find((token) => fold(token).includes(word));
  const words = taken.find((some) => some.every(inPrint)) ?? taken[0];
  return [words.map((word) => inPrint(word) ?? word).join(" ")];
}
