/* The answers of a sitting as one text: the records of checks that they become. Without this script they are written by hand. */
import { plainBlanks, say } from "./root.js";
import { button, copy } from "./clipboard.js";

for (const form of document.querySelectorAll("form.sitting")) {
  const records = () => {
    const [by, date, key] = [form.by.value, new Date().toLocaleDateString("sv"), Date.now().toString(36)];
    const answers = [...form.querySelectorAll(":checked[data-at]")];
    return answers.map(({ name, value, dataset: { at } }) => `- {id: ${name}-${key}, claim: ${name}, at: "${plainBlanks(at)}", by: ${JSON.stringify(by)}, as: ${form.as.value}, date: ${date}, says: ${value}, version: ${form.dataset.version}, note: ${JSON.stringify(form[`${name}-why`].value || null)}}`).join("\n");
  };
  const taken = button(say("Copy"), () => form.reportValidity() && copy("", records()));
  const look = () => {
    taken.disabled = !records();
    if (form.matches(":target")) form.parentElement.open = true;
  };
  form.addEventListener("change", look);
  addEventListener("pageshow", look); /* a browser gives the answers back */
  form.append(taken, " ", document.querySelector(".report > a")?.cloneNode(true) ?? "");
}
