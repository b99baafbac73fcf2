/* The page behind a link is fetched when a reader points at the link, touches it or comes to it by
   keyboard, so that it is there when the link is followed. Each is fetched once, pages of this site
   only, and none where a reader wants to save data. Without this script all links work. */
(() => {
  if (navigator.connection?.saveData) return;
  const REST = 80; // ms: a pointer on its way over a link does not ask for its page
  const fetched = new Set([location.href.split("#")[0]]);
  let waiting;

  const fetchAhead = (page) => {
    fetched.add(page);
    const link = document.createElement("link");
    document.head.append(Object.assign(link, { rel: "prefetch", href: page }));
  };
  const at = ({ target }) => {
    const link = target.closest?.("a[href]");
    clearTimeout(waiting);
    if (!link) return;
    // A link in a drawing gives its address as typed only.
    const { origin, pathname, href } = new URL(link.getAttribute("href"), location.href);
    const page = href.split("#")[0];
    if (origin !== location.origin || !pathname.endsWith("/") || fetched.has(page)) return;
    waiting = setTimeout(fetchAhead, REST, page);
  };
  for (const event of ["pointerover", "touchstart", "focusin"]) {
    document.addEventListener(event, at, { passive: true });
  }
})();
