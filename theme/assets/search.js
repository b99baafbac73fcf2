/* The search beneath its fields: in the header, and on the page of the search, where the query
   stands in the address (?q=). Answers come as one types; arrow keys move among them, Enter opens
   one, Escape clears. The index, and the script that reads it, are loaded when a reader turns to a
   field. */
const forms = [...document.querySelectorAll("form[role=search]")];
let index;

function prepared(form) {
  const home = new URL(form.getAttribute("action"), document.baseURI);
  index ??= import("./find.js").then(({ Index }) => new Index(home.href).load());
  index.catch(() => { index = undefined; });
  return index;
}

function element(name, className, text, language) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (language) made.lang = language;
  made.textContent = text;
  return made;
}

/* The words in an element that a reader asked for are marked. */
function mark(within, marks) {
  const parts = within.textContent.split(/([\p{L}\p{M}\p{N}'’]+)/u);
  const isAsked = marks(within.textContent);
  within.replaceChildren(...parts.map((part, place) => (
    place % 2 && isAsked(part) ? element("mark", "", part) : part)));
  return within;
}

function row(answer, root, marks) {
  const item = document.createElement("li");
  const link = mark(element("a", "", answer.title, answer.language), marks);
  link.href = new URL(answer.address, root);
  const what = document.createElement("div");
  what.append(link);
  if (answer.also) {
    const translated = answer.language && !answer.also.language;
    const also = element("span", "soft", translated ? " [" : " also ");
    const name = element("span", "", answer.also.text, answer.also.language);
    also.append(mark(name, marks), translated ? "]" : "");
    what.append(also);
  }
  if (answer.date) what.append(" ", element("span", "when", answer.date));
  if (answer.line) what.append(mark(element("span", "line", answer.line), marks));
  if (answer.within.length) {
    const words = element("span", "line", `In its text: ${answer.within.join(", ")}`);
    what.append(mark(words, marks));
  }
  item.append(element("span", "kind", answer.kind), what);
  return item;
}

function told({ answers, all, instead }, most) {
  if (!answers.length) return "Nothing found.";
  const count = answers.length === 1 ? "1 answer" : `${answers.length} answers`;
  const shown = answers.length > most ? `${count}, the first ${most} shown` : count;
  if (instead) return `Nothing is spelled so; ${shown} for “${instead}”.`;
  if (!all) return `Nothing has all these words; ${shown} with most of them.`;
  if (all === answers.length) return `${shown}.`;
  return `${shown}; ${all} with all these words, the others with most.`;
}

/* Where a reader may begin who finds nothing: the parts of the book, as its header has them. */
function ways() {
  const parts = [...document.querySelectorAll(".book-header nav a:not(.search-word)")];
  return parts.flatMap((part, place) => [place ? " · " : " ", part.cloneNode(true)]);
}

function attach(form) {
  const field = form.elements.q;
  const status = form.querySelector("[role=status]");
  const list = form.querySelector("ol");
  const panel = form.querySelector(".panel");
  const root = new URL("../", new URL(form.getAttribute("action"), document.baseURI));
  const most = panel ? 7 : 50;
  let latest = 0;

  const show = (found) => {
    /* More answers come while a reader may already be among the first; the focus stays there. */
    const focused = list.contains(document.activeElement) && document.activeElement.href;
    const rows = found.answers.slice(0, most).map((answer) => row(answer, root, found.marks));
    list.replaceChildren(...rows);
    if (found.final) {
      status.textContent = told(found, most);
      if (!found.answers.length) status.append(" Begin with:", ...ways());
      list.ariaBusy = "false";
    }
    if (panel) panel.hidden = false;
    const links = [...list.querySelectorAll("a")];
    if (focused) (links.find((link) => link.href === focused) ?? field).focus();
  };
  const clear = () => {
    latest++;
    list.ariaBusy = "false";
    list.replaceChildren();
    status.textContent = "";
    if (panel) panel.hidden = true;
  };
  const answer = async () => {
    const text = field.value.trim();
    if (!panel && !("lost" in form.dataset)) {
      const address = new URL(location.href);
      address.search = text ? new URLSearchParams({ q: text }) : "";
      history.replaceState(null, "", address);
    }
    if (!text) return clear();
    const mine = ++latest;
    list.ariaBusy = "true";
    try {
      for await (const found of (await prepared(form)).find(text)) {
        if (mine !== latest) return;
        if (found.final || found.answers.length) show(found);
      }
    } catch {
      if (mine === latest) status.textContent = "The index of the search could not be loaded.";
      list.ariaBusy = "false";
      if (panel) panel.hidden = false;
    }
  };

  field.addEventListener("focus", () => prepared(form).catch(() => {}), { once: true });
  field.addEventListener("input", answer);
  form.addEventListener("submit", (event) => {
    if (panel) return;
    event.preventDefault();
    list.querySelector("a")?.focus();
  });
  form.addEventListener("keydown", (event) => {
    const stops = [field, ...list.querySelectorAll("a")];
    const here = stops.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") {
      field.value = "";
      field.focus();
      answer();
    } else if (!step || here < 0 || !stops[here + step]) return;
    else stops[here + step].focus();
    event.preventDefault();
  });
  if (panel) {
    /* What is pressed in the panel must not take the focus first, or the panel would be gone before
       the click arrives. */
    panel.addEventListener("mousedown", (event) => event.preventDefault());
    form.addEventListener("focusout", (event) => {
      panel.hidden = !form.contains(event.relatedTarget);
    });
    form.addEventListener("focusin", () => {
      panel.hidden = !field.value.trim() || !latest;
    });
  } else {
    /* Where nothing has an address, its last words are asked for. */
    const lost = "lost" in form.dataset && decodeURI(location.pathname).match(/[^/]+(?=\/?$)/)?.[0];
    const restore = () => {
      const asked = new URLSearchParams(location.search).get("q");
      field.value = asked ?? (lost || "").replace(/-|\.html$/g, " ");
      answer();
    };
    form.hidden = false;
    form.parentElement.querySelector(".unscripted")?.toggleAttribute("hidden", true);
    addEventListener("popstate", restore);
    restore();
    field.focus({ preventScroll: true });
  }
}

forms.forEach(attach);

addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, select, textarea, [contenteditable]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const field = forms.map((form) => form.elements.q).findLast((one) => one.offsetParent);
  const link = document.querySelector("a.search-word");
  if (!field && !link) return;
  event.preventDefault();
  if (field) field.focus();
  else link.click();
});
