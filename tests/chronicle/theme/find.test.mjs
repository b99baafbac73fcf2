/* Tests of query parsing and ranking on a sample index, without a DOM. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { createIndex } from "../../../scripts/chronicle/scripts/find.js";
import { isWithinEdits } from "../../../scripts/chronicle/scripts/query.js";
import { extractDate, mapLongestMatches, normalizeWords, stem } from "../../../scripts/chronicle/scripts/terms.js";
import dateForms from "../../../scripts/chronicle/search/date_forms.json" with { type: "json" };
import sample from "./find.json" with { type: "json" };

const FIELDS = ["called", "sought", "about", "text", "whole"];
/* Return the index terms of a text: words, stems and synonyms. */
function extractTerms(text, synonyms) {
  const stems = normalizeWords(text).map(stem);
  const same = Object.entries(synonyms).filter(([, forms]) => (
    forms.some((form) => ` ${stems.join(" ")} `.includes(` ${normalizeWords(form).map(stem).join(" ")} `))));
  return [...normalizeWords(text), ...stems, ...same.map(([term]) => term)].filter((term) => !sample.stopwords.includes(term));
}

/* Return documents as the columns of a part. */
function toColumns(documents) {
  const fields = [...new Set(documents.flatMap((document) => Object.keys(document)))];
  return Object.fromEntries(fields.map((field) => [field, documents.map((document) => document[field] ?? 0)]));
}

/* Create an index of documents. Each has a title, a line and optionally a text, other names and search aliases. */
function buildIndex(documents, aliases = {}, moreSynonyms = {}) {
  const groups = { ...sample.synonyms, ...moreSynonyms };
  const postings = Object.fromEntries(FIELDS.map((field) => [field, {}]));
  const addPosting = (term, field, number) => {
    const numbers = Object.hasOwn(postings[field], term) ? postings[field][term] : postings[field][term] = [];
    if (!numbers.includes(number)) numbers.push(number);
  };
  documents.forEach(({ title, names = [], unseen = [], about = "", text = "" }, number) => {
    for (const name of [title, ...names, ...unseen]) {
      extractTerms(name, groups).forEach((term) => addPosting(term, "called", number));
      addPosting(normalizeWords(name).join(""), "whole", number);
    }
    extractTerms(about, groups).forEach((term) => addPosting(term, "about", number));
    extractTerms(text, groups).forEach((term) => addPosting(term, "text", number));
  });
  const numbersToSteps = (numbers) => numbers.map((number, index) => number - (numbers[index - 1] ?? 0));
  const encodeTerms = (numbersByTerm) => [Object.keys(numbersByTerm).join(","), ...Object.values(numbersByTerm).map(numbersToSteps)];
  const stemPhrases = (words) => words.map((form) => normalizeWords(form).map(stem).join(" "));
  const index = createIndex();
  index.addIndexPart({
    words: {
      synonyms: Object.fromEntries(Object.entries(groups).map(([term, words]) => [term, stemPhrases(words)])),
      stopwords: sample.stopwords, variants: {}, dates: dateForms, names: ["^Ada \\w+$"],
    },
    columns: toColumns(documents.map(({ id, title, names = [], language, kind = "event", line, translates, disputes, unnamed, boost = 1 }) => ({
      address: id, kind, names: [language ? [title, language] : [title], ...names.map((name) => [name])], line, disputes, unnamed, boost,
      translates: translates?.flatMap((address) => documents.flatMap((document, number) => (document.id === address ? [number] : []))),
    }))),
    terms: Object.fromEntries(FIELDS.map((field) => [field, encodeTerms(postings[field])])),
  });
  index.addIndexPart({ asked: Object.fromEntries(documents.map(({ id }, number) => [number, aliases[id] ?? []])) }); // the last part
  return index;
}

/* A village, its flood, and questions about both. */
const { village: ALL } = sample;
const [FLOOD, BUILT, WHY, HOW_MANY, MANY] = ALL;
const VILLAGE = buildIndex(ALL);
const findFirstAddress = (index, query) => index.find(query).answers[0]?.address;
const findAddresses = (index, query) => index.find(query).answers.map(({ address }) => address);

test("a page that matches more of the query ranks first", () => {
  assert.equal(findFirstAddress(VILLAGE, "engineers of the dam"), "built/");
  assert.equal(findFirstAddress(VILLAGE, "drowned valley dam"), "flood/");
});

test("synonyms of question words match in every language", () => {
  const asked = { "=when": ["when", "khi nao"] };
  const pages = [{ ...HOW_MANY, id: "other/", title: "How did the dam of Vik burst" }, { ...WHY, title: "When did the dam of Vik burst", text: "" }];
  assert.equal(findFirstAddress(buildIndex(pages, {}, asked), "dam Vik khi nào"), "why/");
});

test("a search alias leads to its page", () => {
  const index = buildIndex(ALL, { "built/": ["who were the builders"] });
  assert.equal(findFirstAddress(index, "who were the builders"), "built/");
  assert.notEqual(findFirstAddress(index, "builders drowned in the valley with forty others"), "built/");
  assert.ok(!findAddresses(VILLAGE, "who were the builders").includes("built/"));
});

test("an exact search alias ranks first even if it is not a question", () => {
  const index = buildIndex(ALL, { "built/": ["is it the dam", "dam"] });
  assert.equal(findFirstAddress(index, "Dam"), "built/");
  assert.notEqual(findFirstAddress(index, "dam bursts"), "built/");
});

test("pages in another language answer only queries in it", () => {
  const index = buildIndex([...ALL, { ...MANY, id: "vi/#dead", title: "Thiệt mạng ở Vik", translates: ["flood/"] }]);
  assert.equal(findFirstAddress(index, "bao nhiêu người chết ở Vik"), "vi/#many");
  for (const query of ["thiet mang o Vik", "thiet mang o Vik nam nao"]) assert.equal(findFirstAddress(index, query), "vi/#dead");
  assert.ok(!findAddresses(index, "thief of Vik").includes("vi/#dead"));
});

test("a full name that no page shows is absent", () => {
  assert.deepEqual(["Ada Vik", "Ada Holm", "Vik Ada"].map((query) => VILLAGE.find(query).isAbsentName), [true, false, false]);
  assert.deepEqual(VILLAGE.find("the dam of Ada Vik").missing, ["Ada Vik"]);
});

test("a name of capitalized words that no document shows is absent, unless known names form it", () => {
  const documents = [{ id: "mayor/", title: "Thị trưởng Ân Độ", names: ["Lý Ân"], line: "Thắng, con của Đức Tôn" }, { id: "vik/", title: "Vik Holm" }];
  const findAbsentNames = (query) => buildIndex(documents).find(query).missing.filter((name) => name.includes(" "));
  for (const name of ["Đức Ân", "Ân Thắng", "Holm So-ra"]) assert.deepEqual(findAbsentNames(name), [name]);
  for (const query of ["Đức Tôn", "Ân Độ", "Lý Ân Vik Holm", "Thắng Lý Ân", "Holm Vik"]) assert.deepEqual(findAbsentNames(query), [], query);
  assert.deepEqual(findAbsentNames("Thắng Độ Vik Holm"), ["Thắng Độ"]);
});

test("the words that the first answer does not match are named", () => {
  assert.deepEqual(VILLAGE.find("engineers drowned mayor").lacking, ["engineers"]);
  assert.deepEqual(VILLAGE.find("dam bursts").lacking, []);
});

test("repeated words count once", () => {
  assert.deepEqual(VILLAGE.find("xyzzyx dam, xyzzyx").missing, ["xyzzyx"]);
});

test("a misspelt word matches the nearest word of a title or name, an unknown word is missing", () => {
  const { answers, near } = VILLAGE.find("brusts in the valley");
  assert.equal(answers[0].address, "flood/");
  assert.equal(near.length, 1);
  assert.deepEqual(VILLAGE.find("valley drownd").missing, ["drownd"]);
  assert.deepEqual(VILLAGE.find("dam xyzzyx").missing, ["xyzzyx"]);
  assert.deepEqual(buildIndex([{ title: "박장성" }]).find("박항서").missing, ["박항서"]);
});

test("an unknown day matches its month or year, but numbers never match similar numbers", () => {
  const index = buildIndex([{ id: "early/", title: "A flood", unseen: ["1903"] }, { id: "late/", title: "A storm" }]);
  index.addIndexPart({ terms: { sought: ["1908-07", [1]] } });
  assert.equal(findFirstAddress(index, "3 July 1908"), "late/");
  assert.deepEqual([findFirstAddress(index, "July 1903"), findFirstAddress(index, "1904")], ["early/", undefined]);
});

test("isWhole is true if the first answer matches the whole query", () => {
  assert.equal(VILLAGE.find("dam bursts").isWhole, true);
  assert.equal(VILLAGE.find("engineers drowned mayor").isWhole, false);
});

test("a complete title is found although its words have endings", () => {
  const work = { id: "work/", title: "빅의 홍수", kind: "work", boost: 0.6 };
  const index = buildIndex([work, FLOOD, { ...BUILT, names: ["홍수"] }]);
  assert.equal(findFirstAddress(index, "빅의 홍수"), "work/");
});

test("dates are parsed in several languages", () => {
  for (const [query, [date, rest]] of Object.entries(sample.dates)) {
    const read = extractDate(query, dateForms.map((form) => new RegExp(form, "iu")));
    assert.deepEqual([read.date, read.rest.trim()], [date, rest], query);
  }
});

test("stopwords beside a date are not searched for", () => {
  const years = [{ id: "early/", title: "1861", text: "in the flood" }, { id: "late/", title: "Of it", text: "flood" }];
  assert.deepEqual(findAddresses(buildIndex(years), "of the 1860s"), ["early/"]);
});

test("words with one changed, missing, added or swapped letter are near", () => {
  for (const word of ["holn", "hol", "hoolm", "hlom"]) assert.ok(isWithinEdits(word, "holm", 1), word);
  assert.ok(!isWithinEdits("hlon", "holm", 1));
  assert.ok(isWithinEdits("hlon", "holm", 2));
  assert.equal(findFirstAddress(VILLAGE, "tdrowned"), undefined);
});

test("a long query is split in linear time", () => {
  const runs = [];
  const countRun = (run) => { runs.push(run); return run === "dam" && [run]; };
  assert.deepEqual(mapLongestMatches("x".repeat(500) + "dam" + "x".repeat(500), 5, countRun, () => []), ["dam"]);
  assert.ok(runs.length < 2 * 5 * 1003);
});

test("documents of the second part of the index are found", () => {
  const index = buildIndex(ALL);
  index.addIndexPart({ first: ALL.length, columns: toColumns([{ address: "late/", kind: "work", names: [["A late dam"]], boost: 1 }]), terms: { called: ["dam", [ALL.length]], text: ["ditch", [0, ALL.length]] } });
  assert.deepEqual(findAddresses(index, "ditch").sort(), ["flood/", "late/"]);
  assert.ok(findAddresses(index, "dam").includes("late/"));
});

test("a decade matches all its years", () => {
  const years = [{ id: "early/", title: "1861", text: "flood" }, { id: "late/", title: "1958", text: "flood" }];
  assert.equal(findFirstAddress(buildIndex(years), "flood in the 1860s"), "early/");
});

const { dikes } = sample;

test("matching words and synonyms are marked with their endings", () => {
  const { isMatch } = buildIndex(dikes.english, {}, dikes.synonyms).find("제방");
  assert.deepEqual(["by", "제방은"].map(isMatch), [false, true]);
  const { isMatch: isTomb } = buildIndex(dikes.english, {}, dikes.synonyms).find("tombs");
  assert.deepEqual(["sea", "tomb", "graves"].map(isTomb), [false, true, true]);
  assert.ok(VILLAGE.find("bao nhiêu người").isMatch("Nhiêu"));
});

test("a page in the language of the query precedes its original", () => {
  const documents = [...dikes.english, ...dikes.others];
  const index = buildIndex(documents, { "ko/walk/": ["걷는 길"] }, dikes.synonyms);
  const findTranslations = (query, language) => index.find(query, language).answers.map(({ address }) => address).filter((address) => /^(ko|vi)/.test(address));
  assert.deepEqual(findAddresses(index, "제방").slice(0, 2), ["ko/sea/", "a/"]);
  assert.deepEqual(findAddresses(index, "걷는 길"), ["ko/walk/"]);
  const best = buildIndex([...documents, { id: "sea/", title: "Sea dike of Vik", boost: 2 }], {}, dikes.synonyms);
  assert.deepEqual(findAddresses(best, "제방").slice(0, 2), ["ko/sea/", "sea/"]);
  assert.deepEqual(findTranslations("제방"), ["ko/sea/", "ko/walk/"]);
  assert.deepEqual(findTranslations("đê biển"), ["vi/sea/"]);
  assert.deepEqual(["en", "vi"].map((page) => findTranslations("sea dike", page)), [[], ["vi/sea/"]]);
});

test("a name is found in the spelling of another language", () => {
  const section = { id: "ko/#mayor", title: "빅의 아다는 누구인가", language: "ko", kind: "page", boost: 0.5, translates: ["mayor/"] };
  assert.ok(findAddresses(buildIndex([...ALL, section]), "아다").slice(0, 3).includes("ko/#mayor"));
});

test("an author’s name is not replaced by a title", () => {
  const paper = { id: "papers/lind/", title: "The dam and its council", names: ["Lind"], kind: "paper", boost: 0.7 };
  assert.equal(buildIndex([...ALL, paper]).find("Lind valley").isMatch("council"), false);
});

test("a word with an ending is split although a title contains it", () => {
  const page = { id: "ko/law/", title: "제방은 왜 있나", language: "ko", kind: "page", translates: ["law/"] };
  assert.ok(findAddresses(buildIndex([...dikes.english, page], {}, dikes.synonyms), "제방은").includes("walk/"));
});

test("an answer quotes the passage that matches most of the query", () => {
  const findPassages = ({ answers, pickPassage }) => answers.map((answer) => pickPassage(answer)).map(({ at, line }) => [at, line]);
  const index = buildIndex([
    { id: "flood/", title: "The flood", line: "The dam burst.", text: "engineers" },
    { id: "flood/#forty", title: "Forty engineers of J. Lind drowned", kind: "statement", boost: 0.3, line: "Ada Holm · The flood" },
  ]);
  assert.deepEqual(findPassages(index.find("flood dam"))[0], ["flood/", "The dam burst."]);
  assert.deepEqual(findPassages(index.find("flood engineers lind"))[0], ["flood/#forty", "Forty engineers of J. Lind drowned · Ada Holm"]);
});

test("an excerpt has sentences before and after those that match", () => {
  const others = "This sentence says nothing about it. ".repeat(9);
  const excerpt = "It held. It broke on the 20th of the month. How many drowned? Nobody knows.";
  const index = buildIndex([WHY]);
  index.addIndexPart({ terms: { sought: ["1966-10-20", [0]] } });
  for (const query of ["Vik 20/10/1966", "Vik bao nhiêu"]) {
    const { answers, pickPassage } = index.find(query);
    assert.ok(pickPassage(answers[0], [["why/", `${others}${excerpt} ${others}`]]).line.includes(excerpt), query);
  }
});

test("the best passage about a record precedes it, and each page is found once", () => {
  const passage = { language: "ko", kind: "page", boost: 0.5, translates: ["mayor/", "walk/"], line: "아다" };
  const index = buildIndex([
    { ...ALL.at(-1), text: "아다" },
    { ...passage, id: "ko/walk/#first", title: "산책", text: "아다" },
    { ...passage, id: "ko/walk/#second", title: "산책", text: "아다" },
    { ...passage, id: "ko/sea/", title: "바다", text: "아다", translates: ["sea/"] },
  ]);
  assert.deepEqual(findAddresses(index, "아다"), ["ko/walk/#first", "mayor/", "ko/sea/"]);
});

test("an event of which accounts differ is followed by its question", () => {
  const [side, other] = [FLOOD, BUILT].map((document) => ({ ...document, title: `${document.title} twice` }));
  const findTwice = (disputes) => findAddresses(buildIndex([{ ...side, disputes }, other, WHY]), "dam bursts twice");
  assert.deepEqual(findTwice([WHY.id]), ["flood/", "why/", "built/"]);
  assert.deepEqual(findTwice([]).slice(0, 2), ["flood/", "built/"]);
});

test("a quoted phrase ranks its page first", () => {
  const index = buildIndex([
    { id: "burst/", title: "The valley and the forty", names: ["Drowned Dam"], kind: "event", text: "drowned in it" },
    { id: "flood/", title: "The dam", text: "forty drowned in the valley", line: "It is said that forty drowned in the valley of Vik." },
  ]);
  const findFirst = (query) => index.find(query).answers[0].address;
  assert.equal(findFirst("forty drowned valley"), "burst/");
  assert.equal(findFirst("“forty drowned in the valley”"), "flood/");
  assert.equal(findFirst('"forty drowned" valley'), "flood/"); // not “the forty”, followed by another name
});

test("words in the order of the query rank a passage first", () => {
  const index = buildIndex([
    { id: "burst/", title: "Drowned valley", names: ["Forty of the dam"], text: "in" },
    { id: "flood/#forty", title: "The mayor said that forty drowned in the valley", kind: "paragraph", boost: 0.3, text: "forty drowned valley" },
  ]);
  assert.equal(findFirstAddress(index, "valley drowned forty"), "burst/");
  assert.equal(findFirstAddress(index, "forty drowned in the valley"), "flood/#forty");
});

test("a name of two capitalized words is found in a passage", () => {
  const index = buildIndex([
    { id: "holm/", title: "Holm" }, { id: "lind/", title: "Lind" },
    { id: "flood/#mayor", title: "The engineer Holm Lind drowned", kind: "paragraph", boost: 0.3, text: "holm lind" },
  ]);
  assert.equal(findFirstAddress(index, "Holm Lind"), "flood/#mayor");
  assert.notEqual(findFirstAddress(index, "Lind Holm"), "flood/#mayor");
});

test("the excerpt of a translated passage comes from its complete text", () => {
  const beginning = "Câu này không nói gì về việc ấy. ".repeat(12);
  const passage = { id: "vi/#many", title: "Vik", language: "vi", kind: "page", unnamed: 1, translates: ["flood/"], text: "bốn mươi kỹ sư", line: `${beginning}Bốn mươi kỹ sư chết.` };
  const { answers, pickPassage } = buildIndex([FLOOD, passage]).find("kỹ sư", "vi");
  assert.ok(pickPassage(answers[0]).line.endsWith("kỹ sư chết."));
  const { answers: others, pickPassage: pickOther } = buildIndex([FLOOD, passage]).find("Vik", "vi");
  assert.match(pickOther(others.find(({ address }) => address === "vi/#many")).line, / …$/);
});

test("an excerpt that does not show all words of the query is partial", () => {
  const { answers, pickPassage } = buildIndex([{ ...FLOOD, text: "engineers", line: "It burst." }]).find("dam engineers");
  assert.equal(pickPassage(answers[0]).isPartial, true);
  assert.equal(pickPassage(answers[0], [["flood/", "Forty engineers drowned."]]).isPartial, false);
});

test("a word of a single passage is found in the displayed text", () => {
  const createPassage = (id, line) => ({ id, title: "Vik", kind: "paragraph", unnamed: 1, line });
  const passages = [createPassage("flood/#gate", "The gates held"), createPassage("flood/#wall", "The walls fell")];
  const index = buildIndex([FLOOD, ...passages]);
  assert.deepEqual(findAddresses(index, "gate"), ["flood/#gate"]);
  assert.deepEqual(index.find("held").missing, []);
  assert.deepEqual(index.find("the tide").missing, ["tide"]);
  assert.deepEqual(buildIndex([FLOOD, ...passages, createPassage("dam/#gate", "A gate")]).find("gate").missing, ["gate"]);  // too frequent
});

test("a date is not a phrase", () => {
  const index = buildIndex([{ id: "flood/", title: "Flood", about: "1903" }, { id: "levee/", title: "Levee", about: "1903", boost: 0.9, line: "Built on 2 May 1903" }]);
  assert.equal(findFirstAddress(index, "2 May 1903"), "flood/");
});

test("English keywords of a work do not make a query foreign", () => {
  const work = { id: "works/law/", title: "강", language: "ko", kind: "work", about: "levee law", boost: 0.1 };
  const page = { id: "ko/law/", title: "제방", language: "ko", kind: "page", translates: ["law/"] };
  const index = buildIndex([{ id: "law/", title: "Law" }, work, page]);
  assert.equal(index.find("levee law", "en").answers[0].address, "law/");
});
