/* The buttons that put something into the reader's list, and the ways to it. */
import { element, root } from "./root.js";
import { FULL, readList, turn } from "./list.js";

/* What the list is called in the language of the page. */
const listWord = document.querySelector("a.to-list")?.textContent ?? "My list";

/* What every button and way on the page says of the list, now. */
export const mark = () => {
  const { items } = readList();
  const paths = new Set(items.map(({ path }) => path));
  for (const one of document.querySelectorAll("button.collect")) {
    const there = paths.has(one.dataset.path);
    one.ariaPressed = there;
    one.textContent = there ? "Remove from my list" : "Add to my list";
  }
  for (const way of document.querySelectorAll("a.to-list")) {
    way.textContent = `${listWord} · ${items.length}`;
    way.hidden = !items.length;
  }
};

export const collector = (path, title) => {
  const made = element("button", { type: "button", className: "collect" });
  Object.assign(made.dataset, { path, title });
  return made;
};

export const wayToList = (className = "to-list") =>
  element("a", { className, href: `${root}my-list/`, hidden: true });

/* These buttons, and the number of what is in the list in the corner. */
export const collectEverywhere = () => {
  if (!document.querySelector(".my-list")) document.body.append(wayToList("to-list chip"));
  document.addEventListener("click", ({ target }) => {
    const one = target.closest("button.collect");
    if (!one) return;
    const said = turn(one.dataset.path, one.dataset.title);
    const status = one.closest(".citations")?.querySelector("[role=status]");
    if (status) status.textContent = said;
    if (said === FULL) one.title = said;
  });
  addEventListener("storage", mark);
  addEventListener("listed", mark);
  mark();
};

