/* The page of the reader's own list. `cite.js` keeps the list; the citations of each item are
   fetched from where they stand now, so that they are those of the version that is read. */

/* How each style is set: its notes, first and later, and its list of works, by the names of forms. */
const STYLES = {
  chicago: { first: "full", later: "short", works: "entry" },
  mla: { first: "mla-in", later: "mla-in", works: "mla" },
  apa: { first: "apa-in", later: "apa-in", works: "apa" },
};

const form = ({ forms }, style, name) => forms[STYLES[style][name]];

const formsOf = (part) => {
  const rows = [...(part?.children ?? [])];
  return Object.fromEntries(
    rows.map((row) => [row.dataset.form, row.querySelector("dd").innerHTML]),
  );
};

const filesOf = (part) => {
  const links = [...(part?.querySelectorAll(":scope > .files > a") ?? [])];
  return Object.fromEntries(links.map((link) => [link.dataset.form, link.href]));
};

const called = ({ work, label }) => (work ? `${work}: ${label}` : label);

/* The ways to cite one thing: each place in a paper, what is cited there, and its page here. Each
   has the work's name, if it has one, its own, its forms, and files or texts for programs. A few
   places that it comes from can be cited in one note. */
const FEW = 4;
const choicesOf = (citations) => {
  const found = [];
  let read = {}; // the paper in which a work was read that it cites
  for (const paper of citations.querySelectorAll(".paper-cited")) {
    const work = { ...read, ...formsOf(paper.querySelector(":scope > .forms")) };
    if (work.mla !== read.mla) read = { mla: work.mla, apa: work.apa };
    const files = filesOf(paper);
    const name = paper.querySelector("h4")?.textContent ?? "";
    const places = [...paper.querySelectorAll(".place")];
    for (const place of places) {
      found.push({
        work: name,
        label: place.querySelector("summary").textContent,
        direct: "chicago" in place.dataset,
        at: place.dataset,
        begins: place.querySelector(".begins")?.textContent,
        forms: { ...work, ...formsOf(place.querySelector(".forms")) },
        files,
      });
    }
    if (!places.length) found.push({ work: "", label: "The work", forms: work, files });
  }
  const page = citations.querySelector(".of-page");
  if (page) {
    const programs = [...page.querySelectorAll(".programs > details")];
    const texts = programs.map((one) => [one.dataset.form, one.querySelector("pre").textContent]);
    const forms = formsOf(page.querySelector(".forms"));
    found.push({ work: "", label: "This page", forms, texts: Object.fromEntries(texts) });
  }
  const choices = found.map((one) => ({ label: called(one), parts: [one] }));
  const direct = found.filter((one) => one.direct);
  if (direct.length > FEW) return [choices.pop(), ...choices];
  if (direct.length < 2) return choices;
  return [{ label: `Its ${direct.length} places`, parts: direct }, ...choices];
};

const plain = (html, emphasis = "") => {
  const there = document.createElement("template");
  there.innerHTML = html;
  for (const text of there.content.querySelectorAll("em, i, cite")) {
    text.replaceWith(`${emphasis}${text.textContent}${emphasis}`);
  }
  return there.content.textContent;
};

/* The works, or ways to cite, of a list: each once, in the order of the alphabet. */
const bibliography = (entries, style) => {
  const cited = entries.flatMap(({ choice }) => choice.parts);
  const all = new Set(cited.map((part) => form(part, style, "works")));
  const letters = (html) => plain(html).replace(/^[^\p{L}\p{N}]+/u, "");
  return [...all].sort((a, b) => letters(a).localeCompare(letters(b)));
};

/* A note for each item: a work in full where it is cited first, in short after that. */
const notes = (entries, style) => {
  const before = new Set();
  const one = (part) => {
    const key = form(part, style, "works");
    const note = form(part, style, before.has(key) ? "later" : "first");
    before.add(key);
    return note;
  };
  const isNote = STYLES[style].first === "full";
  const bare = (text) => (isNote ? text.replace(/\.(”?)$/, "$1") : text.slice(1, -1));
  /* Of several places in one work, only the first names it. */
  const together = (places) => places.replace(/para?\. \d+(?:, para?\. \d+)+/g, (all) => (
    `${all.match(/^para?/)}s. ${all.match(/\d+/g).join(", ")}`));
  return entries.map(({ choice: { parts } }) => {
    if (parts.length === 1) return one(parts[0]);
    const all = parts.map((part, index) => {
      if (!index) return bare(one(part));
      return parts[index - 1].work === part.work ? `, ${part.at[style]}` : `; ${bare(one(part))}`;
    });
    return isNote ? `${together(all.join(""))}.` : `(${together(all.join(""))})`;
  });
};

/* A file for programs: each work once, with the places at which it is cited. */
const TEX = /[&%$#_{}]/g;
const WRITERS = {
  ris: (text, at) =>
    text.replace(/ER {2}-$/, () => `${at.map((one) => `N1  - ${one}\n`).join("")}ER  - `),
  bibtex: (text, at) => {
    const words = at.join("; ").replace(TEX, "\\$&");
    if (!words) return text;
    const there = /\n {2}annote = \{/;
    return there.test(text)
      ? text.replace(there, (field) => `${field}${words}. `)
      : text.replace(/\n\}$/, () => `,\n  annote = {${words}}\n}`);
  },
  csl: (text, at) => JSON.parse(text).map((item) =>
    ({ ...item, ...(at.length && { annote: at.join("; ") }) })),
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
  const texts = await Promise.all([...works.values()].map(async ({ part, at }) => {
    const text = part.files ? await (await fetch(part.files[key])).text() : part.texts[key];
    return WRITERS[key](text.trimEnd(), at);
  }));
  return key === "csl" ? `${JSON.stringify(texts.flat(), null, 1)}\n` : `${texts.join("\n\n")}\n`;
};

export const show = (page, { root, element, button, copy, save, fill, list, citationsAt }) => {
  const part = (name) => page.querySelector(`[data-part=${name}]`);
  const status = part("status");
  const style = part("style");
  const loaded = new Map();
  let entries = [];
  let before = null;

  /* The citations of what is at a path; of what is elsewhere now, those there. */
  const fetched = async (path) => {
    const { citations, title, address } = await citationsAt(root + path);
    if (!citations) return { path };
    fill(citations);
    return { path: list.path(address), title, address, choices: choicesOf(citations) };
  };
  const load = (path) => {
    if (!loaded.has(path)) loaded.set(path, fetched(path).catch(() => ({ path })));
    return loaded.get(path);
  };

  /* The items of the list with what was fetched of them; what has moved is put right. */
  const read = async () => {
    const state = list.read();
    const there = await Promise.all(state.items.map((item) => load(item.path)));
    const moved = state.items.some((item, index) => item.path !== there[index].path);
    state.items.forEach((item, index) => { item.path = there[index].path; });
    if (moved) list.write(state);
    return state.items.map((item, index) => {
      const { choices, title = item.title, address = root + item.path } = there[index];
      const choice = choices?.find((one) => one.label === item.place) ?? choices?.[0];
      return { item, choices, choice, title, address };
    });
  };

  const change = (act, words) => {
    before = list.read();
    const state = list.read();
    act(state);
    list.write(state);
    status.replaceChildren(words);
    if (words) {
      const undo = element("button", { type: "button" }, "Undo");
      undo.addEventListener("click", () => {
        list.write(before);
        status.replaceChildren("Undone.");
        draw().then(() => style.focus());
      });
      status.append(" ", undo);
    }
    return draw();
  };

  const press = (label, name, act, disabled = false) => {
    const made = element("button", { type: "button", ariaLabel: name, disabled }, label);
    made.addEventListener("click", act);
    return made;
  };
  const move = async (from, to, name) => {
    await change(({ items }) => items.splice(to, 0, ...items.splice(from, 1)), "");
    const row = part("items").children[to];
    (row.querySelector(`[data-do=${name}]:enabled`) ?? row.querySelector("button:enabled")).focus();
    status.textContent = `Now ${to + 1} of ${entries.length}.`;
  };

  const chooser = ({ choices, choice, title }, index) => {
    const select = element("select", { ariaLabel: `What to cite for ${title}` });
    for (const one of choices) {
      select.append(new Option(one.label, one.label, false, one === choice));
    }
    select.addEventListener("change", async () => {
      await change(({ items }) => { items[index].place = select.value; }, "");
      part("items").children[index].querySelector("select").focus();
    });
    return select;
  };

  const row = (entry, index) => {
    const { item, title, address, choices } = entry;
    const made = element("li", {});
    const link = element("a", { href: address }, title);
    const day = new Date(item.added).toLocaleDateString("en-GB", { dateStyle: "long" });
    made.append(link, element("span", { className: "soft" }, ` added ${day}`));
    const bar = element("p", { className: "bar" });
    if (choices) bar.append("Cite ", chooser(entry, index), " ");
    else bar.append("Nothing is cited at this address any more; the link shows why. ");
    const last = index === entries.length - 1;
    const up = press("↑", `Move up: ${title}`, () => move(index, index - 1, "up"), !index);
    const down = press("↓", `Move down: ${title}`, () => move(index, index + 1, "down"), last);
    up.dataset.do = "up";
    down.dataset.do = "down";
    bar.append(up, " ", down, " ", press("Remove", `Remove: ${title}`, async () => {
      await change(({ items }) => items.splice(index, 1), `Removed: ${title}.`);
      status.querySelector("button").focus();
    }));
    made.append(bar);
    return made;
  };

  const lines = (name, tag, all) => part(name).replaceChildren(...all.map((html) => {
    const line = element(tag, {});
    line.innerHTML = html;
    return line;
  }));

  const draw = async () => {
    entries = await read();
    style.value = list.read().style in STYLES ? list.read().style : "chicago";
    const cited = entries.filter(({ choice }) => choice);
    lines("notes", "li", notes(cited, style.value));
    lines("works", "p", bibliography(cited, style.value));
    const found = cited.flatMap(({ choice }) => choice.parts).filter(({ begins }) => begins);
    lines("begins", "p", [...new Set(found.map(({ work, begins }) => `${work}: ${begins}`))]);
    const { notes: first, works: second } = style.selectedOptions[0].dataset;
    part("notes-heading").textContent = first;
    part("works-heading").textContent = second;
    part("items").replaceChildren(...entries.map(row));
    part("full").hidden = !entries.length;
    part("empty").hidden = entries.length > 0;
  };

  /* Both lists as they are taken along: as HTML, in plain text, in Markdown. */
  const both = ["notes", "works"];
  const headed = (name, lead, text, end) =>
    lead + part(`${name}-heading`).textContent + end + text;
  const begins = () => [...part("begins").children].map((line) => `\n\n${line.textContent}`).join("");
  const rich = (name) => {
    const lines = part(name).innerHTML;
    const all = name === "notes" ? `<ol>${lines}</ol>${part("begins").innerHTML}` : lines;
    return headed(name, "<h2>", all, "</h2>");
  };
  const typed = (name, lead, words) => {
    const lines = [...part(name).children].map(words);
    const numbered = lines.map((text, index) => `${index + 1}. ${text}`).join("\n") + begins();
    return headed(name, lead, name === "notes" ? numbered : lines.join("\n\n"), "\n\n");
  };
  const copied = (names) => copy(
    names.map(rich).join(""),
    names.map((name) => typed(name, "", (line) => line.textContent)).join("\n\n"),
  );
  const inMarkdown = () =>
    both.map((name) => typed(name, "## ", (line) => plain(line.innerHTML, "*"))).join("\n\n");

  /* Each note after what it is for, so that one still knows eight notes later. */
  const copiedWithStatements = () => {
    const said = entries.filter(({ choice }) => choice).map(({ title }) => title);
    const all = [...part("notes").children].map((note, index) => [note, said[index]]);
    const items = all.map(([note, text]) =>
      `<li>${element("p", {}, text).outerHTML}<p>${note.innerHTML}</p></li>`);
    return copy(
      `<ol>${items.join("")}</ol>${part("begins").innerHTML}`,
      all.map(([note, text], index) => `${index + 1}. ${text}\n${note.textContent}`).join("\n\n")
        + begins(),
    );
  };

  part("copy").append(
    button("Copy notes", "Copy notes", () => copied(["notes"]), status), " ",
    button("Copy notes with statements", "Copy notes with statements", copiedWithStatements,
      status), " ",
    button("Copy bibliography", "Copy bibliography", () => copied(["works"]), status), " ",
    button("Copy both", "Copy both", () => copied(both), status), " ",
    press("Print", "Print", () => print()),
  );
  const cited = () => entries.filter(({ choice }) => choice);
  for (const [key, label, ending] of JSON.parse(part("save").dataset.formats)) {
    const write = async () => save(`my-list.${ending}`, key === "markdown"
      ? `${inMarkdown()}\n`
      : await program(cited(), key));
    part("save").append(button(`Save ${label}`, `Save ${label}`, write, status), " ");
  }
  style.addEventListener("change", () => {
    list.write({ ...list.read(), style: style.value });
    draw();
  });
  const sorted = (by) => change(({ items }) => {
    const keys = new Map(items.map((item, index) => [item, by(entries[index])]));
    items.sort((a, b) => keys.get(a).localeCompare(keys.get(b)));
  }, "Put in order.");
  part("by-date").addEventListener("click", () => sorted(({ item }) => item.added));
  part("by-paper").addEventListener("click", () => sorted(({ choice }) =>
    (choice ? choice.parts[0].work || plain(form(choice.parts[0], "chicago", "works")) : "")));
  part("clear").addEventListener("click", async () => {
    await change((state) => { state.items = []; }, "The list is empty.");
    status.querySelector("button").focus();
  });
  addEventListener("storage", draw);
  page.dataset.ready = "true";
  return draw();
};
