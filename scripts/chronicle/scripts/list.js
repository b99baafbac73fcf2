/* The reader's own list: it is kept in this browser, for this site, and goes nowhere. An item is
   the path of what is cited, a title, and when it was added; beside them is the style that the
   reader chose. */
import { root, typed } from "./root.js";

const KEY = `list ${root}`;
export const FULL = "This browser’s storage is full; nothing was changed";

const canKeep = () => {
  try {
    return localStorage.length >= 0;
  } catch { return false; } /* a browser that keeps nothing */
};
export const works = canKeep();

/* The path of what is cited, by that of its citations or its own. Lists kept before had
   `cite/page/part/`; a work is on its own page. */
export const pathOfCited = (path) => path
  .replace(/^cite\/(.+?\/)(?:part-\d+\/)?#/, "$1#")
  .replace(/#cite$/, "")
  .replace(/^cite\/(.+\/)([^/]+)\/$/, "$1#$2")
  .replace(/^bibliography\/#(.+)/, "bibliography/$1/");
export const pathOf = (address) => pathOfCited(address.slice(root.length));

export const readList = () => {
  try {
    const state = JSON.parse(localStorage.getItem(KEY));
    for (const item of state.items) item.path = pathOf(root + item.path);
    return state;
  } catch { return { items: [] }; }
};

/* Whether there was room for it. Who shows the list is told. */
export const writeList = (state) => {
  try {
    localStorage.setItem(KEY, JSON.stringify(state));
  } catch { return false; }
  dispatchEvent(new Event("listed"));
  return true;
};

/* Put something into the list, or take it out. What to say of that. */
export const turn = (path, title) => {
  const state = readList();
  const rest = state.items.filter((item) => item.path !== path);
  const added = rest.length === state.items.length;
  if (added) rest.push({ path, title: typed(title), added: new Date().toISOString() });
  if (!writeList({ ...state, items: rest })) return FULL;
  return added ? "Added to my list" : "Removed from my list";
};

/* Put several things into the list, each a path and a title, that are not there yet. What to say of that. */
export const addAll = (things) => {
  const state = readList();
  const there = new Set(state.items.map(({ path }) => path));
  const added = new Date().toISOString();
  const fresh = things.filter(({ path }) => !there.has(path))
    .map(({ path, title }) => ({ path, title: typed(title), added }));
  return writeList({ ...state, items: [...state.items, ...fresh] }) ? "Added to my list" : FULL;
};
