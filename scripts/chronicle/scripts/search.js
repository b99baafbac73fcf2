/* Search fields: results update on input, arrow keys move between them, Escape clears the field. */
import { makeIndex } from "./find.js";
import { element, root, translate } from "./dom.js";
import { WORDS } from "./terms.js";

const FAILED = "The search failed; reload the page to try again.";
const IN_PANEL = 7, ON_PAGE = 20;  // initial number of results
const READ = 3;  // results whose page is fetched for a passage
const PASSAGE = /^(.{60}\S*) .*/;  // the beginning of a passage, used as its title
const pageLanguage = document.documentElement.lang;
const languageNames = new Intl.DisplayNames([pageLanguage], { type: "language" });
const pages = {};  // fetched pages, by path
const forms = [];  // callbacks that repeat the query when the index is complete
let index, isWhole = false;

/* Load the index; it answers from its first line while the rest is loading. */
async function loadIndex(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (let part = {}; !part.done && !text.includes("\n"); text += part.value ?? "") part = await reader.read();
  const [first, rest] = text.split("\n");
  const made = makeIndex();
  made.addPart(JSON.parse(first.slice(1, -1)));
  loadRestOfIndex(reader, rest, made).catch((reason) => { index = Promise.reject(reason); repeatQueries(); });
  return made;
}

async function loadRestOfIndex(reader, begun, made) {
  let text = begun;
  for (let part = await reader.read(); !part.done; part = await reader.read()) text += part.value;
  made.addPart(JSON.parse(text.slice(0, -1)));
  isWhole = true;
  repeatQueries();
}

function repeatQueries() {
  for (const ask of forms) ask();
}

/* Create an element with highlighted query words, and in italics the text between two asterisks. */
function markWords(name, attributes, text, marks) {
  const highlight = (some) => some.split(WORDS)
    .map((part, place) => (place % 2 && marks(part) ? element("mark", {}, part) : part));
  const parts = text.split("*").flatMap((some, place) => (place % 2 ? element("i", {}, ...highlight(some)) : highlight(some)));
  return element(name, attributes, ...parts);
}

/* Create a result: its kind, title, matching name, language if it is not that of this page, date and line. */
function renderResult({ kind, names, by, date, line, at, unnamed }, marks) {
  const [[text, language]] = names;
  const title = unnamed ? text.replace(PASSAGE, "$1 …") : text;
  const [also] = names[language ? 1 : by] ?? [title];
  // The title of a work may be in another language than its page.
  const hreflang = (kind === "page" && language) || "en";
  const what = element("div", { lang: language ?? "en" }, markWords("a", { href: new URL(at, root), hreflang }, title, marks));
  if (!title.toLowerCase().includes(also.toLowerCase())) what.append(" ", markWords("span", { className: "muted", lang: "en" }, `[${also}]`, marks));
  if (hreflang !== pageLanguage) what.append(" ", element("small", { className: "muted", lang: pageLanguage }, languageNames.of(hreflang)));
  if (date) what.append(" ", element("span", { className: "date-line", lang: "en" }, date));
  if (line) what.append(markWords("span", { className: "result-line" }, line, marks));
  return element("li", {}, element("span", { className: "kind" }, translate(kind)), what);
}

/* Return the status message. */
function statusMessage({ answers, missing, near, isWhole: hasAll }, query) {
  if (!answers.length) return translate("No results for “{}”. Start with:", query);
  const results = translate(answers.length === 1 ? "{} result" : "{} results", answers.length);
  if (missing.length) return translate("No results for “{}”; {} for the other words.", missing.join(" "), results);
  if (near.length) return translate("No results for this spelling; {} for “{}”.", results, near.join(" "));
  return translate(hasAll ? "{}, best matches first." : "No result has all these words; {} with most of them.", results);
}

/* Return the answers of the chosen kind, if any; the options are the kinds of all answers. */
function filterByKind(choice, answers) {
  const answersOf = (kind) => answers.filter((one) => one.kind === kind);
  const kinds = [...new Set(answers.map(({ kind }) => kind))];
  const kept = kinds.includes(choice.value) ? choice.value : "";
  choice.length = 1;  // the option for all kinds
  for (const kind of kinds) choice.add(new Option(`${translate(kind)} (${answersOf(kind).length})`, kind));
  choice.value = kept;
  choice.closest("p").hidden = !kinds[1];
  return kept ? answersOf(kept) : answers;
}

async function fetchPage(path) {
  const answer = await fetch(root + path);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const one of page.querySelectorAll(".note-call, .cite")) one.remove();
  return page;
}

/* Return the passages of an answer in another language: the page is fetched, because the index does not have its text. */
async function fetchPassages({ address }) {
  const [path, anchor] = address.split("#");
  const page = await (pages[path] ??= fetchPage(path));
  const selector = anchor ? `#${anchor}` : "#content :is(h2, p, li):not(nav *, .breadcrumbs, [data-search-exclude], [data-search-exclude] *)";
  let last = "";  // the anchor above a passage without one
  return Array.from(page.querySelectorAll(selector), ({ id, tagName, textContent }) => (
    [`${path}#${last = id || last}`, tagName === "H2" ? "" : textContent]));
}

function setUpForm(form) {
  const parts = ["input", ".search-results", "[role=status]", ".panel", ".more-results", "select"];
  const [field, list, status, panel, more, choice] = parts.map((part) => form.querySelector(part));

  const renderResults = ({ answers, marks, pickPassage, ...found }, query, most) => {
    const shown = choice ? filterByKind(choice, answers) : answers;
    list.replaceChildren(...shown.slice(0, most).map((answer) => renderResult(pickPassage(answer), marks)));
    shown.slice(0, READ).forEach(async (answer, place) => {
      const drawn = list.children[place];
      if (!isWhole || !answer.translates) return;
      const passages = await fetchPassages(answer);
      if (!drawn.contains(document.activeElement)) drawn.replaceWith(renderResult(pickPassage(answer, passages), marks));
    });
    status.textContent = statusMessage({ answers, ...found }, query);
    if (!answers.length) {  // the navigation links of the header
      const links = [...document.querySelectorAll(":is(.book-header nav, .md-tabs__item) > a:not([lang])")];
      status.append(...links.flatMap((link, at) => [at ? " · " : " ", link.cloneNode(true)]));
    }
    if (more) more.hidden = shown.length <= most;
  };

  const updateResults = async (most = panel ? IN_PANEL : ON_PAGE) => {
    const query = field.value.trim();
    if (form.matches(".searching form")) {
      history.replaceState(null, "", query ? `?${new URLSearchParams({ q: query })}` : location.pathname);
    }
    if (panel) panel.hidden = !query;
    list.ariaBusy = `${Boolean(query) && !isWhole}`;
    try {
      index ??= loadIndex(`${root}search/index.json`);
      const found = query && (await index).find(query, pageLanguage);
      if (query !== field.value.trim()) return;  // the query changed meanwhile
      if (!found) {
        list.replaceChildren();
        status.textContent = "";
        if (more) more.hidden = true;
      } else if (found.answers.length || isWhole) renderResults(found, query, most);  // the rest of the index may contain results
    } catch (reason) {
      index = undefined;
      list.replaceChildren();
      list.ariaBusy = "false";
      status.textContent = translate(FAILED);
      throw reason;
    }
  };

  forms.push(() => { if (field.value && !list.contains(document.activeElement)) updateResults(); });
  field.addEventListener("focus", () => updateResults());
  field.addEventListener("input", () => updateResults());
  choice?.addEventListener("change", () => updateResults());
  more?.addEventListener("click", async () => {
    const before = list.childElementCount;
    await updateResults(Infinity);
    list.querySelectorAll("a")[before].focus();
  });
  form.addEventListener("keydown", (event) => {
    const stops = [field, ...list.querySelectorAll("a")];
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const next = step ? stops[stops.indexOf(document.activeElement) + step] : field;
    if (!next || !(step || event.key === "Escape")) return;
    event.preventDefault();
    if (!step) field.value = "";
    next.focus();
    if (!step) updateResults();
  });
  if (panel) {
    if (field.value || field === document.activeElement) updateResults();
    return;
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.focus();
  });
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  form.hidden = false;
  field.focus({ preventScroll: true });
  updateResults();
}

document.querySelectorAll("form[role=search]").forEach(setUpForm);
