/* Leaves what has the focus, and marks the last thing that can have it. */
() => {
  document.activeElement.blur();
  const all = [...document.querySelectorAll("a[href], button, input, select, summary")];
  const stops = all.filter((one) => one.checkVisibility() && one.tabIndex >= 0);
  stops.at(-1).dataset.last = "";
};
