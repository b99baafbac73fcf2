/* The fields of the search: answers come as one types, arrows move among them, Escape clears. */
const FAILED = "The index of the search could not be loaded.";
let index;

function loaded({ action }) {
  const json = () => fetch(new URL("index.json", action)).then((answer) => answer.json());
  index ??= Promise.all([import("./find.js"), json()]).then(([{ Index }, made]) => new Index(made));
  index.catch(() => { index = undefined; });
  return index;
}

function element(name, className, ...parts) {
  const made = Object.assign(document.createElement(name), { className });
  made.append(...parts);
  return made;
}

/* An element with a text in which the words are marked that a reader asked for. */
function marked(name, className, text, marks, language) {
  const parts = text.split(/([\p{L}\p{M}\p{N}'’]+)/u).map((part, place) => (
    place % 2 && marks(part) ? element("mark", "", part) : part));
  return Object.assign(element(name, className, ...parts), language && { lang: language });
}

function row({ kind, names, by, date, line, address }, root, marks) {
  const [[title, language]] = names;
  const link = marked("a", "", title, marks, language);
  link.href = new URL(address, root);
  const what = element("div", "", link);
  const [also] = names[language ? 1 : by] ?? [title];
  if (also !== title) {
    const [before, after] = language ? [" [", "]"] : [" also ", ""];
    what.append(element("span", "soft", before, marked("span", "", also, marks), after));
  }
  if (date) what.append(" ", element("span", "when", date));
  if (line) what.append(marked("span", "line", line, marks));
  return element("li", "", element("span", "kind", kind), what);
}

/* What is said of the answers; `near` are the words that were taken for those asked for. */
function message({ answers, missing, isNear, isWhole }, query, most, near) {
  if (!answers.length) return `Nothing on “${query}”. Begin with:`;
  const number = `${answers.length} result${answers.length === 1 ? "" : "s"}`;
  const shown = answers.length > most ? `${number}, the first ${most} shown` : number;
  if (missing.length) return `Nothing on “${missing.join(" ")}”; ${shown} for the other words.`;
  if (isNear) return `Nothing is spelled so; ${shown} for “${near}”.`;
  return isWhole ? `${shown}.` : `Nothing has all these words; ${shown} with most of them.`;
}

function attach(form) {
  const parts = ["input", "ol", "[role=status]", ".panel", ".more-found", ".kinds"];
  const [field, list, status, panel, all, kinds] = parts.map((part) => form.querySelector(part));
  const [root, few] = [new URL("../", form.action), panel ? 7 : 50];
  let only = new URLSearchParams(location.search).get("kind") ?? "";
  /* The kinds of what was found, each with how many there are, to see only those. */
  const choose = (found) => {
    const counts = new Map();
    for (const { kind } of found) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    if (!counts.has(only)) only = "";
    const choice = (kind, text) => {
      const button = element("button", "", text);
      button.type = "button";
      button.ariaPressed = `${kind === only}`;
      button.addEventListener("click", async () => {
        only = kind;
        await show();
        kinds.querySelector("[aria-pressed=true]").focus();
      });
      return button;
    };
    kinds.hidden = counts.size < 2;
    const each = [...counts].sort(([, one], [, two]) => two - one);
    kinds.replaceChildren(choice("", `all ${found.length}`),
      ...each.map(([kind, count]) => choice(kind, `${kind} ${count}`)));
    return only ? found.filter(({ kind }) => kind === only) : found;
  };
  const show = async (most = few) => {
    const query = field.value.trim();
    const asked = { q: query, ...only && { kind: only } };
    const address = query ? `?${new URLSearchParams(asked)}` : location.pathname;
    if (form.matches(".searching form")) history.replaceState(null, "", address);
    list.ariaBusy = "true";
    const found = query && await loaded(form).then((made) => made.find(query), () => null);
    if (query !== field.value.trim()) return;  // something else was typed since
    const every = found ? found.answers : [];
    const answers = kinds ? choose(every) : every;
    list.replaceChildren(...answers.slice(0, most).map((answer) => row(answer, root, found.marks)));
    const marks = [...list.querySelectorAll("li:first-child a mark")].map((mark) => mark.textContent);
    const near = marks.join(" ") || (list.querySelector("mark")?.textContent ?? query);
    const told = { ...found, answers };
    status.textContent = found ? message(told, query, most, near) : query && FAILED;
    if (found && !answers.length) {  // the parts of the book, as its header has them
      const parts = [...document.querySelectorAll(".book-header nav a:not(.search-word)")];
      status.append(...parts.flatMap((part, at) => [at ? " · " : " ", part.cloneNode(true)]));
    }
    if (panel) panel.hidden = !query;
    if (all) all.hidden = answers.length <= most;
    list.ariaBusy = "false";
  };
  field.addEventListener("focus", () => loaded(form).catch(() => {}), { once: true });
  field.addEventListener("input", () => { only = ""; show(); });
  all?.addEventListener("click", () => show(Infinity).then(() => list.querySelectorAll("a")[few].focus()));
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
  field.value = new URLSearchParams(location.search).get("q") ?? otherwise;
  form.hidden = false;
  show();
  field.focus({ preventScroll: true });
}

document.querySelectorAll("form[role=search]").forEach(attach);

addEventListener("keydown", (event) => {
  const isTyping = event.target.closest?.("input, select, textarea, [contenteditable]");
  if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  const ways = [...document.querySelectorAll("a.search-word, form[role=search] input")];
  const way = ways.findLast((each) => each.offsetParent);
  if (way) event.preventDefault();
  way?.focus();
  way?.click();
});
