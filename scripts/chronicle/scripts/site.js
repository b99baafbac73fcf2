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

/* Load the search when its field gets the focus. The search page loads it immediately; pages with a visible field load
   it when the browser is idle. Without the search, the field submits to the search page. The index is requested with
   the script that needs it. */
const loadSearch = () => import("./search.js").catch(() => {});
const preloadIndex = () => document.head.append(createElement("link", { rel: "preload", as: "fetch", crossOrigin: "", href: `${root}search/index.json` }));
const searchForm = document.querySelector("form[role=search].header-search");
searchForm?.addEventListener("focusin", preloadIndex, { once: true });
searchForm?.addEventListener("focusin", loadSearch, { once: true });
if (document.querySelector(".searching")) preloadIndex();
if (document.querySelector("main form[role=search]")) loadSearch();
else if (searchForm?.checkVisibility()) addEventListener("load", () => (window.requestIdleCallback ?? setTimeout)(loadSearch));
