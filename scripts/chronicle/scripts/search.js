/* Search fields: results update on input, arrow keys move between them, Escape clears the field. */
import { createIndex } from "./find.js";
import { createElement, root, translate } from "./dom.js";
import { WORDS } from "./terms.js";

const FAILURE_MESSAGE = "The search failed; reload the page to try again.";
const RESULTS_IN_PANEL = 5, RESULTS_ON_PAGE = 20;  // initial number of results
const FETCHED_RESULTS = 3;  // results whose page is fetched for a passage
const PASSAGE_BEGINNING = /^(.{60}\S*) .*/;  // a long passage; its beginning serves as its title
const pageLanguage = document.documentElement.lang;
const languageNames = new Intl.DisplayNames([pageLanguage], { type: "language" });
const pages = {};  // fetched pages, by path
const queryRepeaters = [];  // callbacks, one per search form, for the time when the index is complete
let index, isWhole = false;

/* Load the index. Queries are answered from its first part while the other parts are loading. */
async function loadIndex(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  const parts = readParts(response.body);
  const newIndex = createIndex();
  newIndex.addIndexPart((await parts.next()).value);
  addOtherParts(newIndex, parts).catch((reason) => { index = Promise.reject(reason); updateAllForms(); });
  return newIndex;
}

/* Yield the parts of the index as they arrive; each is a line of a JSON list. */
async function* readParts(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  const parse = (line) => JSON.parse(line.replace(/^\[/, "").slice(0, -1));
  let text = "";
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    const lines = (text + chunk.value).split("\n");
    text = lines.pop();
    for (const line of lines) yield parse(line);
  }
  yield parse(text);
}

/* Add the parts after the first, each in a separate task, so that the page remains responsive. */
async function addOtherParts(newIndex, parts) {
  const { value: lines } = await parts.next();
  newIndex.addIndexPart(lines);
  updateAllForms();
  for await (const part of parts) {
    newIndex.addIndexPart(part);
    await new Promise((resolve) => setTimeout(resolve));
  }
  isWhole = true;
  updateAllForms();
}

function updateAllForms() {
  for (const repeatQuery of queryRepeaters) repeatQuery();
}

/* Create an element with highlighted query words, and in italics the text between two asterisks. */
function createMarkedElement(name, attributes, text, isMatch) {
  const highlight = (run) => run.split(WORDS)
    .map((part, index) => (index % 2 && isMatch(part) ? createElement("mark", {}, part) : part));
  const parts = text.split("*").flatMap((run, index) => (index % 2 ? createElement("i", {}, ...highlight(run)) : highlight(run)));
  return createElement(name, attributes, ...parts);
}

/* Create the element of a result: kind, title, another name, language, date and line. The other name is the name in the
   language of this page, or else the matching name. The language is shown only if the page of the result is in another
   language. */
function renderResult({ kind, names, by, date, line, at, unnamed }, isMatch) {
  const [[text, language]] = names;
  const title = unnamed ? text.replace(PASSAGE_BEGINNING, "$1 …") : text;
  const inPageLanguage = names.find(([, nameLanguage], index) => index && nameLanguage === pageLanguage);
  const [otherName, nameLanguage = "en"] = inPageLanguage ?? names[language ? 1 : by] ?? [title];
  // The title of a work may be in another language than the page of the work.
  const hreflang = (kind === "page" && language) || "en";
  const content = createElement("div", { lang: language ?? "en" }, createMarkedElement("a", { href: new URL(at, root), hreflang }, title, isMatch));
  if (!title.toLowerCase().includes(otherName.toLowerCase())) content.append(" ", createMarkedElement("span", { className: "muted", lang: nameLanguage }, `[${otherName}]`, isMatch));
  if (hreflang !== pageLanguage) content.append(" ", createElement("small", { className: "muted", lang: pageLanguage }, languageNames.of(hreflang)));
  if (date) content.append(" ", createElement("span", { className: "date-line", lang: "en" }, date));
  // Reserve the space of a line that is not loaded yet.
  if (line || !isWhole) content.append(createMarkedElement("span", { className: "result-line" }, line ?? "\u00a0", isMatch));
  return createElement("li", {}, createElement("span", { className: "result-kind" }, translate(kind)), content);
}

/* Return the status message. */
function statusMessage({ answers, missing, near, lacking, isAbsentName, isWhole: hasAllWords }, query) {
  if (!answers.length) return translate("No results for “{}”. Start with:", query);
  const results = translate(answers.length === 1 ? "{} result" : "{} results", answers.length);
  if (isAbsentName) return translate("No page has the name “{}”; {} with some of its words.", query, results);
  if (missing.length) return translate("No results for “{}”; {} for the other words.", missing.join(" "), results);
  if (near.length) return translate("No results for this spelling; {} for “{}”.", results, near.join(" "));
  if (lacking.length) return translate("{}; the first does not match “{}”.", results, lacking.join(" "));
  return translate(hasAllWords ? "{}, best matches first." : "{}; the first matches only some of these words.", results);
}

/* Return the answers of the chosen kind, if any; the options are the kinds of all answers. */
function filterByKind(select, answers) {
  const answersOfKind = (kind) => answers.filter((answer) => answer.kind === kind);
  const kinds = [...new Set(answers.map(({ kind }) => kind))];
  const selected = kinds.includes(select.value) ? select.value : "";
  select.length = 1;  // keep the option for all kinds
  for (const kind of kinds) select.add(new Option(`${translate(kind)} (${answersOfKind(kind).length})`, kind));
  select.value = selected;
  select.closest("p").hidden = isWhole && !kinds[1];
  return selected ? answersOfKind(selected) : answers;
}

async function fetchPage(path) {
  const response = await fetch(root + path);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  for (const control of page.querySelectorAll(".note-call, .cite")) control.remove();
  return page;
}

/* Return the passages of an answer: the page is fetched, because the index has only one sentence of its text. A heading or
   a link without a full stop is not a passage, but its anchor counts. */
async function fetchPassages({ address }) {
  const [path, anchor] = address.split("#");
  const page = await (pages[path] ??= fetchPage(path));
  const selector = anchor ? `#${anchor}` : "#content :is(h2, p, li):not(nav *, .breadcrumbs, [data-search-exclude], [data-search-exclude] *)";
  let last = "";  // the last anchor, for passages without one
  return Array.from(page.querySelectorAll(selector), ({ id, textContent }) => (
    [`${path}#${last = id || last}`, /[.!]\S?\s*$/.test(textContent) ? textContent : ""]));
}

/* Return the parts of a search form. Forms in the header have a `panel` for their results. */
function findParts(form) {
  const selectors = ["input", ".search-results", "[role=status]", ".dropdown", ".more-results", "select"];
  const [field, list, status, panel, moreButton, kindSelect] = selectors.map((selector) => form.querySelector(selector));
  return { field, list, status, panel, moreButton, kindSelect, isSearchPage: form.matches(".searching form") };
}

/* Show at most `maxShown` answers to a query, and the status message. */
function renderResults({ field, list, status, moreButton, kindSelect }, { answers, isMatch, pickPassage, ...result }, query, maxShown) {
  const shown = kindSelect ? filterByKind(kindSelect, answers) : answers;
  const excerpts = shown.slice(0, maxShown).map((answer) => pickPassage(answer));
  list.replaceChildren(...excerpts.map((excerpt) => renderResult(excerpt, isMatch)));
  const fetches = shown.slice(0, FETCHED_RESULTS).map(async (answer, index) => {
    const item = list.children[index];
    if (!isWhole || answer.unnamed || !excerpts[index].isPartial) return;
    const passages = await fetchPassages(answer);
    if (!item.contains(document.activeElement)) item.replaceWith(renderResult(pickPassage(answer, passages), isMatch));
  });
  Promise.all(fetches).finally(() => { if (query === field.value.trim()) list.ariaBusy = `${!isWhole}`; });
  status.textContent = isWhole ? statusMessage({ answers, ...result }, query) : "…";  // the number is not known yet
  if (!answers.length) {  // offer the navigation links of the header
    const links = [...document.querySelectorAll(":is(.site-header nav, .md-tabs__item) > a:not([lang])")];
    status.append(...links.flatMap((link, index) => [index ? " · " : " ", link.cloneNode(true)]));
  }
  if (moreButton) moreButton.hidden = shown.length <= maxShown;
}

/* Show nothing but a status message. */
function clearResults({ list, status, moreButton }, message) {
  list.replaceChildren();
  list.ariaBusy = "false";
  status.textContent = message;
  if (moreButton) moreButton.hidden = true;
}

async function updateResults(parts, maxShown = parts.panel ? RESULTS_IN_PANEL : RESULTS_ON_PAGE) {
  const { field, list, panel, isSearchPage } = parts;
  const query = field.value.trim();
  if (isSearchPage) {
    const address = query ? `?${new URLSearchParams({ q: query })}` : location.pathname;
    try { history.replaceState(null, "", address); } catch { /* Safari limits the number of calls in ten seconds. */ }
  }
  if (panel) panel.hidden = !query;
  list.ariaBusy = `${Boolean(query)}`;
  try {
    index ??= loadIndex(`${root}search/index.json`);
    const result = query && (await index).find(query, pageLanguage);
    if (query !== field.value.trim()) return;  // the query changed meanwhile
    if (!result) clearResults(parts, "");
    else if (result.answers.length || isWhole) renderResults(parts, result, query, maxShown);  // the rest of the index may contain results
  } catch (reason) {
    index = undefined;
    clearResults(parts, translate(FAILURE_MESSAGE));
    throw reason;
  }
}

/* Move the focus between the field and the results, or clear the field. */
function handleKey(parts, event) {
  const { field, list } = parts;
  const stops = [field, ...list.querySelectorAll("a")];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const next = step ? stops[stops.indexOf(document.activeElement) + step] : field;
  if (!next || !(step || event.key === "Escape")) return;
  event.preventDefault();
  if (!step) field.value = "";
  next.focus();
  if (!step) updateResults(parts);
}

function setUpForm(form) {
  const parts = findParts(form);
  const { field, list, panel, moreButton, kindSelect, isSearchPage } = parts;
  const update = () => updateResults(parts);
  queryRepeaters.push(() => { if (field.value && !list.contains(document.activeElement)) update(); });
  field.addEventListener("focus", update);
  field.addEventListener("input", update);
  kindSelect?.addEventListener("change", update);
  moreButton?.addEventListener("click", async () => {
    const before = list.childElementCount;
    await updateResults(parts, Infinity);
    list.querySelectorAll("a")[before].focus();
  });
  form.addEventListener("keydown", (event) => handleKey(parts, event));
  if (!panel) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      list.querySelector("a")?.focus();
    });
  }
  form.hidden = false;
  if (isSearchPage) {
    field.value = new URLSearchParams(location.search).get("q") ?? "";
    field.focus({ preventScroll: true });
  }
  if (field.value || field === document.activeElement) update();
}

document.querySelectorAll("form[role=search]").forEach(setUpForm);
