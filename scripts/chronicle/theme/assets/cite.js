/* Citations: copied in a click, with the host at which the page is really read, and collected in the
   reader's own list. Without this script they stand in a plain <details>, or on a page that has only
   citations. */
(() => {
  /* Where the site is published, and its root where it is really read: the folder above this. */
  const { src, dataset: { site } } = document.currentScript;
  const root = new URL("../", src).href;
  const read = (text) => (site ? text.replaceAll(site, root) : text);
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

  /* Let a button do something and say for a moment what, also to those who do not see it. */
  const acting = (made, act) => {
    const label = made.textContent;
    const name = made.ariaLabel ?? label;
    made.addEventListener("click", async () => {
      await act();
      const done = label.startsWith("Save") ? "Saved" : "Copied";
      const what = name.replace(/^(?:Copy|Save):? */, "");
      const spoken = what ? `${what[0].toUpperCase()}${what.slice(1)} ${done.toLowerCase()}` : done;
      made.closest(".citations, .my-list").querySelector("[role=status]").textContent = spoken;
      Object.assign(made, { textContent: done, ariaLabel: spoken });
      setTimeout(() => Object.assign(made, { textContent: label, ariaLabel: name }), 3000);
    });
    return made;
  };
  const button = (label, name, act) =>
    acting(element("button", { type: "button", className: "copy", ariaLabel: name }, label), act);

  const save = (name, text) => {
    const link = element("a", { download: name, href: URL.createObjectURL(new Blob([text])) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  /* The reader's own list: it is kept in this browser, for this site, and goes nowhere. An item is
     the path of what is cited, a title, and when it was added. */
  const list = {
    key: `list ${root}`,
    works: true,
    read() {
      try {
        const state = JSON.parse(localStorage.getItem(this.key));
        for (const item of state.items) item.path = this.path(root + item.path);
        return state;
      } catch { return { items: [] }; }
    },
    full: "This browser’s storage is full; nothing was changed",
    /* Whether there was room for it. */
    write(state) {
      try {
        localStorage.setItem(this.key, JSON.stringify(state));
      } catch { return false; }
      mark();
      return true;
    },
    /* What to say of what was done. */
    turn(path, title) {
      const state = this.read();
      const rest = state.items.filter((item) => item.path !== path);
      const added = rest.length === state.items.length;
      if (added) rest.push({ path, title, added: new Date().toISOString() });
      if (!this.write({ ...state, items: rest })) return this.full;
      return added ? "Added to my list" : "Removed from my list";
    },
    /* The path of what is cited, by the address of its citations or its own. Lists kept before had
       `cite/page/part/`; a work is on its own page. */
    path: (address) => address.slice(root.length)
      .replace(/^cite\/(.+?\/)(?:part-\d+\/)?#/, "$1#")
      .replace(/#cite$/, "")
      .replace(/^cite\/(.+\/)([^/]+)\/$/, "$1#$2")
      .replace(/^bibliography\/#(.+)/, "bibliography/$1/"),
  };
  try { localStorage.length; } catch { list.works = false; } /* a browser that keeps nothing */

  /* What every button and link on the page says of the list, now. */
  const mark = () => {
    const { items } = list.read();
    const paths = new Set(items.map(({ path }) => path));
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

  /* Fill in what only the reader's browser knows, and put buttons beside it. */
  const dress = (citations, title = document.querySelector("[property='og:title']").content) => {
    if (citations.dataset.dressed) return;
    citations.dataset.dressed = "true";
    if (site !== root) citations.innerHTML = read(citations.innerHTML);
    const status = element("p", { className: "unseen", role: "status" });
    citations.append(status);
    const addresses = citations.querySelectorAll("a.permanent");
    const [address] = addresses;
    for (const one of addresses) {
      one.after(" ", button("Copy", "Copy the permanent address", () => copy("", one.textContent)));
    }
    if (list.works) {
      const way = element("a", { className: "to-list", href: `${root}my-list/` });
      address.parentElement.append(" ", collector(list.path(address.href), title), " ", way);
      mark();
    }
    for (const program of citations.querySelectorAll(".programs > details")) {
      const [{ textContent: label }, pre] = program.children;
      const { file } = program.dataset;
      pre.before(
        button("Copy", `Copy ${label}`, () => copy("", pre.textContent)), " ",
        button("Save", `Save as ${file}`, () => save(file, pre.textContent)),
      );
    }
    for (const file of citations.querySelectorAll(".files > a")) {
      const fetched = async () => copy("", await (await fetch(file.href)).text());
      file.after(" ", button("Copy", `Copy the work’s ${file.textContent}`, fetched));
    }
    for (const { children: [label, form] } of citations.querySelectorAll(".forms > div")) {
      const act = () => copy(form.innerHTML, form.textContent);
      label.append(" ", button("Copy", `Copy: ${label.textContent}`, act));
    }
  };

  /* The title of a part, where it is not that of its page, as it is typed. */
  const ownTitle = (one) => one.closest("[data-title]")?.dataset.title.replaceAll("\u00a0", " ");

  /* A page for programs, told of a part of it: another address and key, and perhaps title. */
  const retold = (text, from, to, key, title) => text
    .replaceAll(from, to)
    .replace(/^(@\w+\{|ID {2}- |\{"id": ")[^",\n]+/m, (_, lead) => lead + key)
    .replace(/^( {2}title = \{\{|TI {2}- )[^}\n]*|("title": )"(?:[^"\\]|\\.)*"/m, (all, lead, json) => (
      title ? (lead ? lead + title : json + JSON.stringify(title)) : all));

  /* The citations of a part on a page of citations: the places that it comes from, and the forms of
     the page, or of what it is cited like, with its own address. A paragraph has its number
     besides, and lists of works have its page. */
  const assembled = (there, id) => {
    const citations = there.querySelector(".citations");
    const parts = [...(citations?.querySelectorAll(".part") ?? [])];
    if (!parts.length) return citations;
    const part = parts.find((one) => one.id === id);
    if (!part) return null;
    const said = (one) => one.querySelector(".permanent").textContent;
    const address = said(part);
    const ours = parts[0].querySelector(".of-page").cloneNode(true);
    const put = (from, to) => {
      for (const row of from.querySelectorAll(".forms > div")) {
        const form = row.querySelector("dd").innerHTML.replaceAll(said(from), to);
        ours.querySelector(`.forms [data-form=${row.dataset.form}] dd`).innerHTML = form;
      }
    };
    const model = parts.find((one) => one.id === part.dataset.like) ?? part;
    put(model, model !== part && part.querySelector(".forms") ? said(model) : address);
    put(part, address);
    const { href } = part.querySelector(".permanent");
    const key = href.slice(root.length).replace(/\W+/g, "-").replace(/-$/, "");
    for (const program of ours.querySelectorAll(".programs > details")) {
      const pre = program.querySelector("pre");
      pre.textContent = retold(pre.textContent, said(parts[0]), address, key, ownTitle(part));
      program.dataset.file = program.dataset.file.replace(/.*\./, `${key}.`);
    }
    const works = [...citations.querySelectorAll(".of-works")];
    if (parts.length > 1) {
      const wanted = [...part.querySelectorAll(".at a")].map(({ hash }) => hash.slice(1));
      for (const place of citations.querySelectorAll(".place")) {
        place.open = place.id === wanted[0];
        if (!wanted.includes(place.id)) place.remove();
      }
      for (const work of citations.querySelectorAll(".paper-cited:not(:has(.place))")) work.remove();
      if (!wanted.length) works.pop();
    }
    const choices = element("div", { className: "choices" });
    choices.append(...works, ours);
    citations.replaceChildren(part.querySelector("h2"), part.querySelector(".where"), choices);
    return citations;
  };

  /* The citations of what is at an address, to which the way stands beside it, or in a note on what
     stood there before; with its name, its address now, and theirs. Empty where there are none. */
  const citationsAt = async (address, hops = 4) => {
    const [page, id = "cite"] = address.split("#");
    const answer = hops && await fetch(page);
    if (!answer?.ok) return {};
    const there = new DOMParser().parseFromString(read(await answer.text()), "text/html");
    for (const link of there.querySelectorAll("a[href]")) {
      link.href = new URL(link.getAttribute("href"), page).href;
    }
    const isWhole = id === "cite";
    const citations = (isWhole || there.querySelector(".part")) && assembled(there, id);
    if (citations) {
      const title = (citations.querySelector("h2") ?? there.querySelector("h1")).textContent.trim();
      const { href } = citations.querySelector("a.permanent");
      return { citations: document.adoptNode(citations), title, address: href, at: address };
    }
    const at = isWhole ? there : there.getElementById(id)?.closest("p, li, div, section");
    const wanted = isWhole ? "#cite > a.cite, a.now" : "a.cite, .former a";
    const ways = at ? [...at.querySelectorAll(wanted)] : [there.querySelector("a.now")];
    const way = ways.find((link) => link?.hash === `#${id}`) ?? ways[0];
    return way ? citationsAt(way.href, hops - 1) : {};
  };

  /* Citations are opened over the page. The browser’s way back closes them, and who closes them is
     where they were opened. */
  const show = (citations, title, opener) => {
    const dialog = element("dialog", { className: "cite-dialog", ariaLabel: "How to cite" });
    dialog.innerHTML = '<form method="dialog" class="bar"><button class="close">Close</button></form>';
    dialog.append(citations);
    dialog.addEventListener("close", () => {
      dialog.remove();
      opener.focus({ preventScroll: true });
      if (history.state?.citing) history.back();
    });
    dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
    document.body.append(dialog);
    dress(citations, title);
    /* Who goes back sees what was seen, and not the anchor of the address. */
    history.scrollRestoration = "manual";
    history.pushState({ citing: true }, "");
    dialog.showModal();
  };
  /* What shares a page has its citations on a page of their own. */
  const open = async (link) => {
    const { citations, title } = await citationsAt(link.href).catch(() => ({}));
    if (citations) show(citations, title, link);
    else location.assign(link.href);
  };

  addEventListener("popstate", () => {
    document.querySelector(".cite-dialog[open]")?.close();
    if (!history.state?.citing) setTimeout(() => { history.scrollRestoration = "auto"; });
  });
  document.addEventListener("click", (event) => {
    const one = event.target.closest("button.collect");
    if (one) {
      const said = list.turn(one.dataset.path, one.dataset.title);
      const status = one.closest(".citations")?.querySelector("[role=status]");
      if (status) status.textContent = said;
      if (said === list.full) one.title = said;
    }
    const summary = event.target.closest("details.cite:not([open]) > summary");
    if (summary) {
      event.preventDefault();
      show(summary.parentElement.querySelector(".citations").cloneNode(true), undefined, summary);
      return;
    }
    const link = event.target.closest("a.cite");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    open(link);
  });
  document.addEventListener("toggle", ({ target }) => {
    if (target.open && target.matches("details.cite")) dress(target.querySelector(".citations"));
  }, true);
  for (const one of document.querySelectorAll(":is(details.cite[open], .cited) > .citations")) {
    dress(one, one.querySelector("h2")?.textContent);
  }

  /* Beside every Cite. */
  if (list.works) {
    for (const link of document.querySelectorAll("a.cite")) {
      const title = link.ariaLabel.replace(/^Cite: /, "");
      link.after(collector(list.path(link.href), title, true));
    }
    mark();
  }
  /* A sheet for a class is there to be printed. */
  document.querySelector(".handout .take")?.append(
    element("button", { type: "button", onclick: () => print() }, "Print"),
  );
  /* What a report of a mistake has to name. */
  const report = document.querySelector("button.report");
  report?.addEventListener("click", async () => {
    await copy("", report.dataset.report);
    report.textContent = "Copied. Send it with what is wrong";
  });
  if (report) report.hidden = false;
  /* What few readers need is fetched when they need it. */
  const tools = { root, element, acting, copy, save, list, citationsAt };
  const page = document.querySelector(".my-list");
  if (page && list.works) import(`${root}assets/list.js`).then(({ show }) => show(page, tools));
  else if (page) page.querySelector("[role=status]").textContent = "This browser keeps no list.";

  /* Who asks for `cite/page/part/`, which each part had once, goes where its citations are now. */
  const [former] = location.href.split(/[?#]/);
  const arrive = async () => {
    for (const address of [`${former.replace(`${root}cite/`, root)}#cite`, root + list.path(former)]) {
      const { at } = await citationsAt(address);
      if (at) { location.replace(at); return; }
    }
  };
  if (former.startsWith(`${root}cite/`) && document.querySelector("[data-lost]")) arrive();

  /* What reference managers find names the host that is really read. Where the address names
     something that can be cited, it alone is offered: a work by itself, all else by the head; see
     `queries/metadata.py`. */
  const canonical = document.querySelector("link[rel=canonical]");
  const printed = document.querySelector(".colophon .url");
  const here = printed && read(printed.textContent);
  addEventListener("beforeprint", () => {
    if (printed) printed.textContent = here + location.search;  // as it is filtered
  });
  const offered = [...document.querySelectorAll(".Z3988")];
  for (const span of offered) span.title = read(span.title);
  const TAGS = "meta[property], meta[name^=citation], meta[name=description]";
  const tagged = () => [...document.querySelectorAll(TAGS)];
  const published = Object.fromEntries(tagged().map((tag) =>
    [tag.getAttribute("property") ?? tag.name, read(tag.content)]));
  const tag = ([name, content]) => {
    const made = element("meta", { content });
    made.setAttribute(name.includes(":") ? "property" : "name", name);
    return made;
  };
  /* Works whole, as unAPI has them: those of the page, or the one that is meant. */
  const works = document.querySelector(".unapi-id");
  const whole = document.querySelector("link[rel=unapi-server]");
  const all = whole?.href;
  const follow = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const named = id && document.getElementById(id);
    const ways = named ? [...named.querySelectorAll("a.cite, a.permanent")] : [];
    const way = ways.find(({ hash }) => hash === location.hash);
    const work = !way && named && named.querySelector(".Z3988, .coins");
    for (const one of offered) one.className = (work ? one === work : !way) ? "Z3988" : "coins";
    works?.classList.toggle("unapi-id", !way);
    if (whole) whole.href = work ? `${root}cite/${id}.xml` : all;
    const tags = { ...published };
    if (way || work) {
      tags.citation_public_url = `${read(canonical.href)}#${id}`;
      tags["og:url"] = tags.citation_public_url;
    }
    if (way) {
      const name = (way.ariaLabel?.replace(/^Cite: /, "") ?? named.querySelector("h2").textContent)
        .replaceAll("\u00a0", " ");
      const title = (ownTitle(way) ?? tags["og:title"]) || name;
      Object.assign(tags, {
        citation_title: title, "og:title": title, "z:shortTitle": title,
        description: name, "og:description": name,
        "z:itemType": "webpage", // on the page of a work, which offers that
        "z:websiteTitle": tags["og:site_name"],
      });
    }
    for (const old of tagged()) old.remove();
    document.head.append(...Object.entries(tags).map(tag));
  };
  addEventListener("hashchange", () => {
    follow();
    document.dispatchEvent(new Event("ZoteroItemUpdated", { bubbles: true, cancelable: true }));
  });
  follow();
})();
