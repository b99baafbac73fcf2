/* The names on all sheets that touch a mark or another name, in letters as tall as most of them. */
() => [...document.querySelectorAll(".sheets svg")].flatMap((svg) => {
  const shown = (found) => [...svg.querySelectorAll(found)].filter((e) => e.getClientRects().length);
  const names = shown("a text").map((text) => [text.textContent, text.getBoundingClientRect()]);
  const letters = names.map(([name, box]) => [name, {
    left: box.left + 1, right: box.right - 1,
    top: box.top + box.height / 5, bottom: box.bottom - box.height / 5,
  }]);
  const touches = (one, { left, top, width }) => {
    const r = width / 2, x = left + r, y = top + r;
    return Math.hypot(Math.max(one.left - x, 0, x - one.right),
      Math.max(one.top - y, 0, y - one.bottom)) < r - 1;
  };
  const marks = shown("a circle").map((circle) => circle.getBoundingClientRect());
  return letters.filter(([, one], i) => marks.some((mark) => touches(one, mark))
    || letters.slice(i + 1).some(([, other]) => one.left < other.right && other.left < one.right
      && one.top < other.bottom && other.top < one.bottom)).map(([name]) => name);
})
