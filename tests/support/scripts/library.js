/* MiniSearch with documents whose fields are lists of terms already. */
async ([root, fields, documents]) => {
  const { default: MiniSearch } = await import(`${root}modules/vendor/minisearch-7.2.0.js`);
  const storeFields = [...new Set(documents.flatMap(Object.keys))].filter((name) => !fields.includes(name) && name !== "id");
  const asTheyAre = { tokenize: (terms) => terms, stringifyField: (terms) => terms, processTerm: (term) => term };
  const index = new MiniSearch({ fields, storeFields, ...asTheyAre });
  index.addAll(documents);
  return JSON.stringify(index);
}
