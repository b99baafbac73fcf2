/* The citations of a thing, opened over the page: what is cited and in which style are chosen, and
   every form is there to copy, as is a file for programs. */
import { base, element, root, say } from "./root.js";
import { bibliography, notes, plain, programFile } from "./citations.js";
import { allFor } from "./cited.js";
import { button, copy, save } from "./clipboard.js";
import { collectors, mark, readList, writeList } from "./list.js";

const row = (form, label, html) => {
  const one = element("div");
  one.dataset.form = form;
  const name = element("dt", {}, label);
  const text = element("dd");
  text.innerHTML = html;
  name.append(" ", button(say("Copy"), `${say("Copy")}: ${label}`, () => copy(text.innerHTML, text.textContent)));
  one.append(name, text);
  return one;
};

/* The address, to copy and to keep. */
const where = (thing) => {
  const { path, address } = thing;
  const line = element("p", { className: "address-line" }, `${say("Address")}: `);
  line.append(element("a", { className: "permanent", href: root + path }, address),
    " ", button(say("Copy link"), null, () => copy("", address)), " ", ...collectors(thing));
  return line;
};

/* What is chosen as files for programs, in which each work has its place as a note. */
const filesOf = (thing, choice, patterns) => {
  const line = element("p", { className: "files" }, `${say("For programs")}: `);
  for (const [key, { name, ending }] of Object.entries(patterns.programs)) {
    const text = async () => programFile(key, [{ choice, ...thing }], patterns, await allFor(key));
    const file = `citation.${ending}`;
    const one = element("span", {}, `${name} `);
    one.dataset.form = key;
    one.append(button(say("Copy"), `${say("Copy")}: ${name}`, async () => copy("", (await text()).replace(/\n+$/, ""))), " ",
      button(say("Save"), `${say("Save")}: ${name}`, async () => save(file, await text())));
    line.append(one, " ");
  }
  return line;
};

/* That what is said is in our words, and where those of its sources are to be read. */
const whose = (thing, { parts }) => {
  const passages = parts.map((part) => part.inside ?? part).filter(({ name }) => name);
  if (!passages.length) return [];
  const ours = thing.title.includes("“") ? "These words are ours, but for what stands in quotation marks." : "These words are ours.";
  const line = element("p", {}, `${say(ours)} ${say("Quote a source only from the source itself:")} `);
  passages.forEach(({ name, label, path, work, at }, index) => {
    const words = plain(work.places[at]?.words ?? "");
    const called = `${name}, ${label}${words && ` (“${words} …”)`}`;
    line.append(index ? "; " : "", element("a", { href: work.url ?? root + path }, called));
  });
  line.append(".");
  return [line];
};

/* Who held a statement against its source, and the lines to fill in for who does so now, where anybody can read one. */
const ANSWERS = "It says so / It says less / It does not say so (leave one)";
const checking = ({ checks, choices, address }) => {
  const places = choices.flatMap(({ parts }) => parts.map((part) => part.inside ?? part)).filter(({ work }) => work?.url);
  if (!checks || !places.length) return [];
  const box = element("details", { className: "checking" });
  const said = checks.length ? "" : `${say("Nobody has checked this against its source yet.")} `;
  box.innerHTML = `<summary>${said}<span class="act">${say("Check it")}</span></summary>`;
  const { name, label } = places[0];
  const version = document.querySelector("meta[name='z:extra'], meta[property='z:extra']")?.content.split("\n")[0] ?? "";
  const lines = [`${say("Address")}: ${address}`, `${name}: ${label}`, version, say(ANSWERS), `${say("Name")}:`, say("Student, teacher or historian:")];
  const field = element("textarea", { rows: 7, spellcheck: false, ariaLabel: say("Check it") }, lines.filter(Boolean).join("\n"));
  const send = document.querySelector(".report > a")?.cloneNode(true) ?? "";
  box.append(element("p", {}, say("Fill in these lines, copy them, and send them to whoever publishes this site.")), field,
    button(say("Copy"), null, () => copy("", field.value)), " ", send);
  return [...checks.map((html) => Object.assign(element("p"), { innerHTML: `${html}.` })), box];
};

const choosing = (label, options, onchange) => {
  const one = element("label", {}, `${label} `);
  const select = element("select", { onchange });
  select.append(...options.map((name) => new Option(name)));
  one.append(select);
  return [one, select];
};

/* What can be cited, in the language of the page. */
const called = ({ label, given, parts }) => {
  const own = parts[1] ? say("Its {} places", parts.length) : say(label.replace(/^As given here: /, ""));
  return given ? say("As given here: {}", own) : own;
};

/* What is chosen, in the style that the reader chose last, here or on the page of the list. */
const chosen = (thing, patterns) => {
  const { choices } = thing;
  const { styles, labels } = patterns;
  const box = element("div", { className: "chosen" });
  const draw = () => {
    const style = styles[as.selectedIndex];
    const choice = choices[what.selectedIndex];
    const [first, later] = notes([choice, choice], style, patterns);
    const shown = new Map([[style.first, first], [style.later, later]]);
    const list = element("dl", { className: "forms" });
    for (const [name, html] of shown) list.append(row(name, say(labels[name]), html));
    for (const entry of bibliography([choice], style, patterns, base)) list.append(row(style.entry, say(labels[style.entry]), entry));
    box.replaceChildren(...whose(thing, choice), list, filesOf(thing, choice, patterns));
  };
  const keep = () => {
    writeList({ ...readList(), style: styles[as.selectedIndex].id });
    draw();
  };
  const [ofWhat, what] = choosing(say("Cite"), choices.map(called), draw);
  const [inStyle, as] = choosing(say("Style"), styles.map(({ name }) => name), keep);
  as.selectedIndex = Math.max(0, styles.findIndex(({ id }) => id === readList().style));
  ofWhat.hidden = choices.length < 2;
  const bar = element("p", { className: "choosing" });
  bar.append(ofWhat, " ", inStyle);
  draw();
  return [bar, box];
};

const ADVICE = "Cite the source for what it says, once you have checked the passage; this page for what only it does: it sets "
  + "sources side by side. Where a ¶ is ours, the page of the source has its first words.";

/* `how` is the URL of how one cites, in the language of the page. */
export const show = (thing, patterns, how) => {
  const dialog = element("dialog", { className: "cite-dialog", ariaLabel: say("How to cite") });
  dialog.innerHTML = `<form method="dialog" class="bar"><button class="close">${say("Close")}</button></form>
    <div class="citations"><h2></h2><p class="soft">${say(ADVICE)} <a href="${how}">${say("How to cite")}</a></p><p class="unseen" role="status"></p></div>`;
  const title = dialog.querySelector("h2");
  title.textContent = thing.title;
  title.after(where(thing), ...chosen(thing, patterns), ...checking(thing));
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", ({ target }) => { if (target === dialog || target.matches(".permanent")) dialog.close(); });
  document.body.append(dialog);
  mark();
  dialog.showModal();
};
