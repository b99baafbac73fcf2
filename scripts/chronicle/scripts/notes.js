/* Notes and explained words, shown in place: on hover, on focus, and on tap; notes of a page of
   text stand in its margin where the screen is wide enough. Without this script a call leads to its
   note at the end of the page, and the glossary explains the words.
   Escape closes; the pointer may move onto what is shown (WCAG 1.4.13). */
(() => {
  const book = document.querySelector(".book");
  const bubble = document.createElement("div");
  Object.assign(bubble, { className: "bubble", id: "bubble", role: "tooltip", hidden: true });
  const FARTHEST = 400;  // pixels between a line and the note beside it
  let owner = null;
  let closing = 0;

  const content = (from) => {
    if (from.matches("abbr")) return [from.dataset.means];
    const note = document.getElementById(from.hash.slice(1)).cloneNode(true);
    note.lastElementChild.remove(); /* the way back to the text */
    for (const address of note.querySelectorAll(".in-full")) address.remove(); /* for paper */
    return note.childNodes;
  };
  const place = () => {
    const at = owner.getBoundingClientRect();
    const most = document.documentElement.clientWidth - bubble.offsetWidth - 8;
    const left = Math.max(8, Math.min(at.left, most));
    const room = bubble.offsetHeight + 12;
    const below = at.bottom + room < innerHeight || at.top < room;
    bubble.style.left = `${left + scrollX}px`;
    bubble.style.top = `${(below ? at.bottom + 6 : at.top - bubble.offsetHeight - 6) + scrollY}px`;
  };
  const show = (from) => {
    clearTimeout(closing);
    if (owner === from) return;
    hide();
    owner = from;
    bubble.replaceChildren(...content(from));
    bubble.lang = !from.matches("abbr") && notes.lang || document.documentElement.lang;
    bubble.hidden = false;
    owner.setAttribute("aria-describedby", bubble.id);
    place();
  };
  const hide = () => {
    if (!owner) return;
    owner.removeAttribute("aria-describedby");
    owner = null;
    bubble.hidden = true;
  };
  const later = () => { closing = setTimeout(hide, 250); };
  const beside = (from) => from.parentElement.nextElementSibling;
  const inMargin = (from) => beside(from)?.matches(".side") && beside(from).checkVisibility();
  /* A note that stands in the margin is lit up, and nobody travels to the list; a key does, for whoever hears the notes. */
  const light = (call) => {
    for (const lit of book.querySelectorAll(".side.lit")) lit.classList.remove("lit");
    if (call) beside(call).classList.add("lit");
  };
  const of = (target) => {
    const from = target instanceof Element && target.closest(".call a, abbr[data-means]");
    return from && !inMargin(from) && from;
  };

  for (const word of book.querySelectorAll("abbr[title]:not([hidden])")) {
    /* The browser's own tooltip would lie over ours, and shows neither on focus nor on tap. A
       hidden one is what reference managers look for, with its title. */
    word.dataset.means = word.title;
    word.removeAttribute("title");
    if (!word.closest("a")) word.tabIndex = 0;
  }
  /* Beside the line that calls it, for the eye and the mouse: to screen readers and the keyboard it
     would be the same note again. What finds no room near its line is only in the list. */
  const notes = book.querySelector(".notes");
  /* On a page in another language they are in that of their list, wherever they stand. */
  const spoken = notes?.lang ? { lang: notes.lang } : {};
  const top = (part) => part.getBoundingClientRect().top;
  const slide = ([call, side]) => top(side) - top(call);
  const sides = [...book.querySelectorAll(":is(.book, .book > blockquote) > p > .call")].map((call) => {
    const side = document.createElement("span");
    Object.assign(side, { className: "side", ariaHidden: "true", ...spoken });
    side.append(call.textContent, ". ", ...content(call.firstElementChild));
    for (const link of side.querySelectorAll("a")) link.tabIndex = -1;
    call.after(side);
    return [call, side];
  });
  /* Asked once, since each answer lays the page out anew. */
  const isWide = sides[0]?.[1].checkVisibility();
  for (const [call, side] of sides) {
    const low = isWide && Math.max(slide([call, side]) - FARTHEST, top(side) + side.offsetHeight - top(notes));
    if (low > 0) side.remove();
    else document.getElementById(call.firstElementChild.hash.slice(1)).classList.add("beside");
  }
  document.body.append(bubble);
  bubble.addEventListener("pointerenter", () => clearTimeout(closing));
  bubble.addEventListener("pointerleave", later);
  const on = (type, act) => book.addEventListener(type, (event) => {
    const from = of(event.target);
    if (from) act(from, event);
  });
  on("pointerover", (from, { pointerType }) => { if (pointerType === "mouse") show(from); });
  on("pointerout", (from, { pointerType }) => { if (pointerType === "mouse") later(); });
  on("focusin", (from) => { if (from.matches(":focus-visible")) show(from); });
  on("focusout", later);
  on("click", (from, event) => {
    if (event.pointerType === "mouse" || !event.pointerType) return;
    event.preventDefault();
    if (owner === from) hide(); else show(from);
  });
  book.addEventListener("click", (event) => {
    const { target, detail } = event;
    const call = target.closest(".call a");
    const inSight = call && inMargin(call);
    if (inSight && detail) event.preventDefault();
    if (!target.closest(".side")) light(inSight && call);
    if (!of(target) && !bubble.contains(target)) hide();
  });
  addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  addEventListener("resize", hide);
})();
