/* The rows of the table of a chart as a file for spreadsheets, each with the address of its statement. */
import { button, save } from "./clipboard.js";
import { read, say, plainBlanks } from "./root.js";

/* A cell as CSV has it: no formula begins it. */
const cell = (text) => `"${plainBlanks(text).replace(/\s+/g, " ").trim().replace(/^[=+@-]/, "'$&").replaceAll('"', '""')}"`;
const csv = (table) => [...table.rows].map((row, number) => {
  const link = row.querySelector("a");
  const texts = [...row.cells].map(({ textContent }) => textContent);
  return [...texts, number ? read(link?.href ?? "") : say("Address")].map(cell).join(",");
}).join("\r\n");

for (const table of document.querySelectorAll(".drawn table")) {
  const name = table.closest(".drawn").querySelector("[id]").id;
  /* With the mark by which Excel knows UTF-8. */
  table.closest("details").append(button(say("Save the rows as CSV"), () => save(`${name}.csv`, `\ufeff${csv(table)}\r\n`)));
}
