/* The page of the reader's own list. What is cited is fetched from where it stands now, so that it
   is that of the version that is read. */
import { element, root } from "./root.js";
import { bibliography, notes, programFile } from "./citations.js";
import { allFor, citedAt, patterns } from "./cited.js";
import { acting, copy, save } from "./clipboard.js";
import { FULL, readList, writeList } from "./list.js";

export const show = async (page) => {
  const words = await patterns();
  const part = (name) => page.querySelector(`[data-part=${name}]`);
  const style = part("style");
  const [status] = part("said").children;
  const loaded = {};
  let entries = []; // what is in the list, with what was fetched of it
  let cited = []; // those of them that can be cited

  /* The citations of what is at a path; of what is elsewhere now, those there. */
  const load = (path) => (loaded[path] ??= citedAt(path).catch(() => null).then((thing) => thing ?? { path }));

  /* The items of the list with what was fetched of them; what has moved is put right. */
  const read = async () => {
    const state = readList();
    const there = await Promise.all(state.items.map((item) => load(item.path)));
    const moved = state.items.some((item, index) => item.path !== there[index].path);
    state.items.forEach((item, index) => {
      const { path, title } = there[index];
      if (item.path !== path && title && title !== item.title) item.was ??= item.title;
      item.path = path;
    });
    if (moved) writeList(state);
    return state.items.map((item, index) => {
      const { choices, title = item.title } = there[index];
      const address = root + item.path;
      const choice = choices?.find((one) => one.label === item.place) ?? choices?.[0];
      return { item, choices, choice, title, address };
    });
  };

  /* Change the items, and say so. */
  const change = async (act, said = "") => {
    const state = readList();
    act(state.items);
    status.textContent = writeList(state) ? said : FULL;
    await draw();
  };

  const row = ({ item, title, address, choices, choice }) => {
    const made = part("item").content.firstElementChild.cloneNode(true);
    Object.assign(made.querySelector("a"), { href: address, textContent: title });
    made.querySelector("time").textContent =
      new Date(item.added).toLocaleDateString("en-GB", { dateStyle: "long" })
      + (item.was ? `, as “${item.was}”, which is told here now` : "");
    const [way, nothing] = made.querySelector(".bar").children;
    const select = way.querySelector("select");
    way.hidden = !choices;
    nothing.hidden = !way.hidden;
    select.ariaLabel = `What to cite for ${title}`;
    select.append(...(choices ?? []).map(({ label }) => new Option(label)));
    select.value = choice?.label;
    for (const button of made.querySelectorAll("button")) button.ariaLabel += `: ${title}`;
    return made;
  };

  const lines = (name, tag, all) => part(name).replaceChildren(
    ...all.map((html) => Object.assign(element(tag, {}), { innerHTML: html })),
  );

  const draw = async () => {
    entries = await read();
    cited = entries.filter(({ choice }) => choice);
    style.value = readList().style;
    if (!style.value) style.selectedIndex = 0;
    const chosen = words.styles.find(({ id }) => id === style.value);
    const parts = cited.flatMap(({ choice }) => choice.parts);
    lines("notes", "li", notes(cited.map(({ choice }) => choice), chosen));
    lines("works", "p", bibliography(parts, chosen));
    part("notes-heading").textContent = chosen.notes;
    part("works-heading").textContent = chosen.works;
    part("items").replaceChildren(...entries.map(row));
    part("full").hidden = !entries.length;
    part("empty").hidden = entries.length > 0;
  };

  /* What is taken along, under its headings: as HTML, and as text. */
  const copied = (names) => {
    const taken = names.map((name) => [part(`${name}-heading`).textContent, part(name)]);
    const texts = taken.map(([heading, { children, tagName }]) => {
      const lines = [...children].map(({ textContent }, index) =>
        (tagName === "OL" ? `${index + 1}. ${textContent}` : textContent));
      return [heading, lines.join(tagName === "OL" ? "\n" : "\n\n")].join("\n\n");
    });
    const html = taken.map(([heading, { outerHTML }]) => `<h2>${heading}</h2>${outerHTML}`);
    return copy(html.join(""), texts.join("\n\n"));
  };
  for (const button of page.querySelectorAll("[data-copies]")) {
    acting(button, () => copied(button.dataset.copies.split(" ")));
  }
  for (const button of page.querySelectorAll("[data-saves]")) {
    const { saves: key, file } = button.dataset;
    acting(button, async () => save(file, programFile(key, cited, words, await allFor(key))));
  }

  /* What each button does; those of an item with its number. */
  const ACTS = {
    remove: (index) => change((items) => items.splice(index, 1), `Removed: ${entries[index].title}.`)
      .then(() => style.focus()),
    clear: () => confirm("Take everything out of the list?")
      && change((items) => items.splice(0), "The list is empty."),
  };
  const numberOf = (target) => [...part("items").children].indexOf(target.closest("li"));
  page.addEventListener("click", ({ target }) => ACTS[target.dataset.do]?.(numberOf(target)));
  part("items").addEventListener("change", async ({ target }) => {
    const index = numberOf(target);
    await change((items) => { items[index].place = target.value; });
    part("items").children[index].querySelector("select").focus();
  });
  style.addEventListener("change", () => {
    writeList({ ...readList(), style: style.value });
    draw();
  });
  addEventListener("storage", draw);
  page.dataset.ready = "true";
  return draw();
};
