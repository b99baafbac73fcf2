/* Fill the URL and anchor of the current page into a mistake report, and add a copy button. Without this script,
   users copy the text themselves. */
import { createCopyButton } from "./clipboard.js";

const field = document.querySelector(".mistake-report textarea");
field?.after(createCopyButton(() => field.value));
field?.closest("details").addEventListener("toggle", () => {
  field.value = field.value.replace(/(?<=: ).*/, () => location.href);
});
