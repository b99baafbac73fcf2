/* The citations of a thing, opened over the page: what is cited and in which style are chosen, and
   every form is there to copy, as is a file for programs. */
import { element, root } from "./root.js";
import { bibliography, notes, programFile } from "./citations.js";
import { allFor } from "./cited.js";
import { button, copy, save } from "./clipboard.js";
import { collector, mark, wayToList } from "./collect.js";
import { readList, works, writeList } from "./list.js";

/* What an address is called: that of a copy on the reader's own machine lasts no longer than the copy. */
const IS_OF_THIS_MACHINE = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(location.hostname);
const WARNING = "The address of this site leads, as it stands here, only to this machine. Before you cite, "
  + "put its public address in its place, once it has one.";

const made = (tag, className, html) => Object.assign(element(tag, { className }), { innerHTML: html });

const row = (form, label, html) => {
  const one = element("div");
  one.dataset.form = form;
  const name = element("dt", {}, label);
  const text = made("dd", "", html);
  name.append(" ", button("Copy", `Copy: ${label}`, () => copy(text.innerHTML, text.textContent)));
  one.append(name, text);
  return one;
};

/* The address, to copy and to keep. */
const where = ({ path, title, address }) => {
  const href = root + path;
  const line = element("p", { className: "where" }, IS_OF_THIS_MACHINE ? "Address of this copy: " : "Permanent address: ");
  line.append(element("a", { className: "permanent", href }, address),
    " ", button("Copy link", null, () => copy("", address)));
  if (works) line.append(" ", collector(path, title), " ", wayToList());
  return line;
};

/* What is chosen as files for programs, in which each work has its place as a note. */
const filesOf = (thing, choice, patterns) => {
  const line = element("p", { className: "files" }, "For programs: ");
  for (const [key, { name, ending }] of Object.entries(patterns.programs)) {
    const text = async () => programFile(key, [{ choice, ...thing }], patterns, await allFor(key));
    const [{ id, page, inside }] = choice.parts;
    const file = `${inside?.id ?? id ?? page.key}.${ending}`;
    const one = element("span", {}, `${name} `);
    one.dataset.form = key;
    one.append(button("Copy", `Copy ${name}`, async () => copy("", (await text()).replace(/\n+$/, ""))), " ",
      button("Save", `Save as ${file}`, async () => save(file, await text())));
    line.append(one, " ");
  }
  return line;
};

/* What is to be known of a choice before it is cited. */
const adviceOn = ({ parts: [{ page, name, inside, path, work }] }, style, { paper, many }) => {
  if (page) {
    return `For what only this site does: it sets side by side what the ${many} say, and says where a `
      + "document or another work differs.";
  }
  const only = inside && style.first === style.later
    ? ` ${style.name} lists the ${paper} alone, which was read.` : "";
  const counted = (inside?.work ?? work).counted
    ? ` The ¶ numbers are ours: no copy has them. Each paragraph is found <a href="${root}${inside?.path ?? path}#places">by
      its first words</a>.` : "";
  return name ? `For what it says. Check the passage first.${only}${counted}` : "";
};

const choosing = (label, options, onchange) => {
  const one = element("label", {}, `${label} `);
  const select = element("select", { onchange });
  select.append(...options.map((name) => new Option(name)));
  one.append(select);
  return [one, select];
};

/* What is chosen, in the style that the reader chose last, here or on the page of the list. */
const chosen = (thing, patterns) => {
  const { choices } = thing;
  const { styles, labels } = patterns;
  const box = element("div", { className: "chosen" });
  const draw = () => {
    const style = styles[as.selectedIndex];
    const choice = choices[what.selectedIndex];
    const [first, later] = notes([choice, choice], style);
    const shown = style.first === style.later ? [[style.first, first]] : [[style.first, first], [style.later, later]];
    for (const entry of bibliography(choice.parts, style)) shown.push([style.entry, entry]);
    const list = element("dl", { className: "forms" });
    list.append(...shown.map(([name, html]) => row(name, labels[name], html)));
    box.replaceChildren(list, made("p", "soft", adviceOn(choice, style, patterns)), filesOf(thing, choice, patterns));
  };
  const keep = () => {
    writeList({ ...readList(), style: styles[as.selectedIndex].id });
    draw();
  };
  const [ofWhat, what] = choosing("Cite", choices.map(({ label }) => label), draw);
  const [inStyle, as] = choosing("Style", styles.map(({ name }) => name), keep);
  as.selectedIndex = Math.max(0, styles.findIndex(({ id }) => id === readList().style));
  ofWhat.hidden = choices.length < 2;
  const bar = element("p", { className: "choosing" });
  bar.append(ofWhat, " ", inStyle);
  draw();
  return [bar, box];
};

/* Citations are opened over the page. The browser’s way back closes them, and who closes them is
   where they were opened. */
export const show = (thing, patterns, opener) => {
  const dialog = element("dialog", { className: "cite-dialog", ariaLabel: "How to cite" });
  dialog.innerHTML = '<form method="dialog" class="bar"><button class="close">Close</button></form>';
  const citations = element("div", { className: "citations" });
  const isOurs = thing.choices.some(({ parts: [{ page }] }) => page);
  citations.append(element("h2", {}, thing.title), where(thing),
    IS_OF_THIS_MACHINE && isOurs ? element("p", { className: "no-address" }, WARNING) : "",
    ...chosen(thing, patterns), element("p", { className: "unseen", role: "status" }));
  dialog.append(citations);
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
