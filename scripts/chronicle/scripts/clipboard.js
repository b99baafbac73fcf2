/* Copy text, save files, and create the buttons for both. */
import { createElement, translate } from "./dom.js";

/* Copy HTML and text. If the browser does not allow copying (over HTTP or without permission), throw an element with
   the content. */
export const copyToClipboard = async (html, text) => {
  const formats = { "text/plain": text, ...(html && { "text/html": html }) };
  try {
    await navigator.clipboard.write([new ClipboardItem(formats)]);
  } catch { throw createElement("span", html ? { innerHTML: html } : { textContent: text }); }
};

export const saveFile = (name, text) =>
  createElement("a", { download: name, href: URL.createObjectURL(new Blob([text])) }).click();

/* Announce the result of a button to screen readers. */
export const announceResult = (button, message) => {
  const status = button.closest(".citation-content, .my-list")?.querySelector("[role=status]");
  if (status) status.textContent = translate(message);
};

/* Run `action` on click and show for three seconds whether it succeeded. If copying failed, select the content below
   the button so that the user can copy it. */
export const runOnClick = (button, action) => {
  const label = button.textContent;
  const [success, failure] = label.startsWith(translate("Save")) ? ["Saved", "Could not save"] : ["Copied", "Could not copy"];
  button.addEventListener("click", async () => {
    document.querySelector(".copy-error")?.remove();
    const message = await Promise.resolve().then(action).then(() => success, (error) => {
      if (error instanceof Element) {
        button.after(createElement("span", { className: "copy-error" }, `${translate("The browser could not copy this. It is selected here:")} `, error));
        getSelection().selectAllChildren(error);
      }
      return failure;
    });
    button.textContent = translate(message);
    announceResult(button, message);
    setTimeout(() => { button.textContent = label; }, 3000);
  });
  return button;
};

/* Create a button that runs an action and shows its result. For screen readers, the label of the button also contains
   the name of the item. */
export const createButton = (label, action, itemName) =>
  runOnClick(createElement("button", { type: "button", className: "copy", ariaLabel: itemName && `${label}: ${itemName}` }, label), action);

/* Create a button that copies the text that a function returns. */
export const createCopyButton = (getText, itemName) => createButton(translate("Copy"), () => copyToClipboard("", getText()), itemName);
