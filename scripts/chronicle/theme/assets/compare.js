/* The papers compared: papers and questions that a reader leaves out. Without this script
   everything is shown; with it each has a box, and what is left out stands in the address
   (?without=…), so that a selection can be linked to and comes back on reload. */
(() => {
  const form = document.getElementById("choice");
  const status = form.querySelector("[role=status]");
  const all = form.querySelector("button");
  const rows = [...document.querySelectorAll("[data-question]")];
  for (const row of rows) {
    const box = document.createElement("input");
    const ariaLabel = `Compare: ${row.querySelector("th").textContent.trim()}`;
    Object.assign(box, { type: "checkbox", checked: true, value: row.dataset.question, ariaLabel });
    row.querySelector("th").prepend(box);
  }
  const boxes = [...document.querySelectorAll(".comparison input[type=checkbox]")];
  const counted = (number, one, many) => (number ? [`${number} ${number > 1 ? many : one}`] : []);

  const apply = () => {
    const without = new Set(boxes.filter((box) => !box.checked).map((box) => box.value));
    for (const cell of document.querySelectorAll("[data-paper]")) {
      cell.hidden = without.has(cell.dataset.paper);
    }
    const questions = rows.filter((row) => without.has(row.dataset.question)).length;
    /* An answer that only a paper gives that is left out has nothing to show, nor has a question without answers. */
    const given = "td:not([hidden]) > a";
    for (const row of rows) {
      for (const answer of row.querySelectorAll("tr:has(td)")) answer.hidden = !answer.querySelector(given);
      row.hidden = without.has(row.dataset.question) || !row.querySelector(given);
    }
    const { one, many } = form.dataset;
    const left = [...counted(without.size - questions, one, many), ...counted(questions, "question", "questions")];
    status.textContent = left.length ? `Left out: ${left.join(" and ")}.` : "";
    all.hidden = !left.length;
    if (left.length) form.querySelector("details").open = true;
    return [...without];
  };
  const note = () => {
    const address = new URL(location.href);
    const without = apply();
    address.search = without.length ? `without=${without.join(",")}` : "";
    history.replaceState(null, "", address);
  };

  document.querySelector(".comparison").addEventListener("change", ({ target }) => {
    note();
    /* A question that is gone gives the focus to the next, or to the way back. */
    const next = boxes.slice(boxes.indexOf(target)).find((box) => box.checkVisibility());
    if (!target.checkVisibility()) (next ?? all).focus();
  });
  all.addEventListener("click", () => {
    for (const box of boxes) box.checked = true;
    note();
    boxes[0].focus();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  const left = (new URLSearchParams(location.search).get("without") ?? "").split(",");
  for (const box of boxes) box.checked = !left.includes(box.value);
  form.hidden = false;
  apply();
})();
