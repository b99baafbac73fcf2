/* Find pairs of overlapping words. Text clipped for screen readers, sticky elements and clamped lines are ignored. */
() => {
  const outsideFlow = new Map([[document.documentElement, false]]);
  const isOutsideFlow = (element) => {
    if (!outsideFlow.has(element)) {
      const style = getComputedStyle(element);
      const isOut = ["fixed", "sticky"].includes(style.position) || style.clipPath !== "none"
        || style.webkitLineClamp !== "none" || style.opacity === "0"
        || (style.overflow !== "visible" && element.clientHeight < 3);
      outsideFlow.set(element, isOut || isOutsideFlow(element.parentElement ?? document.documentElement));
    }
    return outsideFlow.get(element);
  };
  const lines = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    const element = text.parentElement;
    if (!text.data.trim() || element.closest("script, style, title, .skip-link")) continue;
    if (!element.checkVisibility({ visibilityProperty: true }) || isOutsideFlow(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const box of range.getClientRects()) {
      /* Glyphs are lower than their line box. */
      const shrunk = box.height / 4;
      if (box.width > 2) lines.push({ text, left: box.left, right: box.right, top: box.top + shrunk, bottom: box.bottom - shrunk });
    }
  }
  lines.sort((a, b) => a.top - b.top);
  const overlaps = new Set();
  lines.forEach((line, index) => {
    for (let next = index + 1; next < lines.length && lines[next].top < line.bottom - 1; next++) {
      const other = lines[next];
      const overlap = Math.min(line.right, other.right) - Math.max(line.left, other.left);
      /* Glyphs may overlap their neighbours in a line, but not another label of a drawing. Symbols on an axis may touch. */
      const [label, nextLabel] = [line, other].map(({ text }) => text.parentElement.closest("svg text"));
      if ([label, nextLabel].every((drawn) => drawn?.textContent.length === 1)) continue;
      const maxOverlap = label && nextLabel && label !== nextLabel ? 0 : 3;
      if (overlap > maxOverlap && line.text !== other.text) overlaps.add(`${line.text.data.trim().slice(0, 40)} / ${other.text.data.trim().slice(0, 40)}`);
    }
  });
  return [...overlaps];
}
