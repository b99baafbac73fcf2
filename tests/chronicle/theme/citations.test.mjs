/* What the scripts put together of the data of citations, without a page. */
import assert from "node:assert/strict";
import { test } from "node:test";

import {
  asRead, bibliography, choicesOf, finish, markdown, notes, programFile,
} from "../../../scripts/chronicle/scripts/citations.js";
import invented from "./citations.json" with { type: "json" };

/* Three works, with the places at which they are cited, each in every form, and a page that cites them. */
const { styles: { CHICAGO, APA }, known, data } = invented;

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
  assert.equal(finish(CHICAGO, "“The flood”"), "“The flood.”");
  assert.equal(finish(CHICAGO, "“Of ‘the flood’”"), "“Of ‘the flood.’”");
  assert.equal(finish(CHICAGO, "“Who <span>drowned?</span>”"), "“Who <span>drowned?</span>”");
  assert.equal(finish(CHICAGO, "n.d"), "N.d.");
  assert.equal(finish(APA, "Holm (1987). https://x.example/"), "Holm (1987). https://x.example/");
});

test("a part has the forms of its page with its own title, address and key", () => {
  assert.equal(page("drowned").forms.full, "“The flood,” in <em>Site</em>, SITE/events/flood/#drowned");
  assert.equal(page("bare").forms.entry, "“Did it ‘rain’?” SITE/events/flood/#bare");
  assert.equal(page("bare").forms.full, "“Did it ‘rain’?,” in <em>Site</em>, SITE/events/flood/#bare");
  assert.equal(page("told").forms.full, "“The flood,” para. 2, SITE/events/flood/#told");
  assert.equal(page("told").forms.entry, "“The flood.” SITE/events/flood/");
  assert.equal(page("drowned").text("ris"), "ID  - events-flood-drowned\nTI  - The flood\nUR  - SITE/events/flood/#drowned\n");
});

test("a title has for programs what they do not take for commands", () => {
  const titled = { ...data, title: 'Locks &amp; "Weirs"' };
  const { text } = choices("bare", { ...titled, titles: {} })[0].parts[0].page;
  assert.ok(text("bibtex").includes('{{Locks \\& "Weirs"}}'));
});

test("beside a statement who speaks through a paper comes first, then the paper and the page; as given here before what is unread", () => {
  const read = (...asked) => labels(...asked).filter((label) => !label.startsWith("As given here"));
  assert.deepEqual(read("drowned"), ["Ruud, cited in Holm: cited at para. 4", "Holm: para. 4", "This page"]);
  assert.equal(labels("drowned")[1], `As given here: ${labels("drowned")[0]}`);
  assert.deepEqual(labels("", { ...data, parts: { "": [7] } }, true).slice(0, 2), ["As given here: Ruud: 2", "Ruud: 2"]);
  assert.deepEqual(labels("bare"), ["This page"]);
  assert.deepEqual(choicesOf({ work: "ruud" }, "", "", known, "").map(({ label }) => label), ["As given here: The work", "The work"]);
  assert.deepEqual(read("", { ...data, work: "ruud" }), ["Ruud, cited in Holm: cited at para. 4", "The work"]);
  assert.ok(choices("drowned", { ...data, parts: { drowned: [2, 0, 1] } })[2].parts[0].inside);
});

test("a page or paragraph of ours is cited first, then its places as given here; but these first where one paper has all", () => {
  const places = ["Its 2 places", "Holm: para. 4", "Holm: para. 7", "Ruud, cited in Holm: cited at para. 4"];
  assert.deepEqual(labels(""), [...places.map((one) => `As given here: ${one}`), "This page", ...places]);
  const pages = ["both", "twice"].map((anchor) => choices(anchor).at(-1));
  assert.deepEqual(noted(pages, APA), ["(“The flood,” 2099a, citing Berg)", "(“The flood,” 2099b, citing Holm)"]);
  // Under the name that no other work has.
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

/* A work that is cited in a paper, with the paper. */
const listed = ["Holm. <em>Ditch</em>.", "Ruud. Alone. Cited in Holm."];

test("what is cited as given here keeps the address of its statement, and the edition at first", () => {
  const [, choice] = choices("drowned").filter(({ given }) => given);
  const there = "SITE/events/flood/#drowned";
  assert.deepEqual(noted([choice, choice], CHICAGO), [
    `Ada Holm, <em>Ditch</em>, para. 4, as given in Site, 1st ed., ${there}.`, `Holm, para. 4, as given in Site, ${there}.`,
  ]);
  assert.deepEqual(noted([choice], APA), [`(Holm, para. 4, as given in Site, ${there})`]);
  assert.deepEqual(works([choice], CHICAGO), ["Holm. <em>Ditch</em>. As given in Site, 1st ed., SITE/."]);
  const [, several] = choices("", { ...data, parts: { "": [0, 1, 4] } }, false);
  const end = `as given in Site, SITE/events/flood/`;
  assert.deepEqual(noted([several, choices("")[0]], APA), [`(Holm, paras. 4, 7; Berg, p. 2, all ${end})`, `(Holm, paras. 4, 7, ${end})`]);
  // What was also read itself is listed as that, once; of others the address of the site stands once.
  assert.deepEqual(works([choice, place(1)], CHICAGO), ["Holm. <em>Ditch</em>."]);
  const other = asGiven(7);
  assert.deepEqual(works([choice, other], CHICAGO), [
    "Holm. <em>Ditch</em>. As given in Site, 1st ed., SITE/.", "Ruud. Alone. As given in Site, 1st ed.",
  ]);
  assert.deepEqual(works([place(2), other], CHICAGO), listed);
});

test("each paragraph that only we count has its first words at first, in a list also whose number it is", () => {
  const choice = place(8);
  assert.deepEqual(noted([place(0), choice, choice], CHICAGO, true).slice(1), [
    "Holm, para. 9 (“Of the lock …”). Paragraph numbers are those of Site.", "Holm, para. 9.",
  ]);
  assert.deepEqual(noted([place(11), choice], CHICAGO), ["Ada Holm, <em>Ditch</em>, paras. 7, 9 (“Of the lock …”).", "Holm, para. 9."]);
  assert.deepEqual(noted([choice, choice], APA, true), [
    "(Holm, para. 9 [“Of the lock …”]; paragraph numbers are those of Site)", "(Holm, para. 9)",
  ]);
  assert.ok(!noted([choice], CHICAGO)[0].includes("numbers"));
});

test("several places make one note, in which neighbours in one work name it once", () => {
  assert.deepEqual(noted([place(0, 1)], CHICAGO), ["Ada Holm, <em>Ditch</em>, paras. 4, 7."]);
  assert.deepEqual(noted([place(4, 5)], CHICAGO), ["Nils Berg, 2; 5 and n. 8, <a>https://berg.example</a>."]);
  assert.deepEqual(noted([place(4, 5)], APA), ["(Berg, p. 2; p. 5 and n. 8)"]);
  assert.deepEqual(noted([place(13, 5)], CHICAGO), ["Nils Berg, 5 and n. 8, <a>https://berg.example</a>."]);
  assert.deepEqual(noted([place(0, 4, 7, 1)], CHICAGO), ["Holm, para. 4; Berg, 2; Ruud, 2; Holm, para. 7."]);
  assert.deepEqual(noted([place(4, 9)], APA), ["(Berg, pp. 2, 7–8)"]);
  assert.deepEqual(noted([place(9, 10, 10)], CHICAGO), ["Nils Berg, 7–8; table; table, <a>https://berg.example</a>."]);
  assert.deepEqual(noted([place(0, 8, 1, 0)], CHICAGO), ["Ada Holm, <em>Ditch</em>, paras. 4, 9 (“Of the lock …”), 7."]);
  assert.deepEqual(noted([place(0, 4)], APA), ["(Holm, para. 4; Berg, p. 2)"]);
});

test("a paper that was noted is in short also where another is cited in it", () => {
  const [inside] = choices("drowned");
  assert.deepEqual(noted([place(0), inside], CHICAGO)[1], "Arne Ruud, “Alone,” cited in Holm, para. 4.");
  assert.deepEqual(noted([inside, place(0)], CHICAGO), [
    "Arne Ruud, “Alone,” cited in Ada Holm, <em>Ditch</em>, para. 4.", "Holm, para. 4.",
  ]);
  assert.deepEqual(noted([inside], APA), ["(Ruud, as cited in Holm, para. 4)"]);
});

test("a work that is cited in a paper is listed with that, or that alone", () => {
  assert.deepEqual(works([place(2)], CHICAGO), listed);
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
  assert.equal(
    file("ris", place(0), place(1)),
    "TY  - BOOK\nID  - holm\nTI  - Ditch\nN1  - Holm: para. 4; A & B; SITE/#x\nN1  - Holm: para. 7; A & B; SITE/#x\nER  - \n",
  );
  const noted = "  annote = {Ours; Holm: para. 4; A \\& B; SITE/\\#x}\n}\n";
  assert.equal(file("bibtex", place(0)), `@book{holm,\n  title = {{Ditch}},\n${noted}`);
});

test("CSL-JSON has each work once, as data, with its places in the note", () => {
  const read = JSON.parse(file("json", place(0), place(1), place(4), choices("told")[0]));
  assert.deepEqual(read.map(({ id, title }) => [id, title]), [
    ["holm", "Ditch"], ["berg", "{Weir}"], ["events-flood-told", "The flood"],
  ]);
  assert.equal(read[0].note, "Holm: para. 4; A & B; SITE/#x; Holm: para. 7; A & B; SITE/#x");
});

test("what was read only in a paper stands in the entry of that", () => {
  const [read] = choices("drowned");
  const noted = "Ruud, cited in Holm: cited at para. 4; A & B; SITE/#x";
  assert.equal(file("ris", read), `TY  - BOOK\nID  - holm\nTI  - Ditch\nN1  - ${noted}\nER  - \n`);
});

test("a file says what was read only as given here", () => {
  const [, given] = choices("drowned").filter((choice) => choice.given);
  assert.ok(file("ris", given).includes("N1  - Holm: para. 4; A & B; As given in Site, 1st ed., SITE/#x\n"));
});

test("a list has notes in Markdown", () => {
  const entries = [place(8), choices("drowned").find(({ given }) => given), choices("told").at(-1), place(12)]
    .map((choice) => ({ choice, title: "Did it rain?" }));
  const written = markdown(entries, CHICAGO, known.patterns);
  assert.ok(written.startsWith("Did it rain?[^1]\n\nDid it rain?[^2]"));
  assert.ok(written.includes("\n\n[^1]: Ada Holm, *Ditch*, para. 9 (“Of the lock …”)."));
  assert.ok(written.includes("## Bibliography\n\nHolm."));
  assert.ok(markdown([entries[0]], APA, known.patterns).startsWith("Did it rain? (Holm, para. 9"));
});
