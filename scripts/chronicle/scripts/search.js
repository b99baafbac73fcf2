/* The fields of the search: answers come as one types, arrows move among them, Escape clears. */
import { Index } from "./find.js";

const REACHED = 100;  // characters that two lines of the panel have at least
const FAILED = "The index of the search could not be loaded.";
const SPOILT = "Something went wrong here, and the results cannot be shown. Other words may find them.";
const fields = [];
let index, early, isWhole = false;

function loaded({ action }) {
  index ??= load(new URL("index.json", action));
  index.catch(() => { index = undefined; });
  return index;
}

/* The index: it answers with its first part while the second comes, with which all ask once more. */
async function load(address) {
  const answer = await (early ?? fetch(address));
  early = undefined;
  const made = new Index();
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  const first = await line(reader, "");
  made.add(JSON.parse(first.line.slice(1, -1)));
  line(reader, first.rest).then((second) => {
    made.add(JSON.parse(second.line.slice(0, -1)));
    isWhole = true;
    fields.forEach((ask) => ask());
  });
  return made;
}

/* The next line that is read, and what has come after it. */
async function line(reader, before) {
  let text = before;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    text += part.value;
    const end = part.value.includes("\n") ? text.indexOf("\n") : -1;
    if (end > 0) return { line: text.slice(0, end), rest: text.slice(end + 1) };
  }
  return { line: text };
}

function element(name, className, ...parts) {
  const made = Object.assign(document.createElement(name), { className });
  made.append(...parts);
  return made;
}

/* An element with a text in which the words are marked that a reader asked for, and in italics what
   stands between two asterisks. */
function marked(name, className, text, marks, language) {
  const words = (some) => some.split(/([\p{L}\p{M}\p{N}'’]+)/u)
    .map((part, place) => (place % 2 && marks(part) ? element("mark", "", part) : part));
  const parts = text.split("*").flatMap((some, place) => (
    place % 2 ? [element("i", "", ...words(some))] : words(some)));
  return Object.assign(element(name, className, ...parts), language && { lang: language });
}

/* The end of a line from the clause that has its first figure, if two lines would not reach it; what
   is cut within a title is still in italics. */
function withFigure(line) {
  const at = line.search(/\p{N}/u);
  if (at < REACHED) return line;
  const start = line.slice(0, at).search(/[^,;:.]*$/);
  const from = at - start < REACHED ? start : at;
  const isWithin = line.slice(0, from).split("*").length % 2 === 0;
  return `… ${isWithin ? "*" : ""}${line.slice(from).trimStart()}`;
}

/* Whether a title has every word of another name, which then says nothing more. */
function says(title, name) {
  const [its, words] = [title, name].map((text) => text.toLowerCase().split(" "));
  return words.every((word) => its.includes(word));
}

function row({ kind, names, by, date, line, translates, address }, root, { marks }, isShort, isBest) {
  const [[title, language]] = names;
  const link = marked("a", "", title, marks, language);
  link.href = new URL(address, root);
  const what = element("div", "", link);
  const [also] = names[language ? 1 : by] ?? [title];
  if (!says(title, also)) {
    const [before, after] = language ? [" [", "]"] : [" also ", ""];
    what.append(element("span", "soft", before, marked("span", "", also, marks), after));
  }
  if (date) what.append(" ", element("span", "when", date));
  if (line) {
    const text = isShort && (translates || kind === "question") ? withFigure(line) : line;
    what.append(marked("span", "line", text, marks, language));
  }
  return element("li", isBest ? "best" : "", element("span", "kind", kind), what);
}

/* What is said of the answers; `near` are what words that nobody has were taken for, `instead` is what such a date was. */
function message({ answers, missing, near, instead, isWhole }, query, most) {
  if (!answers.length) return `Nothing on “${query}”. Begin with:`;
  const number = `${answers.length} result${answers.length === 1 ? "" : "s"}`;
  const shown = answers.length > most ? `${number}, the ${most} best matches first` : number;
  if (missing.length) return `Nothing on “${missing.join(" ")}”; ${shown} for the other words.`;
  if (instead) return `Nothing ${instead.isDay ? "on" : "in"} ${instead.asked}; ${instead.found}: ${shown}.`;
  if (near.length) return `Nothing is spelled so; ${shown} for “${near.join(" ")}”.`;
  return isWhole ? `${shown}.` : `Nothing has all these words; ${shown} with most of them.`;
}

function attach(form) {
  const parts = ["input", "ol", "[role=status]", ".panel", ".more-found", ".kinds"];
  const [field, list, status, panel, more, kinds] = parts.map((part) => form.querySelector(part));
  const [root, few] = [new URL("../", form.action), panel ? 7 : 20];
  const asked = new URLSearchParams(location.search);
  let only = asked.get("kind") ?? "";
  /* The groups of what was found, each with how many there are, to see only those. */
  const choose = (found, groups) => {
    const counts = new Map();
    for (const { kind } of found) counts.set(groups[kind], (counts.get(groups[kind]) ?? 0) + 1);
    if (!counts.has(only)) only = "";
    const choice = (group, text, count) => {
      const button = element("button", "", element("span", "", text), ` ${count}`);
      button.type = "button";
      button.ariaPressed = `${group === only}`;
      button.addEventListener("click", async () => {
        only = group;
        await show();
        kinds.querySelector("[aria-pressed=true]").focus();
      });
      return button;
    };
    kinds.hidden = counts.size < 2;
    const each = [...counts].sort(([, one], [, other]) => other - one);
    kinds.replaceChildren(choice("", "All", found.length), ...each.map(([group, count]) => choice(group, group, count)));
    return only ? found.filter(({ kind }) => groups[kind] === only) : found;
  };
  let last = few;
  const draw = async (most) => {
    last = most;
    const query = field.value.trim();
    const addressed = (shown) => `?${new URLSearchParams({
      q: query, ...only && { kind: only }, ...shown > few && { shown },
    })}`;
    const address = query ? addressed(most) : location.pathname;
    if (form.matches(".searching form")) history.replaceState(null, "", address);
    list.ariaBusy = "true";
    const found = query && await loaded(form).then((made) => made.find(query), () => null);
    if (query !== field.value.trim()) return;  // something else was typed since
    if (found && !found.answers.length && !isWhole) return;  // what is still on its way may have some
    const every = found ? found.answers : [];
    const answers = kinds ? choose(every, found?.kinds ?? {}) : every;
    list.replaceChildren(...answers.slice(0, most).map((answer) => (
      row(answer, root, found, panel, answer.address === found.answered))));
    status.textContent = found ? message({ ...found, answers }, query, most) : query && FAILED;
    if (found && !answers.length) {  // the parts of the book, as its header has them
      const parts = [...document.querySelectorAll(".book-header nav > a:not([lang])")];
      status.append(...parts.flatMap((part, at) => [at ? " · " : " ", part.cloneNode(true)]));
    }
    if (panel) panel.hidden = !query;
    if (more) Object.assign(more, {
      hidden: answers.length <= most,
      href: new URL(addressed(most + few), form.action),
      textContent: `Show ${Math.min(few, answers.length - most)} more`,
    });
    list.ariaBusy = `${Boolean(query) && !isWhole && Boolean(found)}`;
  };
  /* What is not foreseen is said, and left to be seen by who looks into it. */
  const show = (most = few) => draw(most).catch((reason) => {
    list.replaceChildren();
    list.ariaBusy = "false";
    status.textContent = SPOILT;
    if (panel) panel.hidden = false;
    throw reason;
  });
  fields.push(() => { if (field.value && !list.contains(document.activeElement)) show(last); });
  const prepare = () => loaded(form).catch(() => {});
  field.addEventListener("focus", prepare, { once: true });
  /* Who went there before this had come may have typed already. */
  if (field === document.activeElement) prepare();
  if (panel && field.value) show();
  field.addEventListener("input", () => { only = ""; show(); });
  more?.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;  // opened beside this page
    event.preventDefault();
    const before = last;
    show(before + few).then(() => list.querySelectorAll("a")[before].focus());
  });
  form.addEventListener("keydown", (event) => {
    const stops = [field, ...list.querySelectorAll("a")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const next = step ? stops[stops.indexOf(document.activeElement) + step] : field;
    if (!next || !(step || event.key === "Escape")) return;
    event.preventDefault();
    next.focus();
    if (!step) { field.value = ""; show(); }
  });
  if (panel) return;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.focus();
  });
  /* Where nothing has an address, its last words are asked for. */
  const lost = decodeURI(location.pathname).split("/").findLast(Boolean) ?? "";
  const otherwise = "lost" in form.dataset ? lost.replace(/-|\.html$/g, " ") : "";
  field.value = asked.get("q") ?? otherwise;
  form.hidden = false;
  show(Math.max(few, Number(asked.get("shown")) || 0));
  field.focus({ preventScroll: true });
}

/* With the index, if that was asked for before this had come. */
export function start(begun) {
  early = begun;
  document.querySelectorAll("form[role=search]").forEach(attach);
}
