/* Open the citation dialog, whose URLs have the host of the page, and update “My list”. Without this script, Cite
   links to the page on how to cite. */
import { base, script } from "./dom.js";
import { showListState } from "./list.js";
import "./meta-tags.js";
import { loadCitable, loadTemplates } from "./citation-data.js";
import { showDialog } from "./citation-dialog.js";
import { showList } from "./my-list.js";

const openCitationDialog = async (link) => showDialog(await loadCitable(link.dataset.of), await loadTemplates(), link.href);

/* If the data cannot be fetched, follow the link to the page on how to cite. */
document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  const link = event.target.closest("a.cite");
  if (link) {
    event.preventDefault();
    openCitationDialog(link).catch(() => location.assign(link.href));
  }
});

showListState();

/* Give the citation in the footer the same host as copied citations. */
const url = document.querySelector(".colophon .url");
if (url) url.textContent = url.textContent.replace(script.dataset.site, base);

const list = document.querySelector(".my-list");
if (list) showList(list);
