/* What is copied and saved, and the buttons that do it. */
import { element, say } from "./root.js";

/* Copy something as HTML and as text. Where a browser does not let a page copy, as over http or without permission, what
   was to be copied is returned. */
export const copy = async (html, text) => {
  /* Without the sign that holds a range in one line on a page, and is a stray sign elsewhere. */
  const [rich, plain] = [html, text].map((one) => one.replace(/\u2060/g, ""));
  const forms = { "text/plain": new Blob([plain], { type: "text/plain" }) };
  if (rich) forms["text/html"] = new Blob([rich], { type: "text/html" });
  try {
    await navigator.clipboard.write([new ClipboardItem(forms)]);
  } catch { return { html: rich, text: plain }; }
  return null;
};

export const save = (name, text) =>
  element("a", { download: name, href: URL.createObjectURL(new Blob([text])) }).click();

/* What could not be copied, to be copied by hand: it is selected below its button. */
const showSelected = (made, { html, text }) => {
  const shown = element("span", { className: "uncopied" }, `${say("This browser did not copy. Here it is, selected:")} `);
  const selected = element("span", {}, text);
  if (html) selected.innerHTML = html;
  shown.append(selected);
  made.after(shown);
  getSelection().selectAllChildren(selected);
};

/* Let a button do something and say for a moment that it did, or could not, also to those who do not see it. */
export const acting = (made, act) => {
  const label = made.textContent;
  const [done, failed] = label.startsWith(say("Save")) ? ["Saved", "Could not save"] : ["Copied", "Could not copy"];
  made.addEventListener("click", async () => {
    const box = made.closest(".citations, .my-list");
    for (const old of (box ?? made.parentElement).querySelectorAll(".uncopied")) old.remove();
    let said = done;
    try {
      const left = await act();
      if (left) {
        said = failed;
        showSelected(made, left);
      }
    } catch { said = failed; }
    made.textContent = say(said);
    const status = box?.querySelector("[role=status]");
    if (status) status.textContent = say(said);
    setTimeout(() => { made.textContent = label; }, 3000);
  });
  return made;
};

export const button = (label, ariaLabel, act) =>
  acting(element("button", { type: "button", className: "copy", ariaLabel }, label), act);
