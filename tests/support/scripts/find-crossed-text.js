/* Find text in drawings that is crossed by a vertical line of the same drawing. */
() => {
  const crossed = [];
  for (const drawing of document.querySelectorAll(".strip svg")) {
    const strokes = [...drawing.querySelectorAll("line:not(.base)")].map((line) => line.getBoundingClientRect());
    for (const label of drawing.querySelectorAll("text")) {
      if (!label.checkVisibility()) continue;
      const box = label.getBoundingClientRect();
      /* Glyphs are lower than their line box. */
      const shrunk = box.height / 4;
      const crossesLabel = ({ left, right, top, bottom }) => right - left < 2 && left > box.left + 3 && left < box.right - 3
        && Math.min(bottom, box.bottom - shrunk) - Math.max(top, box.top + shrunk) > 2;
      if (strokes.some(crossesLabel)) crossed.push(label.textContent.trim());
    }
  }
  return crossed;
}
