/* The rows of the table of a chart, to be pasted into a spreadsheet or a text, where each still leads to its statement. */
import { button, copy } from "./clipboard.js";
import { say } from "./root.js";

const copyTable = (table) => {
  for (const link of table.querySelectorAll("a")) link.setAttribute("href", link.href);
  return copy(table.outerHTML, table.innerText);
};

for (const table of document.querySelectorAll(".drawn table")) {
  table.closest("details").append(button(say("Copy table"), () => copyTable(table)));
}
