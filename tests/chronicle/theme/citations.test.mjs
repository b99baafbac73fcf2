/* Tests of the pure citation functions, without a DOM. */
import assert from "node:assert/strict";
import { test } from "node:test";

import {
  asRead, bibliography, choicesOf, finish, markdown, notes, programFile,
} from "../../../scripts/chronicle/scripts/citations.js";
import invented from "./citations.json" with { type: "json" };

/* Three works with their locators in every form, and a page that cites them. */
const { styles, known, data, expected } = invented;
const { CHICAGO, APA } = styles;

const choices = (anchor, from = data, isStatement = Boolean(anchor)) =>
  choicesOf(from, anchor, anchor ? `events/flood/#${anchor}` : "events/flood/", known, "SITE/", { isStatement });
const labels = (...asked) => choices(...asked).map(({ label }) => label);
const noted = (all, style, isList) => notes(all, style, known.patterns, isList);
const works = (all, style) => bibliography(all, style, known.patterns, "SITE/");
const page = (anchor) => choices(anchor).at(-1).parts[0].page;
const place = (...numbers) => (
  choices("", { ...data, parts: { "": numbers } }, true).find(({ parts, given }) => !given && parts.length === numbers.length && parts[0].name));
const asGiven = (number) => choices("", { ...data, parts: { "": [number] } }, true).find(({ given }) => given);

test("a form ends as a sentence, inside quotation marks, but not after an address in APA", () => {
  for (const [style, form, ended] of expected.finished) assert.equal(finish(styles[style], form), ended);
});

test("a part has the forms of its page with its own title, address and key", () => {
  for (const [anchor, name, form] of expected.forms) assert.equal(page(anchor).forms[name], form);
  assert.equal(page("drowned").text("ris"), expected.files.statement);
});

test("a title has for programs what they do not take for commands", () => {
  const titled = { ...data, title: 'Locks &amp; "Weirs"' };
  const { text } = choices("bare", { ...titled, titles: {} })[0].parts[0].page;
  assert.ok(text("bibtex").includes('{{Locks \\& "Weirs"}}'));
});

test("beside a statement who speaks through a paper comes first, then the paper and the page; as given here before what is unread", () => {
  const read = (...asked) => labels(...asked).filter((label) => !label.startsWith("As given here"));
  const { labels: of } = expected;
  assert.deepEqual(read("drowned"), of.statement);
  assert.equal(labels("drowned")[1], `As given here: ${labels("drowned")[0]}`);
  assert.deepEqual(labels("", { ...data, parts: { "": [7] } }, true).slice(0, 2), of.unread);
  assert.deepEqual(labels("bare"), ["This page"]);
  assert.deepEqual(choicesOf({ work: "ruud" }, "", "", known, "").map(({ label }) => label), of.work);
  assert.deepEqual(read("", { ...data, work: "ruud" }), of.cited);
  assert.ok(choices("drowned", { ...data, parts: { drowned: [2, 0, 1] } })[2].parts[0].inside);
});

test("a page or paragraph of ours is cited first, then its places as given here; but these first where one paper has all", () => {
  const { places } = expected.labels;
  assert.deepEqual(labels(""), [...places.map((one) => `As given here: ${one}`), "This page", ...places]);
  const pages = ["both", "twice"].map((anchor) => choices(anchor).at(-1));
  assert.deepEqual(noted(pages, APA), expected.letters);
  // The name is unique among the works.
  const works = { ...known.works, berg: { ...known.works.berg, short: "Nils Berg 1990" } };
  const { parts: [{ basis }] } = choicesOf(data, "both", "", { ...known, works }, "").find(({ label }) => label === "This page");
  assert.equal(basis, "Nils Berg 1990");
  const many = { ...data, parts: { "": [0, 1, 4, 5, 7] } };
  assert.deepEqual(labels("", many).slice(0, 2), ["This page", "As given here: Its 5 places"]);
  const [lesson] = choicesOf({ ...data, parts: { "": [0, 1] } }, "", "teaching/flood/", known, "SITE/");
  assert.equal(lesson.label, "This page");
  const dated = { ...works, holm: { ...works.holm, short: "Courier, 4 May" } };
  const [page] = choicesOf(many, "", "", { ...known, works: dated }, "");
  assert.equal(page.parts[0].basis, "Courier, 4 May; Nils Berg 1990; Ruud");
});

test("what was read is said of all, and leaves what is the same to both", () => {
  const all = choices("");
  const [given] = all;
  const own = all.find(({ label }) => label === "This page");
  assert.equal(asRead(all, given, "papers").label, "Its 2 places");
  assert.equal(asRead(all, asRead(all, given, "papers"), "site"), given);
  assert.equal(asRead(all, own, "papers"), own);
  assert.equal(asRead(all, given), given);
});

test("what is cited as given here keeps the address of its statement, and the edition at first", () => {
  const { notes: own, lists } = expected.given;
  const [, choice] = choices("drowned").filter(({ given }) => given);
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
  const [inside] = choices("drowned");
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
  const read = JSON.parse(file("json", place(0), place(1), place(4), choices("told")[0]));
  assert.deepEqual(read.map(({ id, title }) => [id, title]), expected.files.titles);
  assert.equal(read[0].note, expected.files.note);
});

test("what was read only in a paper stands in the entry of that", () => {
  const [read] = choices("drowned");
  assert.equal(file("ris", read), expected.files.inside);
});

test("a file says what was read only as given here", () => {
  const [, given] = choices("drowned").filter((choice) => choice.given);
  assert.ok(file("ris", given).includes(expected.files.given));
});

test("a list has notes in Markdown", () => {
  const entries = [place(8), choices("drowned").find(({ given }) => given), choices("told").at(-1), place(12)]
    .map((choice) => ({ choice, title: "Did it rain?" }));
  const written = markdown(entries, CHICAGO, known.patterns);
  for (const part of expected.markdown) assert.ok(written.includes(part), part);
  assert.ok(markdown([entries[0]], APA, known.patterns).startsWith("Did it rain? (Holm, para. 9"));
});
