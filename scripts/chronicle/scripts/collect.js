/* The button in the box of Cite that puts something into the reader's list, and the ways to it. */
import { element, root } from "./root.js";
import { readList, turn } from "./list.js";

/* What the list is called in the language of the page. */
const listWord = document.querySelector("a.to-list")?.textContent ?? "My list";

/* What the button and every way on the page say of the list, now. */
export const mark = () => {
  const { items } = readList();
  const paths = new Set(items.map(({ path }) => path));
  const one = document.querySelector("button.collect");
  if (one) {
    one.ariaPressed = paths.has(one.dataset.path);
    one.textContent = paths.has(one.dataset.path) ? "Remove from my list" : "Add to my list";
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

export const wayToList = (className = "to-list") =>
  element("a", { className, href: `${root}my-list/`, hidden: true });

/* The number of what is in the list, in the corner. */
export const collectEverywhere = () => {
  if (!document.querySelector(".my-list")) document.body.append(wayToList("to-list chip"));
  addEventListener("storage", mark);
  addEventListener("listed", mark);
  mark();
};

