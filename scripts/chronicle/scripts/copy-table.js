/* Copy the table of a chart for a spreadsheet or text editor; its links to statements become absolute. */
import { createButton, copyToClipboard } from "./clipboard.js";
import { translate } from "./dom.js";

const copyTable = (table) => {
  for (const link of table.querySelectorAll("a")) link.setAttribute("href", link.href);
  return copyToClipboard(table.outerHTML, table.innerText);
};

for (const table of document.querySelectorAll(".chart-figure table")) {
  table.closest("details").append(createButton(translate("Copy table"), () => copyTable(table)));
}
