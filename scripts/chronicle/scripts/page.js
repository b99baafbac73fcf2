/* Print buttons, wide tables and menus. */
for (const button of document.querySelectorAll(".to-print")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

/* A table wider than the viewport can be scrolled by keyboard. */
for (const table of document.querySelectorAll("#content table")) {
  if (table.scrollWidth > table.clientWidth) table.tabIndex = 0;
}

/* A menu closes on Escape and on a click outside. */
for (const menu of document.querySelectorAll(".menu")) {
  const closeMenu = ({ key, target, isComposing }) => {
    if (isComposing) return;
    if (key === "Escape" && menu.open) menu.firstElementChild.focus();
    if (key === "Escape" || !menu.contains(target)) menu.open = false;
  };
  addEventListener("click", closeMenu);
  addEventListener("keydown", closeMenu);
}
