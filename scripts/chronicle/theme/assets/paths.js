/* The path of what is cited, by that of its citations or its own. Lists kept before had
   `cite/page/part/`; a work is on its own page. */
export const pathOfCited = (path) => path
  .replace(/^cite\/(.+?\/)(?:part-\d+\/)?#/, "$1#")
  .replace(/#cite$/, "")
  .replace(/^cite\/(.+\/)([^/]+)\/$/, "$1#$2")
  .replace(/^bibliography\/#(.+)/, "bibliography/$1/");
