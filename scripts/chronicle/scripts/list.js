/* The user's list of citations, stored in this browser for this site and never sent. An item has the path of a page
   or section, a title and `place`, the label of the chosen citation. The state also has the last chosen style, and
   the ids of the sources that the user `read`. */
import { findReadSource } from "./citations.js";
import { announceResult } from "./clipboard.js";
import { createElement, root, translate, normalizeSpaces } from "./dom.js";

const KEY = `list ${root}`;
export const NOT_SAVED = "This browser could not save your list; nothing was changed";

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
  showListState();
  return true;
};

/* Update the list button in the citation dialog and the links to the list. */
export const showListState = () => {
  const { items } = readList();
  for (const button of document.querySelectorAll("button.list-button")) {
    const isListed = items.some(({ path }) => path === button.dataset.path);
    button.ariaPressed = isListed;
    button.textContent = translate(isListed ? "Remove from my list" : "Add to my list");
  }
  for (const link of document.querySelectorAll("a.my-list-link")) {
    link.textContent = `${translate("My list")} · ${items.length}`;
    link.hidden = !items.length;
  }
};
addEventListener("storage", showListState);

/* Change the items of the list; return whether the browser could store it. */
export const changeItems = (change) => {
  const state = readList();
  change(state.items);
  return writeList(state);
};

/* Return the citation in `choices` that the user chose for a path, by default the first. */
export const findSavedChoice = (path, choices) => {
  const item = readList().items.find((listedItem) => listedItem.path === path);
  return choices.find(({ label }) => label === item?.place) ?? choices[0];
};

/* Return whether the user has read the source of a choice. */
export const isChoiceRead = ({ part }) => Boolean(readList().read?.includes(findReadSource({ part }).id));

/* Store whether the user has read the source of a choice. */
export const storeReadSources = ({ part }, isRead) => {
  const state = readList();
  const { id } = findReadSource({ part });
  const others = (state.read ?? []).filter((read) => read !== id);
  writeList({ ...state, read: isRead ? [...others, id] : others });
};

/* Add an item to the list or remove it. Return the message that says which. */
const toggleItem = ({ path, title, place }) => {
  const index = readList().items.findIndex((item) => item.path === path);
  const isNew = index < 0;
  const isStored = changeItems((items) => (
    isNew ? items.push({ path, title: normalizeSpaces(title), place }) : items.splice(index, 1)));
  if (!isStored) return NOT_SAVED;
  return isNew ? "Added to my list" : "Removed from my list";
};

/* Create the link to the list, and the button that adds a citable to the list or removes the citable. */
export const createListButton = (citable) => {
  const button = createElement("button", { type: "button", className: "list-button" });
  button.dataset.path = citable.path;
  button.addEventListener("click", () => {
    const message = toggleItem(citable);
    announceResult(button, message);
    if (message === NOT_SAVED) button.textContent = translate(NOT_SAVED);
  });
  return [button, " ", createElement("a", { className: "my-list-link", href: document.querySelector(".my-list-link")?.href, hidden: true })];
};
