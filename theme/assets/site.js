/* The timeline's filters. Without this script the timeline is complete and unfiltered; with it the state of the filters
   stands in the address (?theme=…&actor=…), so that a selection can be linked to and comes back on reload. */
(() => {
  const form = document.getElementById("filters");
  if (!form) return;
  const names = ["theme", "actor", "paper", "evidence", "weight"];
  const rows = [...document.querySelectorAll("[data-theme]")].map((row) => ({
    row,
    year: row.closest("section"),
    has: Object.fromEntries(names.map((name) => [name, row.dataset[name].split(" ")])),
  }));
  const years = [...new Set(rows.map(({ year }) => year))];
  const options = [...form.querySelectorAll("option[value]:not([value=''])")].map((option) => ({
    option,
    name: option.closest("select").name,
    label: option.textContent.replace(/ \(\d+\)$/, ""),
  }));
  const output = form.querySelector("output");
  const all = output.nextElementSibling;

  const read = () => Object.fromEntries(names.map((name) => [name, new FormData(form).get(name) || ""]));
  const apply = () => {
    const wanted = read();
    const set = names.filter((name) => wanted[name]);
    /* How many events each value of a filter would leave, given all other filters. */
    const counts = Object.fromEntries(names.map((name) => [name, new Map()]));
    const full = new Set();
    let shown = 0;
    for (const { row, year, has } of rows) {
      const misses = set.filter((name) => !has[name].includes(wanted[name]));
      if (row.hidden !== misses.length > 0) row.hidden = misses.length > 0;
      if (!misses.length) {
        shown += 1;
        full.add(year);
      }
      for (const name of misses.length ? (misses.length > 1 ? [] : misses) : names) {
        for (const value of has[name]) counts[name].set(value, (counts[name].get(value) || 0) + 1);
      }
    }
    for (const year of years) if (year.hidden !== !full.has(year)) year.hidden = !full.has(year);
    for (const { option, name, label } of options) {
      const count = counts[name].get(option.value) || 0;
      const text = `${label} (${count})`;
      if (option.textContent !== text) option.textContent = text;
      option.disabled = !count && !option.selected;
    }
    output.textContent = `${shown} of ${rows.length} events.`;
    all.hidden = !set.length;
  };
  const restore = () => {
    const wanted = new URLSearchParams(location.search);
    for (const name of names) {
      const field = form.elements[name];
      if (field.type === "checkbox") field.checked = wanted.get(name) === field.value;
      else field.value = [...field.options].some((o) => o.value === wanted.get(name)) ? wanted.get(name) : "";
    }
    apply();
  };

  form.addEventListener("change", () => {
    const address = new URL(location.href);
    address.search = new URLSearchParams(Object.entries(read()).filter(([, value]) => value)).toString();
    history.replaceState(null, "", address);
    apply();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("popstate", restore);
  form.hidden = false;
  restore();
  /* What the address names is shown even where a filter would hide it. */
  const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (named && named.hidden) {
    form.reset();
    apply();
  }
  if (named) named.scrollIntoView();
})();
