/* How far the note of each call is below it, and below the beginning of its paragraph, where it stands beside the text, and whether the list shows it; how far notes reach beyond the text. */
() => {
  const list = document.querySelector(".notes");
  const box = (part) => part.getBoundingClientRect();
  const calls = [...document.querySelectorAll(".call")].map((call) => {
    const side = call.matches(":has(+ .side)") ? call.nextElementSibling : null;
    const note = document.querySelector(call.firstElementChild.hash);
    const below = side?.checkVisibility() ? box(side).top - box(call).top : null;
    const within = below === null ? null : box(side).top - box(call.closest("p")).top;
    return { below, within, isListed: note.offsetHeight > 2 && list.offsetHeight > 2 };
  });
  const sides = [...document.querySelectorAll(".side")].map((side) => box(side).bottom);
  return { calls, beyond: Math.max(...sides) - box(list).top };
};
