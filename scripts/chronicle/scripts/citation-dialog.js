/* The citation dialog: the user chooses a source and a style, and copies a citation or saves an export file. */
import { createElement, styledRoot, isLocal, root, translate } from "./dom.js";
import { buildExportFile, omitSiteIfRead, formatBibliography, formatNotes, toPlainText, findReadSource } from "./citations.js";
import { createButton, copyToClipboard, createCopyButton, saveFile } from "./clipboard.js";
import { changeItems, createListButton, findSavedChoice, isChoiceRead, readList, showListState, storeReadSources, writeList } from "./list.js";

const createCitationRow = (form, label, html) => {
  const text = createElement("dd", { innerHTML: html, lang: "en", translate: false });
  const button = createButton(translate("Copy"), () => copyToClipboard(text.innerHTML, text.textContent), label);
  const row = createElement("div", {}, createElement("dt", {}, label, " ", button), text);
  row.dataset.form = form;
  return row;
};

/* Create the line with the URL. */
const createAddressLine = (citable) => {
  const address = root + citable.path;
  const warning = isLocal ? translate("This copy of the site has no public URL. Citations have the path and the version instead.") : "";
  return createElement("p", { className: "address-line" }, `${translate("Address")}: `,
    createElement("a", { className: "permanent", href: address }, address), " ",
    createButton(translate("Copy link"), () => copyToClipboard("", address)), " ", warning);
};

/* Create the line with the export files of the chosen citation; passages are exported as notes. */
const createExportLine = (citable, choice, templates) => {
  const formats = Object.entries(templates.formats).map(([key, { name, file_extension }]) => {
    const getText = () => buildExportFile(key, [{ choice, ...citable }], templates);
    const format = createElement("span", {}, `${name} `,
      createCopyButton(getText, name), " ",
      createButton(translate("Save"), () => saveFile(`citation.${file_extension}`, getText()), name));
    format.dataset.form = key;
    return format;
  });
  return createElement("p", { className: "export-links" }, `${translate("For reference managers")}: `, ...formats);
};

/* State which works the citation does not name, that the text is this site's wording, and how to quote the source. */
const createNotices = ({ part, within }, style) => {
  const { inside = part, quoted, basis } = part;
  const { label, work } = inside;
  const omitted = label ? within && part.inside && work.name : basis;
  const unnamed = style.is_note ? "" : omitted;
  const naming = unnamed ? translate("Name {} in your sentence, because the citation does not.", toPlainText(unnamed)) : "";
  if (!label) return naming ? [createElement("p", {}, naming)] : [];
  const advice = within && quoted
    ? "If you quote that text from this site, copy its citation from here. Compare the source if you can:"
    : "Quote a source only from the source itself:";
  const link = createElement("a", { href: work.url ?? root + work.path }, label);
  return [createElement("p", {}, `${naming} ${translate("The wording is ours, except for text in quotation marks.")} ${translate(advice)} `, link, ".")];
};

const createSelect = (label, options, onchange) =>
  createElement("label", {}, `${label} `, createElement("select", { onchange }, ...options.map((option) => new Option(option))));

/* Create the question whether the user has read the source of a citation. */
const createReadQuestion = ({ part }, isRead, onchange) => {
  const name = toPlainText(findReadSource({ part }).work?.name ?? "");
  const answers = [[translate("I read it on this site"), false], [translate("I have read {}", name), true]];
  return answers.map(([label, value]) => createElement("label", {},
    createElement("input", { type: "radio", name: "read", checked: value === isRead, onchange: () => onchange(value) }), ` ${label}`));
};

/* Create the box with the chosen citation, in the style that the user chose last, here or on the list page. */
const createCitationBox = (citable, templates) => {
  const { choices } = citable;
  const { styles, labels } = templates;
  const initialChoice = findSavedChoice(citable.path, choices);
  const box = createElement("div", { className: "chosen" });
  const question = createElement("span", { role: "radiogroup", ariaLabel: translate("What have you read?") });
  let isRead;
  const renderForms = () => {
    const style = styles[styleSelect.control.selectedIndex];
    const choice = omitSiteIfRead(choices[choiceSelect.control.selectedIndex], isRead);
    const [first, later] = formatNotes([choice, choice], style);
    const [entry] = formatBibliography([choice], style);
    const forms = new Map([[style.first_form, first], [style.later_form, later], [style.entry_form, entry]]);
    const rows = [...forms].map(([name, html]) => createCitationRow(name, translate(labels[name]), html));
    rows[0].firstElementChild.append(...createListButton(citable));
    box.replaceChildren(createElement("dl", { className: "citation-rows" }, ...rows), ...createNotices(choice, style), createExportLine(citable, choice, templates));
    showListState();
  };
  const showChosenCitation = (choice) => {
    isRead = isChoiceRead(choice);
    citable.place = choice.label;
    question.hidden = !choice.within;
    question.replaceChildren(question.ariaLabel, ...createReadQuestion(choice, isRead, (answer) => {
      isRead = answer;
      storeReadSources(choice, isRead);
      renderForms();
    }));
    renderForms();
  };
  /* Store what the user chose, also in the list. */
  const storeChoice = (choice) => {
    changeItems((items) => {
      for (const item of items) if (item.path === citable.path) item.place = choice.label;
    });
    showChosenCitation(choice);
  };
  const storeStyle = (style) => {
    writeList({ ...readList(), style: style.id });
    renderForms();
  };
  const choiceSelect = createSelect(translate("Cite"), choices.map(({ label }) => translate(label)), ({ target }) => storeChoice(choices[target.selectedIndex]));
  const styleSelect = createSelect(translate("Style"), styles.map(({ name }) => name), ({ target }) => storeStyle(styles[target.selectedIndex]));
  choiceSelect.control.selectedIndex = choices.indexOf(initialChoice);
  choiceSelect.hidden = !choices[1];
  styleSelect.control.selectedIndex = Math.max(0, styles.findIndex(({ id }) => id === readList().style));
  showChosenCitation(initialChoice);
  return [createElement("p", { className: "option-row" }, question, choiceSelect, styleSelect), box];
};

const ADVICE = "If you have not read the source, cite it as given on this site. Cite this page for its own work, such as a comparison.";

/* Show the dialog; `help` is the URL of the page on how to cite, in the language of the page. */
export const showDialog = (citable, templates, help) => {
  if (document.querySelector(".cite-dialog")) return;
  const dialog = createElement("dialog", { className: "cite-dialog", ariaLabel: translate("How to cite") });
  dialog.innerHTML = `<form method="dialog" class="toolbar"><button class="close">${translate("Close")}</button></form>
    <div class="citation-content"><h2></h2><p class="muted">${translate(ADVICE)} <a href="${help}">${translate("How to cite")}</a></p><p class="visually-hidden" role="status"></p></div>`;
  const title = dialog.querySelector("h2");
  title.textContent = citable.title;
  const remarksOnChecks = citable.checks.map((html) => createElement("p", { innerHTML: `${html}.` }));
  title.after(...createCitationBox(citable, templates), createAddressLine(citable), ...remarksOnChecks);
  dialog.addEventListener("close", () => dialog.remove());
  /* Close the dialog with a click outside it, but not at the end of a selection or with the second click on Cite. */
  let isPressedOutside = false;
  const isOutside = ({ clientX, clientY }) => {
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    return clientX < left || clientX > right || clientY < top || clientY > bottom;
  };
  dialog.addEventListener("pointerdown", (event) => { isPressedOutside = isOutside(event); });
  dialog.addEventListener("click", (event) => {
    const closes = isPressedOutside && event.detail === 1 && isOutside(event);
    if (closes || event.target.matches(".permanent")) dialog.close();
  });
  styledRoot.append(dialog);
  showListState();
  dialog.showModal();
};
