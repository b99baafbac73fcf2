/* How the search reads a query and ranks what it finds, on an invented index, without a page. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { Index } from "../../../scripts/chronicle/scripts/find.js";
import { unpacked } from "../../../scripts/chronicle/scripts/postings.js";
import { dateIn, fold, stem, tokens } from "../../../scripts/chronicle/scripts/terms.js";

const FIELDS = ["called", "typed", "about", "text", "whole", "within"];
const STOPWORDS = "the a of in was did it to is do when".split(" ");
const SYNONYMS = {
  "=how mani": ["how mani", "bao nhieu", "number"], "=why": ["why", "vi sao"], "=die": ["die", "chet", "dead"],
  "=vik": ["vik", "빅"],
};

/* The terms of a text as the index has them: words, stems, and what means the same. */
function terms(text, synonyms) {
  const stems = fold(text).map(stem);
  const same = Object.entries(synonyms).filter(([, forms]) => (
    forms.some((form) => ` ${stems.join(" ")} `.includes(` ${fold(form).map(stem).join(" ")} `))));
  return [...fold(text), ...stems, ...same.map(([term]) => term)].filter((term) => !STOPWORDS.includes(term));
}

const DIGITS = "abcdefghijklmnopqrstuvwxyz", LAST = 20;

/* The terms of an index with the steps between their documents, as the code in Python packs them. */
function packed(index) {
  const written = (number) => {
    let [digits, high] = [DIGITS[number % LAST], Math.floor(number / LAST)];
    for (; high; high = Math.floor(high / (DIGITS.length - LAST))) digits = DIGITS[LAST + high % (DIGITS.length - LAST)] + digits;
    return digits;
  };
  const inOrder = (some) => some.sort(([, [one]], [, [two]]) => one - two);
  const terms = [...index].map(([term, fields]) => [term, inOrder(Object.entries(fields))]);
  let before = 0;
  const postings = terms.sort(([, [[, [one]]]], [, [[, [two]]]]) => one - two).map(([, fields]) => {
    const [[, [first]]] = fields;
    const texts = fields.map(([field, numbers]) => {
      const steps = numbers.map((number, at) => number - (at ? numbers[at - 1] : before));
      before = first;
      return field + steps.map(written).join("");
    });
    return texts.join("");
  });
  return { terms: terms.map(([term]) => term).join(","), postings: postings.join(",") };
}

/* An index of documents: each a title, with a line, a text, other names where it has them, and names that are not shown. */
function built(documents, more = {}, others = {}) {
  const groups = { ...SYNONYMS, ...others };
  const index = new Map();
  const add = (term, field, number) => {
    if (!index.has(term)) index.set(term, {});
    const numbers = (index.get(term)[FIELDS.indexOf(field)] ??= []);
    if (!numbers.includes(number)) numbers.push(number);
  };
  documents.forEach(({ title, names = [], unseen = [], about = "", text = "", within = "" }, number) => {
    for (const name of [title, ...names, ...unseen]) {
      terms(name, groups).forEach((term) => add(term, "called", number));
      add(fold(name).join(""), "whole", number);
    }
    terms(about, groups).forEach((term) => add(term, "about", number));
    terms(text, groups).forEach((term) => add(term, "text", number));
    terms(within, groups).forEach((term) => add(term, "within", number));
  });
  const synonyms = Object.fromEntries(Object.entries(groups).map(([term, forms]) => (
    [term, forms.map((form) => fold(form).map(stem).join(" "))])));
  return new Index({
    minisearch: {
      documentCount: documents.length, nextId: documents.length, documentIds: documents.map(({ id }) => id),
      fieldIds: Object.fromEntries(FIELDS.map((field, at) => [field, at])), averageFieldLength: FIELDS.map(() => 1),
      storedFields: documents.map(({ title, names = [], language, kind = "event", line, translates, boost = 1 }) => (
        { kind, names: [language ? [title, language] : [title], ...names.map((name) => [name])], line, translates, boost })),
      dirtCount: 0, ...packed(index), serializationVersion: 2,
    },
    digits: DIGITS, last: LAST, synonyms, stopwords: STOPWORDS, variants: {}, faint: ["gave"], ...more,
  });
}

/* A village, its flood, and what is asked about both. */
const FLOOD = { id: "flood/", title: "The dam of Vik bursts", text: "forty drowned in the valley" };
const BUILT = { id: "built/", title: "The dam of Vik is built", text: "engineers came, forty of them" };
const WHY = { id: "why/", title: "Why did the dam of Vik burst", kind: "question", text: "number of dead in the valley" };
const HOW_MANY = { id: "how-many/", title: "How many dead were there in Vik", kind: "question" };
const MANY = { id: "vi/#many", title: "Bao nhiêu người chết ở Vik", language: "vi", kind: "question", boost: 0.8, translates: "how-many/" };
const MAYOR = { id: "mayor/", title: "Ada Holm", names: ["Ada Lind"], unseen: ["아다"], kind: "person" };
const ALL = [FLOOD, BUILT, WHY, HOW_MANY, MANY, MAYOR];
const first = (index, query) => index.find(query).answers[0]?.address;
const addresses = (index, query) => index.find(query).answers.map(({ address }) => address);

test("the page that covers more of a query comes before one that meets a word of it", () => {
  assert.equal(first(built(ALL), "engineers of the dam"), "built/");
  assert.equal(first(built(ALL), "drowned valley dam"), "flood/");
});

test("what is told within a page counts less than its own text, but a page is found by it", () => {
  const pages = [{ ...BUILT, text: "", within: "the mayor paid carpenters" }, { ...FLOOD, text: "carpenters fled" }];
  assert.deepEqual(addresses(built(pages), "carpenters"), ["flood/", "built/"]);
  assert.equal(first(built(pages), "mayor paid carpenters"), "built/");
});

test("when and where are asked in any language that has words for them", () => {
  const asked = { "=when": ["when", "khi nao"] };
  const pages = [{ ...HOW_MANY, id: "other/", title: "How did the dam of Vik burst" }, { ...WHY, title: "When did the dam of Vik burst", text: "" }];
  assert.equal(first(built(pages, {}, asked), "dam Vik khi nào"), "why/");
  const [, ...more] = built(pages, {}, asked).concepts(built(pages, {}, asked).tokens("dam when"));
  assert.deepEqual(more, []);
});

test("a question that asks for something else is worth no more than a record", () => {
  const pages = [WHY, { ...FLOOD, text: WHY.text, boost: 1.1 }];
  assert.equal(first(built(pages), "how many dead in the valley"), "flood/");
  assert.equal(first(built(pages), "why did the dam burst"), "why/");
});

test("a question that readers are known to put is answered by its page", () => {
  const index = built(ALL, { asked: { "built/": ["who were the builders"] } });
  assert.equal(first(index, "who were the builders"), "built/");
  assert.ok(!addresses(built(ALL), "who were the builders").includes("built/"));
});

test("what is typed just as a page is asked for leads there, also where it asks nothing", () => {
  const index = built(ALL, { asked: { "built/": ["is it the dam", "dam"] } });
  assert.equal(first(index, "Dam"), "built/");
  assert.notEqual(first(index, "dam bursts"), "built/");
});

test("a word that several known questions have is read once, however it is written", () => {
  const index = built(ALL, { asked: { "built/": ["who were the builders", "Who paid the builders?"], "flood/": ["how many dead"] } });
  const [[, one], [, two], [, three]] = index.sentences;
  assert.equal(one.at(-1), two.at(-1));
  assert.deepEqual(one.at(-1).terms.slice(0, 2), ["builders", "builder"]);
  assert.deepEqual(three.map(({ terms }) => terms[0]), ["howmany", "dead"]);
});

test("a name within a query meets what has all of it", () => {
  const lists = ["Lind of the valley", "Ada in the valley"].map((title, at) => (
    { id: `list-${at}/`, title, names: ["Holm"].slice(at) }));
  const index = built([MAYOR, ...lists]);
  const [ada, holm, valley] = index.concepts(index.translated(index.tokens("Ada Holm valley")));
  assert.deepEqual([...ada.matches.keys(), ...holm.matches.keys()], ["mayor/", "mayor/"]);
  assert.equal(valley.matches.size, 2);
  const [alone] = index.concepts(index.translated(index.tokens("Ada valley")));
  assert.equal(alone.matches.size, 2);
});

test("a question that is asked with many other words is not that question", () => {
  const index = built(ALL, { asked: { "built/": ["who were the builders"] } });
  assert.notEqual(first(index, "builders drowned in the valley with forty others"), "built/");
});

test("what is in another language answers only who asks in it", () => {
  const index = built([...ALL, { ...MANY, id: "vi/#dead", title: "Thiệt mạng ở Vik", translates: "flood/" }]);
  assert.equal(first(index, "bao nhiêu người chết ở Vik"), "vi/#many");
  assert.equal(first(index, "thiet mang o Vik"), "vi/#dead");
  /* One letter from a word of that language. */
  const known = (query) => [...index.answering(index.concepts(index.tokens(query)), index.tokens(query), query).keys()];
  assert.deepEqual(known("thiet mang o Vik"), ["vi/#dead"]);
  assert.deepEqual(known("thief of Vik"), []);
});

test("words that are typed twice count once", () => {
  const index = built(ALL);
  const words = index.tokens("how many came, and how many dead");
  assert.deepEqual(index.concepts(words).map(({ word }) => word), ["howmany", "came", "and", "dead"]);
});

test("a name is told as it was typed where another is shown", () => {
  const typed = (query) => built(ALL).find(query).answers[0].typed;
  assert.equal(typed("Ada Holm"), "");
  assert.equal(typed("Ada Lind"), "");
  assert.equal(typed("아다"), "아다");
});

test("a misspelt word is taken for the nearest, and told; a word that nothing has is missing", () => {
  const { answers, near } = built(ALL).find("drownd in the valley");
  assert.equal(answers[0].address, "flood/");
  assert.equal(near.length, 1);
  assert.deepEqual(built(ALL).find("dam xyzzyx").missing, ["xyzzyx"]);
});

test("whether the first answer has all that was asked is told", () => {
  assert.equal(built(ALL).find("dam bursts").isWhole, true);
  assert.equal(built(ALL).find("engineers drowned mayor").isWhole, false);
});

test("a title that is typed whole is found though its words have endings", () => {
  const work = { id: "work/", title: "빅의 홍수", kind: "work", boost: 0.6 };
  const index = built([work, FLOOD, { ...BUILT, names: ["홍수"] }]);
  assert.equal(first(index, "빅의 홍수"), "work/");
});

test("a date is read in several languages, and what is left is asked", () => {
  const dates = {
    "flood of 20 October 1966": ["1966-10-20", "flood of"],
    "October 1966 flood": ["1966-10", "flood"],
    "lũ tháng 10 năm 1966": ["1966-10", "lũ"],
    "lũ ngày 20 tháng 10 năm 1966": ["1966-10-20", "lũ"],
    "lũ năm 1966": ["1966", "lũ"],
    "lu thang 1/1979": ["1979-01", "lu"],
    "1966년 10월 20일 홍수": ["1966-10-20", "홍수"],
    "1966年10月洪水": ["1966-10", "洪水"],
  };
  for (const [query, [date, rest]] of Object.entries(dates)) {
    const read = dateIn(query);
    assert.deepEqual([read.date, read.rest.trim()], [date, rest], query);
  }
});

test("the name of a country before a year is no word for a year", () => {
  assert.equal(dateIn("viet nam 1979").date, "");
  assert.equal(dateIn("NAM 1976").date, "");
});

test("a particle of Korean is taken from a noun that is known, and from no other", () => {
  const isKnown = (run) => ["빅", "홍수", "홍수의", "김은"].includes(run.normalize("NFC"));
  const words = (text) => tokens(text, {}, isKnown).map(({ typed }) => typed);
  assert.deepEqual(words("홍수의"), ["홍수"]);
  assert.deepEqual(words("김은"), ["김은"]);
  assert.deepEqual(words("모르는"), ["모르는"]);
});

test("a verb of Korean that nothing has does not keep a known question from its page", () => {
  const index = built(ALL, { asked: { "built/": ["빅 댐"] } }, { "=dam": ["dam", "댐"] });
  const known = (query) => [...index.answering(index.concepts(index.tokens(query)), index.tokens(query), query).keys()];
  assert.deepEqual(known("빅 댐"), ["built/"]);
  assert.equal(first(index, "빅 댐 지어졌나요"), "built/");
  assert.deepEqual(index.find("빅 댐 지어졌나요").missing, ["지어졌나요"]);
  assert.notEqual(first(index, "빅 댐 지어졌구리"), "built/");
});

test("an ordinal and a plural of a number are the number; a decade is not", () => {
  assert.deepEqual(fold("203rd MiG-21s of the 1960s"), ["203", "mig", "21", "of", "the", "1960s"]);
});

test("a word that only pages about the site have is answered by them, whatever else is asked", () => {
  const page = { id: "about/", title: "How it was made", kind: "page", text: "licence", boost: 0.8 };
  const asked = "can the engineers of the dam of Vik have a licence";
  assert.equal(first(built([...ALL, page]), asked), "about/");
  assert.equal(first(built([...ALL, { ...page, kind: "event" }]), asked), "built/");
});

test("a name counts more than a word that as many documents have", () => {
  const meetings = [..."abcdefghijkl"].map((number) => ({ id: `${number}/`, title: `Meeting ${number}` }));
  const [lind, weir] = [{ id: "lind/", title: "Lind", text: "bread" }, { id: "weir/", title: "The weir", text: "Lind" }];
  const index = built([...meetings, lind, weir, { id: "bread/", title: "Bread of the millers" }]);
  const [bread, name] = index.concepts(index.tokens("bread lind"));
  assert.equal(bread.matches.size, name.matches.size);
  assert.ok(name.weight > bread.weight);
});

test("a name without its first letter is known, another with another first letter is not", () => {
  const index = built([...ALL, { id: "kovacs/", title: "A book by Skovacs" }]);
  assert.equal(first(index, "kovacs"), "kovacs/");
  assert.equal(first(index, "tkovacs"), undefined);
});

test("a decade is all its years, in the century that has most of them", () => {
  assert.deepEqual(dateIn("the flood of the 1860s"), { date: "186", rest: "the flood of the  " });
  assert.equal(dateIn("the flood of the 60s").date, "6");
  const years = [{ id: "early/", title: "1861", text: "flood" }, { id: "late/", title: "1958", text: "flood" }];
  assert.equal(first(built(years), "flood in the 1860s"), "early/");
  assert.equal(first(built(years), "flood in the 60s"), "early/");
  assert.equal(first(built(years), "flood in the 50s"), "late/");
});

test("the documents of terms are read from what is packed, of both parts of an index", () => {
  const parts = [new Map([["dam", { 0: [3, 900], 3: [1] }], ["flood", { 4: [0] }]]), new Map([["dam", { 3: [5000, 5001] }]])];
  const terms = unpacked(parts.map(packed), DIGITS, LAST);
  const of = (term) => Object.fromEntries([...terms.get(term).fields].map(([field, its]) => [field, [...its.keys()]]));
  assert.deepEqual(of("dam"), { 0: [3, 900], 3: [1, 5000, 5001] });
  assert.deepEqual(of("flood"), { 4: [0] });
  assert.equal(terms.get("dam").most, 3);
  assert.deepEqual(terms.get("dam").numbers.sort(), [1, 3, 900, 5000, 5001].sort());
  assert.equal(unpacked([{ terms: "", postings: "" }], DIGITS, LAST).size, 0);
});

test("only a misspelt word has all terms put into a tree", () => {
  const index = built(ALL);
  assert.deepEqual(addresses(index, "vall").sort(), ["flood/", "why/"]);
  assert.equal(index.search._index.whole, undefined);
  assert.deepEqual(addresses(index, "vallye").sort(), ["flood/", "why/"]);
  assert.ok(index.search._index.whole.get("valley"));
});

test("how much a word of a known question counts is not worked out before one asks for it", () => {
  const index = built(ALL, { asked: { "built/": ["who was Holm"], "flood/": ["how many drowned"] } });
  assert.equal(first(index, "how many drowned"), "flood/");
  assert.equal(index.postings.get("holm").counted, undefined);
  assert.equal(first(index, "who is Holm"), "built/");
  assert.equal(index.postings.get("holm").counted, 1);
});

test("what was found in other words for the same is told, as it is written", () => {
  const others = { "=burst": ["burst", "breaks open", "broken"] };
  const two = [
    { id: "one/", title: "Broken", line: "The dike breaks open.", text: "burst" },
    { id: "two/", title: "A weir bursts", line: "It breaks open; the water is broken." },
    { id: "three/", title: "Broken", language: "da" },
  ];
  const { answers, kin } = built(two, {}, others).find("burst");
  assert.deepEqual(kin(answers), ["breaks open", "broken"]);
  assert.deepEqual(built(two, {}, others).find("water").kin(answers), []);
});

test("the question that was asked is the answer to it, and to words alone none is", () => {
  const asking = { id: "when/", title: "When was the dam built?", kind: "question", boost: 1 };
  const index = built([...ALL, asking], {}, {});
  assert.equal(index.find("when was the dam built").answered, "when/");
  assert.equal(index.find("dam").answered, "");
});

const DIKES = { "=sea dike": ["sea dike", "đê biển", "제방"], "=grave": ["grave", "mo", "tomb"] };
const ENGLISH = [
  { id: "law/", title: "A law on every sea dike", text: "the council" },
  { id: "walk/", title: "A walk", text: "along the sea dike" },
  { id: "sea/", title: "The sea", text: "a tomb" },
];

test("words that mean together what was asked are marked, and those in letters without blanks with their endings", () => {
  const { marks } = built(ENGLISH, {}, DIKES).find("제방");
  assert.deepEqual(marks(["by", "sea", "dikes", "and", "sea"]), [false, true, true, false, false]);
  assert.deepEqual(marks(["제방은"]), [true]);
});

const TONGUES = [
  ...ENGLISH, ...[..."abcd"].map((one) => ({ id: `${one}/`, title: "Sea dike", boost: 1.2 })),
  { id: "vi/#sea", title: "Đê biển ở Vik", language: "vi", kind: "page", boost: 0.5, translates: "sea/" },
  { id: "ko/#sea", title: "빅의 제방", language: "ko", kind: "page", boost: 0.5, translates: "sea/" },
];

test("a query in the language of some pages has the best of them among three, and none in another", () => {
  const index = built(TONGUES, {}, DIKES);
  assert.ok(addresses(index, "제방").slice(0, 3).includes("ko/#sea"));
  assert.ok(!addresses(index, "제방").includes("vi/#sea"));
  assert.ok(addresses(index, "đê biển").slice(0, 3).includes("vi/#sea"));
  assert.ok(!addresses(index, "đê biển").includes("ko/#sea"));
  /* To others they come after all else, and where nothing else is found they stay. */
  assert.deepEqual(addresses(index, "sea dike").slice(-2).sort(), ["ko/#sea", "vi/#sea"]);
  assert.deepEqual(addresses(built(TONGUES.slice(-2), {}, DIKES), "제방 Vik").slice(0, 2).length, 1);
  assert.deepEqual(addresses(built([TONGUES.at(-2), { ...TONGUES.at(-1), title: "빅" }], {}, DIKES), "제방"), ["vi/#sea"]);
});

test("what has less of what was asked stands next to the three", () => {
  const pages = [..."abcd"].map((one) => ({ id: `${one}/`, title: "Sea dike and tomb of Vik" }));
  const index = built([...pages, ...TONGUES.slice(-1)], {}, { ...DIKES, "=grave": ["tomb", "무덤"] });
  assert.equal(addresses(index, "빅 제방 무덤")[3], "ko/#sea");
});

test("a name is found on a page in another language as that writes it, with its endings", () => {
  const section = { id: "ko/#mayor", title: "빅의 아다는 누구인가", language: "ko", kind: "page", boost: 0.5, translates: "mayor/" };
  assert.ok(addresses(built([...ALL, section]), "아다").slice(0, 3).includes("ko/#mayor"));
});

test("two letters that mean something are not the beginning of another word", () => {
  const index = built([...ENGLISH, { id: "moat/", title: "Moats" }], {}, DIKES);
  assert.ok(!addresses(index, "mộ").includes("moat/"));
  assert.deepEqual(addresses(index, "moa"), ["moat/"]);
});
