/* The page of the reader's own list. `cite.js` keeps the list; the citations of each item are
   fetched from where they stand now, so that they are those of the version that is read. */

/* What some elements hold, by the names of their forms. */
const byForm = (elements, held) =>
  Object.fromEntries([...elements].map((one) => [one.dataset.form, held(one)]));
const formsOf = (part) =>
  byForm(part?.children ?? [], (row) => row.querySelector("dd").innerHTML);

const called = ({ work, label }) => (work ? `${work}: ${label}` : label);

/* The ways to cite one thing: each place in a paper, what is cited there, and its page here. Each
   has the work's name, if it has one, its own, its forms, and files or texts for programs. A few
   places that it comes from can be cited in one note. */
const FEW = 4;
const choicesOf = (citations) => {
  const found = [];
  let read = {}; // the paper in which a work was read that it cites
  for (const paper of citations.querySelectorAll(".paper-cited")) {
    const forms = { ...read, ...formsOf(paper.querySelector(":scope > .forms")) };
    if (forms.mla !== read.mla) read = { mla: forms.mla, apa: forms.apa };
    const files = byForm(paper.querySelectorAll(":scope > .files > a"), ({ href }) => href);
    const places = [...paper.querySelectorAll(".place")].map((place) => ({
      work: paper.querySelector("h4").textContent,
      label: place.querySelector("summary").textContent,
      at: place.dataset,
      begins: place.querySelector(".begins")?.textContent,
      forms: { ...forms, ...formsOf(place.querySelector(".forms")) },
      files,
    }));
    found.push(...(places.length ? places : [{ label: "The work", forms, files }]));
  }
  const page = citations.querySelector(".of-page");
  if (page) {
    const programs = page.querySelectorAll(".programs > details");
    const texts = byForm(programs, (one) => one.querySelector("pre").textContent);
    found.push({ label: "This page", forms: formsOf(page.querySelector(".forms")), texts });
  }
  const choices = found.map((one) => ({ label: called(one), parts: [one] }));
  const direct = found.filter(({ at }) => at && "chicago" in at);
  if (direct.length > FEW) return [choices.pop(), ...choices];
  if (direct.length < 2) return choices;
  return [{ label: `Its ${direct.length} places`, parts: direct }, ...choices];
};

const plain = (html, emphasis = "") => {
  const there = document.createElement("template");
  there.innerHTML = html.replace(/<\/?(?:em|i|cite)\b[^>]*>/g, emphasis);
  return there.content.textContent;
};

/* The works, or ways to cite, of a list: each once, in the order of the alphabet. `style` is the
   option of a style, which names its forms. */
const bibliography = (parts, style) => {
  const all = new Set(parts.map(({ forms }) => forms[style.dataset.entry]));
  const letters = (html) => plain(html).replace(/^[^\p{L}\p{N}]+/u, "");
  return [...all].sort((a, b) => letters(a).localeCompare(letters(b)));
};

/* A note for each item: a work in full where it is cited first, in short after that. */
const notes = (entries, style) => {
  const { first, later, entry } = style.dataset;
  const before = new Set();
  const one = ({ forms }) => {
    const note = forms[before.has(forms[entry]) ? later : first];
    before.add(forms[entry]);
    return note;
  };
  const isNote = first !== later;
  const bare = (text) => (isNote ? text.replace(/\.(”?)$/, "$1") : text.slice(1, -1));
  return entries.map(({ choice: { parts } }) => {
    if (parts.length === 1) return one(parts[0]);
    /* Of several places in one work, only the first names it. */
    const all = parts.map((part, index) => {
      if (!index) return bare(one(part));
      return parts[index - 1].work === part.work
        ? `, ${part.at[style.value]}` : `; ${bare(one(part))}`;
    });
    const text = all.join("").replace(/para?\. \d+(?:, para?\. \d+)+/g, (places) => (
      `${places.match(/^para?/)}s. ${places.match(/\d+/g).join(", ")}`));
    return isNote ? `${text}.` : `(${text})`;
  });
};

/* A file for programs: each work once, with the places at which it is cited. */
const WRITERS = {
  ris: (text, at) =>
    text.replace(/ER {2}-$/, () => `${at.map((one) => `N1  - ${one}\n`).join("")}ER  - `),
  bibtex: (text, at) => {
    const [, fields, remarks] = /^(.*?)(?:,\n {2}annote = \{(.*)\})?\n\}$/s.exec(text);
    const places = at.join("; ").replace(/[&%$#_{}]/g, "\\$&");
    const words = [places, remarks].filter(Boolean).join(". ");
    return words ? `${fields},\n  annote = {${words}}\n}` : text;
  },
  /* Programs read no other variable for what is theirs to keep. */
  csl: (text, at) => JSON.parse(text).map((item) => {
    const note = [item.note, at.join("; ")].filter(Boolean).join("; ");
    return note ? { ...item, note } : item;
  }),
};

const program = async (entries, key) => {
  const works = new Map();
  for (const { choice, title, address } of entries) {
    for (const part of choice.parts) {
      const id = part.files?.[key] ?? part.texts[key];
      if (!works.has(id)) works.set(id, { part, at: [] });
      if (part.work) works.get(id).at.push(`${called(part)}; ${title}; ${address}`);
    }
  }
  const texts = await Promise.all([...works].map(async ([id, { part, at }]) => {
    const text = part.files ? await (await fetch(id)).text() : id;
    return WRITERS[key](text.trimEnd(), at);
  }));
  return key === "csl" ? `${JSON.stringify(texts.flat(), null, 1)}\n` : `${texts.join("\n\n")}\n`;
};

export const show = (page, { root, element, acting, copy, save, list, citationsAt }) => {
  const part = (name) => page.querySelector(`[data-part=${name}]`);
  const style = part("style");
  const [status, undo] = part("said").children;
  const loaded = {};
  let entries = []; // what is in the list, with what was fetched of it
  let cited = []; // those of them that can be cited
  let before = null;

  /* The citations of what is at a path; of what is elsewhere now, those there. */
  const fetched = async (path) => {
    const { citations, title, address } = await citationsAt(root + path).catch(() => ({}));
    if (!citations) return { path };
    return { path: list.path(address), title, address, choices: choicesOf(citations) };
  };
  const load = (path) => (loaded[path] ??= fetched(path));

  /* The items of the list with what was fetched of them; what has moved is put right. */
  const read = async () => {
    const state = list.read();
    const there = await Promise.all(state.items.map((item) => load(item.path)));
    const moved = state.items.some((item, index) => item.path !== there[index].path);
    state.items.forEach((item, index) => {
      const { path, title } = there[index];
      if (item.path !== path && title && title !== item.title) item.was ??= item.title;
      item.path = path;
    });
    if (moved) list.write(state);
    return state.items.map((item, index) => {
      const { choices, title = item.title, address = root + item.path } = there[index];
      const choice = choices?.find((one) => one.label === item.place) ?? choices?.[0];
      return { item, choices, choice, title, address };
    });
  };

  /* Change the items, say so, and offer to undo what is said. */
  const change = async (act, words = "") => {
    before = list.read();
    const state = list.read();
    act(state.items);
    status.textContent = list.write(state) ? words : list.full;
    undo.hidden = !words;
    await draw();
  };

  const row = ({ item, title, address, choices, choice }, index) => {
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
    made.querySelector("[data-do=up]").disabled = !index;
    made.querySelector("[data-do=down]").disabled = index === entries.length - 1;
    return made;
  };

  const lines = (name, tag, all) => part(name).replaceChildren(
    ...all.map((html) => Object.assign(element(tag, {}), { innerHTML: html })),
  );

  const draw = async () => {
    entries = await read();
    cited = entries.filter(({ choice }) => choice);
    style.value = list.read().style;
    if (!style.value) style.selectedIndex = 0;
    const [option] = style.selectedOptions;
    const parts = cited.flatMap(({ choice }) => choice.parts);
    const found = parts.filter(({ begins }) => begins);
    lines("notes", "li", notes(cited, option));
    lines("works", "p", bibliography(parts, option));
    lines("begins", "p", [...new Set(found.map(({ work, begins }) => `${work}: ${begins}`))]);
    part("notes-heading").textContent = option.dataset.notes;
    part("works-heading").textContent = option.dataset.works;
    part("items").replaceChildren(...entries.map(row));
    part("full").hidden = !entries.length;
    part("empty").hidden = entries.length > 0;
  };

  /* A list as it is taken along: as HTML; in plain text or Markdown, as `words` reads a line. */
  const begins = part("begins");
  const rich = (lines) =>
    (lines.matches("ol") ? `<ol>${lines.innerHTML}</ol>${begins.innerHTML}` : lines.innerHTML);
  const typed = (lines, words, end = "\n") => {
    const all = [...lines.children].map(words);
    if (!lines.matches("ol")) return all.join("\n\n");
    const numbered = all.map((text, index) => `${index + 1}. ${text}`).join(end);
    return [numbered, ...[...begins.children].map((line) => line.textContent)].join("\n\n");
  };
  const headed = (names, text, lead, end) => names
    .map((name) => lead + part(`${name}-heading`).textContent + end + text(part(name)));
  const inWords = (names, words, lead = "") =>
    headed(names, (all) => typed(all, words), lead, "\n\n").join("\n\n");
  const copied = (names) => copy(
    headed(names, rich, "<h2>", "</h2>").join(""), inWords(names, (line) => line.textContent),
  );
  const inMarkdown = () =>
    inWords(["notes", "works"], (line) => plain(line.innerHTML, "*"), "## ");

  /* Each note after what it is for, so that one still knows eight notes later. */
  const copiedWithStatements = () => {
    const all = part("notes").cloneNode(true);
    [...all.children].forEach((line, index) => {
      const statement = element("p", {}, cited[index].title);
      line.innerHTML = `${statement.outerHTML}<p>${line.innerHTML}</p>`;
    });
    const words = ({ children }) => [...children].map((text) => text.textContent).join("\n");
    return copy(rich(all), typed(all, words, "\n\n"));
  };

  for (const button of page.querySelectorAll("[data-copies]")) {
    const names = button.dataset.copies.split(" ");
    const act = names[0] === "statements" ? copiedWithStatements : () => copied(names);
    acting(button, act);
  }
  for (const button of page.querySelectorAll("[data-saves]")) {
    const { saves: key, file } = button.dataset;
    const text = () => (key === "markdown" ? `${inMarkdown()}\n` : program(cited, key));
    acting(button, async () => save(file, await text()));
  }

  const sorted = (by) => change((items) => {
    const keys = new Map(items.map((item, index) => [item, by(entries[index])]));
    items.sort((a, b) => keys.get(a).localeCompare(keys.get(b)));
  }, "Put in order.");
  const move = async (from, to, name) => {
    await change((items) => items.splice(to, 0, ...items.splice(from, 1)));
    const there = part("items").children[to];
    (there.querySelector(`[data-do=${name}]:enabled`) ?? there.querySelector("button:enabled"))
      .focus();
    status.textContent = `Now ${to + 1} of ${entries.length}.`;
  };
  /* What each button does; those of an item with its number. */
  const ACTS = {
    up: (index) => move(index, index - 1, "up"),
    down: (index) => move(index, index + 1, "down"),
    remove: (index) => change((items) => items.splice(index, 1),
      `Removed: ${entries[index].title}.`).then(() => undo.focus()),
    clear: () => change((items) => items.splice(0), "The list is empty.").then(() => undo.focus()),
    undo: () => {
      list.write(before);
      status.textContent = "Undone.";
      undo.hidden = true;
      return draw().then(() => style.focus());
    },
    "by-date": () => sorted(({ item }) => item.added),
    "by-paper": () => sorted(({ choice }) =>
      (choice ? choice.parts[0].work || plain(choice.parts[0].forms.entry) : "")),
    print: () => print(),
  };
  const numberOf = (target) => [...part("items").children].indexOf(target.closest("li"));
  page.addEventListener("click", ({ target }) => {
    if (target.matches(".copy")) undo.hidden = true;
    ACTS[target.dataset.do]?.(numberOf(target));
  });
  part("items").addEventListener("change", async ({ target }) => {
    const index = numberOf(target);
    await change((items) => { items[index].place = target.value; });
    part("items").children[index].querySelector("select").focus();
  });
  style.addEventListener("change", () => {
    list.write({ ...list.read(), style: style.value });
    draw();
  });
  addEventListener("storage", draw);
  page.dataset.ready = "true";
  return draw();
};
