/* Print buttons, wide tables and menus. */
for (const button of document.querySelectorAll(".to-print")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

/* A table wider than the viewport can be scrolled by keyboard. */
for (const table of document.querySelectorAll("#content table")) {
  if (table.scrollWidth > table.clientWidth) table.tabIndex = 0;
}

/* A key that belongs to an input method is not a command. WebKit marks the key that ends the composition only by its code. */
addEventListener("keydown", (event) => {
  if (event.isComposing || event.keyCode === 229) event.stopImmediatePropagation();
}, { capture: true });

/* A menu closes on Escape and on a click outside. */
for (const menu of document.querySelectorAll(".menu")) {
  const closeMenu = ({ key, target }) => {
    if (key === "Escape" && menu.open) menu.firstElementChild.focus();
    if (key === "Escape" || !menu.contains(target)) menu.open = false;
  };
  addEventListener("click", closeMenu);
  addEventListener("keydown", closeMenu);
}
