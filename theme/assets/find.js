/* Finds records by name, date and words in the index that scripts/chronicle/exports/search_index.py makes. Loaded by search.js
   when a reader begins to type; nothing here touches the page. */

/* Words are compared folded, by the rule of scripts/chronicle/exports/folding.py. */
const FOLDED = { đ: "d", ð: "d", ħ: "h", ı: "i", ł: "l", ø: "o", ß: "ss", æ: "ae", œ: "oe", þ: "th", ς: "σ" };
const LETTERS = new RegExp(`[${Object.keys(FOLDED).join("")}]`, "g");

export function fold(text) {
  const bare = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const plain = bare.replace(/['’‘ʼʻʹ`]/g, "").replace(LETTERS, (letter) => FOLDED[letter]);
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.replace(/^([0-9]+)(?:st|nd|rd|th)$/, "$1"));
}

/* A date in a query becomes the EDTF date it means, as far as it is given: 1966-10-20, 1966-10, 1965-22 for a summer. */
const MONTHS = ["jan(?:uary)?", "feb(?:ruary)?", "mar(?:ch)?", "apr(?:il)?", "may", "june?", "july?", "aug(?:ust)?",
  "sept?(?:ember)?", "oct(?:ober)?", "nov(?:ember)?", "dec(?:ember)?"];
const SEASONS = ["spring", "summer", "(?:autumn|fall)", "winter"];
const NAMED = `(?<name>${[...MONTHS, ...SEASONS].join("|")})\\.?`;
const DAY = "(?<day>[0-9]{1,2})(?:st|nd|rd|th)?";
const YEAR = "(?<year>[0-9]{4})";
const DATES = [
  `${YEAR}-(?<month>[0-9]{2})(?:-(?<day>[0-9]{2}))?`, `${DAY}\\.\\s?(?<month>[0-9]{1,2})\\.\\s?${YEAR}`,
  `${DAY}\\s+${NAMED},?\\s+${YEAR}`, `${NAMED}\\s+${DAY},?\\s+${YEAR}`, `${NAMED},?\\s+(?:of\\s+)?${YEAR}`,
].map((form) => new RegExp(`(?<![\\p{L}\\p{N}])${form}(?![\\p{L}\\p{N}])`, "iu"));

function dateIn(text) {
  for (const form of DATES) {
    const match = form.exec(text);
    if (!match) continue;
    const { year, month, day, name } = match.groups;
    const named = name && [...MONTHS, ...SEASONS].findIndex((one) => new RegExp(`^${one}$`, "i").test(name));
    const number = name === undefined ? Number(month) : named < 12 ? named + 1 : named - 12 + 21;
    const parts = [year, String(number).padStart(2, "0"), ...(day ? [day.padStart(2, "0")] : [])];
    return { date: parts.join("-"), rest: text.replace(match[0], " ") };
  }
  return { date: "", rest: text };
}

/* How well a date of the record, as EDTF, meets a date asked for: 4 it is the same, 3 begins with it, 2 lies within it,
   1 has it within itself, 0 not at all. */
function meets(edtf, asked) {
  if (!edtf || !asked) return 0;
  if (edtf === asked) return 4;
  const [start, end = start] = edtf.replace(/[~?%]/g, "").split("/");
  if (start === asked) return 3;
  if (start.startsWith(asked)) return 2;
  const after = start === "" || start === ".." || start <= asked;
  const before = end === "" || end === ".." || asked <= `${end}~`;
  return start !== end && after && before ? 1 : 0;
}

/* What a match is worth: a whole name, words of one, a date, beginnings of its words, words of all names and the line, words
   of the text; then what is added: for the share of the name that was typed, for its being typed from the start, for a nearer
   date, for an event where only a date is asked, for a step on the scale of links; and what an address, which is no name that
   anybody prints, stands back behind one. */
const EXACT = 1000, WORDS = 600, DATE = 500, BEGINNING = 400, TITLE = 300, TEXT = 100;
const SHARE = 200, START = 30, NEARER = 20, HAPPENED = 100, LINKS = 15, ADDRESS = 60;
const IS_YEAR = /^[0-9]{4}$/;
const UNSPACED = /[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]/;  // scripts written without blanks

export class Index {
  #root; #files = new Map(); #common; #kinds; #shards; #entries; #passages; #vocabulary;

  /* `root` is the address of the folder with the index. */
  constructor(root) {
    this.#root = root;
  }

  async load() {
    const { common, kinds, block, shards, entries } = await this.#file("records.json");
    this.#common = new Set(common);
    this.#kinds = kinds;
    this.#shards = new Set(shards);
    this.#entries = entries.map((entry) => this.#entry(entry));
    this.#passages = { size: block, start: entries.length, loaded: new Set() };
    return this;
  }

  /* Yields the answers twice: those by name and date as soon as they are there, then with those in the text. An answer has
     kind, address, title, language, line, date and also: another name by which it was found, with its language. `instead`
     says which word was taken for another where nothing was found; `some` that no answer has all the words. */
  async *find(text) {
    const query = this.#query(text);
    if (!query.date && !query.telling.length) return yield { answers: [], final: true };
    yield { answers: this.#ranked(query, new Map()), final: false };
    const told = await this.#told(query);
    let found = { answers: this.#ranked(query, told), final: true };
    if (!found.answers.length) found = (await this.#mended(query)) ?? found;
    if (!found.answers.length && query.telling.length > 1) found = { answers: this.#ranked(query, told, true), final: true, some: true };
    yield found;
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

  #entry([kind, address, title, language, line, edtf, date, weight, names]) {
    const id = address.replace(/\/$/, "").split(/[/#]/).pop().replace(/^[0-9]{4}s?-/, "");
    const all = [[title, language], ...names.map((name) => (typeof name === "string" ? [name, ""] : name)), [id, null]];
    const made = all.map(([text, language]) => {
      const words = fold(text);
      const telling = words.filter((word) => !this.#common.has(word)).length || words.length;
      return { text, language, words, joined: words.join(""), telling };
    });
    const [label, demotion] = this.#kinds[kind];
    return { kind: label, demotion, address, title, language, line, edtf, date, weight, names: made, more: fold(line) };
  }

  #query(text) {
    const { date, rest } = dateIn(text);
    const words = fold(rest);
    const telling = words.filter((word) => !this.#common.has(word));
    return { date, words, telling: telling.length ? telling : words, typed: fold(text).join("") };
  }

  /* What an entry is worth as an answer, null where it is none, and the name by which it was found. A date in the query, or a
     year that its date has, is asked of its date, the other words of its names; but a name may have a date in it. */
  #score(entry, query, told, loose) {
    let day = meets(entry.edtf, query.date);
    const dated = query.date && entry.names.find((name) => name.joined.startsWith(query.typed));
    if (query.date && !day && !dated && !loose) return { worth: null };
    const inYear = (word) => IS_YEAR.test(word) && meets(entry.edtf, word) > 1;
    const words = query.words.filter((word) => !inYear(word));
    const telling = query.telling.filter((word) => !inYear(word));
    if (!query.date && query.telling.length === 1 && !telling.length) day = meets(entry.edtf, query.telling[0]);
    let best = 0, by = entry.names[0], share = 0;
    if (dated) [best, by] = [dated.joined === query.typed ? EXACT : WORDS, dated];
    else if (!telling.length) best = (day > 1 ? DATE : TITLE) + NEARER * day + (entry.kind === "event" ? HAPPENED : 0);
    else for (const name of entry.names) {
      const worth = this.#name(name, words, telling);
      share = Math.max(share, worth.share);
      if (worth.worth > best) [best, by] = [worth.worth, name];
    }
    if (!best) {
      const missing = telling.filter((word) => !entry.more.some((other) => other.startsWith(word))
        && !entry.names.some((name) => this.#has(name, word)));
      const missed = missing.filter((word) => !told?.has(word)).length;
      if (!missing.length) best = TITLE + SHARE / 2 * share;
      else if (!missed) best = TEXT + SHARE / 2 * share * (1 - missing.length / telling.length);
      else if (loose && missed <= telling.length / 2) best = TEXT * (1 - missed / telling.length);
    }
    return { worth: best ? best - entry.demotion + LINKS * entry.weight + NEARER * day : null, by };
  }

  /* What a name is worth by itself, and how much of it was typed. */
  #name(name, words, telling) {
    const found = telling.map((word) => this.#has(name, word));
    const share = Math.min(1, found.reduce((sum, one) => sum + one, 0) / 2 / name.telling);
    const joined = words.join("");
    let worth = 0;
    if (name.joined === joined) worth = EXACT;
    else if (found.every((one) => one === 2)) worth = WORDS + SHARE * share;
    else if (found.every(Boolean)) worth = BEGINNING + SHARE * share;
    else if (joined.length > 2 && name.joined.startsWith(joined)) worth = BEGINNING + (SHARE * joined.length) / name.joined.length;
    if (worth && name.words[0] === words[0]) worth += START;
    if (worth && name.language === null) worth -= ADDRESS;
    return { worth, share };
  }

  /* 2 where a name has a word, 1 where one of its words begins with it, or holds it in a script without blanks. */
  #has(name, word) {
    if (name.words.includes(word)) return 2;
    const unspaced = UNSPACED.test(word);
    return name.words.some((other) => (unspaced ? other.includes(word) : other.startsWith(word))) ? 1 : 0;
  }

  #ranked(query, told, loose = false) {
    const found = [];
    this.#entries.forEach((entry, number) => {
      const { worth, by } = this.#score(entry, query, told.get(number), loose);
      if (worth !== null) found.push({ entry, worth, by, number });
    });
    found.sort((one, other) => other.worth - one.worth || one.number - other.number);
    return found.map(({ entry, by, worth }) => {
      const { kind, address, title, language, line, date } = entry;
      const english = entry.names.slice(1, -1).find((name) => language && !name.language);
      const also = by.language !== null && by !== entry.names[0] ? by : english;
      return { worth, kind, address, title, language, line, date, also: also && { text: also.text, language: also.language } };
    });
  }

  /* Which of the words stand in the text of which entry; the passages among them are loaded. */
  async #told({ telling }) {
    const told = new Map();
    await Promise.all(telling.map(async (word) => {
      const first = word[0];
      const shard = /[a-z]/.test(first) ? first : /\p{Nd}/u.test(first) ? "0" : "other";
      const words = this.#shards.has(shard) ? await this.#file(`words/${shard}.json`) : {};
      for (const [other, numbers] of Object.entries(words)) {
        if (other !== word && !(word.length > 2 && other.startsWith(word))) continue;
        for (const number of numbers) told.set(number, (told.get(number) ?? new Set()).add(word));
      }
    }));
    const { size, start, loaded } = this.#passages;
    const passages = [...told.keys()].filter((number) => number >= start && told.get(number).size === new Set(telling).size);
    const blocks = new Set(passages.sort((a, b) => a - b).slice(0, 60).map((number) => Math.floor((number - start) / size)));
    await Promise.all([...blocks].filter((block) => !loaded.has(block)).map(async (block) => {
      const { entries } = await this.#file(`passages/${block}.json`);
      entries.forEach((entry, place) => { this.#entries[start + block * size + place] = this.#entry(entry); });
      loaded.add(block);
    }));
    return told;
  }

  /* The answers to the query with one word of five letters or more, unknown here, taken for one that is an edit away. */
  async #mended(query) {
    this.#vocabulary ??= this.#printed();
    let best = null;
    for (const word of query.telling.filter((word) => word.length > 4 && !this.#vocabulary.has(word))) {
      for (const [other, printed] of this.#vocabulary) {
        if (!oneEdit(word, other)) continue;
        const swap = (words) => words.map((one) => (one === word ? other : one));
        const mended = { ...query, words: swap(query.words), telling: swap(query.telling) };
        const answers = this.#ranked(mended, await this.#told(mended));
        if (answers.length && answers[0].worth > (best?.answers[0].worth ?? -Infinity)) best = { answers, final: true, instead: printed };
      }
    }
    return best;
  }

  /* Every word of a name or a line, folded, with the form in which it is printed first. */
  #printed() {
    const words = new Map();
    for (const { names, line } of this.#entries.filter(Boolean)) {
      for (const text of [...names.map((name) => name.text), line]) {
        for (const printed of text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []) {
          for (const word of fold(printed)) if (!words.has(word)) words.set(word, printed);
        }
      }
    }
    return words;
  }
}

/* Whether one letter more, less, other, or two neighbours changed about make one word of the other. */
export function oneEdit(one, other) {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0, end = 0;
  while (start < one.length && one[start] === other[start]) start++;
  while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) end++;
  const [left, right] = [one.slice(start, one.length - end), other.slice(start, other.length - end)];
  return left.length + right.length > 0 && (left.length < 2 && right.length < 2
    || (left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]));
}
