/* Timeline filters. Each change is a history entry with a query string (?theme=…&actor=…), so that Back undoes it and a
   selection can be linked to and cited. The event in the URL fragment is always shown. Without this script, the
   timeline shows all events. */
import { anchorName, replaceSiteUrl } from "./dom.js";

const form = document.getElementById("filters");

if (form) {
  const filterDetails = form.closest("details");
  const status = form.querySelector("[role=status]");
  const selects = [...form.querySelectorAll("select")];
  const total = status.textContent;
  const rows = [...document.querySelectorAll(".events li")];

  const citeButton = document.querySelector(".cite-page > .cite");
  const url = document.querySelector(".colophon .url");
  const { of: page } = citeButton.dataset;
  const published = url?.textContent;

  const selectedFilters = () => [...new FormData(form)].filter(([, value]) => value);

  const applyFilters = () => {
    const query = new URLSearchParams(location.search);
    for (const select of selects) {
      select.value = query.get(select.name) ?? "";
      select.selectedIndex = Math.max(0, select.selectedIndex); /* no event has this value */
    }
    const pairs = selectedFilters();
    const queryString = pairs.length ? `?${new URLSearchParams(pairs)}` : "";
    citeButton.dataset.of = page + queryString;
    if (url) url.textContent = replaceSiteUrl(published) + queryString;
    const keys = pairs.map((pair) => pair.join(":"));
    const matchesFilters = ({ dataset }) => keys.every((key) => dataset.keys.split(" ").includes(key));
    const anchor = anchorName();
    filterDetails.open ||= keys.length > 0;
    for (const row of rows) row.hidden = row.id !== anchor && !matchesFilters(row);
    const shown = rows.filter((row) => !row.hidden).length;
    const isFiltered = shown < rows.length;
    status.textContent = (isFiltered ? `${shown} of ` : "") + total;
    status.classList.toggle("filtered", isFiltered);
    for (const year of document.querySelectorAll(".year")) {
      year.hidden = !year.querySelector("li:not([hidden])");
      for (const details of year.querySelectorAll("details")) {
        details.open ||= isFiltered;
        details.firstElementChild.hidden = isFiltered;
      }
    }
  };
  const pushQuery = (query) => {
    history.pushState(null, "", location.pathname + (query && `?${query}`));
    applyFilters();
  };
  form.addEventListener("change", () => pushQuery(`${new URLSearchParams(selectedFilters())}`));
  form.addEventListener("reset", () => pushQuery(""));
  addEventListener("popstate", applyFilters);
  addEventListener("hashchange", applyFilters);
  applyFilters();
  filterDetails.open ||= matchMedia("(width >= 64em)").matches;
  filterDetails.hidden = false;
}
