/* What every page has besides its text. All of it reads without this. */
import "./notes.js";
import "./page.js";
import "./timeline.js";
import "./journey.js";
import "./cite.js";

/* The search comes when one goes to its field, from anywhere with a stroke; to its own page at once, to
   others by itself when they are there and the browser has nothing else to do. */
const here = document.querySelector("main form[role=search]");
const field = document.querySelector("form[role=search].quick");
let coming, begun, isThere = false;
/* Without it the field leads to that page. */
const come = () => {
  coming ??= import("./search.js").then(({ start }) => {
    isThere = true;
    start(begun);
  }).catch(() => { coming = undefined; });
};
/* What it would ask for only then is on its way with it. */
const comeWithAll = () => {
  if (!isThere && !begun) {
    begun = fetch(new URL("index.json", (here ?? field).action));
    begun.catch(() => {});
  }
  come();
};

field?.addEventListener("focusin", comeWithAll);
if (here || field?.contains(document.activeElement)) comeWithAll();
else if (field) {
  const comeWhenIdle = () => (window.requestIdleCallback ?? setTimeout)(come);
  addEventListener("load", comeWhenIdle);
}

addEventListener("keydown", (event) => {
  const isTyping = event.target.closest?.("input, select, textarea, [contenteditable]");
  if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  const ways = [...document.querySelectorAll("a.search-word, form[role=search] input")];
  const way = ways.findLast((each) => each.offsetParent);
  if (way) event.preventDefault();
  way?.focus();
  way?.click();
});
