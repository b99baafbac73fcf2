/* Fetch citation data, each file once. A page contains its own data; templates and works are separate files. */
import { choicesOf, plain } from "./citations.js";
import { base, replaceSiteUrl, root, normalizeSpaces } from "./dom.js";

const files = {};
const fetchCached = (path, as) => {
  files[path] ??= fetch(root + path).then(async (answer) => (
    answer.ok ? as(replaceSiteUrl(await answer.text())) : null));
  files[path].catch(() => { delete files[path]; });
  return files[path];
};
const parse = (html) => new DOMParser().parseFromString(html, "text/html");
const pageAt = (path) => (new URL(root + path).pathname === location.pathname ? document : fetchCached(path, parse));

/* Return the citation data embedded in a page. */
export const dataOf = (page) => JSON.parse(page?.querySelector("script.cited")?.textContent ?? "{}");
/* Load the citation templates that all pages share. */
export const patterns = () => fetchCached("cite/forms.json", JSON.parse);
/* Load the works of some locators, and the papers that cite these works. */
const worksAt = async ({ work, places }, numbers = []) => {
  const papers = numbers.map((number) => places[number][2] ?? number);
  const ids = new Set([work, ...[...numbers, ...papers].map((number) => places[number][0])]);
  return Object.fromEntries(await Promise.all([...ids].filter(Boolean).map(async (id) => [id, await fetchCached(`cite/works/${id}.json`, JSON.parse)])));
};

/* Return the citation link of a section of a page. */
export const citeLinkIn = (page, anchor) =>
  page.getElementById(anchor)?.querySelector(`a.cite[data-of$="#${CSS.escape(anchor)}"]`);

/* `nameOf` returns the label of a citation link; `textAt` returns the text of its section, without notes and links
   of this page. */
export const nameOf = (link) => normalizeSpaces(link.ariaLabel.slice(link.textContent.length + 2));
export const textAt = (part, name) => {
  if (part.closest(".statement") || !part.matches("p, blockquote")) return name;
  const own = part.cloneNode(true);
  for (const one of own.querySelectorAll(".call, .side, .cite")) one.remove();
  return own.textContent.trim().replace(/\s+/g, " ");
};

/* Return the citation data of a path, following redirects; null if there are none. */
export const citedAt = async (path) => {
  const [address, anchor = ""] = path.split("#");
  const page = await pageAt(address);
  const data = dataOf(page);
  if (!(data.parts && anchor in data.parts) && !(data.work && !anchor)) {
    const moved = data.moved?.[anchor] ?? (data.parts || data.work ? "" : data.moved?.[""]);
    return moved ? citedAt(moved) : null;
  }
  const part = anchor ? page.getElementById(anchor) : null;
  const link = part && citeLinkIn(page, anchor);
  const title = link ? nameOf(link) : plain(data.title ?? "");
  /* Checks of a statement against its source; only statements have them. */
  const isStatement = part?.matches(".statement");
  const checks = isStatement ? data.checks?.[anchor] ?? [] : null;
  const known = { patterns: await patterns(), works: await worksAt(data, data.parts?.[anchor]) };
  const isQuoted = part?.closest("blockquote");
  const basis = part?.querySelector(".basis")?.innerHTML;
  const choices = choicesOf(data, anchor, path, known, base, { isStatement, isQuoted, basis });
  return { title, path, address: base + path, choices, checks };
};
