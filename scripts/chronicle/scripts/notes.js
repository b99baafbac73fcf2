/* Show notes and glossary definitions in place: on hover, on focus and on tap. Notes of prose pages are in the
   margin if the viewport is wide enough. Without this script, a note number links to its note at the end of the
   page, and the glossary defines the words. Escape closes the tooltip; the pointer may move over it (WCAG 1.4.13). */
import { element, frame } from "./dom.js";

const book = document.querySelector("#content");
const notes = book.querySelector(".notes");
const bubble = element("div", { className: "bubble", id: "bubble", role: "tooltip", hidden: true });
let owner = null;
let closing = 0;

const content = (from) => {
  if (from.matches("abbr")) return [from.dataset.means];
  const note = document.getElementById(from.hash.slice(1)).cloneNode(true);
  note.lastElementChild.remove(); /* the link back to the text */
  return note.childNodes;
};
const hide = () => {
  owner?.removeAttribute("aria-describedby");
  owner = null;
  bubble.hidden = true;
};
const show = (from) => {
  clearTimeout(closing);
  if (owner === from) return;
  hide();
  owner = from;
  bubble.replaceChildren(...content(from));
  bubble.lang = (from.matches(".call a") && notes.lastElementChild.lang) || document.documentElement.lang;
  bubble.hidden = false;
  owner.setAttribute("aria-describedby", bubble.id);
  const at = owner.getBoundingClientRect();
  const most = document.documentElement.clientWidth - bubble.offsetWidth - 8;
  const isAbove = at.bottom + bubble.offsetHeight > innerHeight && at.top > bubble.offsetHeight;
  const top = isAbove ? at.top - bubble.offsetHeight - 6 : at.bottom + 6;
  bubble.style.left = `${Math.max(8, Math.min(at.left, most)) + scrollX}px`;
  bubble.style.top = `${top + scrollY}px`;
};
const scheduleHide = () => { closing = setTimeout(hide, 250); };

for (const word of book.querySelectorAll("abbr[title]:not([hidden])")) {
  /* The native tooltip would cover this one and appears neither on focus nor on tap. Hidden elements keep their
     title for reference managers. */
  word.dataset.means = word.title;
  word.removeAttribute("title");
  if (!word.closest("a")) word.tabIndex = 0;
}

/* Margin notes are next to the line that calls them. Hide them from screen readers and the keyboard, for which they
   would repeat the note. */
for (const call of book.querySelectorAll(".prose > :is(p, blockquote, ul, ol) .call")) {
  const properties = { className: "side", ariaHidden: "true", lang: notes.lastElementChild.lang || document.documentElement.lang };
  const side = element("span", properties, call.textContent, ". ", ...content(call.firstElementChild));
  for (const link of side.querySelectorAll("a")) link.tabIndex = -1;
  call.after(side);
  document.getElementById(call.firstElementChild.hash.slice(1)).classList.add("beside");
}
const inMargin = (from) => {
  const side = from.parentElement.nextElementSibling;
  return side?.matches(".side") && side.checkVisibility();
};

frame.append(bubble);
bubble.addEventListener("pointerenter", () => clearTimeout(closing));
bubble.addEventListener("pointerleave", scheduleHide);
const on = (type, act) => book.addEventListener(type, (event) => {
  const from = event.target.closest?.(".call a, abbr[data-means]");
  if (from && !inMargin(from)) act(from, event);
});
on("pointerover", (from, { pointerType }) => { if (pointerType === "mouse") show(from); });
on("pointerout", (from, { pointerType }) => { if (pointerType === "mouse") scheduleHide(); });
on("focusin", (from) => { if (from.matches(":focus-visible")) show(from); });
on("focusout", scheduleHide);
on("click", (from, event) => {
  if (event.pointerType === "mouse" || !event.pointerType) return;
  event.preventDefault();
  if (owner === from) hide(); else show(from);
});
book.addEventListener("click", ({ target }) => {
  if (!target.closest(".call a, abbr[data-means]")) hide();
});
addEventListener("keydown", (event) => { if (event.key === "Escape" && !event.isComposing) hide(); });
addEventListener("resize", hide);
