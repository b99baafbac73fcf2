/* The middle of the first mark that the pointer can reach. */
(selector) => [...document.querySelectorAll(selector)]
  .map((mark) => mark.getBoundingClientRect())
  .map((box) => [box.x + box.width / 2, box.y + box.height / 2])
  .find((spot) => document.elementFromPoint(...spot)?.closest(selector));
