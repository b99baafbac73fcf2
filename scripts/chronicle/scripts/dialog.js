/* The citations of a thing, opened over the page: two forms in the reader's style to copy first,
   and every other form, place and file folded. */
import { element, root } from "./root.js";
import { bibliography, choicesOf, notes, plain } from "./bibliography.js";
import { programsOf } from "./cited.js";
import { button, copy, save } from "./clipboard.js";
import { mark } from "./collect.js";
import { ADDRESS, dress, dressForms, warning } from "./dress.js";
import { readList, writeList } from "./list.js";

const row = (form, label, html) => {
  const made = element("div");
  made.dataset.form = form;
  made.append(element("dt", {}, label), Object.assign(element("dd"), { innerHTML: html }));
  return made;
};

const rows = (forms, labels) => {
  const made = element("dl", { className: "forms" });
  for (const [name, label] of Object.entries(labels)) {
    if (name in forms) made.append(row(name, label, forms[name]));
  }
  return made;
};

const fold = (className, label, open = false) => {
  const made = element("details", { className, open });
  made.append(Object.assign(element("summary"), { innerHTML: label }));
  return made;
};
const soft = (html, className = "soft") => Object.assign(element("p", { className }), { innerHTML: html });

/* A work for programs: its texts are fetched from its own page when one of them is asked for. */
const files = ({ id, path }, programs) => {
  const made = element("p", { className: "files" });
  for (const [key, { name, ending }] of Object.entries(programs)) {
    const text = async () => {
      const { [key]: one } = await programsOf(path);
      return `${one.whole ?? JSON.stringify([one], null, 1)}\n`;
    };
    const file = `${id}.${ending}`;
    const one = element("span", {}, `${name} `);
    one.dataset.form = key;
    one.append(
      button("Copy", `Copy the work’s ${name}`, async () => copy("", await text())), " ",
      button("Save", `Save as ${file}`, async () => save(file, await text())),
    );
    made.append(one, " ");
  }
  return made;
};

/* A work with its places, of which the first is open where it is the first work. */
const workSection = (work, isFirst, { labels, programs, paper }) => {
  const made = element("div", { className: "paper-cited" });
  if (work.name) made.append(Object.assign(element("h4"), { innerHTML: work.name }));
  if (work.counted) {
    made.append(soft(`The ¶ numbers are ours: no copy has them. Each paragraph is found
      <a href="${root}${work.path}#places">by its first words</a>.`));
  }
  work.places.forEach((place, number) => {
    const one = fold("place", place.label, isFirst && !number);
    if (place.begins) one.append(soft(place.begins, "soft begins"));
    one.append(rows(place.forms, labels));
    made.append(one);
  });
  if (work.places.length) {
    made.append(soft(`The whole ${work.path.startsWith("papers/") ? paper : "work"}:`));
  }
  made.append(rows(work.forms, labels));
  if (work.paper) {
    made.append(soft(`MLA and APA list the ${paper} alone, as above; for words that it quotes, MLA
      has “qtd. in”.`));
  }
  made.append(files(work, programs));
  return made;
};

const section = (className, heading, about) => {
  const made = element("section", { className });
  made.append(element("h3", {}, heading));
  if (about) made.append(element("p", { className: "soft" }, about));
  return made;
};

const worksSection = ({ works }, shared) => {
  const isOfPapers = works.every(({ path }) => path.startsWith("papers/"));
  const [one, several] = isOfPapers ? [shared.paper, shared.many] : ["source", "sources"];
  const [many, says] = works.length > 1 ? [several, "they say"] : [one, "it says"];
  const made = works[0].own ? section("of-works", "Cite the work")
    : section("of-works", `Cite the ${many}`, `For what ${says}. Check the passage first.`);
  made.append(...works.map((work, number) => workSection(work, !number, shared)));
  return made;
};

const pageSection = ({ page }, { labels, programs, many }) => {
  const about = `For what only this site does: it sets side by side what the ${many} say, `
    + "and says where a document or another work differs.";
  const made = section("of-page", "Cite this page", about);
  const texts = element("div", { className: "programs" });
  for (const [key, { name, ending }] of Object.entries(programs)) {
    const one = fold("", name);
    Object.assign(one.dataset, { form: key, file: `${page.key}.${ending}` });
    one.append(element("pre", {}, page.programs[key]));
    texts.append(one);
  }
  made.append(rows(page.forms, labels), texts);
  return made;
};

const choosing = (label, options, onchange) => {
  const made = element("label", {}, `${label} `);
  const select = element("select", { onchange });
  select.append(...options);
  made.append(select);
  return { made, select };
};

/* The note and the entry of what is chosen, in the style that the reader chose last, here or on the
   page of the list. */
const firstForms = (thing, { styles, labels, site }, pageFirst) => {
  const made = element("div", { className: "first" });
  const list = rows({}, {});
  const choices = choicesOf(thing, pageFirst);
  const draw = () => {
    const style = styles.find(({ id }) => id === as.select.value);
    const choice = choices[what.select.selectedIndex];
    const entries = bibliography(choice.parts, style);
    const [note] = notes([choice], style);
    /* The note of a source with where it stands here, to be copied at once. */
    const here = `<a href="${root}${thing.path}">${thing.address}</a>`;
    const both = `${note.replace(/\.(”?)$/, "$1")}; see <em>${site}</em>, ${here}.`;
    const isNote = style.first !== style.later && !choice.parts.some(({ texts, own }) => texts || own);
    list.replaceChildren(
      row(style.first, labels[style.first], note),
      ...entries.map((entry) => row(style.entry, labels[style.entry], entry)),
    );
    dressForms(list.children);
    if (!isNote) return;
    const [label] = list.firstElementChild.children;
    label.append(" ", button("Copy with its address here", null, () => copy(both, plain(both))));
  };
  const keep = () => {
    writeList({ ...readList(), style: as.select.value });
    draw();
  };
  const as = choosing("Style", styles.map(({ id, name }) => new Option(name, id)), keep);
  const what = choosing("Cite", choices.map(({ label }) => new Option(label)), draw);
  const { style } = readList();
  if (styles.some(({ id }) => id === style)) as.select.value = style;
  const bar = element("p", { className: "choosing" });
  bar.append(what.made, " ", as.made);
  what.made.hidden = choices.length < 2;
  made.append(bar, thing.page ? warning() : "", list);
  return { made, draw };
};

/* Opened on the page, or the answer of it, beside which *Cite* stands: `pageFirst`. */
const built = (thing, shared, pageFirst) => {
  const made = element("div", { className: "citations" });
  made.append(Object.assign(element("h2"), { innerHTML: thing.title }));
  const where = element("p", { className: "where" }, `${ADDRESS}: `);
  const href = root + thing.path;
  where.append(element("a", { className: "permanent", href }, thing.address));
  const first = firstForms(thing, shared, pageFirst);
  const choices = element("div", { className: "choices" });
  if (thing.works.length) choices.append(worksSection(thing, shared));
  if (thing.page) choices[pageFirst ? "prepend" : "append"](pageSection(thing, shared));
  const rest = fold("rest", "Every form, place and file");
  rest.append(choices);
  made.append(where, rest);
  dress(made, made.querySelector("h2").textContent);
  rest.before(first.made);
  first.draw();
  return made;
};

/* Citations are opened over the page. The browser’s way back closes them, and who closes them is
   where they were opened. */
export const show = (thing, shared, opener) => {
  const dialog = element("dialog", { className: "cite-dialog", ariaLabel: "How to cite" });
  dialog.innerHTML = '<form method="dialog" class="bar"><button class="close">Close</button></form>';
  dialog.append(built(thing, shared, opener.matches(".cite-apart > a, .answer h3 a")));
  dialog.addEventListener("close", () => {
    dialog.remove();
    opener.focus({ preventScroll: true });
    if (history.state?.citing) history.back();
  });
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  document.body.append(dialog);
  mark();
  /* Who goes back sees what was seen, and not the anchor of the address. */
  history.scrollRestoration = "manual";
  history.pushState({ citing: true }, "");
  dialog.showModal();
};

addEventListener("popstate", () => {
  document.querySelector(".cite-dialog[open]")?.close();
  if (!history.state?.citing) setTimeout(() => { history.scrollRestoration = "auto"; });
});
