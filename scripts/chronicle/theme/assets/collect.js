/* The buttons that put something into the reader's list, and the ways to it. */
import { element, root } from "./root.js";
import { FULL, addAll, readList, turn } from "./list.js";

/* What the buttons of a part of the page put into the list. */
const thingsIn = (part) =>
  [...part.querySelectorAll("button.collect")].map(({ dataset: { path, title } }) => ({ path, title }));

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
  for (const one of document.querySelectorAll("button.collect")) {
    const { path, title, small, keep } = one.dataset;
    const there = paths.has(path);
    one.ariaPressed = there;
    if (small) {
      one.textContent = there ? "✓" : keep ?? "Keep";
      one.ariaLabel = there ? `Kept in my list, remove: ${title}` : `${keep ?? "Keep in my list"}: ${title}`;
      one.title = one.ariaLabel;
    } else one.textContent = there ? "Remove from my list" : "Add to my list";
  }
  for (const one of document.querySelectorAll("button.keep-all")) {
    const all = thingsIn(keeping.get(one));
    const kept = all.every(({ path }) => paths.has(path));
    one.textContent = kept ? `All ${all.length} kept` : `Keep all ${all.length}`;
    one.ariaLabel = `${one.textContent}: ${one.dataset.title}`;
  }
  for (const way of document.querySelectorAll("a.to-list")) {
    way.textContent = `My list · ${items.length}`;
    way.hidden = !items.length;
  }
};

export const collector = (path, title, small) => {
  const made = element("button", { type: "button", className: "collect" });
  Object.assign(made.dataset, { path, title, ...(small && { small }) });
  return made;
};

export const wayToList = (className = "to-list") =>
  element("a", { className, href: `${root}my-list/`, hidden: true });

/* A button at the head of each subject and answer that adds all its statements, here or in a list of their own. */
const collectTogether = () => {
  for (const list of document.querySelectorAll(".subject")) {
    const head = list.querySelector("summary");
    if (thingsIn(list).length > 1) head.after(keeper(list, head.firstElementChild));
  }
  for (const button of document.querySelectorAll(".answer > h3 button.collect")) {
    const answer = button.closest(".answer");
    const way = answer.querySelector(".witnesses a");
    const list = way ? document.querySelector(way.hash).closest(".subject") : answer.lastElementChild;
    if (thingsIn(list).length > 1) button.replaceWith(keeper(list, answer.querySelector("h3 > span")));
  }
};

/* A button beside every Cite, and the number of what is in the list in the corner. */
export const collectEverywhere = () => {
  for (const link of document.querySelectorAll("a.cite")) {
    const title = link.ariaLabel.replace(`${link.textContent}: `, "");
    const button = collector(link.dataset.of, title, true);
    /* A page in another language has a word of its own for it. */
    if (link.dataset.keep) button.dataset.keep = link.dataset.keep;
    link.after(button);
  }
  collectTogether();
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

