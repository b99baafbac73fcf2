/* The citation dialog: the user chooses a source and a style, and copies a citation or saves an export file. */
import { recordOf } from "./source-check-form.js";
import { base, element, frame, root, translate } from "./dom.js";
import { asRead, bibliography, defaultRead, notes, plain, programFile } from "./citations.js";
import { createButton, copy, copyButton, save } from "./clipboard.js";
import { changeItems, chosenOf, collectors, mark, readList, writeList } from "./list.js";

const row = (form, label, html) => {
  const text = element("dd", { innerHTML: html, lang: "en" });
  const copying = createButton(translate("Copy"), () => copy(text.innerHTML, text.textContent), label);
  const made = element("div", {}, element("dt", {}, label, " ", copying), text);
  made.dataset.form = form;
  return made;
};

/* The URL, to copy or to add to the list. */
const where = (thing) => {
  const { path, address } = thing;
  return element("p", { className: "address-line" }, `${translate("Address")}: `,
    element("a", { className: "permanent", href: root + path }, address), " ",
    createButton(translate("Copy link"), () => copy("", address)), " ", ...collectors(thing));
};

/* The export files of the chosen citation; locators are exported as notes. */
const filesOf = (thing, choice, patterns) => {
  const offers = Object.entries(patterns.programs).flatMap(([key, { name, ending }]) => {
    const text = () => programFile(key, [{ choice, ...thing }], patterns);
    const made = element("span", {}, `${name} `,
      copyButton(() => text().replace(/\n+$/, ""), name), " ",
      createButton(translate("Save"), () => save(`citation.${ending}`, text()), name));
    made.dataset.form = key;
    return [made, " "];
  });
  return element("p", { className: "files" }, `${translate("For reference managers")}: `, ...offers);
};

const innermost = (part) => part.inside ?? part;

/* Translate the name of a source and a locator in it. */
const translateLabel = (label) => label.split(": ").map((part) => translate(part)).join(": ");

/* State that the text is this site's wording, and link to the sources. */
const wordingNotice = ({ parts }) => {
  const passages = parts.map(innermost).filter(({ name }) => name);
  if (!passages.length) return [];
  const links = passages.flatMap(({ name, label, path, work }, index) => (
    [index ? "; " : "", element("a", { href: work.url ?? root + path }, `${translate(name)}, ${translate(label)}`)]));
  return [element("p", {}, `${translate("The wording is ours, except for text in quotation marks.")} ${translate("Quote a source only from the source itself:")} `, ...links, ".")];
};

/* The checks of a statement, and a record template for a new check if a source can be opened. */
const BLANKS = { says: "so / less / not", note: '""', by: '""', as: "student / teacher / historian / other" };
const checkSection = ({ checks, choices, path }) => {
  const place = choices.flatMap(({ parts }) => parts.map(innermost)).find(({ work }) => work?.url);
  if (!checks || !place) return [];
  const [, claim] = path.split("#");
  const field = element("textarea", { rows: 9, spellcheck: false, ariaLabel: translate("Check it") }, recordOf(claim, place.at, BLANKS));
  return [
    ...checks.map((html) => element("p", { innerHTML: `${html}.` })),
    element("details", { className: "checking" },
      element("summary", {}, translate(checks.length ? "Check it" : "Not yet checked against its source.")),
      element("p", {}, translate("Fill in these lines, copy them and send them to the publisher of this site.")), field,
      copyButton(() => field.value), " ", document.querySelector(".report a")?.cloneNode(true) ?? ""),
  ];
};

const chooser = (label, options, onchange) =>
  element("label", {}, `${label} `, element("select", { onchange }, ...options.map((one) => new Option(...[one].flat()))));

/* Return the label of a choice in the language of the page. */
export const choiceName = ({ label, parts }) => (parts[1] ? translate("All {} passages", parts.length) : translateLabel(label));

/* Return a selector for what the user read of the sources of a choice; hidden if it has no sources. */
const READ = [["I read it on this site only", "site"], ["I have read the source", "papers"]];
export const readChooser = (onchange) => chooser(
  translate("What did you read?"), READ.map(([label, read]) => [translate(label), read]), ({ target }) => onchange(target.value));
export const showRead = (made, { given }, read) => {
  made.hidden = !given;
  made.control.value = read;
};

/* Return a choice of the same works without locators. A citation after it has the form for another locator. */
const ofWholes = (choice) => {
  const whole = (part) => part && { ...part, at: "", inside: whole(part.inside) };
  return { ...choice, parts: choice.parts.map(whole) };
};

/* The chosen citation in the style that the user chose last, here or on the list page. */
const choiceBox = (thing, patterns) => {
  const { choices } = thing;
  const { styles, labels } = patterns;
  const box = element("div", { className: "chosen" });
  const draw = () => {
    const style = styles[inStyle.control.selectedIndex];
    const chosen = choices[what.control.selectedIndex];
    showRead(reading, chosen, thing.read);
    const choice = asRead(chosen, thing.read);
    const [first] = notes([choice], style, patterns);
    const [, later] = notes([ofWholes(choice), choice], style, patterns);
    const entries = bibliography([choice], style, base).map((entry) => [style.entry, entry]);
    const shown = [...new Map([[style.first, first], [style.later, later]]), ...entries];
    const rows = shown.map(([name, html]) => row(name, translate(labels[name]), html));
    box.replaceChildren(...wordingNotice(choice), element("dl", { className: "forms" }, ...rows), filesOf(thing, choice, patterns));
  };
  const keep = () => {
    writeList({ ...readList(), style: styles[inStyle.control.selectedIndex].id });
    draw();
  };
  const change = (read) => {
    const made = { place: choices[what.control.selectedIndex].label, read };
    Object.assign(thing, made);
    draw();
    changeItems((items) => {
      for (const item of items) if (item.path === thing.path) Object.assign(item, made);
    });
  };
  const what = chooser(translate("Cite"), choices.map(choiceName), () => change(defaultRead(choices[what.control.selectedIndex], readList())));
  const reading = readChooser((read) => {
    writeList({ ...readList(), read });
    change(read);
  });
  const { choice, read } = chosenOf(thing.path, choices);
  Object.assign(thing, { place: choice.label, read });
  what.control.selectedIndex = choices.indexOf(choice);
  const inStyle = chooser(translate("Style"), styles.map(({ name }) => name), keep);
  inStyle.control.selectedIndex = Math.max(0, styles.findIndex(({ id }) => id === readList().style));
  what.hidden = choices.length < 2;
  draw();
  return [element("p", { className: "choosing" }, what, " ", reading, " ", inStyle), box];
};

const ADVICE = "If you read the passage, cite the source. If you did not, cite it as given on this site. Cite this page for its own work, such as a comparison.";

/* Show the dialog; `how` is the URL of the page on how to cite, in the language of the page. */
export const show = (thing, patterns, how) => {
  const dialog = element("dialog", { className: "cite-dialog", ariaLabel: translate("How to cite") });
  dialog.innerHTML = `<form method="dialog" class="bar"><button class="close">${translate("Close")}</button></form>
    <div class="citations"><h2></h2><p class="soft">${translate(ADVICE)} <a href="${how}">${translate("How to cite")}</a></p><p class="unseen" role="status"></p></div>`;
  const title = dialog.querySelector("h2");
  title.textContent = thing.title;
  title.after(where(thing));
  dialog.querySelector(".unseen").before(...choiceBox(thing, patterns), ...checkSection(thing));
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", ({ target }) => { if (target === dialog || target.matches(".permanent")) dialog.close(); });
  frame.append(dialog);
  mark();
  dialog.showModal();
};
