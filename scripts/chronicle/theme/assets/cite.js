/* Citations: copied in a click, with the host at which the page is really read, and collected in the
   reader's own list. Without this script they stand in a plain <details>, or on a page of their
   own. */
(() => {
  /* The site's root, where it is really read: this file lies one folder below it. */
  const root = new URL("../", document.currentScript.src).href;
  const element = (name, attributes, text = "") =>
    Object.assign(document.createElement(name), attributes, { textContent: text });

  const copy = async (html, text) => {
    if (navigator.clipboard && window.ClipboardItem) {
      const forms = { "text/plain": new Blob([text], { type: "text/plain" }) };
      if (html) forms["text/html"] = new Blob([html], { type: "text/html" });
      await navigator.clipboard.write([new ClipboardItem(forms)]);
    } else {
      /* A page that was opened from a file, or over plain http. */
      const field = element("textarea", { value: text, className: "copying" });
      document.activeElement.after(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
  };

  /* A button that says for a moment what it has done; `status` tells those who do not see it. */
  const button = (label, name, act, status) => {
    const made = element("button", { type: "button", className: "copy", ariaLabel: name }, label);
    made.addEventListener("click", async () => {
      await act();
      const done = label.startsWith("Save") ? "Saved" : "Copied";
      const say = (text, spoken) => Object.assign(made, { textContent: text, ariaLabel: spoken });
      say(done, `${done}: ${name}`);
      const told = status ?? made.closest(".citations").querySelector("[role=status]");
      told.textContent = `${done}: ${name}`;
      setTimeout(() => say(label, name), 3000);
    });
    return made;
  };

  const save = (name, text) => {
    const link = element("a", { download: name, href: URL.createObjectURL(new Blob([text])) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  /* The reader's own list: it is kept in this browser, for this site, and goes nowhere. An item is
     the path of the page with its citations, a title, when it was added, and perhaps some words. */
  const list = {
    key: `list ${root}`,
    works: true,
    read() {
      try {
        const state = JSON.parse(localStorage.getItem(this.key));
        return Array.isArray(state?.items) ? state : { items: [] };
      } catch { return { items: [] }; }
    },
    write(state) {
      localStorage.setItem(this.key, JSON.stringify(state));
      mark();
    },
    /* Whether it is in the list now. */
    turn(path, title, more = {}) {
      const state = this.read();
      const rest = state.items.filter((item) => item.path !== path || item.words !== more.words);
      const added = rest.length === state.items.length;
      if (added) rest.push({ path, title, added: new Date().toISOString(), ...more });
      this.write({ ...state, items: rest });
      return added;
    },
    /* The way to the citations of a page that has them on another. */
    apart: "#cite > a.cite",
    /* Where the citations are of what is at an address; see `citation_page` of citable.py. */
    path(address) {
      const [page, anchor] = address.slice(root.length).split("#");
      return anchor && anchor !== "cite" ? `cite/${page}${anchor}/` : page;
    },
  };
  try { localStorage.length; } catch { list.works = false; } /* a browser that keeps nothing */

  /* What every button and link on the page says of the list, now. */
  const mark = () => {
    const { items } = list.read();
    const paths = new Set(items.filter((item) => !item.words).map((item) => item.path));
    for (const one of document.querySelectorAll("button.collect")) {
      const there = paths.has(one.dataset.path);
      const say = there ? "Remove from my list" : "Add to my list";
      one.ariaPressed = there;
      one.textContent = one.dataset.small ? (there ? "−" : "+") : say;
      if (one.dataset.small) one.ariaLabel = `${say}: ${one.dataset.title}`;
    }
    for (const way of document.querySelectorAll("a.to-list")) {
      way.textContent = `My list · ${items.length}`;
      way.hidden = !items.length;
    }
  };
  addEventListener("storage", mark);

  const collector = (path, title, small) => {
    const made = element("button", { type: "button", className: "collect" });
    Object.assign(made.dataset, { path, title, ...(small && { small }) });
    return made;
  };

  const heading = (page) => {
    const title = page.querySelector("h1").cloneNode(true);
    for (const extra of title.querySelectorAll(".headerlink, .cite, .collect")) extra.remove();
    return title.textContent.trim();
  };

  /* A button beside each form and file that is open to the eye: a page may have hundreds. */
  const dressForms = (within) => {
    const open = (row) => !row.closest("details.place:not([open])");
    const rows = within.querySelectorAll(".forms > div, .files > a");
    for (const row of [...rows].filter((each) => !each.dataset.dressed && open(each))) {
      row.dataset.dressed = "true";
      if (row.matches("a")) {
        const fetched = async () => copy("", await (await fetch(row.href)).text());
        row.after(" ", button("Copy", `Copy the work’s ${row.textContent}`, fetched));
        continue;
      }
      const form = row.querySelector("dd");
      const label = row.querySelector("dt");
      const act = () => copy(form.innerHTML, form.textContent);
      label.append(" ", button("Copy", `Copy: ${label.textContent}`, act));
    }
  };

  /* Many places become one list to pick from, by paper; without scripts they are folded. */
  const pick = (citations) => {
    const places = [...citations.querySelectorAll("details.place[name]")];
    if (!places.length) return;
    const papers = [...citations.querySelectorAll(".paper-cited")];
    const choice = element("select", {});
    const named = (place) => place.querySelector("summary").textContent;
    for (const paper of papers) {
      const group = element("optgroup", { label: paper.querySelector("h4").textContent });
      const within = places.filter((place) => place.closest(".paper-cited") === paper);
      group.append(...within.map((place) => new Option(named(place), places.indexOf(place))));
      choice.append(group);
    }
    const show = () => {
      const chosen = places[choice.value];
      for (const place of places) place.hidden = place !== chosen;
      for (const paper of papers) paper.hidden = !paper.contains(chosen);
      chosen.open = true;
      dressForms(citations);
    };
    choice.addEventListener("change", show);
    const label = element("label", { className: "pick" }, `Place, of ${places.length} `);
    label.append(choice);
    papers[0].before(label);
    show();
  };

  /* Put in the host. */
  const fill = (citations) => {
    const published = citations.dataset.site;
    if (published !== root) {
      const walk = document.createTreeWalker(citations, NodeFilter.SHOW_TEXT);
      while (walk.nextNode()) {
        walk.currentNode.data = walk.currentNode.data.replaceAll(published, root);
      }
    }
  };

  /* Fill in what only the reader's browser knows, and put buttons beside it. */
  const dress = (citations, title = heading(document)) => {
    if (citations.dataset.dressed) return;
    citations.dataset.dressed = "true";
    const status = element("p", { className: "unseen", role: "status" });
    citations.append(status);
    fill(citations);
    const address = citations.querySelector("a.permanent");
    const copied = () => copy("", address.textContent);
    address.after(" ", button("Copy", "Copy the permanent address", copied));
    if (list.works) {
      const way = element("a", { className: "to-list", href: `${root}my-list/` });
      address.parentElement.append(" ", collector(list.path(address.href), title), " ", way);
      mark();
    }
    for (const program of citations.querySelectorAll(".programs > details")) {
      const { textContent: label } = program.querySelector("summary");
      const pre = program.querySelector("pre");
      const text = pre.textContent;
      const { file } = program.dataset;
      pre.before(
        button("Copy", `Copy ${label}`, () => copy("", text)), " ",
        button("Save", `Save as ${file}`, () => save(file, text)),
      );
    }
    pick(citations);
    dressForms(citations);
  };

  /* What shares a page has its citations on a page of their own: it is opened over this one. The
     browser’s way back closes it. */
  let opener = null, seen = 0;
  const open = async (link, from = link.href) => {
    const address = from.split("#")[0];
    const answer = await fetch(address);
    if (!answer.ok) { location.assign(link.href); return; }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = page.querySelector(".citations");
    if (!found) {
      const apart = page.querySelector(list.apart).getAttribute("href");
      await open(link, new URL(apart, address).href);
      return;
    }
    for (const inner of found.querySelectorAll("a[href]")) {
      inner.href = new URL(inner.getAttribute("href"), address).href;
    }
    found.removeAttribute("id");
    const dialog = element("dialog", { className: "cite-dialog", ariaLabel: "How to cite" });
    const close = element("button", { type: "button", className: "close" }, "Close");
    close.addEventListener("click", () => dialog.close());
    const bar = element("p", { className: "bar" });
    bar.append(close);
    dialog.append(bar, document.adoptNode(found));
    dialog.addEventListener("close", () => {
      dialog.remove();
      link.focus({ preventScroll: true });
      if (history.state?.citing) history.back();
    });
    opener = link;
    seen = scrollY;
    dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
    document.body.append(dialog);
    dress(found, heading(page));
    history.pushState({ citing: true }, "");
    dialog.showModal();
  };

  addEventListener("popstate", () => {
    document.querySelector(".cite-dialog[open]")?.close();
    /* A browser that goes back to an anchor shows that, not what was seen. */
    setTimeout(() => {
      if (!opener) return;
      opener.focus({ preventScroll: true });
      scrollTo({ top: seen, behavior: "instant" });
      opener = null;
    });
  });
  document.addEventListener("click", (event) => {
    const one = event.target.closest("button.collect");
    if (one) {
      const added = list.turn(one.dataset.path, one.dataset.title);
      const status = one.closest(".citations")?.querySelector("[role=status]");
      if (status) status.textContent = added ? "Added to my list" : "Removed from my list";
    }
    const link = event.target.closest("a.cite");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    open(link);
  });
  document.addEventListener("toggle", (event) => {
    const at = event.target;
    if (!at.open) return;
    if (at.matches("details.cite")) dress(at.querySelector(".citations"));
    if (at.matches(".citations[data-dressed] details.place")) dressForms(at);
  }, true);
  const shown = "main > .citations, details.cite[open] .citations";
  for (const citations of document.querySelectorAll(shown)) dress(citations);

  /* Beside every Cite. */
  if (list.works) {
    for (const link of document.querySelectorAll("a.cite")) {
      const title = link.ariaLabel.replace(/^Cite: /, "");
      const there = link.matches(list.apart) ? location.href.split("#")[0] : link.href;
      const { href } = new URL(link.dataset.repeats ?? there, location);
      link.after(collector(list.path(href), title, true));
    }
    mark();
  }
  /* A sheet for a class is there to be printed. */
  const choice = document.querySelector(".handout .take");
  choice?.append(button("Print", "Print the sheet", () => print(), choice));
  /* What few readers need is fetched when they need it. */
  const tools = { root, element, button, copy, save, fill, heading, list };
  const page = document.querySelector(".my-list");
  if (page && list.works) import(`${root}assets/list.js`).then(({ show }) => show(page, tools));
  else if (page) page.querySelector("[role=status]").textContent = "This browser keeps no list.";

  /* What reference managers find names the host that is really read. Where the address names
     something that they can save, it alone is offered, and the head speaks of it; see
     `queries/metadata.py`. */
  const meta = (name) =>
    document.querySelector(`meta[name="${name}"], meta[property="${name}"]`);
  const canonical = document.querySelector("link[rel=canonical]");
  if (!canonical) return;
  const published = canonical.href;
  const citing = document.querySelector("main > .citations");
  const path = new URL(location.pathname, location.href).href.slice(root.length);
  const base = citing
    ? citing.dataset.site
    : published.slice(0, published.length - path.length);
  const read = (address) =>
    (address?.startsWith(base) ? root + address.slice(base.length) : address);
  const printed = document.querySelector(".colophon .url");
  if (printed) {
    const here = read(printed.textContent);
    const print = () => { printed.textContent = here + location.search; };  // as it is filtered
    print();
    addEventListener("beforeprint", print);
  }
  /* An entry of a long list is offered as the page is, with its own name, address and date. */
  const model = document.querySelector(".book > .Z3988");
  const pattern = document.querySelector(".slip .coins"); // a paper offers itself, not its page
  for (const link of document.querySelectorAll("a.cite[data-entry]")) {
    const span = model.cloneNode(), fields = new URLSearchParams(model.title);
    fields.set("rft.title", link.getAttribute("aria-label").replace(/^Cite: /, ""));
    const path = link.href.split("#")[0].slice(root.length);
    const lives = !path.startsWith("cite/"); /* on a page of its own */
    fields.set("rft_id", lives ? base + path : `${published}#${link.closest("[id]").id}`);
    if (link.dataset.entry) fields.set("rft.date", link.dataset.entry);
    span.title = fields;
    link.after(span);
  }
  const offered = [...document.querySelectorAll(".Z3988, .coins")].map((span) =>
    ({ span, listed: span.className, fields: new URLSearchParams(span.title) }));
  /* What shares a page with others has its name and date besides what its page has. */
  const offer = (link) => {
    const own = pattern ?? model;
    const span = own.cloneNode(), fields = new URLSearchParams(own.title);
    const name = link.ariaLabel.replace(/^Cite: /, "");
    fields.set(pattern ? "rft.title" : "rft.description", name);
    fields.set("rft_id", `${read(published)}#${link.closest("[id]").id}`);
    if (link.dataset.named) fields.set("rft.date", link.dataset.named);
    Object.assign(span, { title: fields, className: "coins" });
    link.after(span);
    offered.push({ span, listed: span.className, fields });
    delete link.dataset.named;
  };
  const ADDRESSES = ["citation_public_url", "og:url"];
  const SAID = {
    "rft.title": ["citation_title", "og:title", "z:shortTitle"],
    "rft.description": ["description", "og:description"],
    rft_id: ADDRESSES,
  };
  if (base !== root) {
    for (const { span, fields } of offered) {
      if (!fields.has("rft_id")) continue;
      fields.set("rft_id", read(fields.get("rft_id")));
      span.title = fields;
    }
    for (const tag of ADDRESSES.map(meta).filter(Boolean)) tag.content = read(tag.content);
  }
  const tags = Object.values(SAID).flat().map(meta).filter(Boolean);
  const contents = new Map(tags.map((tag) => [tag, tag.content]));
  /* Works whole, as unAPI has them: those of the page, or the one that is meant. */
  const works = document.querySelector(".unapi-id");
  const whole = document.querySelector("link[rel=unapi-server]");
  const all = whole?.href;
  const follow = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const named = id && document.getElementById(id);
    const here = `${read(published)}#${id}`;
    const links = named ? [...named.querySelectorAll("a.cite[data-named]")] : [];
    if (pattern ?? model) links.filter((link) => link.closest("[id]") === named).forEach(offer);
    const own = named && (
      offered.find(({ span }) => span.closest("[id]") === named)
      || offered.find(({ fields }) => fields.get("rft_id") === here)
    );
    for (const { span, listed } of offered) {
      span.className = own ? (span === own.span ? "Z3988" : "coins") : listed;
    }
    const ours = own && own.fields.get("rft.source") === meta("og:site_name")?.content;
    works?.classList.toggle("unapi-id", !own || !ours);
    if (whole) whole.href = own && !ours ? `${root}cite/${id}.xml` : all;
    for (const [tag, content] of contents) tag.content = content;
    if (!own || !meta("citation_title")) return;
    /* A work never stands under our name: there the head names the page, with the anchor. */
    const said = (key) => (ours ? own.fields.get(key) : key === "rft_id" ? here : null);
    for (const [key, names] of Object.entries(SAID)) {
      const text = said(key);
      if (text) for (const tag of names.map(meta).filter(Boolean)) tag.content = text;
    }
  };
  addEventListener("hashchange", () => {
    follow();
    document.dispatchEvent(new Event("ZoteroItemUpdated", { bubbles: true, cancelable: true }));
  });
  follow();
})();
