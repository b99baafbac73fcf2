/* Asks the search of a built site what stands on the input, a list of questions; writes the addresses of the first answers.
   A question that the index knows is left out of it while it is asked. */
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [site, count] = process.argv.slice(2);
const texts = JSON.parse(fs.readFileSync(0, "utf8"));
const data = JSON.parse(fs.readFileSync(path.join(site, "search", "index.json"), "utf8"));
const { Index } = await import(pathToFileURL(path.resolve(site, "assets", "find.js")));

const index = new Index(data);
/* The index has the known questions first, in their order. */
const known = Object.values(data.asked ?? {}).flat();
const [all, typed] = [index.sentences, index.typed];
const found = texts.map((text) => {
  const at = known.indexOf(text);
  index.sentences = at < 0 ? all : all.filter((_, place) => place !== at);
  index.typed = new Map([...typed].filter(([form]) => form !== index.fold(text).join(" ")));
  return index.find(text).answers.slice(0, Number(count)).map(({ address }) => address);
});
process.stdout.write(JSON.stringify(found));
