/* Return the results of each query: the paths of the first fifty answers, and whether the first matches all of its words. */
async ([root, queries, language]) => {
  const { createIndex } = await import(`${root}modules/find.js`);
  const index = createIndex();
  for (const part of await (await fetch(`${root}search/index.json`)).json()) index.addIndexPart(part);
  return queries.map((query) => {
    const { answers, missing, isAbsentName, isWhole } = index.find(query, language);
    const addresses = answers.slice(0, 50).map(({ address }) => address);
    return { addresses, isKnown: !missing.length && isWhole && !isAbsentName };
  });
}
