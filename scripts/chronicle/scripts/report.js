/* A report of a mistake names the page as it is read, with the part at which the reader is; a button copies it.
   Without this script it is copied by hand. */
import { copyButton } from "./clipboard.js";

const field = document.querySelector(".report textarea");
field?.closest("details").addEventListener("toggle", () => {
  field.value = field.value.replace(/^Place: .*/, () => `Place: ${location.href}`);
  field.after(copyButton(() => field.value));
}, { once: true });
