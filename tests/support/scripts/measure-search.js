/* Focus the field and enter a query; return the milliseconds until the answers are painted. This loads the script
   and the index. */
async (query) => {
  const [field, list] = ["input", "ol"].map((part) => document.querySelector(`.header-search ${part}`));
  const start = performance.now();
  const answered = new Promise((resolve) => new MutationObserver(() => list.childElementCount && resolve()).observe(list, { childList: true }));
  field.focus();
  field.value = query;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await answered;
  await new Promise(requestAnimationFrame);
  return performance.now() - start;
}
