/* Citations: copied in a click, with the host and the day on which the page is really read. Without this script they stand
   in a plain <details>, or on a page of their own, with a gap for the day. */
(() => {
  /* The site's root, where it is really read: this file lies one folder below it. */
  const root = new URL("../", document.currentScript.src).href;
  const today = new Date();
  const MONTHS = ["Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."];
  const iso = [today.getFullYear(), today.getMonth() + 1, today.getDate()].map((part) => String(part).padStart(2, "0"));
  const DAY = {
    us: today.toLocaleDateString("en-US", { year: "numeric", month: "long", day: "numeric" }),
    mla: `${today.getDate()} ${MONTHS[today.getMonth()]} ${today.getFullYear()}`,
    iso: iso.join("-"),
    ris: iso.join("/"),
  };

  const element = (name, attributes, text) => Object.assign(document.createElement(name), attributes, { textContent: text });

  const copy = async (html, text) => {
    if (navigator.clipboard && window.ClipboardItem) {
      const parts = { "text/plain": new Blob([text], { type: "text/plain" }) };
      if (html) parts["text/html"] = new Blob([html], { type: "text/html" });
      await navigator.clipboard.write([new ClipboardItem(parts)]);
    } else {
      /* A page that was opened from a file, or over plain http. */
      const field = element("textarea", { value: text, className: "copying" });
      document.activeElement.after(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
  };

  const button = (label, name, act) => {
    const made = element("button", { type: "button", className: "copy" }, label);
    made.setAttribute("aria-label", name);
    made.addEventListener("click", async () => {
      await act();
      const done = label === "Save" ? "Saved" : "Copied";
      const said = (text, spoken) => { made.textContent = text; made.setAttribute("aria-label", spoken); };
      said(done, `${done}: ${name}`);
      made.closest(".citations").querySelector("[role=status]").textContent = `${done}: ${name}`;
      setTimeout(() => said(label, name), 1500);
    });
    return made;
  };

  const save = (name, text) => {
    const link = element("a", { download: name, href: URL.createObjectURL(new Blob([text])) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  /* A button beside each form and file that is open to the eye: a page may have hundreds of places. */
  const dressForms = (within) => {
    for (const row of within.querySelectorAll(".forms > div:not([data-dressed]), .files > a:not([data-dressed])")) {
      if (row.closest("details.place:not([open])")) continue;
      row.dataset.dressed = "";
      if (row.matches("a")) {
        const fetched = async () => copy("", await (await fetch(row.href)).text());
        row.after(" ", button("Copy", `Copy the work’s ${row.textContent}`, fetched));
        continue;
      }
      const form = row.querySelector("dd");
      const label = row.querySelector("dt");
      label.append(" ", button("Copy", `Copy: ${label.textContent}`, () => copy(form.innerHTML, form.textContent)));
    }
  };

  /* Many places become one list to pick from, by paper; without scripts they are folded. */
  const pick = (citations) => {
    const places = [...citations.querySelectorAll("details.place[name]")];
    if (!places.length) return;
    const papers = [...citations.querySelectorAll(".paper-cited")];
    const list = element("select", {});
    for (const paper of papers) {
      const group = element("optgroup", { label: paper.querySelector("h4").textContent });
      const within = places.filter((place) => place.closest(".paper-cited") === paper);
      group.append(...within.map((place) => new Option(place.querySelector("summary").textContent, places.indexOf(place))));
      list.append(group);
    }
    const show = () => {
      const chosen = places[list.value];
      for (const place of places) place.hidden = place !== chosen;
      for (const paper of papers) paper.hidden = !paper.contains(chosen);
      chosen.open = true;
      dressForms(citations);
    };
    list.addEventListener("change", show);
    const label = element("label", { className: "pick" }, `Place, of ${places.length} `);
    label.append(list);
    papers[0].before(label);
    show();
  };

  /* Put in the day and the host, and buttons. */
  const dress = (citations) => {
    if (citations.dataset.dressed) return;
    citations.dataset.dressed = "true";
    const status = element("p", { className: "unseen" }); /* what was copied, for those who do not see the button change */
    status.setAttribute("role", "status");
    citations.append(status);
    for (const day of citations.querySelectorAll("time[data-read]")) day.replaceWith(DAY[day.dataset.read]);
    const published = citations.dataset.site;
    const walk = document.createTreeWalker(citations, NodeFilter.SHOW_TEXT);
    while (published !== root && walk.nextNode()) walk.currentNode.data = walk.currentNode.data.replaceAll(published, root);
    const address = citations.querySelector("a.permanent");
    address.after(" ", button("Copy", "Copy the permanent address", () => copy("", address.textContent)));
    for (const program of citations.querySelectorAll(".programs > details")) {
      const label = program.querySelector("summary").textContent;
      const text = program.dataset.form === "csl" ? withDay(program.querySelector("pre").textContent) : program.querySelector("pre").textContent;
      program.querySelector("pre").textContent = text;
      program.querySelector("pre").before(
        button("Copy", `Copy ${label}`, () => copy("", text)), " ",
        button("Save", `Save as ${program.dataset.file}`, () => save(program.dataset.file, text)),
      );
    }
    pick(citations);
    dressForms(citations);
  };

  const withDay = (json) => {
    const items = JSON.parse(json);
    for (const item of items) if (item.URL && item.URL.startsWith(root)) item.accessed = { "date-parts": [[today.getFullYear(), today.getMonth() + 1, today.getDate()]] };
    return JSON.stringify(items, null, 1);
  };

  /* What shares a page has its citations on a page of their own: it is opened over this one. The browser’s way back closes it. */
  let opener = null;
  const open = async (link) => {
    const address = link.href.split("#")[0];
    const answer = await fetch(address);
    if (!answer.ok) { location.assign(link.href); return; }
    const found = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".citations");
    for (const inner of found.querySelectorAll("a[href]")) inner.href = new URL(inner.getAttribute("href"), address).href;
    found.removeAttribute("id");
    const dialog = element("dialog", { className: "cite-dialog" });
    dialog.setAttribute("aria-label", "How to cite");
    const close = element("button", { type: "button", className: "close" }, "Close");
    close.addEventListener("click", () => dialog.close());
    const bar = element("p", { className: "bar" });
    bar.append(close);
    dialog.append(bar, document.adoptNode(found));
    dialog.addEventListener("close", () => {
      dialog.remove();
      link.focus();
      if (history.state?.citing) history.back();
    });
    opener = link;
    dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
    dress(found);
    document.body.append(dialog);
    history.pushState({ citing: true }, "");
    dialog.showModal();
  };

  addEventListener("popstate", () => {
    document.querySelector(".cite-dialog[open]")?.close();
    /* A browser that goes back to an anchor takes the focus from where it was. */
    setTimeout(() => { opener?.focus({ preventScroll: true }); opener = null; });
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.cite");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    open(link);
  });
  document.addEventListener("toggle", (event) => {
    if (!event.target.open) return;
    if (event.target.matches("details.cite")) dress(event.target.querySelector(".citations"));
    if (event.target.matches(".citations[data-dressed] details.place")) dressForms(event.target);
  }, true);
  for (const shown of document.querySelectorAll("main > .citations, details.cite[open] .citations")) dress(shown);

  /* What reference managers find names the host that is really read. Where the address names something that they can save, it
     alone is offered, and the head speaks of it; see `views/offers.py`. */
  const meta = (name) => document.querySelector(`meta[name="${name}"], meta[property="${name}"]`);
  const canonical = document.querySelector("link[rel=canonical]");
  if (!canonical) return;
  const published = canonical.href;
  const citing = document.querySelector("main > .citations");
  const path = new URL(location.pathname, location.href).href.slice(root.length);
  const base = citing ? citing.dataset.site : published.slice(0, published.length - path.length);
  const read = (address) => (address?.startsWith(base) ? root + address.slice(base.length) : address);
  const printed = document.querySelector(".book-footer .address");
  if (printed) printed.textContent = read(published);
  const offered = [...document.querySelectorAll(".Z3988, .coins")].map((span) => ({ span, listed: span.className, fields: new URLSearchParams(span.title) }));
  const ADDRESSES = ["citation_public_url", "og:url"];
  const SAID = { "rft.title": ["citation_title", "og:title", "z:shortTitle"], "rft.description": ["description", "og:description"], rft_id: ADDRESSES };
  if (base !== root) {
    for (const { span, fields } of offered) {
      if (!fields.has("rft_id")) continue;
      fields.set("rft_id", read(fields.get("rft_id")));
      span.title = fields;
    }
    for (const tag of ADDRESSES.map(meta).filter(Boolean)) tag.content = read(tag.content);
  }
  const whole = new Map(Object.values(SAID).flat().map(meta).filter(Boolean).map((tag) => [tag, tag.content]));
  const follow = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const named = id && document.getElementById(id);
    const here = `${read(published)}#${id}`;
    const own = named && (offered.find(({ span }) => span.closest("[id]") === named) || offered.find(({ fields }) => fields.get("rft_id") === here));
    for (const { span, listed } of offered) span.className = own ? (span === own.span ? "Z3988" : "coins") : listed;
    for (const [tag, content] of whole) tag.content = content;
    if (!own || !meta("citation_title")) return;
    /* A work never stands under our name: there the head names the page, with the anchor. */
    const ours = own.fields.get("rft.source") === meta("z:websiteTitle").content;
    const said = ours ? (key) => own.fields.get(key) : (key) => (key === "rft_id" ? here : null);
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
