/* Find pairs of overlapping words. Text clipped for screen readers, sticky elements and clamped lines are ignored. */
() => {
  const apart = new Map([[document.documentElement, false]]);
  const isApart = (element) => {
    if (!apart.has(element)) {
      const style = getComputedStyle(element);
      const is = ["fixed", "sticky"].includes(style.position) || style.clipPath !== "none"
        || style.webkitLineClamp !== "none" || style.opacity === "0"
        || (style.overflow !== "visible" && element.clientHeight < 3);
      apart.set(element, is || isApart(element.parentElement ?? document.documentElement));
    }
    return apart.get(element);
  };
  const lines = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    const element = text.parentElement;
    if (!text.data.trim() || element.closest("script, style, title, .skip-link")) continue;
    if (!element.checkVisibility({ visibilityProperty: true }) || isApart(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const box of range.getClientRects()) {
      /* Glyphs are lower than their line box. */
      const shrunk = box.height / 4;
      if (box.width > 2) lines.push({ text, left: box.left, right: box.right, top: box.top + shrunk, bottom: box.bottom - shrunk });
    }
  }
  lines.sort((a, b) => a.top - b.top);
  const found = new Set();
  lines.forEach((one, at) => {
    for (let next = at + 1; next < lines.length && lines[next].top < one.bottom - 1; next++) {
      const other = lines[next];
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      /* Glyphs may overlap their neighbours in a line, but not another label of a drawing. */
      const [label, nextLabel] = [one, other].map(({ text }) => text.parentElement.closest("svg text"));
      const most = label && nextLabel && label !== nextLabel ? 0 : 3;
      if (across > most && one.text !== other.text) found.add(`${one.text.data.trim().slice(0, 40)} / ${other.text.data.trim().slice(0, 40)}`);
    }
  });
  return [...found];
}
