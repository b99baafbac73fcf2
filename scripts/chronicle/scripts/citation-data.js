/* Fetch citation data, each file once. A page contains its own data; templates and works are separate files. */
import { citationChoices, toPlainText } from "./citations.js";
import { base, root, normalizeSpaces } from "./dom.js";

const cachedFiles = {};
const fetchCached = (path, parse) => {
  cachedFiles[path] ??= fetch(root + path).then(async (response) => (response.ok ? parse(await response.text()) : null));
  cachedFiles[path].catch(() => { delete cachedFiles[path]; });
  return cachedFiles[path];
};
const parseHtml = (html) => new DOMParser().parseFromString(html, "text/html");
const loadPage = (path) => (new URL(root + path).pathname === location.pathname ? document : fetchCached(path, parseHtml));

/* Return the citation data embedded in a page. */
export const readData = (page) => JSON.parse(page?.querySelector("script.cited")?.textContent ?? "{}");
/* Load the citation templates that all pages share. */
export const loadTemplates = () => fetchCached("cite/forms.json", JSON.parse);
/* Load the works of some passages, and of the passages that cite them. */
const loadWorks = async (passages) => {
  const ids = new Set(passages.flatMap(({ work, within }) => [work, within?.work]).filter(Boolean));
  return Object.fromEntries(await Promise.all([...ids].map(async (id) => [id, await fetchCached(`cite/works/${id}.json`, JSON.parse)])));
};

/* Return the citation link of a section of a page. */
export const findCiteLink = (page, anchor) =>
  page.getElementById(anchor)?.querySelector(`a.cite[data-of$="#${CSS.escape(anchor)}"]`);

/* `citeLinkLabel` returns the label of a citation link; `sectionText` returns the text of its section, without notes
   and links of this page. */
export const citeLinkLabel = (link) => normalizeSpaces(link.ariaLabel.slice(link.textContent.length + 2));
export const sectionText = (section, name) => {
  if (section.closest(".statement") || !section.matches("p, blockquote")) return name;
  const copy = section.cloneNode(true);
  for (const addition of copy.querySelectorAll(".note-call, .margin-note, .cite")) addition.remove();
  return copy.textContent.trim().replace(/\s+/g, " ");
};

/* Return the citation data of a path; null if there are none. */
export const loadCitable = async (path) => {
  const [address, anchor = ""] = path.split("#");
  const page = await loadPage(address);
  const data = readData(page);
  const part = data.parts?.[anchor];
  if (!part) return null;
  const { choices, checks = [] } = part;
  const section = anchor ? page.getElementById(anchor) : null;
  const link = section && findCiteLink(page, anchor);
  const title = link ? citeLinkLabel(link) : toPlainText(data.title ?? "");
  const known = { patterns: await loadTemplates(), works: await loadWorks(choices) };
  return { title, path, address: base + path, choices: citationChoices(data, anchor, path, known, base), checks };
};
