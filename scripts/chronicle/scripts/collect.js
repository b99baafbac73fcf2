/* The button in the box of Cite that puts something into the reader's list, and the ways to it. */
import { element, root } from "./root.js";
import { FULL, addAll, readList, turn } from "./list.js";

/* What the list is called in the language of the page. */
const listWord = document.querySelector("a.to-list")?.textContent ?? "My list";

/* What can be cited in a part of the page: each its path and its title. */
const thingsIn = (part) => [...part.querySelectorAll(".statement a.cite")].map((link) => (
  { path: link.dataset.of, title: link.ariaLabel.replace(`${link.textContent}: `, "") }));

/* Of which part of the page a button adds all that can be added. */
const keeping = new Map();
const keeper = (part, { textContent: title }) => {
  const onclick = ({ target }) => {
    const said = addAll(thingsIn(part));
    if (said === FULL) target.title = said;
  };
  const button = element("button", { type: "button", className: "keep-all", onclick });
  button.dataset.title = title;
  keeping.set(button, part);
  return button;
};

/* What every button and way on the page says of the list, now. */
export const mark = () => {
  const { items } = readList();
  const paths = new Set(items.map(({ path }) => path));
  const one = document.querySelector("button.collect");
  if (one) {
    one.ariaPressed = paths.has(one.dataset.path);
    one.textContent = paths.has(one.dataset.path) ? "Remove from my list" : "Add to my list";
  }
  for (const one of document.querySelectorAll("button.keep-all")) {
    const all = thingsIn(keeping.get(one));
    const kept = all.every(({ path }) => paths.has(path));
    one.textContent = kept ? `All ${all.length} kept` : `Keep all ${all.length}`;
    one.ariaLabel = `${one.textContent}: ${one.dataset.title}`;
  }
  for (const way of document.querySelectorAll("a.to-list")) {
    way.textContent = `${listWord} · ${items.length}`;
    way.hidden = !items.length;
  }
};

export const collector = (path, title) => {
  const made = element("button", { type: "button", className: "collect" });
  made.dataset.path = path;
  made.addEventListener("click", () => {
    made.closest(".citations").querySelector("[role=status]").textContent = turn(path, title);
  });
  return made;
};

export const wayToList = () =>
  element("a", { className: "to-list", href: `${root}my-list/`, hidden: true });

/* A button at the head of each answer that adds all its statements. */
const collectTogether = () => {
  for (const answer of document.querySelectorAll(".answer")) {
    const way = answer.querySelector("h3 a.cite");
    if (way && thingsIn(answer).length > 1) way.after(" ", keeper(answer, answer.querySelector("h3 > span")));
  }
};

/* These buttons, and the number of what is in the list in the corner. */
export const collectEverywhere = () => {
  collectTogether();
  addEventListener("storage", mark);
  addEventListener("listed", mark);
  mark();
};

