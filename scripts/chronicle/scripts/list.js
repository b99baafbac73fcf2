/* The user's list of citations, stored in this browser for this site and never sent. An item has the path of a page
   or section, a title and `place`, the label of the chosen citation, with what was `read`: the "papers" or only this
   "site". The state also has the last chosen style and `read`, and in `opened` the URLs of sources that were opened
   from here. */
import { defaultRead } from "./citations.js";
import { announce } from "./clipboard.js";
import { element, root, translate, normalizeSpaces } from "./dom.js";

const KEY = `list ${root}`;
export const FULL = "This browser could not save your list; nothing was changed";

export const readList = () => {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? { items: [] };
  } catch { return { items: [] }; } /* storage is not available */
};

/* Write the list; return whether the browser could store it. */
export const writeList = (state) => {
  try {
    localStorage.setItem(KEY, JSON.stringify(state));
  } catch { return false; }
  mark();
  return true;
};

/* Update the list button in the citation dialog and the links to the list. */
export const mark = () => {
  const { items } = readList();
  for (const button of document.querySelectorAll("button.collect")) {
    const isThere = items.some(({ path }) => path === button.dataset.path);
    button.ariaPressed = isThere;
    button.textContent = translate(isThere ? "Remove from my list" : "Add to my list");
  }
  for (const link of document.querySelectorAll("a.to-list")) {
    link.textContent = `${translate("My list")} · ${items.length}`;
    link.hidden = !items.length;
  }
};
addEventListener("storage", mark);

/* Change the items of the list; return whether the browser could store it. */
export const changeItems = (act) => {
  const state = readList();
  act(state.items);
  return writeList(state);
};

/* Return the user's choice for a path, or the first one, and what the user read of it. Lists from before version 11.2
   have only a place, which begins with “As given here” if the user read only the site. */
export const chosenOf = (path, choices) => {
  const state = readList();
  const item = state.items.find((one) => one.path === path);
  const [before, place] = item?.place?.match(/^(As given here: )?(.*)/).slice(1) ?? [];
  const chosen = choices.find(({ label }) => label === place);
  const choice = chosen ?? choices[0];
  const older = chosen && (before ? "site" : "papers");
  return { choice, read: item?.read ?? older ?? defaultRead(choice, state) };
};

/* Remember that a source was opened. */
export const rememberOpened = (address) => {
  const { opened = [], ...state } = readList();
  if (!opened.includes(address)) writeList({ ...state, opened: [...opened, address] });
};

/* Add an item to the list or remove it. Return the message to show. */
const toggleItem = ({ path, title, place, read }) => {
  const at = readList().items.findIndex((item) => item.path === path);
  const isNew = at < 0;
  const isKept = changeItems((items) => (isNew ? items.push({ path, title: normalizeSpaces(title), place, read }) : items.splice(at, 1)));
  if (!isKept) return FULL;
  return isNew ? "Added to my list" : "Removed from my list";
};

/* Create the button that adds to or removes from the list, and the link to the list. */
export const collectors = (thing) => {
  const { path } = thing;
  const made = element("button", { type: "button", className: "collect" });
  made.dataset.path = path;
  made.addEventListener("click", () => {
    const said = toggleItem(thing);
    announce(made, said);
    if (said === FULL) made.textContent = translate(FULL);
  });
  return [made, " ", element("a", { className: "to-list", href: document.querySelector(".to-list")?.href, hidden: true })];
};
