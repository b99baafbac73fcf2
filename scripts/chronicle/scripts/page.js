/* A subject that an address opens is open, as its mark says. */
const openSubject = () => {
  for (const one of document.querySelectorAll(".subject:not([open]):has(:target)")) one.open = true;
};
addEventListener("hashchange", openSubject);
openSubject();

/* What is to be printed. */
for (const button of document.querySelectorAll(".to-print")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

/* A table wider than the screen is moved sideways, by keyboard too. */
for (const table of document.querySelectorAll(".book table")) {
  if (table.scrollWidth > table.clientWidth) table.tabIndex = 0;
}
