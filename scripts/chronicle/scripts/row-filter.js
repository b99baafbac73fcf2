import { foldText } from "./fold.js";

/* Show only the wanted rows and the sections that contain them, with their collapsed blocks open. The status shows
   the number of rows, in print too. */
export function filterRows(rows, isWanted, status) {
  for (const row of rows) row.hidden = !isWanted(row);
  const shownRows = rows.filter((row) => !row.hidden);
  const isUnfiltered = shownRows.length === rows.length;
  status.dataset.all ??= status.textContent;
  status.textContent = (isUnfiltered ? "" : `${shownRows.length} of `) + status.dataset.all;
  status.classList.toggle("filtered", !isUnfiltered);
  for (const section of document.querySelectorAll("main section:not(.opening)")) {
    section.hidden = !isUnfiltered && !shownRows.some((row) => section.contains(row) || row.contains(section));
    for (const details of section.querySelectorAll("details")) {
      details.open ||= !isUnfiltered;
      details.firstElementChild.hidden = !isUnfiltered;
    }
  }
}

/* Filter rows by a text field: a row must contain every word; diacritics are ignored. */
const normalizeText = (text) => foldText(text).replaceAll("đ", "d");
for (const field of document.querySelectorAll("input[data-rows]")) {
  const rows = [...document.querySelectorAll(field.dataset.rows)];
  const paragraph = field.closest("p");
  field.addEventListener("input", () => {
    const terms = normalizeText(field.value).split(/\s+/);
    const matchesQuery = (row) => terms.every((word) => normalizeText(row.textContent).includes(word));
    filterRows(rows, matchesQuery, paragraph.querySelector("output"));
  });
  paragraph.hidden = false;
}
