/* What is copied and saved, and the buttons that do it. */
import { element, say } from "./root.js";

/* Copy something as HTML and as text; what was to be copied is thrown where a browser does not let a page copy, as over
   http or without permission. */
export const copy = async (html, text) => {
  const forms = { "text/plain": text, ...(html && { "text/html": html }) };
  try {
    await navigator.clipboard.write([new ClipboardItem(forms)]);
  } catch { throw element("span", html ? { innerHTML: html } : { textContent: text }); }
};

export const save = (name, text) =>
  element("a", { download: name, href: URL.createObjectURL(new Blob([text])) }).click();

/* Say something of what a button did to those who do not see it. */
export const announce = (made, said) => {
  const status = made.closest(".citations, .my-list")?.querySelector("[role=status]");
  if (status) status.textContent = say(said);
};

/* Let a button do something and say for a moment that it did, or could not. What could not be copied is selected below it, to
   be copied by hand. */
export const actOnClick = (made, act) => {
  const label = made.textContent;
  const [done, failed] = label.startsWith(say("Save")) ? ["Saved", "Could not save"] : ["Copied", "Could not copy"];
  made.addEventListener("click", async () => {
    document.querySelector(".uncopied")?.remove();
    const said = await Promise.resolve().then(act).then(() => done, (left) => {
      if (left instanceof Element) {
        made.after(element("span", { className: "uncopied" }, `${say("The browser could not copy this. It is selected here:")} `, left));
        getSelection().selectAllChildren(left);
      }
      return failed;
    });
    made.textContent = say(said);
    announce(made, said);
    setTimeout(() => { made.textContent = label; }, 3000);
  });
  return made;
};

/* Such a button, with a label for screen readers. */
export const button = (label, act, of) =>
  actOnClick(element("button", { type: "button", className: "copy", ariaLabel: of && `${label}: ${of}` }, label), act);

/* A button that copies a text. */
export const copyButton = (text, of) => button(say("Copy"), () => copy("", text()), of);
