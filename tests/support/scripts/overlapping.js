/* The pairs of visible things of a kind that lie over each other, as their words. */
(kind) => {
  const seen = [...document.querySelectorAll(kind)].filter((one) => one.offsetHeight > 2);
  const boxes = seen.map((one) => one.getBoundingClientRect());
  const meet = (a, b) => (
    a.top < b.bottom - 1 && b.top < a.bottom - 1 && a.left < b.right && b.left < a.right);
  const pairs = [];
  for (let i = 0; i < seen.length; i++) {
    for (let j = i + 1; j < seen.length; j++) {
      if (meet(boxes[i], boxes[j])) pairs.push([seen[i].textContent, seen[j].textContent]);
    }
  }
  return pairs;
};
