/* Entry point: the scripts of every page. Pages are readable without scripts. */
import "./notes.js";
import "./page.js";
import "./timeline.js";
import "./cite.js";
import "./report.js";
import { createElement, root } from "./dom.js";

/* Begin the page for unknown URLs with the section in the language of the URL. */
const [folder] = location.href.replace(root, "").split("/");
const inLanguage = document.querySelector(`#content > section[lang="${CSS.escape(folder)}"]`);
inLanguage?.parentElement.prepend(inLanguage);

/* Load the search when a field gets the focus. The search page loads it immediately; pages with a visible field in the
   header load it when the browser is idle. Without the search, the field submits to the search page. The index is requested
   with the script that needs it. */
const loadSearch = () => import("./search.js").catch(() => {});
const preloadIndex = () => document.head.append(createElement("link", { rel: "preload", as: "fetch", crossOrigin: "", href: `${root}search/index.json` }));
const loadSearchAndIndex = () => { preloadIndex(); loadSearch(); };
for (const form of document.querySelectorAll("form[role=search]:not(.searching form)")) {
  form.hidden = false;
  form.addEventListener("focusin", loadSearchAndIndex, { once: true });
}
if (document.querySelector(".searching")) loadSearchAndIndex();
else if (document.querySelector(".header-search")?.checkVisibility()) addEventListener("load", () => (window.requestIdleCallback ?? setTimeout)(loadSearch));
