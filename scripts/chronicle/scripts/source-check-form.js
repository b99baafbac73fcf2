/* Build check records (YAML) from the form on set pages. Without this script, users write the records themselves. */
import { normalizeSpaces, translate, script } from "./dom.js";
import { createButton, copy } from "./clipboard.js";

/* Return the YAML record of a check of `claim` at locator `at`; `fixedFields` contains its other fields. */
const checkAsYaml = (claim, at, fixedFields) => {
  const { version } = script.dataset;
  const date = new Date().toLocaleDateString("sv");
  const id = `${claim}-${Date.now().toString(36)}`;
  const fields = Object.entries({ id, claim, at: JSON.stringify(normalizeSpaces(at)), date, version, ...fixedFields });
  return `- ${fields.map((field) => field.join(": ")).join("\n  ")}`;
};

for (const form of document.querySelectorAll("form.statement-set")) {
  const quotedField = (name) => JSON.stringify(form[name].value.trim().normalize() || null);
  const answersAsYaml = () => {
    const answers = [...form.querySelectorAll(":checked[data-at]")];
    return answers.map(({ name, value, dataset: { at } }) => (
      checkAsYaml(name, at, { says: value, note: quotedField(`${name}-why`), by: quotedField("by"), as: form.as.value }))).join("\n");
  };
  const copyAnswers = createButton(translate("Copy"), () => form.reportValidity() && copy("", answersAsYaml()));
  const updateForm = () => {
    copyAnswers.disabled = !answersAsYaml();
    if (form.matches(":target")) form.parentElement.open = true;
  };
  form.addEventListener("change", updateForm);
  addEventListener("pageshow", updateForm); /* browsers restore the answers */
  form.append(copyAnswers, " ", document.querySelector(".report > a")?.cloneNode(true) ?? "");
}
