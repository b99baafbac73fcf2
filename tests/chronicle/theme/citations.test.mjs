/* Tests of the pure citation functions, without a DOM. */
import assert from "node:assert/strict";
import { test } from "node:test";

import {
  citationChoices, omitSiteIfRead, buildExportFile, finishCitation, formatBibliography, formatNotes, listAsMarkdown,
} from "../../../scripts/chronicle/scripts/citations.js";
import sample from "./citations.json" with { type: "json" };

/* Three works with their passages in every form, and a page that cites them. */
const { styles, known, data, passages, expected } = sample;
const { CHICAGO, APA } = styles;

/* Return the choices of a section, from numbers of passages; null is the page. */
const buildChoices = (anchor, numbers = data.parts[anchor].choices) => {
  const choices = numbers.map((number) => passages[number] ?? {});
  const parts = { ...data.parts, [anchor]: { ...data.parts[anchor], choices } };
  return citationChoices({ ...data, parts }, anchor, `events/flood/${anchor && `#${anchor}`}`, known, "SITE/");
};
const getLabels = (choices) => choices.map(({ label }) => label);
const buildPageChoice = (anchor) => buildChoices(anchor, [null])[0];
/* Return a choice of a passage, read only on this site. */
const citeFromSite = (number) => buildChoices("", [number])[0];
const citeFromSource = (number) => omitSiteIfRead(citeFromSite(number), true);
const changePart = (choice, changes) => ({ ...choice, part: { ...choice.part, ...changes } });

test("a citation ends as a sentence, inside quotation marks, but not after a URL in APA", () => {
  for (const [style, form, ended] of expected.finished) assert.equal(finishCitation(styles[style], form), ended);
});

test("a section has the forms of its page with its own title and URL", () => {
  for (const [anchor, name, form] of expected.forms) assert.equal(buildPageChoice(anchor).part.page.forms[name], form);
});

test("titles are escaped in export files", () => {
  const [page] = citationChoices({ ...data, title: 'Locks &amp; "Weirs"', parts: { "": { choices: [{}] } } }, "", "", known, "");
  assert.ok(page.part.page.formatBeginning("bibtex").includes('{{Locks \\& "Weirs"}}'));
});

test("a section offers its passages, with their speaker, or the page", () => {
  const { labels } = expected;
  assert.deepEqual(getLabels(buildChoices("drowned")), labels.statement);
  assert.deepEqual(getLabels(buildChoices("spoken")), labels.spoken);
  assert.deepEqual(getLabels(buildChoices("bare")), ["This page"]);
  assert.deepEqual(getLabels(buildChoices("", [2, 16])), labels.cited);
});

test("sections of one page are one entry of a list, and the text does not name what the page cites", () => {
  const pages = [buildPageChoice("both"), buildPageChoice("twice"), buildPageChoice("box"), buildPageChoice("answer-dry")];
  assert.deepEqual(formatNotes(pages, APA), expected.parts.notes);
  assert.deepEqual(formatBibliography(pages, APA), expected.parts.works);
});

test("a statement that a work only reports names its speaker, also in a citation of this site", () => {
  const [asGiven, paper, , page] = buildChoices("spoken").map((choice) => omitSiteIfRead(choice, true));
  assert.deepEqual(formatNotes([asGiven, paper, page], CHICAGO), expected.reported.CHICAGO);
  assert.deepEqual(formatNotes([asGiven, page], APA), expected.reported.APA);
});

test("a translated title has the English one in full notes, lists and files", () => {
  const parts = { "": { choices: [{}], translation: "De vloed" } };
  const [page] = citationChoices({ ...data, parts }, "", "events/flood/", known, "SITE/");
  assert.deepEqual(page.part.page.forms, expected.translated);
  assert.ok(page.part.page.formatBeginning("ris").includes("TI  - The flood [De vloed]"));
});

test("a chart has the patterns of charts", () => {
  const { forms } = buildPageChoice("chart").part.page;
  for (const [name, form] of Object.entries(expected.described)) assert.equal(forms[name], form);
});

test("a British style has single quotation marks, also around a section", () => {
  const page = buildPageChoice("answer-dry");
  assert.deepEqual(formatNotes([page], { ...APA, is_british: true }), ["(‘The flood’, 2019, ‘It was dry’ section)"]);
});

test("a section that begins with a quotation has double quotation marks within single ones", () => {
  const parts = { "": { choices: [{}] }, answer: { choices: [{}], title: "The flood “Great” flood" } };
  const page = citationChoices({ ...data, parts }, "answer", "events/flood/", known, "SITE/")[0];
  assert.deepEqual(formatNotes([page], { ...APA, is_british: true }), ["(‘The flood’, 2019, ‘“Great” flood’ section)"]);
});

test("a citation has one “cited in”", () => {
  const { chain } = expected.within;
  const [spoken] = buildChoices("spoken");
  const quoted = changePart(buildChoices("spoken", [2])[0], { quoted: "quoted" });
  assert.deepEqual(formatNotes([spoken, quoted], CHICAGO), chain.CHICAGO);
  assert.deepEqual(formatNotes([spoken, quoted, citeFromSource(17)], APA), chain.APA);
});

test("a translated quotation is not cited as quoted on this site", () => {
  const choices = [buildChoices("spoken", [2])[0], buildChoices("drowned")[1]];
  const notes = formatNotes(choices.map((choice) => changePart(choice, { quoted: "translated" })), CHICAGO);
  assert.match(notes.join(), /quoting .* as translated in .* para\. 4, translated in/);
});

test("a source that was read only on this site is cited in its page", () => {
  const { within } = expected;
  const [, citedHere] = buildChoices("drowned");
  assert.deepEqual(formatNotes([citedHere, citedHere], CHICAGO), within.CHICAGO);
  assert.deepEqual(formatNotes([citedHere], APA), within.APA);
  assert.deepEqual(formatBibliography([citedHere], CHICAGO), within.list);
  assert.deepEqual(formatBibliography([citedHere], APA), within["APA list"]);
  // A work that was also read directly is listed as such.
  assert.deepEqual(formatBibliography([citedHere, citeFromSource(1)], CHICAGO), within.read);
});

test("a paper that was cited before is short also if another work is cited in it", () => {
  const [inside] = buildChoices("drowned").map((choice) => omitSiteIfRead(choice, true));
  const { after, before, alone } = expected.inside;
  assert.deepEqual(formatNotes([citeFromSource(0), inside], CHICAGO)[1], after);
  assert.deepEqual(formatNotes([inside, citeFromSource(0)], CHICAGO), before);
  assert.deepEqual(formatNotes([inside], APA), alone);
});

test("a work that is cited in a paper is listed with the paper, or only the paper is", () => {
  assert.deepEqual(formatBibliography([citeFromSource(2)], CHICAGO), expected["inside list"]);
  assert.deepEqual(formatBibliography([citeFromSource(2)], APA), ["Holm (1987)."]);
});

test("a bibliography is sorted by letters, without an initial article, and a shorter title first", () => {
  const choices = [...expected.sorted].reverse().map((entry) => ({ part: { id: entry, at: "", work: { whole: { entry } } } }));
  assert.deepEqual(formatBibliography(choices, CHICAGO), expected.sorted);
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
  const parts = { "": { choices: [passages[16]] } };
  const [whole] = citationChoices({ ...data, title: "Ditch", parts }, "", "papers/holm/", known, "SITE/");
  assert.equal(writeExportFile("ris", whole), expected.files.whole);
  assert.deepEqual(formatNotes([whole], CHICAGO), expected.within.work);
  assert.ok(!buildExportFile("ris", [{ choice: omitSiteIfRead(whole, true), address: "SITE/" }], known.patterns).includes("N1"));
});

test("a list as Markdown has footnotes, or citations in the text", () => {
  const entries = [citeFromSource(8), citeFromSite(2), buildPageChoice("told"), citeFromSource(12), buildPageChoice("spoken")]
    .map((choice) => ({ choice, title: "Did it rain?" }));
  const markdown = listAsMarkdown(entries, CHICAGO);
  for (const part of expected.markdown) assert.ok(markdown.includes(part), part);
  assert.ok(listAsMarkdown([entries[0]], APA).startsWith("Did it rain? (Holm, para. 9)"));
});

test("American styles have commas inside the quotation marks of a title", () => {
  const parts = { "": { choices: [{}] }, answer: { choices: [{}], title: "The flood “Great”, then small" } };
  const page = citationChoices({ ...data, parts }, "answer", "events/flood/", known, "SITE/")[0];
  assert.deepEqual(formatNotes([page], APA), ["(“The flood,” 2019, “‘Great,’ then small” section)"]);
});
