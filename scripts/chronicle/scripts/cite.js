/* Citations on every page: opened over it in a click, with the host at which the page is really
   read, and collected in the reader's own list. Without this script *Cite* leads to how one cites. */
import { element, read } from "./root.js";
import { collectEverywhere } from "./collect.js";
import { works } from "./list.js";
import { followAddress } from "./metadata.js";
import { citedAt, patterns } from "./cited.js";
import { show } from "./dialog.js";
import { called } from "./names.js";
import { copy } from "./clipboard.js";
import { show as showList } from "./my-list.js";

/* At the foot of a page and at an answer, that comes first; beside a statement, its source. */
const open = async (link) => {
  const pageFirst = link.matches(".cite-apart > a, .answer h3 a");
  show(await citedAt(link.dataset.of, pageFirst), await patterns(), link);
};

/* Where it cannot be fetched, it is read how one cites. */
document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  const link = event.target.closest("a.cite");
  if (link) {
    event.preventDefault();
    open(link).catch(() => location.assign(link.href));
  }
});

for (const link of document.querySelectorAll("a.cite:not([aria-label])")) {
  link.ariaLabel = `${link.textContent}: ${called(link)}`;
}

if (works) collectEverywhere();
followAddress();

/* The citation at the foot of a page says where it is read; on paper also as it is filtered. */
const url = document.querySelector(".colophon .url");
const readAt = url && read(url.textContent);
if (url) url.textContent = readAt;
addEventListener("beforeprint", () => {
  if (url) url.textContent = readAt + location.search;
});

/* What a report of a mistake has to name is copied by opening it. */
const report = document.querySelector("details.report");
const published = report?.querySelector("pre").textContent;
report?.addEventListener("toggle", async () => {
  if (!report.open) return;
  const named = report.querySelector("pre");
  named.textContent = read(published).replace(/^Place: .*/m, (line) => line + location.hash);
  await copy("", named.textContent);
  report.querySelector("[role=status]").textContent = "Copied. ";
});
/* Where it is sent at once, the part that the address names goes with the address of the page. */
const sent = document.querySelector(".report > a");
const sentTo = sent?.href;
sent?.addEventListener("click", () => {
  const here = encodeURIComponent(document.querySelector("link[rel=canonical]").href);
  sent.href = sentTo.replace(here, () => here + encodeURIComponent(location.hash));
});
/* A sheet for a class is there to be printed: a button for what else a box chooses. */
const alone = document.querySelector(".handout .alone");
const printing = (words, checked) => element("button", {
  type: "button",
  onclick: () => {
    alone.checked = checked;
    print();
  },
}, words);
alone?.closest(".take").replaceChildren(
  alone, printing("Print for the class", true), printing("Print with the teacher’s side", false),
);
if (alone) alone.hidden = true;
/* The page of the list. */
const page = document.querySelector(".my-list");
const sayOnPage = (words) => { page.querySelector("[role=status]").textContent = words; };
if (page && works) {
  showList(page).catch(() => sayOnPage("What is in the list could not be fetched."));
} else if (page) sayOnPage("This browser keeps no list.");

