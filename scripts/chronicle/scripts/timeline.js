/* The filters of the timeline stand in the address (?theme=…&actor=…), a step each, so that Back undoes them
   and a selection can be linked to. Shown is what has all that is chosen, and what the address names.
   Without this script the timeline is complete. */
import { narrow } from "./narrow.js";
import { named } from "./root.js";

const form = document.getElementById("filters");

if (form) {
  const fold = form.closest("details");
  const status = form.querySelector("[role=status]");
  const selects = [...form.querySelectorAll("select")];
  const rows = [...document.querySelectorAll(".events li")];

  const apply = () => {
    const query = new URLSearchParams(location.search);
    const here = named();
    for (const select of selects) {
      select.value = query.get(select.name) ?? "";
      if (select.selectedIndex < 0) select.selectedIndex = 0;
    }
    const chosen = selects.filter(({ value }) => value).map(({ name, value }) => `${name}:${value}`);
    const has = ({ dataset }) => chosen.every((key) => dataset.keys.split(" ").includes(key));
    if (chosen.length) fold.open = true;
    narrow(rows, (row) => row.id === here || has(row), status);
  };

  form.addEventListener("change", () => {
    const chosen = selects.filter(({ value }) => value).map(({ name, value }) => [name, value]);
    const query = new URLSearchParams(chosen).toString();
    history.pushState(null, "", location.pathname + (query && `?${query}`));
    apply();
  });
  form.addEventListener("reset", () => {
    history.pushState(null, "", location.pathname);
    apply();
  });
  addEventListener("popstate", apply);
  addEventListener("hashchange", apply);
  apply();
  fold.open ||= matchMedia("(width >= 64em)").matches;
  fold.hidden = false;
}
