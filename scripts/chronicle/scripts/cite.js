/* Citations on every page: opened over it in a click, with the host at which the page is really
   read, and from there collected in the reader's own list. Without this script *Cite* leads to how one cites. */
import { read } from "./root.js";
import { mark } from "./list.js";
import "./tags.js";
import { citedAt, patterns } from "./cited.js";
import { show } from "./dialog.js";
import { showList } from "./my-list.js";

const open = async (link) => show(await citedAt(link.dataset.of), await patterns(), link.href);

/* Where it cannot be fetched, it is read how one cites. */
document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  const link = event.target.closest("a.cite");
  if (link) {
    event.preventDefault();
    open(link).catch(() => location.assign(link.href));
  }
});

mark();

/* The citation at the foot of a page says where it is read. */
const url = document.querySelector(".colophon .url");
if (url) url.textContent = read(url.textContent);

const list = document.querySelector(".my-list");
if (list) showList(list);
