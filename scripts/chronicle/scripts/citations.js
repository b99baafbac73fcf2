/* Citations as they are filled in from their data (`exports/citations.py`): pure, without a page.
   A thing is what is cited: a page or a part of it, with the places in works that it comes from. */

/* A form with something at its place; one that has none is a text. */
export const filled = (form, at) =>
  (typeof form === "string" ? form : form.before + at + form.after);

/* The file that has the citations at a path below the root of the site, and the part in it. */
export const dataOf = (path) => {
  const [page, part] = path.split("#");
  return { file: `cite/${page}index.json`, part: part || "cite" };
};

/* Where a part is that moved from a file. */
export const wayOn = ({ parts, moved }, part) => moved?.[part] ?? (parts ? undefined : moved?.cite);

/* A place with its forms: what is as a rule around a place stands with its work, and what is said
   of a paper that cites a work with the place there. Between brackets there is one pair. */
const placed = (place, work, inside) => {
  const forms = {};
  for (const [name, form] of Object.entries(work.placed ?? {})) {
    forms[name] = filled(form, place.at?.[name]);
  }
  for (const [name, before] of Object.entries(place.before ?? {})) {
    forms[name] = before + inside.forms[name].slice(name.endsWith("-in") ? 1 : 0);
  }
  return { ...place, forms: { ...forms, ...place.forms }, ofPaper: inside?.forms, inPaper: inside?.at };
};

/* The works of the data with all their forms; a paper comes before what is cited in it. */
const whole = (data, shared) => {
  const known = {};
  return data.works.map((found) => {
    const work = { ...shared.papers[found.id], ...found };
    if (work.before) work.forms = { entry: work.before + shared.papers[work.paper].full };
    work.places = work.places.map((place) => {
      known[place.id] = placed(place, work, known[place.inside]);
      return known[place.id];
    });
    return work;
  });
};

const mapped = (object, change) => Object.fromEntries(
  Object.entries(object).map(([name, value]) => [name, change(value, name)]),
);

/* A part of the data, with the texts that it is cited in. `base` is the address of the site. */
export const thingOf = (data, shared, name, base) => {
  const part = data.parts[name];
  const address = base + part.path;
  const thing = { title: part.title, path: part.path, address, first: part.first, works: [] };
  if (part.work) {
    thing.works.push({ ...part.work, own: true, places: [] });
    return thing;
  }
  const wanted = new Set(part.places);
  for (const work of whole(data, shared)) {
    work.places = work.places.filter(({ id }) => wanted.has(id));
    if (work.places.length) thing.works.push(work);
  }
  const { forms, programs } = data.forms[part.forms];
  thing.page = {
    key: part.key,
    forms: mapped(forms, (form, form_) => filled(form, part.at?.[form_] ?? address)),
    programs: mapped(programs, ([before, between, after]) =>
      before + part.key + between + address + after),
  };
  return thing;
};
