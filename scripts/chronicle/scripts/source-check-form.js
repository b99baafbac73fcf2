/* Build check records (YAML) from the form on set pages. Without this script, users write the records themselves. */
import { normalizeSpaces, translate, script } from "./dom.js";
import { createButton, copyToClipboard } from "./clipboard.js";

/* Return the YAML record of a check of `claim` at locator `at`; `fixedFields` contains its other fields. */
const formatCheck = (claim, locator, fixedFields) => {
  const { version } = script.dataset;
  const date = new Date().toLocaleDateString("sv");
  const id = `${claim}-${Date.now().toString(36)}`;
  const fields = Object.entries({ id, claim, at: JSON.stringify(normalizeSpaces(locator)), date, version, ...fixedFields });
  return `- ${fields.map((field) => field.join(": ")).join("\n  ")}`;
};

for (const form of document.querySelectorAll("form.statement-set")) {
  const quoteField = (name) => JSON.stringify(form[name].value.trim().normalize() || null);
  const formatAnswers = () => {
    const answers = [...form.querySelectorAll(":checked[data-at]")];
    return answers.map(({ name, value, dataset: { at: locator } }) => (
      formatCheck(name, locator, { says: value, note: quoteField(`${name}-why`), by: quoteField("by"), as: form.as.value }))).join("\n");
  };
  const copyButton = createButton(translate("Copy"), () => form.reportValidity() && copyToClipboard("", formatAnswers()));
  const updateForm = () => {
    copyButton.disabled = !formatAnswers();
    if (form.matches(":target")) form.parentElement.open = true;
  };
  form.addEventListener("change", updateForm);
  addEventListener("pageshow", updateForm); /* browsers restore the answers */
  form.append(copyButton, " ", document.querySelector(".report > a")?.cloneNode(true) ?? "");
}
