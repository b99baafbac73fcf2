/* What every page has besides its text, which can be read without scripts. */
import "./notes.js";
import "./page.js";
import "./narrow.js";
import "./timeline.js";
import "./cite.js";
import "./report.js";
import "./rows.js";
import "./checking.js";
import "./drawing.js";

/* A slash leads to the field, where that is shown and nothing is being written or open. */
addEventListener("keydown", (event) => {
  const field = document.querySelector("form.quick input");
  const isElsewhere = event.target.closest?.("input, textarea, select, dialog") || event.ctrlKey || event.metaKey || event.altKey;
  if (event.key !== "/" || isElsewhere || !field?.checkVisibility()) return;
  event.preventDefault();
  field.focus();
});

/* The search comes when one goes to its field; to its own page at once, to others that show a field by
   itself when they are there and the browser has nothing else to do. Without it the field leads to that page. */
const come = () => import("./search.js").catch(() => {});
const quick = document.querySelector("form[role=search].quick");
quick?.addEventListener("focusin", come, { once: true });
if (document.querySelector("main form[role=search]")) come();
else if (quick?.checkVisibility()) addEventListener("load", () => (window.requestIdleCallback ?? setTimeout)(come));
