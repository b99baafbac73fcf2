/* What is copied and saved, and the buttons that do it. */
import { element } from "./root.js";

const JOINER = /\u2060/g; // holds a range in one line on a page, and is a stray sign elsewhere

export const copy = async (marked, joined) => {
  const [html, text] = [marked, joined].map((some) => some?.replace(JOINER, ""));
  if (navigator.clipboard && window.ClipboardItem) {
    const forms = { "text/plain": new Blob([text], { type: "text/plain" }) };
    if (html) forms["text/html"] = new Blob([html], { type: "text/html" });
    await navigator.clipboard.write([new ClipboardItem(forms)]);
  } else {
    /* A page that was opened from a file, or over plain http. */
    const field = element("textarea", { value: text, className: "copying" });
    document.activeElement.after(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
};

export const save = (name, text) => {
  const link = element("a", { download: name, href: URL.createObjectURL(new Blob([text])) });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
};

/* Let a button do something and say for a moment what, also to those who do not see it. */
let forget = () => {};
export const acting = (made, act) => {
  const label = made.textContent;
  const name = made.ariaLabel ?? label;
  made.addEventListener("click", async () => {
    made.style.minWidth = `${made.getBoundingClientRect().width}px`; // what stands beside it stays
    await act();
    const done = label.startsWith("Save") ? "Saved" : "Copied";
    const what = name.replace(/^(?:Copy|Save):? */, "");
    const spoken = what ? `${what[0].toUpperCase()}${what.slice(1)} ${done.toLowerCase()}` : done;
    const status = made.closest(".citations, .my-list")?.querySelector("[role=status]");
    if (status) status.textContent = spoken;
    /* What was copied before is there no more. */
    forget();
    forget = () => Object.assign(made, { textContent: label, ariaLabel: name });
    Object.assign(made, { textContent: done, ariaLabel: spoken });
    setTimeout(forget, 3000);
  });
  return made;
};

export const button = (label, name, act) =>
  acting(element("button", { type: "button", className: "copy", ariaLabel: name }, label), act);
