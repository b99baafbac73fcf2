import { withoutMarks } from "./letters.js";

/* Of some rows those that are wanted are left, whole, and the sections that have any, with what is folded in them open;
   the status says how many, on paper too. */
export function narrow(rows, isWanted, status) {
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

/* A field that leaves the rows that have every word typed, with or without its marks. */
const plain = (text) => withoutMarks(text).replaceAll("đ", "d");
for (const field of document.querySelectorAll("input[data-rows]")) {
  const rows = [...document.querySelectorAll(field.dataset.rows)];
  const box = field.closest("p");
  field.addEventListener("input", () => {
    const words = plain(field.value).split(/\s+/);
    const has = (row) => words.every((word) => plain(row.textContent).includes(word));
    narrow(rows, has, box.querySelector("output"));
  });
  box.hidden = false;
}
