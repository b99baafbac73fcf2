/* The list of actors, or of works: everyone whose name, in any form of it, has all the words that are typed,
   each from its beginning; whoever is nested stands under the whole it belongs to. What is typed
   stands in the address (?name=…). Without this script the list is complete. */
import { titleOf } from "./root.js";
import { fold } from "./terms.js";

const form = document.querySelector("form#named");

if (form) {
  const [field, status] = [form.querySelector("input"), form.querySelector("[role=status]")];
  const groups = [...document.querySelectorAll(".kind, .kind .directory > div")];
  /* A work is found by its title, too, which its entry has; the row has the address of the work. */
  const titleAt = ({ pathname }) => {
    const entry = document.getElementById(pathname.split("/").at(-2));
    const coins = entry?.querySelector(":scope.entry > p .Z3988, :scope.entry > p .coins");
    return coins ? titleOf(coins) : "";
  };
  const all = status.textContent;
  const folds = document.querySelectorAll(".kind > details");
  const open = document.querySelector(".kind > details[open]");
  const rows = [...document.querySelectorAll(".kind li")].map((row) => {
    const own = [...row.children].filter((child) => !child.matches("ul, .did"));
    const text = own.map((child) => child.textContent).join(" ");
    const more = row.dataset.names ?? titleAt(row.querySelector("a"));
    return { row, words: fold(`${text} ${more}`) };
  });

  const apply = () => {
    const typed = fold(field.value);
    const has = (words) => typed.every((one) => words.some((word) => word.startsWith(one)));
    const met = new Set(rows.filter(({ words }) => has(words)).map(({ row }) => row));
    for (const { row } of rows) {
      row.hidden = !met.has(row) && ![...row.querySelectorAll("li")].some((one) => met.has(one));
    }
    for (const group of groups) group.hidden = !group.querySelector("li:not([hidden])");
    for (const kind of folds) kind.open = typed.length > 0 || kind === open;
    status.textContent = typed.length ? `${met.size} of ${all}` : all;
  };

  field.addEventListener("input", () => {
    const query = field.value ? `?${new URLSearchParams({ name: field.value })}` : "";
    history.replaceState(null, "", location.pathname + query);
    apply();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  field.value = new URLSearchParams(location.search).get("name") ?? "";
  form.hidden = false;
  apply();
}
