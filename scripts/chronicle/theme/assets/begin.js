/* What only adds to a page comes when the page has been painted: on a slow line its text, style sheet and
   fonts come first. Its page names it beside this script. One that nobody looks at is not painted,
   and an old browser does not say when it paints. */
const script = document.querySelector("script[data-site]");
const add = () => {
  for (const name of script.dataset.later.split(" ")) {
    const { href: src } = new URL(name, script.src);
    document.body.append(Object.assign(document.createElement("script"), { src, type: script.type }));
  }
};
const whenPainted = (then) => {
  const tells = window.PerformanceObserver?.supportedEntryTypes?.includes("paint");
  const painted = (_, observer) => {
    observer.disconnect();
    then();
  };
  if (document.hidden || !tells) then();
  else new PerformanceObserver(painted).observe({ type: "paint", buffered: true });
};
whenPainted(add);

/* The search comes when one goes to its field, from anywhere with a stroke; to its own page at once, to
   others by itself when they are there, are painted and the browser has nothing else to do. */
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
    for (const one of [begun, import("./find.js")]) one.catch(() => {});
  }
  come();
};

field?.addEventListener("focusin", comeWithAll);
if (here || field?.contains(document.activeElement)) comeWithAll();
else if (field) {
  const comeWhenIdle = () => (window.requestIdleCallback ?? setTimeout)(come);
  addEventListener("load", () => whenPainted(comeWhenIdle));
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
