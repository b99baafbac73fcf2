/* What is cited, fetched once each: a page carries what it has to cite, and what all share is in files. */
import { choicesOf, plain } from "./citations.js";
import { called, nameOf, saidAt } from "./names.js";
import { base, read, root } from "./root.js";

const files = {};
const load = (path, as) => {
  files[path] ??= fetch(root + path).then(async (answer) => (
    answer.ok ? as(read(await answer.text())) : null));
  files[path].catch(() => { delete files[path]; });
  return files[path];
};
const parsed = (html) => new DOMParser().parseFromString(html, "text/html");
const pageAt = (path) => (new URL(root + path).pathname === location.pathname ? document : load(path, parsed));

/* What all pages share: the patterns of styles, and the works. */
export const patterns = () => load("cite/forms.json", JSON.parse);
const known = async () => ({ patterns: await patterns(), works: await load("cite/works.json", JSON.parse) });

/* All works for a program. */
export const allFor = async (program) => load((await patterns()).programs[program].file, String);

/* What a part is called: a statement in its own words. */
const titleIn = (page, { title }, anchor) => {
  const part = anchor && page.getElementById(anchor);
  const way = part && [...part.querySelectorAll("a.cite")].find(({ dataset }) => dataset.of.endsWith(`#${anchor}`));
  if (!way) return plain(title ?? "");
  const name = called(way);
  const isBrief = way.closest(".statement") && !way.closest("[data-title]");
  return saidAt(part, isBrief ? nameOf(name, plain(title)) : name);
};

/* What is cited at a path, or where that leads on; null where there is nothing. */
export const citedAt = async (path, pageFirst, hops = 4) => {
  const [address, anchor = ""] = path.split("#");
  const page = hops ? await pageAt(address) : null;
  const data = JSON.parse(page?.querySelector("script.cited")?.textContent ?? "{}");
  if (!(data.parts && anchor in data.parts) && !(data.work && !anchor)) {
    const way = data.moved?.[anchor] ?? (data.parts || data.work ? "" : data.moved?.[""]);
    return way ? citedAt(way, pageFirst, hops - 1) : null;
  }
  const choices = choicesOf(data, anchor, path, await known(), base, pageFirst);
  return { title: titleIn(page, data, anchor), path, address: base + path, choices };
};
