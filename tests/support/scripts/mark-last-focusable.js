/* Remove the focus and mark the last focusable element. */
() => {
  document.activeElement.blur();
  const focusable = [...document.querySelectorAll("a[href], button, input, select, summary")];
  const reachable = focusable.filter((element) => element.checkVisibility() && element.tabIndex >= 0);
  reachable.at(-1).dataset.last = "";
};
