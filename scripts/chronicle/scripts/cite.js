/* Citations on every page: opened over it in a click, with the host at which the page is really
   read, and collected in the reader's own list. Without this script *Cite* leads to how one cites. */
import { element, read, root, titleOf } from "./root.js";
import { collectEverywhere } from "./collect.js";
import { works } from "./list.js";
import { followAddress } from "./metadata.js";
import { citedAt, shared } from "./cited.js";
import { show } from "./dialog.js";
import { copy } from "./clipboard.js";
import { show as showList } from "./my-list.js";

const open = async (address, opener) => show(await citedAt(address), await shared(), opener);

/* Where it cannot be fetched, it is read how one cites. */
document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  const link = event.target.closest("a.cite");
  if (link) {
    event.preventDefault();
    open(`${root}${link.dataset.of}`, link).catch(() => location.assign(link.href));
  }
});

/* What a way to citations is called, where its page says that beside it: a statement of this page by how
   it begins and who says so, and by its subject where the page has more; a work by its title in English;
   a place by its name. */
const BRIEF = 60; // characters of words that stand beside it
const LONGEST = 100;
const begun = (text, longest) => {
  const words = text.trim().replace(/\s+/g, " ").replace(/\.$/, "")
    .replace(/^./u, (first) => first.toUpperCase());
  return words.length > longest ? words.slice(0, longest - 1).replace(/\s\S*$/, " …") : words;
};
const calledAfter = (statement, link) => {
  const words = statement.querySelector(".words");
  const said = (words ?? statement.querySelector(".figure").closest("p")).textContent;
  const whose = link.closest("p");
  const by = whose.dataset.by ?? whose.querySelector("a").textContent;
  const about = link.dataset.title;
  const among = about && about !== by ? `, on ${about}` : "";
  return `${begun(said, words && !about ? BRIEF : LONGEST)} (${by}${among})`;
};
const called = (link) => {
  const statement = link.closest(".statement");
  if (statement) return calledAfter(statement, link);
  const work = link.closest(".entry")?.querySelector(".Z3988");
  if (!work) return link.parentElement.querySelector(".permalink").textContent;
  return titleOf(work).replace(/^.+ \[(.+)\]$/, "$1");
};
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
report?.addEventListener("toggle", async () => {
  if (!report.open) return;
  const named = report.querySelector("pre");
  named.textContent = read(named.textContent);
  await copy("", named.textContent);
  report.querySelector("[role=status]").textContent = "Copied. ";
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

