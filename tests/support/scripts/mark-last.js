/* Remove the focus and mark the last focusable element. */
() => {
  document.activeElement.blur();
  const all = [...document.querySelectorAll("a[href], button, input, select, summary")];
  const stops = all.filter((one) => one.checkVisibility() && one.tabIndex >= 0);
  stops.at(-1).dataset.last = "";
};
