/* Timeline filters. Each change is a history entry with a query string (?theme=…&actor=…), so that Back undoes it
   and a selection can be linked to and cited. The event in the URL fragment is always shown. Without this script the
   timeline is complete. */
import { filterRows } from "./row-filter.js";
import { anchorName, replaceSiteUrl } from "./dom.js";

const form = document.getElementById("filters");

if (form) {
  const fold = form.closest("details");
  const status = form.querySelector("[role=status]");
  const selects = [...form.querySelectorAll("select")];
  const rows = [...document.querySelectorAll(".events li")];

  const cite = document.querySelector(".cite-apart > .cite");
  const url = document.querySelector(".colophon .url");
  const { of: page } = cite.dataset;
  const published = url?.textContent;

  const chosen = () => [...new FormData(form)].filter(([, value]) => value);

  const apply = () => {
    const query = new URLSearchParams(location.search);
    for (const select of selects) {
      select.value = query.get(select.name) ?? "";
      select.selectedIndex = Math.max(0, select.selectedIndex); /* no event has this value */
    }
    const pairs = chosen();
    const asked = pairs.length ? `?${new URLSearchParams(pairs)}` : "";
    cite.dataset.of = page + asked;
    if (url) url.textContent = replaceSiteUrl(published) + asked;
    const keys = pairs.map((pair) => pair.join(":"));
    const has = ({ dataset }) => keys.every((key) => dataset.keys.split(" ").includes(key));
    const here = anchorName();
    fold.open ||= keys.length > 0;
    filterRows(rows, (row) => row.id === here || has(row), status);
  };
  const choose = (query) => {
    history.pushState(null, "", location.pathname + (query && `?${query}`));
    apply();
  };
  form.addEventListener("change", () => choose(`${new URLSearchParams(chosen())}`));
  form.addEventListener("reset", () => choose(""));
  addEventListener("popstate", apply);
  addEventListener("hashchange", apply);
  apply();
  fold.open ||= matchMedia("(width >= 64em)").matches;
  fold.hidden = false;
}
