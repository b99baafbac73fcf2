/* What is copied and saved, and the buttons that do it. */
import { element, say } from "./root.js";

/* Without the sign that holds a range in one line on a page, and is a stray sign elsewhere. */
const typed = (type, text) => new Blob([text.replace(/\u2060/g, "")], { type });

export const copy = (html, text) => {
  const forms = { "text/plain": typed("text/plain", text) };
  if (html) forms["text/html"] = typed("text/html", html);
  return navigator.clipboard.write([new ClipboardItem(forms)]);
};

export const save = (name, text) =>
  element("a", { download: name, href: URL.createObjectURL(new Blob([text])) }).click();

/* Let a button do something and say for a moment that it did, also to those who do not see it. */
export const acting = (made, act) => {
  const label = made.textContent;
  const done = say(label.startsWith(say("Save")) ? "Saved" : "Copied");
  made.addEventListener("click", async () => {
    await act();
    made.textContent = done;
    const status = made.closest(".citations, .my-list")?.querySelector("[role=status]");
    if (status) status.textContent = done;
    setTimeout(() => { made.textContent = label; }, 3000);
  });
  return made;
};

export const button = (label, ariaLabel, act) =>
  acting(element("button", { type: "button", className: "copy", ariaLabel }, label), act);
