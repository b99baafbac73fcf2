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

  /* Put in the day and the host, and a button beside each form. */
  const dress = (citations) => {
    if (citations.dataset.dressed) return;
    citations.dataset.dressed = "";
    const status = element("p", { className: "unseen" }); /* what was copied, for those who do not see the button change */
    status.setAttribute("role", "status");
    citations.append(status);
    for (const day of citations.querySelectorAll("time[data-read]")) day.replaceWith(DAY[day.dataset.read]);
    const published = citations.dataset.site;
    const walk = document.createTreeWalker(citations, NodeFilter.SHOW_TEXT);
    while (published !== root && walk.nextNode()) walk.currentNode.data = walk.currentNode.data.replaceAll(published, root);
    const address = citations.querySelector("a.permanent");
    address.after(" ", button("Copy", "Copy the permanent address", () => copy("", address.textContent)));
    for (const row of citations.querySelectorAll(".forms > div")) {
      const form = row.querySelector("dd");
      const label = row.querySelector("dt");
      label.append(" ", button("Copy", `Copy: ${label.textContent}`, () => copy(form.innerHTML, form.textContent)));
    }
    for (const program of citations.querySelectorAll(".programs > details")) {
      const label = program.querySelector("summary").textContent;
      const text = program.dataset.form === "csl" ? withDay(program.querySelector("pre").textContent) : program.querySelector("pre").textContent;
      program.querySelector("pre").textContent = text;
      program.querySelector("pre").before(
        button("Copy", `Copy ${label}`, () => copy("", text)), " ",
        button("Save", `Save as ${program.dataset.file}`, () => save(program.dataset.file, text)),
      );
    }
    for (const file of citations.querySelectorAll(".files > a")) {
      const fetched = async () => copy("", await (await fetch(file.href)).text());
      file.after(" ", button("Copy", `Copy the work’s ${file.textContent}`, fetched));
    }
  };

  const withDay = (json) => {
    const items = JSON.parse(json);
    for (const item of items) if (item.URL && item.URL.startsWith(root)) item.accessed = { "date-parts": [[today.getFullYear(), today.getMonth() + 1, today.getDate()]] };
    return JSON.stringify(items, null, 1);
  };

  /* What shares a page has its citations on a page of their own: it is opened over this one. */
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
    dialog.append(close, document.adoptNode(found));
    dialog.addEventListener("close", () => { dialog.remove(); link.focus(); });
    dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
    dress(found);
    document.body.append(dialog);
    dialog.showModal();
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.cite");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    open(link);
  });
  document.addEventListener("toggle", (event) => {
    if (event.target.matches("details.cite") && event.target.open) dress(event.target.querySelector(".citations"));
  }, true);
  for (const shown of document.querySelectorAll("main > .citations, details.cite[open] .citations")) dress(shown);

  /* What reference managers find names the host that is really read, and the anchor that the address bar names. */
  const meta = (name) => document.querySelector(`meta[name="${name}"], meta[property="${name}"]`);
  const canonical = document.querySelector("link[rel=canonical]");
  if (!canonical) return;
  const here = new URL(location.pathname, location.href).href;
  const published = canonical.href;
  const base = published.slice(0, published.length - here.slice(root.length).length);
  const printed = document.querySelector(".address");
  if (printed) printed.textContent = here;
  if (base !== root && meta("citation_public_url")) {
    for (const span of document.querySelectorAll(".Z3988")) {
      const fields = new URLSearchParams(span.title);
      fields.set("rft.identifier", fields.get("rft.identifier").replace(base, root));
      span.title = fields;
    }
    for (const name of ["citation_public_url", "og:url"]) meta(name).content = here;
  }
  const whole = meta("citation_title") && { title: meta("citation_title").content, address: meta("citation_public_url").content };
  const follow = () => {
    const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const span = named && named.querySelector(".Z3988");
    const fields = span && new URLSearchParams(span.title);
    meta("citation_title").content = fields ? fields.get("rft.title") : whole.title;
    meta("citation_public_url").content = fields ? fields.get("rft.identifier") : whole.address;
  };
  if (whole) {
    addEventListener("hashchange", follow);
    follow();
  }
})();
