/* Tests of query parsing and ranking on a sample index, without a DOM. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { isNear, makeIndex } from "../../../scripts/chronicle/scripts/find.js";
import { dateIn, fold, stem } from "../../../scripts/chronicle/scripts/terms.js";
import invented from "./find.json" with { type: "json" };

const FIELDS = ["called", "sought", "about", "text", "whole"];
/* Return the index terms of a text: words, stems and synonyms. */
function terms(text, synonyms) {
  const stems = fold(text).map(stem);
  const same = Object.entries(synonyms).filter(([, forms]) => (
    forms.some((form) => ` ${stems.join(" ")} `.includes(` ${fold(form).map(stem).join(" ")} `))));
  return [...fold(text), ...stems, ...same.map(([term]) => term)].filter((term) => !invented.stopwords.includes(term));
}

/* Create an index of documents. Each has a title, a line and optionally a text, other names and search aliases. */
function built(documents, asked = {}, others = {}) {
  const groups = { ...invented.synonyms, ...others };
  const having = Object.fromEntries(FIELDS.map((field) => [field, {}]));
  const add = (term, field, number) => {
    const numbers = Object.hasOwn(having[field], term) ? having[field][term] : having[field][term] = [];
    if (!numbers.includes(number)) numbers.push(number);
  };
  documents.forEach(({ title, names = [], unseen = [], about = "", text = "" }, number) => {
    for (const name of [title, ...names, ...unseen]) {
      terms(name, groups).forEach((term) => add(term, "called", number));
      add(fold(name).join(""), "whole", number);
    }
    terms(about, groups).forEach((term) => add(term, "about", number));
    terms(text, groups).forEach((term) => add(term, "text", number));
  });
  const steps = (numbers) => numbers.map((number, at) => number - (numbers[at - 1] ?? 0));
  const stepped = (its) => Object.fromEntries(Object.entries(its).map(([term, numbers]) => [term, steps(numbers)]));
  const forms = (some) => some.map((form) => fold(form).map(stem).join(" "));
  const index = makeIndex();
  index.add({
    words: {
      synonyms: Object.fromEntries(Object.entries(groups).map(([term, some]) => [term, forms(some)])),
      stopwords: invented.stopwords, variants: {},
    },
    documents: documents.map(({ id, title, names = [], language, kind = "event", line, translates, boost = 1 }) => ({
      address: id, kind, names: [language ? [title, language] : [title], ...names.map((name) => [name])], line, translates, boost,
    })),
    terms: Object.fromEntries(FIELDS.map((field) => [field, stepped(having[field])])),
  });
  const numbered = documents.map(({ id }, number) => [number, asked[id]]).filter(([, some]) => some);
  index.add({ documents: [], terms: {}, asked: Object.fromEntries(numbered) }); // the second part
  return index;
}

/* A village, its flood, and questions about both. */
const { village: ALL } = invented;
const [FLOOD, BUILT, WHY, HOW_MANY, MANY] = ALL;
const first = (index, query) => index.find(query).answers[0]?.address;
const addresses = (index, query) => index.find(query).answers.map(({ address }) => address);

test("a page that matches more of the query ranks first", () => {
  assert.equal(first(built(ALL), "engineers of the dam"), "built/");
  assert.equal(first(built(ALL), "drowned valley dam"), "flood/");
});

test("synonyms of question words match in every language", () => {
  const asked = { "=when": ["when", "khi nao"] };
  const pages = [{ ...HOW_MANY, id: "other/", title: "How did the dam of Vik burst" }, { ...WHY, title: "When did the dam of Vik burst", text: "" }];
  assert.equal(first(built(pages, {}, asked), "dam Vik khi nào"), "why/");
});

test("a search alias leads to its page", () => {
  const index = built(ALL, { "built/": ["who were the builders"] });
  assert.equal(first(index, "who were the builders"), "built/");
  assert.notEqual(first(index, "builders drowned in the valley with forty others"), "built/");
  assert.ok(!addresses(built(ALL), "who were the builders").includes("built/"));
});

test("an exact search alias ranks first even if it is not a question", () => {
  const index = built(ALL, { "built/": ["is it the dam", "dam"] });
  assert.equal(first(index, "Dam"), "built/");
  assert.notEqual(first(index, "dam bursts"), "built/");
});

test("pages in another language answer only queries in it", () => {
  const index = built([...ALL, { ...MANY, id: "vi/#dead", title: "Thiệt mạng ở Vik", translates: "flood/" }]);
  assert.equal(first(index, "bao nhiêu người chết ở Vik"), "vi/#many");
  assert.equal(first(index, "thiet mang o Vik"), "vi/#dead");
  assert.ok(!addresses(index, "thief of Vik").includes("vi/#dead"));
});

test("repeated words count once", () => {
  assert.deepEqual(built(ALL).find("xyzzyx dam, xyzzyx").missing, ["xyzzyx"]);
});

test("a misspelt word matches the nearest word, an unknown word is missing", () => {
  const { answers, near } = built(ALL).find("drownd in the valley");
  assert.equal(answers[0].address, "flood/");
  assert.equal(near.length, 1);
  assert.deepEqual(built(ALL).find("dam xyzzyx").missing, ["xyzzyx"]);
});

test("an unknown day matches its month or year, but numbers never match similar numbers", () => {
  const index = built([{ id: "early/", title: "A flood", unseen: ["1903"] }, { id: "late/", title: "A storm" }]);
  index.add({ documents: [], terms: { sought: { "1908-07": [1] } } });
  assert.equal(first(index, "3 July 1908"), "late/");
  assert.deepEqual([first(index, "July 1903"), first(index, "1904")], ["early/", undefined]);
});

test("isWhole is true if the first answer matches the whole query", () => {
  assert.equal(built(ALL).find("dam bursts").isWhole, true);
  assert.equal(built(ALL).find("engineers drowned mayor").isWhole, false);
});

test("a complete title is found although its words have endings", () => {
  const work = { id: "work/", title: "빅의 홍수", kind: "work", boost: 0.6 };
  const index = built([work, FLOOD, { ...BUILT, names: ["홍수"] }]);
  assert.equal(first(index, "빅의 홍수"), "work/");
});

test("dates are parsed in several languages", () => {
  for (const [query, [date, rest]] of Object.entries(invented.dates)) {
    const read = dateIn(query);
    assert.deepEqual([read.date, read.rest.trim()], [date, rest], query);
  }
});

test("ordinals, plurals and digit groups are folded to the number", () => {
  assert.deepEqual(fold("12,300,333 or 5 000 of 1.5"), ["12300333", "or", "5000", "of", "1", "5"]);
  assert.deepEqual(fold("203rd MiG-21s of the 1960s"), ["203", "mig", "21", "of", "the", "1960s"]);
});

test("words with one changed, missing, added or swapped letter are near", () => {
  for (const word of ["holn", "hol", "hoolm", "hlom"]) assert.ok(isNear(word, "holm", 1), word);
  assert.ok(!isNear("hlon", "holm", 1));
  assert.ok(isNear("hlon", "holm", 2));
  assert.equal(first(built(ALL), "tdrowned"), undefined);
});

test("documents of the second part of the index are found", () => {
  const index = built(ALL);
  index.add({ documents: [{ address: "late/", kind: "work", names: [["A late dam"]], boost: 1 }], terms: { called: { dam: [ALL.length] }, text: { ditch: [0, ALL.length] } } });
  assert.deepEqual(addresses(index, "ditch").sort(), ["flood/", "late/"]);
  assert.ok(addresses(index, "dam").includes("late/"));
});

test("a decade matches all its years", () => {
  const years = [{ id: "early/", title: "1861", text: "flood" }, { id: "late/", title: "1958", text: "flood" }];
  assert.equal(first(built(years), "flood in the 1860s"), "early/");
});

const { dikes } = invented;

test("matching words and synonyms are marked with their endings", () => {
  const { marks } = built(dikes.english, {}, dikes.synonyms).find("제방");
  assert.deepEqual(["by", "제방은"].map(marks), [false, true]);
  const { marks: also } = built(dikes.english, {}, dikes.synonyms).find("tombs");
  assert.deepEqual(["sea", "tomb", "graves"].map(also), [false, true, true]);
});

test("a page in the language of the query precedes its original", () => {
  const tongues = [...dikes.english, ...dikes.others];
  const index = built(tongues, { "ko/#walk": ["걷는 길"] }, dikes.synonyms);
  const inOthers = (query, language) => index.find(query, language).answers.map(({ address }) => address).filter((one) => one.includes("#"));
  assert.deepEqual(addresses(index, "제방").slice(0, 2), ["a/", "ko/#sea"]);
  assert.deepEqual(addresses(index, "걷는 길"), ["ko/#walk"]);
  const best = built([...tongues, { id: "sea/", title: "Sea dike of Vik", boost: 2 }], {}, dikes.synonyms);
  assert.deepEqual(addresses(best, "제방").slice(0, 2), ["ko/#sea", "sea/"]);
  assert.deepEqual(inOthers("제방"), ["ko/#sea", "ko/#walk"]);
  assert.deepEqual(inOthers("đê biển"), ["vi/#sea"]);
  assert.deepEqual(["en", "vi"].map((page) => inOthers("sea dike", page)), [[], ["vi/#sea"]]);
});

test("a name is found in the spelling of another language", () => {
  const section = { id: "ko/#mayor", title: "빅의 아다는 누구인가", language: "ko", kind: "page", boost: 0.5, translates: "mayor/" };
  assert.ok(addresses(built([...ALL, section]), "아다").slice(0, 3).includes("ko/#mayor"));
});

test("an answer quotes the passage that matches most of the query", () => {
  const found = ({ answers, quoting }) => answers.map((one) => quoting(one)).map(({ at, line }) => [at, line]);
  const index = built([
    { id: "flood/", title: "The flood", line: "The dam burst.", text: "engineers" },
    { id: "flood/#forty", title: "Forty engineers of J. Lind drowned", kind: "statement", boost: 0.3, line: "Ada Holm · The flood" },
  ]);
  assert.deepEqual(found(index.find("flood dam"))[0], ["flood/", "The dam burst."]);
  assert.deepEqual(found(index.find("flood engineers lind"))[0], ["flood/#forty", "Forty engineers of J. Lind drowned · Ada Holm"]);
});

test("a page in another language hides English pages that match less than half", () => {
  const own = { id: "ko/mayor/", title: "아다 제방 무덤 홍수 바다", language: "ko", kind: "page", translates: "walk/" };
  const long = { id: "ko/long/", title: "긴 이야기", text: "제방 무덤 홍수", language: "ko", kind: "page", translates: "x/" };
  assert.deepEqual(addresses(built([...ALL, own, long]), "아다 제방 무덤 홍수 바다"), ["ko/mayor/", "mayor/"]);
});

test("a quoted phrase ranks its page first", () => {
  const index = built([
    { id: "burst/", title: "The valley and the forty", kind: "event", text: "drowned in it" },
    { id: "flood/", title: "The dam", text: "forty drowned in the valley", line: "It is said that forty drowned in the valley of Vik." },
  ]);
  const first = (query) => index.find(query).answers[0].address;
  assert.equal(first("forty drowned valley"), "burst/");
  assert.equal(first("“forty drowned in the valley”"), "flood/");
  assert.equal(first('"forty drowned" valley'), "flood/");
});
