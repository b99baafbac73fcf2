/* The data of citations, fetched once each; see `citations.js`. */
import { base, read, root } from "./root.js";
import { dataOf, thingOf, wayOn } from "./citations.js";

const files = {};
const load = (file) => {
  files[file] ??= fetch(root + file).then(async (answer) => (
    answer.ok ? JSON.parse(read(await answer.text())) : null));
  files[file].catch(() => { delete files[file]; });
  return files[file];
};

/* What all pages share: styles, formats, the papers. */
export const shared = () => load("cite/forms.json");

/* What is cited at an address, or where that leads on; null where there is nothing. */
export const citedAt = async (address, hops = 4) => {
  const { file, part } = dataOf(address.slice(root.length));
  const data = hops ? await load(file) : null;
  if (!data) return null;
  if (data.parts && part in data.parts) {
    return thingOf(data, await shared(), part, base);
  }
  const way = wayOn(data, part);
  return way ? citedAt(root + way, hops - 1) : null;
};

/* The texts for programs of the work on a page. */
export const programsOf = async (path) => {
  const { file, part } = dataOf(path);
  return (await load(file)).parts[part].work.programs;
};
