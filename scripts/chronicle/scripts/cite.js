/* Open the citation dialog on every page, with the current host, and update “My list”. Without this script, Cite
   links to the page on how to cite. */
import { replaceSiteUrl } from "./dom.js";
import { mark, rememberOpened } from "./list.js";
import "./meta-tags.js";
import { citedAt, patterns } from "./citation-data.js";
import { show } from "./dialog.js";
import { showList } from "./my-list.js";

const open = async (link) => show(await citedAt(link.dataset.of), await patterns(), link.href);

/* If the data cannot be fetched, follow the link to the page on how to cite. */
document.addEventListener("click", (event) => {
  const opened = event.target.closest("a[href^=http]");
  if (opened && opened.origin !== location.origin) rememberOpened(opened.getAttribute("href"));
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  const link = event.target.closest("a.cite");
  if (link) {
    event.preventDefault();
    open(link).catch(() => location.assign(link.href));
  }
});

mark();

/* The citation in the footer contains the current URL. */
const url = document.querySelector(".colophon .url");
if (url) url.textContent = replaceSiteUrl(url.textContent);

const list = document.querySelector(".my-list");
if (list) showList(list);
