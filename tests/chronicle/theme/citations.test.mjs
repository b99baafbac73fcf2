/* Tests of the pure citation functions, without a DOM. */
import assert from "node:assert/strict";
import { test } from "node:test";

import {
  asRead, bibliography, choicesOf, defaultRead, finish, markdown, notes, programFile,
} from "../../../scripts/chronicle/scripts/citations.js";
import invented from "./citations.json" with { type: "json" };

/* Three works with their locators in every form, and a page that cites them. */
const { styles, known, data, expected } = invented;
const { CHICAGO, APA } = styles;

const choices = (anchor, from = data, isStatement = Boolean(anchor)) =>
  choicesOf(from, anchor, anchor ? `events/flood/#${anchor}` : "events/flood/", known, "SITE/", { isStatement });
const labels = (...asked) => choices(...asked).map(({ label }) => label);
const noted = (all, style, isList) => notes(all, style, known.patterns, isList);
const works = (all, style) => bibliography(all, style, "SITE/");
const page = (anchor) => choices(anchor).at(-1).parts[0].page;
const asGiven = (...numbers) => (
  choices("", { ...data, parts: { "": numbers } }, true).find(({ parts }) => parts.length === numbers.length && parts[0].name));
const place = (...numbers) => asRead(asGiven(...numbers), "papers");
const asSeen = (...asked) => choices(...asked).map((choice) => asRead(choice, "papers"));

test("a form ends as a sentence, inside quotation marks, but not after an address in APA", () => {
  for (const [style, form, ended] of expected.finished) assert.equal(finish(styles[style], form), ended);
});

test("a part has the forms of its page with its own title, address and key", () => {
  for (const [anchor, name, form] of expected.forms) assert.equal(page(anchor).forms[name], form);
  assert.equal(page("drowned").text("ris"), expected.files.statement);
});

test("a title has for programs what they do not take for commands", () => {
  const titled = { ...data, title: 'Locks &amp; "Weirs"' };
  const { text } = choices("bare", { ...titled, titles: {} }).at(-1).parts[0].page;
  assert.ok(text("bibtex").includes('{{Locks \\& "Weirs"}}'));
});

test("for a statement the speaker in a paper comes first, then the paper and the page; each passage once", () => {
  const { labels: of } = expected;
  assert.deepEqual(labels("drowned"), of.statement);
  assert.deepEqual(labels("bare"), ["This page"]);
  assert.deepEqual(choicesOf({ work: "ruud", as: "2099 en" }, "", "", known, "").map(({ label }) => label), of.work);
  assert.deepEqual(labels("", { ...data, work: "ruud" }), of.cited);
  assert.ok(choices("drowned", { ...data, parts: { drowned: [2, 0, 1] } })[1].parts[0].inside);
});

test("a page or paragraph of ours is cited first, then its passages; but these first where one paper has all", () => {
  const { places } = expected.labels;
  assert.deepEqual(labels(""), [...places, "This page"]);
  // Parts of one page are one entry of a list.
  const pages = ["both", "twice"].map((anchor) => choices(anchor).at(-1));
  assert.deepEqual(noted(pages, APA), expected.parts.notes);
  assert.deepEqual(bibliography(pages, APA, "SITE/"), expected.parts.works);
  // The name is unique among the works.
  const works = { ...known.works, berg: { ...known.works.berg, short: "Nils Berg 1990" } };
  const { parts: [{ basis }] } = choicesOf(data, "both", "", { ...known, works }, "").find(({ label }) => label === "This page");
  assert.equal(basis, "citing Nils Berg 1990");
  const many = { ...data, parts: { "": [0, 1, 4, 5, 7] } };
  assert.deepEqual(labels("", many).slice(0, 2), ["This page", "Its 5 places"]);
  const [lesson] = choicesOf({ ...data, parts: { "": [0, 1] } }, "", "teaching/flood/", known, "SITE/");
  assert.equal(lesson.label, "This page");
  const dated = { ...works, holm: { ...works.holm, short: "Courier, 4 May" } };
  const [page] = choicesOf(many, "", "", { ...known, works: dated }, "");
  assert.equal(page.parts[0].basis, "citing Courier, 4 May; Nils Berg 1990; Ruud");
});

test("only this site was read, unless readers opened all sources or chose otherwise; never of what is unread", () => {
  const [ditch, unread] = [asGiven(0), asGiven(7)];
  const opened = ["https://holm.example/ditch"];
  assert.equal(defaultRead(ditch, {}), "site");
  assert.equal(defaultRead(ditch, { opened }), "papers");
  assert.equal(defaultRead(ditch, { opened, read: "site" }), "site");
  assert.equal(defaultRead(asGiven(0, 4), { opened }), "site");
  assert.equal(defaultRead(ditch, { read: "papers" }), "papers");
  assert.equal(defaultRead(unread, { read: "papers" }), "site");
  assert.equal(asRead(ditch, "site"), ditch);
  assert.equal(asRead(ditch, "papers").given, undefined);
});

test("a statement that a work only reports names its speaker in notes, and in a citation of this site", () => {
  const [own, paper, , page] = asSeen("spoken");
  assert.deepEqual(noted([own, paper, page], CHICAGO), expected.reported.CHICAGO);
  assert.deepEqual(noted([own, page], APA), expected.reported.APA);
});

test("a translated title has the English one in full notes and lists", () => {
  const { forms } = choices("", { ...data, english: "De vloed" }).at(-1).parts[0].page;
  assert.deepEqual(forms, expected.translated);
});

test("what is cited as given here keeps the address of its statement, and the edition at first", () => {
  const { notes: own, lists } = expected.given;
  const [, choice] = choices("drowned");
  assert.deepEqual(noted([choice, choice], CHICAGO), own.CHICAGO);
  assert.deepEqual(noted([choice], APA), own.APA);
  assert.deepEqual(works([choice], CHICAGO), lists.one);
  const [, several] = choices("", { ...data, parts: { "": [0, 1, 4] } }, false);
  assert.deepEqual(noted([several, choices("")[0]], APA), own.several);
  // A work that was also read directly is listed as such. The site URL occurs once in the other entries.
  assert.deepEqual(works([choice, place(1)], CHICAGO), lists.read);
  const other = asGiven(7);
  assert.deepEqual(works([choice, other], CHICAGO), lists.two);
  assert.deepEqual(works([place(2), other], CHICAGO), lists.inside);
});

test("each paragraph that only we count has its first words at first, in a list also whose number it is", () => {
  const choice = place(8);
  const { list, counted, bracketed } = expected.numbered;
  assert.deepEqual(noted([place(0), choice, choice], CHICAGO, true).slice(1), list);
  assert.deepEqual(noted([place(11), choice], CHICAGO), counted);
  assert.deepEqual(noted([choice, choice], APA, true), bracketed);
  assert.ok(!noted([choice], CHICAGO)[0].includes("numbers"));
});

test("several places make one note, in which neighbours in one work name it once", () => {
  for (const [style, places, note] of expected.together) assert.deepEqual(noted([place(...places)], styles[style]), [note]);
});

test("a paper that was noted is in short also where another is cited in it", () => {
  const [inside] = asSeen("drowned");
  const { after, before, alone } = expected.inside;
  assert.deepEqual(noted([place(0), inside], CHICAGO)[1], after);
  assert.deepEqual(noted([inside, place(0)], CHICAGO), before);
  assert.deepEqual(noted([inside], APA), alone);
});

test("a work that is cited in a paper is listed with that, or that alone", () => {
  assert.deepEqual(works([place(2)], CHICAGO), expected.given.lists.inside);
  assert.deepEqual(works([place(2)], APA), ["Holm (1987)."]);
});

test("a bibliography stands in the order of its letters, whatever signs come before", () => {
  const all = ["“Weir”", "<em>Éa</em>", "Ditch"].map((entry) => (
    { parts: [{ path: entry, at: "", work: { whole: { entry } } }] }));
  assert.deepEqual(works(all, CHICAGO), ["Ditch.", "<em>Éa</em>.", "“Weir.”"]);
});

const file = (key, ...wanted) => programFile(
  key, wanted.map((choice) => ({ choice, title: "A & B", address: "SITE/#x" })), known.patterns);

test("a file for programs has each work once, with its places as notes", () => {
  assert.equal(file("ris", place(0), place(1)), expected.files.ris);
  assert.equal(file("bibtex", place(0)), expected.files.bibtex);
});

test("CSL-JSON has each work once, as data, with its places in the note", () => {
  const read = JSON.parse(file("json", place(0), place(1), place(4), choices("told").at(-1)));
  assert.deepEqual(read.map(({ id, title }) => [id, title]), expected.files.titles);
  assert.equal(read[0].note, expected.files.note);
});

test("what was read only in a paper stands in the entry of that", () => {
  const [read] = asSeen("drowned");
  assert.equal(file("ris", read), expected.files.inside);
});

test("a file says what was read only as given here", () => {
  const [, given] = choices("drowned");
  assert.ok(file("ris", given).includes(expected.files.given));
  const [whole] = choicesOf({ work: "holm", as: "2099 en" }, "", "", known, "");
  assert.ok(file("ris", whole).includes(expected.files.whole));
  assert.ok(!file("ris", asRead(whole, "papers")).includes("N1"));
});

test("a list has notes in Markdown", () => {
  const entries = [place(8), asGiven(2), choices("told").at(-1), place(12), choices("spoken").at(-1)]
    .map((choice) => ({ choice, title: "Did it rain?" }));
  const written = markdown(entries, CHICAGO, known.patterns);
  for (const part of expected.markdown) assert.ok(written.includes(part), part);
  assert.ok(markdown([entries[0]], APA, known.patterns).startsWith("Did it rain? (Holm, para. 9"));
});
