/* The reader's own list: it is kept in this browser, for this site, and goes nowhere. An item is the
   path of what is cited and a title; beside them is the style that the reader chose. */
import { element, root, say, typed } from "./root.js";

const KEY = `list ${root}`;
export const FULL = "This browser’s storage is full; nothing was changed";

export const readList = () => {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? { items: [] };
  } catch { return { items: [] }; } /* a browser that keeps nothing */
};

/* Whether there was room for it. */
export const writeList = (state) => {
  try {
    localStorage.setItem(KEY, JSON.stringify(state));
  } catch { return false; }
  mark();
  return true;
};

/* What the button in the box of Cite and the ways to the list say of it, now. */
export const mark = () => {
  const { items } = readList();
  for (const button of document.querySelectorAll("button.collect")) {
    const isThere = items.some(({ path }) => path === button.dataset.path);
    button.ariaPressed = isThere;
    button.textContent = say(isThere ? "Remove from my list" : "Add to my list");
  }
  for (const way of document.querySelectorAll("a.to-list")) {
    way.textContent = `${say("My list")} · ${items.length}`;
    way.hidden = !items.length;
  }
};
addEventListener("storage", mark);

/* Put something into the list, or take it out. What to say of that. */
const turn = (path, title) => {
  const state = readList();
  const items = state.items.filter((item) => item.path !== path);
  const isNew = items.length === state.items.length;
  if (isNew) items.push({ path, title: typed(title) });
  if (!writeList({ ...state, items })) return say(FULL);
  return say(isNew ? "Added to my list" : "Removed from my list");
};

/* The button that does so, and the way to the list. */
export const collector = (path, title) => {
  const made = element("button", { type: "button", className: "collect" });
  made.dataset.path = path;
  made.addEventListener("click", () => {
    made.closest(".citations").querySelector("[role=status]").textContent = turn(path, title);
  });
  return [made, " ", element("a", { className: "to-list", href: `${root}my-list/`, hidden: true })];
};
