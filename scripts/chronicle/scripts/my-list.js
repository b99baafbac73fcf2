/* The list page. Citations are fetched from their pages, so they always refer to the current version. */
import { createElement, root, translate } from "./dom.js";
import { omitSiteIfRead, buildExportFile, formatBibliography, formatNotes, listAsMarkdown } from "./citations.js";
import { loadCitable, loadTemplates } from "./citation-data.js";
import { copyToClipboard, runOnClick, saveFile } from "./clipboard.js";
import { changeItems, findSavedChoice, isChoiceRead, NOT_SAVED, readList, writeList } from "./list.js";

export const showList = async (page) => {
  const templates = await loadTemplates();
  const getPart = (name) => page.querySelector(`[data-part=${name}]`);
  const styleSelect = getPart("style");
  const sourcesBox = getPart("sources");
  const [status] = getPart("status").children;
  let cited = []; // the items that can be cited, each with its choice
  let style = templates.styles[0];

  /* Load the citation data of an item. */
  const loadItem = async (item) => {
    const citable = await loadCitable(item.path).catch(() => null);
    if (!citable) return { title: item.path, ...item };
    const choice = findSavedChoice(item.path, citable.choices);
    return { ...citable, place: choice.label, choice: omitSiteIfRead(choice, isChoiceRead(choice)) };
  };

  /* Change the items of the list, and announce the change. */
  const changeList = async (changeAll, message) => {
    status.textContent = changeItems(changeAll) ? message : translate(NOT_SAVED);
    await renderList();
  };

  const createRow = ({ path, title, choice }, index) => {
    const row = getPart("item").content.firstElementChild.cloneNode(true);
    row.querySelector("summary").textContent = title;
    const [link, cite, warning] = row.querySelector(".toolbar").children;
    Object.assign(link, { href: root + path, textContent: root + path });
    row.firstElementChild.open = matchMedia("(min-width: 44em)").matches;
    const buttons = row.querySelectorAll("button");
    const [up, down, remove] = buttons;
    for (const button of [cite, ...buttons]) button.ariaLabel = `${button.textContent}: ${title}`;
    cite.dataset.of = path;
    cite.hidden = !choice;
    warning.hidden = !cite.hidden;
    const bindMoveButton = (button, newIndex) => {
      button.disabled = newIndex < 0 || newIndex >= readList().items.length;
      button.onclick = async () => {
        await changeList((items) => items.splice(newIndex, 0, ...items.splice(index, 1)), "");
        const moved = getPart("items").children[newIndex];
        moved.firstElementChild.open = true;
        (moved.querySelector(`[data-do=${button.dataset.do}]:enabled`) ?? moved.querySelector("[data-do]:enabled")).focus();
      };
    };
    bindMoveButton(up, index - 1);
    bindMoveButton(down, index + 1);
    remove.onclick = async () => {
      await changeList((items) => items.splice(index, 1), `${translate("Removed from my list")}: ${title}`);
      styleSelect.focus();
    };
    return row;
  };

  const showLines = (name, tag, lines) => getPart(name).replaceChildren(...lines.map((html) => createElement(tag, { innerHTML: html, translate: false })));

  const renderList = async () => {
    const entries = await Promise.all(readList().items.map(loadItem));
    cited = entries.filter(({ choice }) => choice);
    const { sources: listsSources } = readList();
    style = { ...(templates.styles.find(({ id }) => id === readList().style) ?? templates.styles[0]), listsSources };
    sourcesBox.checked = listsSources;
    styleSelect.value = style.id;
    const choices = cited.map(({ choice }) => choice);
    showLines("notes", "li", formatNotes(choices, style));
    showLines("works", "p", formatBibliography(choices, style));
    getPart("notes-heading").textContent = translate(style.notes_heading);
    getPart("works-heading").textContent = translate(style.works_heading);
    getPart("items").replaceChildren(...entries.map(createRow));
    getPart("filled").hidden = !entries.length;
    getPart("empty").hidden = entries.length > 0;
  };

  /* Copy the notes and the bibliography with their headings, as HTML and as text. */
  const copyNotesAndBibliography = () => {
    const sections = ["notes-heading", "notes", "works-heading", "works"].map(getPart);
    return copyToClipboard(sections.map((section) => section.outerHTML).join(""), sections.map((section) => section.innerText).join("\n\n"));
  };
  runOnClick(page.querySelector("[data-do=copy]"), copyNotesAndBibliography);
  for (const button of page.querySelectorAll("[data-saves]")) {
    const { saves: key, file } = button.dataset;
    runOnClick(button, () => saveFile(file, buildExportFile(key, cited, templates)));
  }
  runOnClick(page.querySelector("[data-do=markdown]"), () => copyToClipboard("", listAsMarkdown(cited, style)));
  page.querySelector("[data-do=clear]").onclick = () => confirm(translate("Remove everything from the list?"))
    && changeList((items) => items.splice(0), translate("The list is empty."));
  styleSelect.onchange = sourcesBox.onchange = () => {
    writeList({ ...readList(), style: styleSelect.value, sources: sourcesBox.checked });
    renderList();
  };
  /* After the dialog has closed, a choice may have changed. */
  document.addEventListener("close", async () => {
    const rows = [...getPart("items").children];
    const index = rows.findIndex((row) => row.contains(document.activeElement));
    await renderList();
    const row = getPart("items").children[index];
    if (row) row.firstElementChild.open = true;
    row?.querySelector("a.cite").focus();
  }, true);
  addEventListener("storage", renderList);
  page.dataset.ready = "true";
  return renderList();
};
