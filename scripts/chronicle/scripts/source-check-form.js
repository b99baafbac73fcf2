/* Build check records (YAML) from the form on set pages. Without this script, users write the records themselves. */
import { normalizeSpaces, translate, script } from "./dom.js";
import { createButton, copy } from "./clipboard.js";

/* Return the YAML record of a check of `claim` at locator `at`; `known` contains its other fields. */
const recordOf = (claim, at, known) => {
  const { version } = script.dataset;
  const date = new Date().toLocaleDateString("sv");
  const id = `${claim}-${Date.now().toString(36)}`;
  const fields = Object.entries({ id, claim, at: JSON.stringify(normalizeSpaces(at)), date, version, ...known });
  return `- ${fields.map((field) => field.join(": ")).join("\n  ")}`;
};

for (const form of document.querySelectorAll("form.sitting")) {
  const typed = (name) => JSON.stringify(form[name].value.trim().normalize() || null);
  const records = () => {
    const answers = [...form.querySelectorAll(":checked[data-at]")];
    return answers.map(({ name, value, dataset: { at } }) => (
      recordOf(name, at, { says: value, note: typed(`${name}-why`), by: typed("by"), as: form.as.value }))).join("\n");
  };
  const taken = createButton(translate("Copy"), () => form.reportValidity() && copy("", records()));
  const look = () => {
    taken.disabled = !records();
    if (form.matches(":target")) form.parentElement.open = true;
  };
  form.addEventListener("change", look);
  addEventListener("pageshow", look); /* browsers restore the answers */
  form.append(taken, " ", document.querySelector(".report > a")?.cloneNode(true) ?? "");
}
