import { withoutMarks } from "./fold.js";

/* Show only the wanted rows and the sections that contain them, with their collapsed blocks open. The status shows
   the number of rows, in print too. */
export function filterRows(rows, isWanted, status) {
  for (const row of rows) row.hidden = !isWanted(row);
  const left = rows.filter((row) => !row.hidden);
  const isWhole = left.length === rows.length;
  status.dataset.all ??= status.textContent;
  status.textContent = (isWhole ? "" : `${left.length} of `) + status.dataset.all;
  status.classList.toggle("narrowed", !isWhole);
  for (const section of document.querySelectorAll("main section:not(.opening)")) {
    section.hidden = !isWhole && !left.some((row) => section.contains(row) || row.contains(section));
    for (const fold of section.querySelectorAll("details")) {
      fold.open ||= !isWhole;
      fold.firstElementChild.hidden = !isWhole;
    }
  }
}

/* Filter rows by a text field: a row must contain every word; diacritics are ignored. */
const plain = (text) => withoutMarks(text).replaceAll("đ", "d");
for (const field of document.querySelectorAll("input[data-rows]")) {
  const rows = [...document.querySelectorAll(field.dataset.rows)];
  const box = field.closest("p");
  field.addEventListener("input", () => {
    const words = plain(field.value).split(/\s+/);
    const has = (row) => words.every((word) => plain(row.textContent).includes(word));
    filterRows(rows, has, box.querySelector("output"));
  });
  box.hidden = false;
}
