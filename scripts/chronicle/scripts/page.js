/* Of the ways to the parts of a page, that to the part on screen is marked, and comes into sight. */
(() => {
  /* A part, or what folds under its head on a page written by hand. */
  const partAt = (head) => head?.closest("details.place, section")
    ?? (head?.nextElementSibling?.matches(".fold") ? head.nextElementSibling : null);
  const ways = new Map([...document.querySelectorAll(".jump a")].map((way) => (
    [partAt(document.getElementById(way.hash.slice(1))), way])));
  const watch = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const way = ways.get(target), line = way.closest(".jump");
      way.ariaCurrent = isIntersecting ? "location" : null;
      if (isIntersecting && line) line.scrollLeft = way.offsetLeft - line.clientWidth / 2;
    }
  }, { rootMargin: "-15% 0px -84%" });
  for (const part of ways.keys()) if (part) watch.observe(part);
})();

/* A subject that an address opens is open, as its mark says. */
const openSubject = () => {
  for (const one of document.querySelectorAll(".subject:not([open]):has(:target)")) one.open = true;
};
addEventListener("hashchange", openSubject);
openSubject();

/* A table wider than the screen is moved sideways, by keyboard too. */
for (const table of document.querySelectorAll(".book table")) {
  if (table.scrollWidth > table.clientWidth) table.tabIndex = 0;
}
