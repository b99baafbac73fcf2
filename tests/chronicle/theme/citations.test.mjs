/* Tests of the pure citation functions, without a DOM. */
import assert from "node:assert/strict";
import { test } from "node:test";

import {
  citationChoices, citeAsRead, buildExportFile, finishCitation, formatBibliography, formatNotes, listAsMarkdown,
} from "../../../scripts/chronicle/scripts/citations.js";
import sample from "./citations.json" with { type: "json" };

/* Three works with their passages in every form, and a page that cites them. */
const { styles, known, data, passages, expected } = sample;
const { CHICAGO, APA } = styles;

/* The works that a section cites, by speaker. */
const basisOf = (anchor) => data.basis[anchor]?.map(({ speaker, works }) => ({ speaker, works: works.map(([id, remark]) => ({ ...known.works[id], remark })) }));
/* The choices of a section; each is a list of passage numbers, or empty for the page. */
const buildChoices = (anchor, numbers = data.parts[anchor], path = "events/flood/") => {
  const parts = { [anchor]: numbers.map((choice) => choice.map((number) => passages[number])) };
  return citationChoices({ ...data, parts }, anchor, anchor ? `${path}#${anchor}` : path, known, "SITE/", basisOf(anchor));
};
const getLabels = (choices) => choices.map(({ label }) => label);
const buildPageChoice = (anchor) => buildChoices(anchor).at(-1);
/* A choice of some passages, read only here or in the source. */
const citeFromSite = (...numbers) => buildChoices("", [numbers])[0];
const citeFromSource = (...numbers) => citeAsRead(citeFromSite(...numbers), true);

test("a citation ends as a sentence, inside quotation marks, but not after a URL in APA", () => {
  for (const [style, form, ended] of expected.finished) assert.equal(finishCitation(styles[style], form), ended);
});

test("a section has the forms of its page with its own title and URL", () => {
  for (const [anchor, name, form] of expected.forms) assert.equal(buildPageChoice(anchor).parts[0].page.forms[name], form);
});

test("titles are escaped in export files", () => {
  const [page] = citationChoices({ ...data, title: 'Locks &amp; "Weirs"', parts: { "": [[]] } }, "", "", known, "");
  assert.ok(page.parts[0].page.beginEntry("bibtex").includes('{{Locks \\& "Weirs"}}'));
});

test("a section offers its passages, with their speaker, or the page", () => {
  const { labels } = expected;
  assert.deepEqual(getLabels(buildChoices("drowned")), labels.statement);
  assert.deepEqual(getLabels(buildChoices("spoken")), labels.spoken);
  assert.deepEqual(getLabels(buildChoices("bare")), ["This page"]);
  assert.deepEqual(getLabels(buildChoices("told", [[], [0, 4]])), labels.several);
  assert.deepEqual(getLabels(buildChoices("", [[2], [16]])), labels.cited);
});

test("sections of one page are one entry of a list", () => {
  const pages = ["both", "twice"].map(buildPageChoice);
  assert.deepEqual(formatNotes(pages, APA), expected.parts.notes);
  assert.deepEqual(formatBibliography(pages, APA), expected.parts.works);
  assert.deepEqual(formatNotes([buildPageChoice("answer-dry")], APA), [expected.parts.answer]);
});

test("a statement that a work only reports names its speaker, also in a citation of this site", () => {
  const [asGiven, paper, , page] = buildChoices("spoken").map((choice) => citeAsRead(choice, true));
  assert.deepEqual(formatNotes([asGiven, paper, page], CHICAGO), expected.reported.CHICAGO);
  assert.deepEqual(formatNotes([asGiven, page], APA), expected.reported.APA);
});

test("a translated title has the English one in full notes, lists and files", () => {
  const [page] = citationChoices({ ...data, english: "De vloed", parts: { "": [[]] } }, "", "events/flood/", known, "SITE/");
  assert.deepEqual(page.parts[0].page.forms, expected.translated);
  assert.ok(page.parts[0].page.beginEntry("ris").includes("TI  - The flood [De vloed]"));
});

test("a source that was read only on this site is cited in its page", () => {
  const { within } = expected;
  const [, citedHere] = buildChoices("drowned");
  assert.deepEqual(formatNotes([citedHere, citedHere], CHICAGO), within.CHICAGO);
  assert.deepEqual(formatNotes([citedHere], APA), within.APA);
  assert.deepEqual(formatNotes([citeFromSite(0, 4)], APA), within.several);
  assert.deepEqual(formatBibliography([citedHere], CHICAGO), within.list);
  assert.deepEqual(formatBibliography([citedHere], APA), within["APA list"]);
  // A work that was also read directly is listed as such.
  assert.deepEqual(formatBibliography([citedHere, citeFromSource(1)], CHICAGO), within.read);
});

test("a paragraph that only this site numbers has its opening words", () => {
  assert.deepEqual(formatNotes([citeFromSource(11), citeFromSource(8)], CHICAGO), expected.counted);
  assert.deepEqual(formatNotes([citeFromSource(8)], APA), [expected["counted in text"]]);
});

test("several passages make one note", () => {
  for (const [style, numbers, note] of expected.together) assert.deepEqual(formatNotes([citeFromSource(...numbers)], styles[style]), [note]);
});

test("a paper that was cited before is short also if another work is cited in it", () => {
  const [inside] = buildChoices("drowned").map((choice) => citeAsRead(choice, true));
  const { after, before, alone } = expected.inside;
  assert.deepEqual(formatNotes([citeFromSource(0), inside], CHICAGO)[1], after);
  assert.deepEqual(formatNotes([inside, citeFromSource(0)], CHICAGO), before);
  assert.deepEqual(formatNotes([inside], APA), alone);
});

test("a work that is cited in a paper is listed with the paper, or only the paper is", () => {
  assert.deepEqual(formatBibliography([citeFromSource(2)], CHICAGO), expected["inside list"]);
  assert.deepEqual(formatBibliography([citeFromSource(2)], APA), ["Holm (1987)."]);
});

test("a bibliography is sorted by letters, without punctuation at the beginning", () => {
  const choices = ["“Weir”", "<em>Éa</em>", "Ditch"].map((entry) => (
    { parts: [{ id: entry, at: "", work: { whole: { entry } } }] }));
  assert.deepEqual(formatBibliography(choices, CHICAGO), ["Ditch.", "<em>Éa</em>.", "“Weir.”"]);
});

const writeExportFile = (key, ...choices) => buildExportFile(
  key, choices.map((choice) => ({ choice, title: "A & B", address: "SITE/#x" })), known.patterns);

test("an export file has each work once, with its passages as notes", () => {
  assert.equal(writeExportFile("ris", citeFromSource(0), citeFromSource(1)), expected.files.ris);
  assert.equal(writeExportFile("bibtex", citeFromSource(0)), expected.files.bibtex);
});

test("CSL-JSON has each work or page once, with its passages in the note", () => {
  const items = JSON.parse(writeExportFile("json", citeFromSource(0), citeFromSource(1), citeFromSource(4), buildPageChoice("told"), buildPageChoice("both")));
  assert.deepEqual(items.map(({ id, title }) => [id, title]), expected.files.titles);
  assert.equal(items[0].note, expected.files.note);
});

test("an export file has what was read: the paper that cites a work, or this site", () => {
  assert.equal(writeExportFile("ris", citeFromSource(2)), expected.files.inside);
  assert.equal(writeExportFile("ris", buildChoices("spoken")[1]), expected.files.within);
  const parts = { "": [[passages[16]]] };
  const [whole] = citationChoices({ ...data, title: "Ditch", parts }, "", "papers/holm/", known, "SITE/");
  assert.equal(writeExportFile("ris", whole), expected.files.whole);
  assert.deepEqual(formatNotes([whole], CHICAGO), expected.within.work);
  assert.ok(!buildExportFile("ris", [{ choice: citeAsRead(whole, true), address: "SITE/" }], known.patterns).includes("N1"));
});

test("a list as Markdown has footnotes, or citations in the text", () => {
  const entries = [citeFromSource(8), citeFromSite(2), buildPageChoice("told"), citeFromSource(12), buildPageChoice("spoken")]
    .map((choice) => ({ choice, title: "Did it rain?" }));
  const markdown = listAsMarkdown(entries, CHICAGO);
  for (const part of expected.markdown) assert.ok(markdown.includes(part), part);
  assert.ok(listAsMarkdown([entries[0]], APA).startsWith("Did it rain? (Holm, para. 9"));
});
