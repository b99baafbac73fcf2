/* The timeline. Its filters stand in the address (?theme=…&actor=…), a step each, so that Back
   undoes them one by one and a selection can be linked to. Shown is what has all that is chosen.
   Without this script the timeline is complete; with it the years frame what is on screen. */
(() => {
  const form = document.getElementById("filters");
  const page = form.closest("article");
  const list = page.querySelector(".events");
  const status = page.querySelector(".chosen");
  const drawing = page.querySelector(".years svg");
  const element = (name, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  /* Events have the numbers of their options, as these stand in the form. */
  const fields = [...form.querySelectorAll("input, option[value]:not([value=''])")];
  const options = fields.map((field) => {
    const word = field.matches("input") ? field.nextElementSibling : field;
    return {
      field,
      name: (field.name ? field : field.parentElement).name,
      value: field.value,
      label: word.textContent.replace(/ \(\d+\)$/, ""),
      lang: word.lang,
      count: word === field ? null : word.nextElementSibling,
    };
  });
  const folds = [...form.querySelectorAll("details")].map((fold) => ({
    fold,
    name: fold.querySelector("input").name,
    label: fold.querySelector("summary").textContent,
    chosen: fold.querySelector("summary").appendChild(element("b")),
  }));
  const years = [...list.querySelectorAll(".year")].map((section) => {
    const heading = section.querySelector("h2");
    const bar = drawing.querySelector(`a[href="#${heading.id}"]`);
    const rows = [...section.querySelectorAll("li")].map((row) => ({
      row, keys: row.dataset.keys.split(" ").map(Number), order: Number(row.dataset.order),
    }));
    for (const { row } of rows) {
      row.querySelector(".cite").ariaLabel = `Cite: ${row.querySelector("a").textContent}`;
    }
    const x = parseFloat(bar.lastElementChild.getAttribute("d").slice(1));
    const fold = section.querySelector("details");
    return { section, heading, x, bar, rows, fold, parts: [section], seen: new Set() };
  });
  const all = status.textContent;
  /* So many options of a filter have a column each in the table. */
  const FEW = 12;
  const optionsOf = (wanted) => options.filter(({ name }) => name === wanted);

  const number = (name, value) => options.findIndex((o) => o.name === name && o.value === value);
  const read = () => {
    const query = [...new URLSearchParams(location.search)];
    const chosen = query.map(([name, value]) => number(name, value)).filter((one) => one >= 0);
    return {
      chosen: [...new Set(chosen)],
      asTable: query.some(([name, value]) => name === "view" && value === "table"),
    };
  };
  const address = ({ chosen, asTable }) => {
    const query = new URLSearchParams(chosen.map((one) => [options[one].name, options[one].value]));
    if (asTable) query.set("view", "table");
    return `${location.pathname}${[...query].length ? `?${query}` : ""}`;
  };

  let applied = null;
  /* The folds of years; those that a reader opened stay so while a selection opens all. */
  const wide = years.flatMap(({ fold }) => fold ?? []);
  const unfold = (wanted) => { for (const fold of wide) fold.open = wanted; };
  const narrow = (wanted) => {
    if (wanted === page.classList.contains("narrowed")) return;
    if (wanted) for (const fold of wide) fold.wasOpen = fold.open;
    page.classList.toggle("narrowed", wanted);
    for (const fold of wide) fold.open = wanted || fold.wasOpen;
  };
  const apply = () => {
    const { chosen, asTable } = read();
    applied = location.search;
    if (asTable && !decades.size) tabulate();
    if (asTable !== page.classList.contains("as-table")) turn(asTable);
    const counts = new Uint32Array(options.length);
    let shown = 0;
    for (const year of years) {
      let left = 0;
      for (const { row, copy, keys } of year.rows) {
        const fits = chosen.every((key) => keys.includes(key));
        if (row.hidden === fits) row.hidden = !fits;
        if (copy && copy.hidden === fits) copy.hidden = !fits;
        if (!fits) continue;
        left += 1;
        for (const key of keys) counts[key] += 1;
      }
      shown += left;
      for (const part of year.parts) if (part.hidden !== !left) part.hidden = !left;
      draw(year, left, chosen.length > 0);
    }
    narrow(chosen.length > 0);
    countDecades();
    options.forEach(({ field, label, count }, number) => {
      const isChosen = chosen.includes(number);
      const text = count ? `${counts[number]}` : `${label} (${counts[number]})`;
      if ((count ?? field).textContent !== text) (count ?? field).textContent = text;
      field.disabled = !counts[number] && !isChosen;
      if (count) field.checked = isChosen;
      else if (field.selected) field.parentElement.selectedIndex = 0;
    });
    for (const { name, chosen: words } of folds) {
      const many = chosen.filter((number) => options[number].name === name).length;
      words.textContent = many ? ` · ${many}` : "";
    }
    tell(chosen, shown, asTable);
  };

  /* What of a year is left, over what it has. */
  const draw = (year, left, narrowed) => {
    if (year.left === left || (!narrowed && !year.drawn)) return;
    year.left = left;
    if (!year.drawn) {
      year.drawn = year.bar.appendChild(year.bar.lastElementChild.cloneNode());
      year.drawn.classList.add("left");
    }
    year.drawn.setAttribute("d", `M${year.x} 0v${left}`);
    year.bar.classList.toggle("empty", !left);
  };

  /* How many events are left and by what; each word is taken back where it stands. */
  const tell = (chosen, shown, asTable) => {
    const words = chosen.map((number) => {
      const { label, lang } = options[number];
      const title = "Remove this filter";
      const onclick = () => toggle(number);
      return element("button", { className: "word", title, lang, onclick }, label);
    });
    const way = (label, wanted) => element("button", { onclick: () => change(wanted) }, label);
    const view = way(asTable ? "As a list" : "As a table", { chosen, asTable: !asTable });
    const folded = wide.some(({ open }) => !open);
    const onclick = () => { unfold(folded); tell(chosen, shown, asTable); };
    const fold = element("button", { onclick }, folded ? "Unfold all" : "Fold again");
    const others = chosen.length ? [way("Show all", { chosen: [], asTable })]
      : wide.length && !asTable ? [fold] : [];
    const ways = element("span", { className: "ways" }, ...others, view);
    const left = chosen.length ? `${shown} of ${all}` : all;
    const count = element("span", {}, left);
    pill.textContent = `${left} ↓`;
    pill.hidden = !chosen.length || !isBelow;
    status.replaceChildren(count, ...words, ways);
  };

  const toggle = (number) => {
    const { chosen, asTable } = read();
    const others = chosen.filter((one) => one !== number);
    change({ chosen: others.length < chosen.length ? others : [...chosen, number], asTable });
  };

  /* A reader in the midst of the list stays in the year that was on screen, or the next left. */
  const change = (wanted) => {
    const first = years.findIndex(({ seen }) => seen.size);
    const within = list.getBoundingClientRect().top < 0;
    const inStatus = status.contains(document.activeElement);
    history.pushState(null, "", address(wanted));
    apply();
    if (inStatus) status.querySelector(".ways button:last-child").focus({ preventScroll: true });
    if (!within) return;
    const next = years.slice(first).find(({ section }) => !section.hidden);
    (next?.heading ?? status).scrollIntoView();
  };

  /* The years on screen, framed. */
  const frame = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  frame.classList.add("frame");
  frame.setAttribute("height", drawing.viewBox.baseVal.height);
  drawing.append(frame);
  const watch = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const year = years.find(({ parts }) => parts.includes(target));
      year.seen[isIntersecting ? "add" : "delete"](target);
      year.bar.classList.toggle("seen", year.seen.size > 0);
    }
    const seen = years.filter((year) => year.seen.size).map(({ x }) => x);
    const first = Math.min(...seen);
    frame.setAttribute("x", seen.length ? first - 0.5 : 0);
    frame.setAttribute("width", seen.length ? Math.max(...seen) - first + 1 : 0);
  }, { rootMargin: "-70px 0px 0px" });
  for (const { section } of years) watch.observe(section);

  /* The list as a table, a part a decade; which of list and table is shown has the anchors. */
  const columns = folds.filter(({ name }) => ["actor", "paper", "evidence"].includes(name));
  /* What has few options has a narrow column for each, with a dot; what has many is told in words. */
  const words = columns.filter(({ name }) => optionsOf(name).length > FEW);
  const groups = columns.filter((column) => !words.includes(column));
  const dotted = groups.flatMap(({ name }) => optionsOf(name));
  const dotClass = (number) =>
    dotted[number - 1]?.name === dotted[number].name ? "dot" : "dot first";
  const heads = ["Date", "Event", ...words.map(({ label }) => label)];
  const decades = new Map();
  const decadeOf = ({ heading }) => {
    const name = heading.id.replace(/^year-(\d{3}).*/, "$10s").replace(/^year-/, "");
    return decades.get(name) ?? begin(name);
  };
  const begin = (name) => {
    const head = (label, properties) => element("th", { scope: "col", ...properties }, label);
    const table = element("table", { className: "tabled" });
    const narrow = dotted.map(({ label, lang }, number) =>
      head(element("span", {}, label), { className: dotClass(number), lang }));
    const grouped = groups.map(({ name, label }) => element("th", {
      scope: "colgroup", className: "first", colSpan: optionsOf(name).length,
    }, label));
    const widths = [...heads, ...dotted].map((one, number) =>
      element("col", { className: number < heads.length ? "" : "dot" }));
    table.append(element("colgroup", {}, ...widths), element("thead", {},
      element("tr", {}, element("td", { colSpan: heads.length }), ...grouped),
      element("tr", {}, ...heads.map((label) => head(label)), ...narrow)));
    const across = { scope: "rowgroup", colSpan: heads.length + dotted.length };
    table.append(element("tbody", { className: "of-decade" },
      element("tr", {}, element("th", across, name))));
    const count = element("span");
    const summary = element("summary", {}, name, " ", count);
    const fold = element("details", { className: "decade fold more" }, summary, table);
    fold.wasOpen = matchMedia("(min-width: 60em)").matches;
    fold.open = fold.wasOpen || page.classList.contains("narrowed");
    const decade = { fold, table, count, years: [] };
    decades.set(name, decade);
    wide.push(fold);
    list.append(fold);
    return decade;
  };
  const tabulate = () => {
    list.append(element("h2", { className: "decade unseen" }, "The events as a table"));
    for (const year of years) {
      const head = element("th", {
        scope: "rowgroup",
        colSpan: heads.length + dotted.length,
        /* The dates of the events say the year. */
        className: "unseen",
      }, year.heading.textContent);
      const body = element("tbody", {}, element("tr", {}, head));
      const decade = decadeOf(year);
      year.anchors = [[year.heading, head]];
      for (const one of year.rows) {
        const [date, text] = one.row.children;
        const links = [...text.querySelectorAll("a:not(.cite)")].map((a) => a.cloneNode(true));
        const its = one.keys.map((key) => options[key]);
        const named = ({ name }) =>
          its.filter((one) => one.name === name).map(({ label }) => label).join(", ");
        const told = words.map((column) => element("td", {}, named(column)));
        /* A phone has no columns: what would have a dot is told below the event. */
        const behind = groups.map(named);
        const dots = dotted.map((option, number) => element("td", { className: dotClass(number) },
          ...its.includes(option) ? [element("span", { className: "unseen" }, option.label)] : []));
        one.copy = element("tr", { className: one.row.className },
          element("td", { className: date.className }, date.textContent),
          element("td", {}, element("div", {}, ...links.flatMap((link) => [link, " "])),
            element("small", {}, behind.filter(Boolean).join(" · "))), ...told, ...dots);
        year.anchors.push([one.row, one.copy]);
      }
      const inOrder = [...year.rows].sort((one, other) => one.order - other.order);
      body.append(...inOrder.map(({ copy }) => copy));
      year.parts.push(body);
      watch.observe(body);
      decade.years.push(year);
      decade.table.append(body);
    }
    const number = ({ years: within }) => within.reduce((sum, { rows }) => sum + rows.length, 0);
    const [most] = [...decades.values()].sort((one, other) => number(other) - number(one));
    most.fold.open = most.fold.wasOpen = true;
  };
  /* How many of each decade are left. */
  const countDecades = () => {
    for (const { fold, count, years: within } of decades.values()) {
      const rows = within.flatMap((year) => year.rows);
      const left = rows.filter(({ row }) => !row.hidden).length;
      count.textContent = left === 1 ? "1 event" : `${left} events`;
      fold.hidden = !left;
    }
  };
  const turn = (asTable) => {
    page.classList.toggle("as-table", asTable);
    for (const [item, row] of years.flatMap(({ anchors }) => anchors)) {
      const [from, to] = asTable ? [item, row] : [row, item];
      to.id = from.id;
      from.removeAttribute("id");
    }
  };

  /* Below the filters, on a phone, a word says how many are left while they stand further down. */
  const pill = element("a", { className: "pill", href: "#found", hidden: true });
  let isBelow = false;
  status.id = "found";
  list.before(pill);
  /* On a busy machine it hears of several at once, of which the last is how things are. */
  new IntersectionObserver((entries) => {
    const { isIntersecting, boundingClientRect: box } = entries.at(-1);
    isBelow = !isIntersecting && box.top > 0;
    pill.hidden = !isBelow || !page.classList.contains("narrowed");
  }).observe(status);

  /* What the address names is shown even where a filter or a fold would hide it. */
  const reveal = () => {
    const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const fold = named?.closest(".events details:not([open])");
    if (fold) {
      fold.open = true;
      named.scrollIntoView();
    }
    if (!named?.closest(".events [hidden]")) return;
    const { hash } = location;
    history.replaceState(null, "", address({ chosen: [], asTable: read().asTable }) + hash);
    apply();
    named.scrollIntoView();
  };

  form.addEventListener("change", ({ target }) => toggle(number(target.name, target.value)));
  form.addEventListener("submit", (event) => event.preventDefault());
  drawing.parentElement.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    const bars = years.filter(({ section }) => !section.hidden).map(({ bar }) => bar);
    const here = event.target.closest("a")?.getAttribute("href");
    const place = bars.findIndex((bar) => bar.getAttribute("href") === here);
    if (!step || !bars[place + step]) return;
    event.preventDefault();
    bars[place + step].focus();
  });
  addEventListener("popstate", () => { if (location.search !== applied) apply(); });
  addEventListener("hashchange", reveal);
  if (matchMedia("(min-width: 60em)").matches) folds[1].fold.open = true;
  apply();
  form.hidden = status.hidden = false;
  reveal();
})();
