/* The timeline's filters. Without this script the timeline is complete and unfiltered; with it the state of the filters
   stands in the address (?theme=…&actor=…), so that a selection can be linked to and comes back on reload. */
(() => {
  const form = document.getElementById("filters");
  if (!form) return;
  const rows = [...document.querySelectorAll("[data-theme]")];
  const years = [...document.querySelectorAll("section.year")];
  const names = ["theme", "actor", "paper", "evidence", "weight"];
  const output = form.querySelector("output");

  const read = () => Object.fromEntries(new FormData(form));
  const apply = () => {
    const wanted = read();
    let shown = 0;
    for (const row of rows) {
      const fits = names.every((name) => !wanted[name] || row.dataset[name].split(" ").includes(wanted[name]));
      row.hidden = !fits;
      shown += fits;
    }
    for (const year of years) year.hidden = !year.querySelector("[data-theme]:not([hidden])");
    output.textContent = `${shown} of ${rows.length} events.`;
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
