/* The answers of a sitting as one text: the records of checks that they become. Without this script they are written by hand. */
import { plainBlanks, say } from "./root.js";
import { button, copy } from "./clipboard.js";

for (const form of document.querySelectorAll("form.sitting")) {
  const records = () => {
    const [by, date, key] = [form.by.value, new Date().toISOString().slice(0, 10), Date.now().toString(36)];
    const answers = [...form.querySelectorAll(":checked[data-at]")];
    return answers.map(({ name, value, dataset: { at } }) => `- {id: ${name}-${key}, claim: ${name}, at: "${plainBlanks(at)}", by: ${JSON.stringify(by)}, as: ${form.as.value}, date: ${date}, says: ${value}, version: ${form.dataset.version}}`).join("\n");
  };
  const taken = button(say("Copy"), () => form.reportValidity() && copy("", records()));
  taken.disabled = true;
  form.addEventListener("change", () => { taken.disabled = !records(); });
  form.append(taken, " ", document.querySelector(".report > a")?.cloneNode(true) ?? "");
}
