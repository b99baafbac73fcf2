/* What is cited is called by what its page says of it. */
import { typed } from "./root.js";

/* What a way to citations is called, where its page says that beside it: a statement of this page by how
   it begins and who says so, and by its subject where the page has more; a work by its title in English;
   a place by its name. */
const BRIEF = 60; // characters of words that stand beside it
const LONGEST = 100;
const begun = (text, longest) => {
  const words = text.trim().replace(/\s+/g, " ").replace(/\.$/, "")
    .replace(/^./u, (first) => first.toUpperCase());
  return words.length > longest ? words.slice(0, longest - 1).replace(/\s\S*$/, " …") : words;
};
const calledAfter = (statement, link) => {
  const words = statement.querySelector(".words");
  const said = (words ?? statement.querySelector(".figure").closest("p")).textContent;
  const whose = link.closest("p");
  const by = whose.dataset.by ?? whose.querySelector("a").textContent;
  const about = link.dataset.title;
  const among = about && about !== by ? `, on ${about}` : "";
  return `${begun(said, words && !about ? BRIEF : LONGEST)} (${by}${among})`;
};
export const called = (link) => {
  if (link.ariaLabel) return typed(link.ariaLabel.slice(link.textContent.length + 2));
  const statement = link.closest(".statement");
  if (statement) return calledAfter(statement, link);
  const work = link.closest(".entry");
  return work?.dataset.title ?? (link.parentElement.querySelector(".permalink") ?? link).textContent;
};

/* What a part of a page says, by its name, which is cut where it is long: a statement in its own
   words, a paragraph without what is only on this page. */
export const saidAt = (part, name) => {
  const [, rest] = name.split(" …");
  const words = part.querySelector(".words");
  if (rest !== undefined && words) return typed(words.textContent.trim()).replace(/\.$/, "") + rest;
  if (!part.matches("p")) return name;
  const own = part.cloneNode(true);
  for (const one of own.querySelectorAll(".call, .side, .cite")) one.remove();
  return typed(own.textContent.trim());
};

/* The name of a statement, of which its own page says only how it begins and who says so. */
export const nameOf = (label, page) =>
  label.endsWith(`(${page})`) ? label : label.replace(/\)$/, `, on ${page})`);
