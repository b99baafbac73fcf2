/* Copying, saving, and the buttons for both. */
import { element, translate } from "./dom.js";

/* Copy HTML and text. If the browser does not allow copying (over HTTP or without permission), throw an element with
   the content. */
export const copy = async (html, text) => {
  const forms = { "text/plain": text, ...(html && { "text/html": html }) };
  try {
    await navigator.clipboard.write([new ClipboardItem(forms)]);
  } catch { throw element("span", html ? { innerHTML: html } : { textContent: text }); }
};

export const save = (name, text) =>
  element("a", { download: name, href: URL.createObjectURL(new Blob([text])) }).click();

/* Announce the result of a button to screen readers. */
export const announce = (made, said) => {
  const status = made.closest(".citations, .my-list")?.querySelector("[role=status]");
  if (status) status.textContent = translate(said);
};

/* Run `act` on click and show for three seconds whether it succeeded. If copying failed, select the content below
   the button so that the user can copy it. */
export const actOnClick = (made, act) => {
  const label = made.textContent;
  const [done, failed] = label.startsWith(translate("Save")) ? ["Saved", "Could not save"] : ["Copied", "Could not copy"];
  made.addEventListener("click", async () => {
    document.querySelector(".uncopied")?.remove();
    const said = await Promise.resolve().then(act).then(() => done, (left) => {
      if (left instanceof Element) {
        made.after(element("span", { className: "uncopied" }, `${translate("The browser could not copy this. It is selected here:")} `, left));
        getSelection().selectAllChildren(left);
      }
      return failed;
    });
    made.textContent = translate(said);
    announce(made, said);
    setTimeout(() => { made.textContent = label; }, 3000);
  });
  return made;
};

/* Create such a button. `of` extends the label for screen readers. */
export const createButton = (label, act, of) =>
  actOnClick(element("button", { type: "button", className: "copy", ariaLabel: of && `${label}: ${of}` }, label), act);

/* Create a button that copies text. */
export const copyButton = (text, of) => createButton(translate("Copy"), () => copy("", text()), of);
