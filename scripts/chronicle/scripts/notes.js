/* Show notes and glossary definitions in place: on hover, on focus and on tap. Notes of prose pages are in the
   margin if the viewport is wide enough. Without this script, a note number links to its note at the end of the
   page, and the glossary defines the words. Escape closes the tooltip; the pointer may move over it (WCAG 1.4.13). */
import { createElement, styledRoot } from "./dom.js";

const contentRoot = document.querySelector("#content");
const tooltip = createElement("div", { className: "tooltip", id: "tooltip", role: "tooltip", hidden: true });
let currentTrigger = null;
let hideTimer = 0;

const tooltipContent = (trigger) => {
  if (trigger.matches("abbr")) return [trigger.dataset.means];
  const note = document.getElementById(trigger.hash.slice(1)).cloneNode(true);
  note.lastElementChild.remove(); /* the link back to the text */
  return note.childNodes;
};
const hideTooltip = () => {
  currentTrigger?.removeAttribute("aria-describedby");
  currentTrigger = null;
  tooltip.hidden = true;
};
const showTooltip = (trigger) => {
  clearTimeout(hideTimer);
  if (currentTrigger === trigger) return;
  hideTooltip();
  currentTrigger = trigger;
  tooltip.replaceChildren(...tooltipContent(trigger));
  tooltip.hidden = false;
  currentTrigger.setAttribute("aria-describedby", tooltip.id);
  const triggerBox = currentTrigger.getBoundingClientRect();
  const maxLeft = document.documentElement.clientWidth - tooltip.offsetWidth - 8;
  const isAbove = triggerBox.bottom + tooltip.offsetHeight > innerHeight && triggerBox.top > tooltip.offsetHeight;
  const top = isAbove ? triggerBox.top - tooltip.offsetHeight - 6 : triggerBox.bottom + 6;
  tooltip.style.left = `${Math.max(8, Math.min(triggerBox.left, maxLeft)) + scrollX}px`;
  tooltip.style.top = `${top + scrollY}px`;
};
const hideTooltipLater = () => { hideTimer = setTimeout(hideTooltip, 250); };

for (const word of contentRoot.querySelectorAll("abbr[title]:not([hidden])")) {
  /* The native tooltip would cover this one and appears neither on focus nor on tap. Hidden elements keep their
     title for reference managers. */
  word.dataset.means = word.title;
  word.removeAttribute("title");
  if (!word.closest("a")) word.tabIndex = 0;
}

/* Margin notes are next to the line that calls them. Hide margin notes from screen readers and the keyboard, because
   the same notes follow the text. */
for (const call of contentRoot.querySelectorAll(".prose > :is(p, blockquote, ul, ol) .note-call")) {
  const properties = { className: "margin-note", ariaHidden: "true" };
  const marginNote = createElement("span", properties, call.textContent, ". ", ...tooltipContent(call.firstElementChild));
  for (const link of marginNote.querySelectorAll("a")) link.tabIndex = -1;
  call.after(marginNote);
  document.getElementById(call.firstElementChild.hash.slice(1)).classList.add("in-margin");
}
const hasVisibleMarginNote = (trigger) => {
  const marginNote = trigger.parentElement.nextElementSibling;
  return marginNote?.matches(".margin-note") && marginNote.checkVisibility();
};

styledRoot.append(tooltip);
tooltip.addEventListener("pointerenter", () => clearTimeout(hideTimer));
tooltip.addEventListener("pointerleave", hideTooltipLater);
const addTriggerListener = (type, handler) => contentRoot.addEventListener(type, (event) => {
  const trigger = event.target.closest?.(".note-call a, abbr[data-means]");
  if (trigger && !hasVisibleMarginNote(trigger)) handler(trigger, event);
});
addTriggerListener("pointerover", (trigger, { pointerType }) => { if (pointerType === "mouse") showTooltip(trigger); });
addTriggerListener("pointerout", (trigger, { pointerType }) => { if (pointerType === "mouse") hideTooltipLater(); });
addTriggerListener("focusin", (trigger) => { if (trigger.matches(":focus-visible")) showTooltip(trigger); });
addTriggerListener("focusout", hideTooltipLater);
addTriggerListener("click", (trigger, event) => {
  if (event.pointerType === "mouse" || !event.pointerType) return;
  event.preventDefault();
  if (currentTrigger === trigger) hideTooltip(); else showTooltip(trigger);
});
contentRoot.addEventListener("click", ({ target }) => {
  if (!target.closest(".note-call a, abbr[data-means]")) hideTooltip();
});
addEventListener("keydown", ({ key }) => { if (key === "Escape") hideTooltip(); });
addEventListener("resize", hideTooltip);
