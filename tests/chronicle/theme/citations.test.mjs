/* What the scripts put together of the data of citations, without a page. */
import assert from "node:assert/strict";
import { test } from "node:test";

import {
  bibliography, choicesOf, notes, plain, programFile,
} from "../../../scripts/chronicle/scripts/bibliography.js";
import { dataOf, filled, thingOf, wayOn } from "../../../scripts/chronicle/scripts/citations.js";

/* What the list asks of a page as it is taken in. */
globalThis.document = { querySelector: () => ({ dataset: {}, src: "https://ditch.example/assets/cite.js" }) };
const { pathOfCited } = await import("../../../scripts/chronicle/scripts/list.js");

const CHICAGO = { id: "chicago", first: "full", later: "short", entry: "entry" };
const APA = { id: "apa", first: "apa-in", later: "apa-in", entry: "apa" };
const open = (before, after = ".") => ({ before, after });
const shared = {
  escapes: { "&": "\\&", "#": "\\#" },
  papers: {
    holm: {
      name: "Holm", path: "papers/holm/", forms: { entry: "Holm. <em>Ditch</em>.", apa: "Holm (1987)." },
      full: "Ada Holm, <em>Ditch</em>.",
      placed: { full: open("Ada Holm, <em>Ditch</em>, "), short: open("Holm, "), "apa-in": open("(Holm, ", ")") },
    },
  },
};
const at = (place) => ({ full: place, short: place, "apa-in": place });
const data = {
  parts: {
    cite: { title: "The flood", path: "events/flood/", key: "events-flood", forms: 0, places: ["at-1", "at-2", "at-3"] },
    drowned: { title: "Nine drowned", path: "events/flood/#drowned", key: "events-flood-drowned", forms: 0, places: ["at-1", "at-3"], first: "at-3" },
    bare: { title: "It rained", path: "events/flood/#bare", key: "events-flood-bare", forms: 0, places: [] },
    told: { title: "Told", path: "events/flood/#told", key: "k", forms: 0, at: { full: "para. 2, SITE/told" }, places: [] },
  },
  forms: [{
    forms: { full: open("“The flood,” "), short: "“The flood.”", entry: open("“The flood.” "), apa: open("The flood. ", ""), "apa-in": "(“The flood”)" },
    programs: { ris: ["ID  - ", "\nUR  - ", "\nER  - "], csl: ['[{"id": "', '", "URL": "', '"}]'] },
  }],
  works: [
    { id: "holm", places: [{ id: "at-1", label: "para. 4", at: at("para. 4") }, { id: "at-2", label: "para. 7", at: at("para. 7") }] },
    {
      id: "ruud", name: "Ruud, cited in Holm", path: "bibliography/ruud/", paper: "holm", before: "Ruud. Cited in ",
      places: [{ id: "at-3", label: "cited at para. 4", inside: "at-1", before: { full: "Ruud, cited in ", "apa-in": "(Ruud, as cited in " }, forms: { short: "Ruud, cited." } }],
    },
  ],
  moved: { gone: "events/rain/#gone" },
};
const thing = (name) => thingOf(data, shared, name, "SITE/");
const labels = (name) => choicesOf(thing(name)).map(({ label }) => label);

test("a form is filled in at its place, and one without a place stays", () => {
  assert.equal(filled(open("Holm, "), "p. 4"), "Holm, p. 4.");
  assert.equal(filled("“The flood.”", "SITE/"), "“The flood.”");
});

test("the data of a part lie with those of its page", () => {
  assert.deepEqual(dataOf("events/flood/#drowned"), { file: "cite/events/flood/index.json", part: "drowned" });
  assert.deepEqual(dataOf("events/flood/"), { file: "cite/events/flood/index.json", part: "cite" });
});

test("what is not there has moved", () => {
  assert.equal(wayOn(data, "gone"), "events/rain/#gone");
  assert.equal(wayOn(data, "never"), undefined);
  assert.equal(wayOn({ moved: { cite: "events/rain/" } }, "any"), "events/rain/");
});

test("lists kept by earlier versions keep their paths", () => {
  const kept = {
    "cite/events/flood/drowned/": "events/flood/#drowned",
    "cite/places/part-2/#vik": "places/#vik",
    "bibliography/#ruud": "bibliography/ruud/",
    "events/flood/#cite": "events/flood/",
    "cite/events/flood/#cite": "events/flood/",
    "events/flood/#drowned": "events/flood/#drowned",
  };
  for (const [old, now] of Object.entries(kept)) assert.equal(pathOfCited(old), now);
});

test("a part has the forms of its page with its own address and key", () => {
  const { page, address } = thing("drowned");
  assert.equal(address, "SITE/events/flood/#drowned");
  assert.equal(page.forms.full, "“The flood,” SITE/events/flood/#drowned.");
  assert.equal(page.forms.short, "“The flood.”");
  assert.equal(page.programs.ris, "ID  - events-flood-drowned\nUR  - SITE/events/flood/#drowned\nER  - ");
  assert.equal(thing("told").page.forms.full, "“The flood,” para. 2, SITE/told.");
});

test("of the works only those places are shown that a part comes from", () => {
  const { works } = thing("drowned");
  assert.deepEqual(works.map(({ places }) => places.map(({ id }) => id)), [["at-1"], ["at-3"]]);
  assert.equal(works[0].places[0].forms.full, "Ada Holm, <em>Ditch</em>, para. 4.");
  /* What is cited in a paper ends as the citation of that. */
  assert.equal(works[1].forms.entry, "Ruud. Cited in Ada Holm, <em>Ditch</em>.");
  assert.deepEqual(works[1].places[0].forms, {
    full: "Ruud, cited in Ada Holm, <em>Ditch</em>, para. 4.",
    "apa-in": "(Ruud, as cited in Holm, para. 4)",
    short: "Ruud, cited.",
  });
  assert.deepEqual(thing("bare").works, []);
});

test("who speaks through a paper is offered first, then the paper and the page", () => {
  assert.deepEqual(labels("drowned"), ["Ruud, cited in Holm: cited at para. 4", "Holm: para. 4", "This page"]);
  assert.deepEqual(labels("cite"), [
    "Its 2 places", "Holm: para. 4", "Holm: para. 7", "Ruud, cited in Holm: cited at para. 4", "This page",
  ]);
  assert.deepEqual(labels("bare"), ["This page"]);
});

test("of more places than one note can hold the page comes first", () => {
  const many = structuredClone(data);
  many.works.length = 1;
  const [work] = many.works;
  work.places = [1, 2, 3, 4, 5].map((one) => ({ id: `p-${one}`, label: `p. ${one}`, at: at(`${one}`) }));
  many.parts.cite.places = work.places.map(({ id }) => id);
  const [first, second] = choicesOf(thingOf(many, shared, "cite", ""));
  assert.deepEqual([first.label, second.label], ["This page", "Holm: p. 1"]);
});

test("a work is noted in full, then in short, and listed once", () => {
  const [choice] = choicesOf(thing("cite")).filter(({ label }) => label === "Holm: para. 4");
  assert.deepEqual(notes([choice, choice], CHICAGO), ["Ada Holm, <em>Ditch</em>, para. 4.", "Holm, para. 4."]);
  assert.deepEqual(notes([choice], APA), ["(Holm, para. 4)"]);
  assert.deepEqual(bibliography([...choice.parts, ...choice.parts], CHICAGO), ["Holm. <em>Ditch</em>."]);
});

test("who cites a page from its foot is offered that first", () => {
  const [first, second] = choicesOf(thing("cite"), true);
  assert.deepEqual([first.label, second.label], ["This page", "Its 2 places"]);
});

/* Ruud speaks twice through Holm, and once through another paper. */
const more = structuredClone(data);
more.works[1].places.push({
  id: "at-4", label: "cited at para. 7", inside: "at-2", before: { full: "Ruud, cited in ", short: "Ruud, cited in " },
});
more.works.push(
  { id: "berg", name: "Berg", path: "papers/berg/", forms: { entry: "Berg. <em>Weir</em>." }, placed: { full: open("Nils Berg, <em>Weir</em>, "), short: open("Berg, ") },
    places: [{ id: "at-5", label: "p. 2", at: at("2") }] },
  { id: "ruud", name: "Ruud, cited in Berg", path: "bibliography/ruud/", paper: "berg", before: "Ruud. Cited in ",
    places: [{ id: "at-6", label: "cited at p. 2", inside: "at-5", before: { full: "Ruud, cited in ", short: "Ruud, cited in " } }] },
);
more.parts.cite.places.push("at-4", "at-5", "at-6");
more.parts.drowned.places.push("at-2", "at-4");
const withPapers = structuredClone(shared);
withPapers.papers.berg = { ...more.works[2], full: "Nils Berg, <em>Weir</em>." };
const moreOf = (name) => thingOf(more, withPapers, name, "SITE/");
const partOf = (id) => choicesOf(moreOf("cite")).find(({ parts }) => parts.length === 1 && parts[0].id === id);

test("who speaks in several places of a paper is cited from all of them", () => {
  const [first] = choicesOf(moreOf("drowned"));
  assert.equal(first.label, "Ruud, cited in Holm: its 2 places");
  assert.deepEqual(notes([first], CHICAGO), ["Ruud, cited in Ada Holm, <em>Ditch</em>, paras. 4, 7."]);
});

test("a work cited in two papers is listed once, and a paper that is listed by its name", () => {
  const once = [partOf("at-3"), partOf("at-6")].flatMap(({ parts }) => parts);
  assert.deepEqual(bibliography(once, CHICAGO), ["Ruud. Cited in Ada Holm, <em>Ditch</em>; Nils Berg, <em>Weir</em>."]);
  const listed = [...once, ...partOf("at-1").parts];
  assert.deepEqual(bibliography(listed, CHICAGO), [
    "Holm. <em>Ditch</em>.", "Ruud. Cited in Holm; Nils Berg, <em>Weir</em>.",
  ]);
});

test("the first note on a paragraph has its first words, and no other", () => {
  const begins = (id, number, words) => {
    const [found] = partOf(id).parts;
    return { ...found, begins: `¶${number} begins “${words} …”.` };
  };
  const [four, seven] = [begins("at-1", 4, "In 1903 the"), begins("at-2", 7, "Nine drowned")];
  const choices = [{ parts: [four] }, { parts: [seven] }, { parts: [seven] }, { parts: [four, seven] }];
  assert.deepEqual(notes(choices, CHICAGO), [
    "Ada Holm, <em>Ditch</em>, para. 4 (“In 1903 the …”).", "Holm, para. 7 (“Nine drowned …”).",
    "Holm, para. 7.", "Holm, paras. 4, 7.",
  ]);
  assert.deepEqual(notes([{ parts: [four] }], APA), ["(Holm, para. 4 [“In 1903 the …”])"]);
  const inside = { ...partOf("at-3").parts[0], begins: four.begins };
  assert.equal(notes([{ parts: [seven] }, { parts: [inside] }], CHICAGO)[1], "Ruud, cited in Holm, para. 4 (“In 1903 the …”).");
});

test("several places in one work make one note", () => {
  const [choice] = choicesOf(thing("cite"));
  assert.deepEqual(notes([choice], CHICAGO), ["Ada Holm, <em>Ditch</em>, paras. 4, 7."]);
  assert.deepEqual(notes([choice], APA), ["(Holm, paras. 4, 7)"]);
});

test("an address follows the last of several places", () => {
  const placed = { full: { before: "Holm, ", after: ", <a>https://ditch.example/24</a>." } };
  const parts = ["24", "31n2"].map((place) => (
    { work: "Holm", at: at(place), placed, forms: { full: filled(placed.full, place) } }));
  assert.deepEqual(notes([{ parts }], CHICAGO), ["Holm, 24, 31n2, <a>https://ditch.example/24</a>."]);
});

test("a paper that was noted is in short also where another is cited in it", () => {
  const [paper] = choicesOf(thing("cite")).filter(({ label }) => label === "Holm: para. 4");
  const [inside] = choicesOf(thing("drowned"));
  assert.deepEqual(notes([paper, inside], CHICAGO)[1], "Ruud, cited in Holm, para. 4.");
  assert.deepEqual(notes([inside, paper], CHICAGO), [
    "Ruud, cited in Ada Holm, <em>Ditch</em>, para. 4.", "Holm, para. 4.",
  ]);
});

test("a work that is cited by itself and in a paper is noted and listed once", () => {
  const [inside] = choicesOf(thing("drowned"));
  const alone = { work: "Ruud", path: "bibliography/ruud/", at: at("2"), forms: { full: "Arne Ruud, 2.", short: "Ruud, 2.", entry: "Ruud. Alone.", apa: "Ruud (1990)." } };
  const both = [inside.parts[0], alone];
  assert.equal(notes(both.map((part) => ({ parts: [part] })), CHICAGO)[1], "Ruud, 2.");
  assert.deepEqual(bibliography(both, CHICAGO), ["Ruud. Cited in Ada Holm, <em>Ditch</em>."]);
  /* APA lists what was read: the paper, and the work where that was. */
  assert.deepEqual(bibliography(both, APA), ["Holm (1987).", "Ruud (1990)."]);
});

test("several notes on one page name it once", () => {
  const noted = (style, ...places) => {
    const parts = places.map((place) => ({ work: "Holm", at: at(place), forms: { full: `Holm, ${place}.`, "apa-in": `(Holm, ${place})` } }));
    return notes([{ parts }], style)[0];
  };
  assert.equal(noted(CHICAGO, "30n98", "30n99"), "Holm, 30nn98–99.");
  assert.equal(noted(CHICAGO, "30n98", "30n101", "31n2"), "Holm, 30nn98, 101, 31n2.");
  assert.equal(noted(CHICAGO, "20–21nn42–43", "20–21n44", "130n44"), "Holm, 20–21nn42–44, 130n44.");
  assert.equal(noted(CHICAGO, "130n98", "30n99"), "Holm, 130n98, 30n99.");
  assert.equal(noted(APA, "p. 30, n. 98", "p. 30, n. 99"), "(Holm, p. 30, nn. 98–99)");
  assert.equal(noted(APA, "para. 19, n. 24", "para. 19, n. 26"), "(Holm, para. 19, nn. 24, 26)");
  assert.equal(noted(APA, "para. 18", "para. 19, n. 24"), "(Holm, para. 18, para. 19, n. 24)");
});

test("what a paper cites is listed in APA as the paper, which was read", () => {
  const [choice] = choicesOf(thing("drowned"));
  assert.deepEqual(bibliography(choice.parts, APA), ["Holm (1987)."]);
});

test("a bibliography stands in the order of its letters, whatever signs come before", () => {
  const parts = ["“Weir.”", "<em>Éa</em>.", "Ditch."].map((entry) => ({ forms: { entry } }));
  assert.deepEqual(bibliography(parts, CHICAGO), ["Ditch.", "<em>Éa</em>.", "“Weir.”"]);
});

test("HTML is plain text, or Markdown with its italics", () => {
  assert.equal(plain("Locks &amp; <em>Weirs</em> &lt; 5"), "Locks & Weirs < 5");
  assert.equal(plain('<em><span lang="no">Vann</span></em>', "*"), "*Vann*");
});

const programsOf = async () => ({
  ris: { whole: "TY  - BOOK\nER  - ", before: "TY  - BOOK\nN1  - ", between: "\nN1  - ", after: "\nER  - " },
  bibtex: { whole: "@book{holm}", before: "annote = {", between: "; ", after: "}" },
  csl: { id: "holm", note: "version: 1" },
});
const entries = (name, ...wanted) => choicesOf(thing(name))
  .filter(({ label }) => wanted.includes(label))
  .map((choice) => ({ choice, title: "A & B", address: "SITE/#x" }));
const file = (key, name, ...wanted) => programFile(key, entries(name, ...wanted), shared, programsOf);

test("a file for programs has each work once, with its places as notes", async () => {
  const both = ["Holm: para. 4", "Holm: para. 7"];
  assert.equal(
    await file("ris", "cite", ...both),
    "TY  - BOOK\nN1  - Holm: para. 4; A & B; SITE/#x\nN1  - Holm: para. 7; A & B; SITE/#x\nER  - \n",
  );
  assert.equal(await file("bibtex", "cite", both[0]), "annote = {Holm: para. 4; A \\& B; SITE/\\#x}\n");
  const [item] = JSON.parse(await file("csl", "cite", both[0]));
  assert.deepEqual(item, { id: "holm", note: "version: 1; Holm: para. 4; A & B; SITE/#x" });
});

test("a page of this site is in a file as it is", async () => {
  assert.equal(await file("ris", "bare", "This page"), `${thing("bare").page.programs.ris}\n`);
  const [item] = JSON.parse(await file("csl", "bare", "This page"));
  assert.equal(item.id, "events-flood-bare");
});
