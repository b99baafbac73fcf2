/* A journey: the step that is read is lit on the map. It is the first at the top of the page, and then
   the one in the middle of the screen or of what the map leaves of it, or the one that is pointed at, walked to by arrow keys or named in the address. Without this script
   the map has the numbers of the steps; nothing is animated. */
(() => {
  const steps = [...document.querySelectorAll(".steps > li")];
  const drawn = [...document.querySelectorAll(".journey-map [data-steps]")];
  if (!drawn.length) return;
  const light = (step) => {
    const number = `${steps.indexOf(step) + 1}`;
    for (const one of steps) one.classList.toggle("lit", one === step);
    for (const part of drawn) {
      part.classList.toggle("lit", part.dataset.steps.split(" ").includes(number));
    }
  };
  /* What the address names, or the keyboard walks to, stays lit until the reader moves on: a page
     that scrolls to it has other steps in its middle. */
  let isHeld = false;
  const hold = (step) => {
    isHeld = true;
    light(step);
  };
  for (const step of steps) {
    step.tabIndex = 0;
    step.addEventListener("focusin", () => hold(step));
    step.addEventListener("pointerenter", () => light(step));
    step.addEventListener("keydown", (event) => {
      const to = steps[steps.indexOf(step) + ({ ArrowDown: 1, ArrowUp: -1 }[event.key] ?? NaN)];
      if (event.target !== step || !to) return;
      event.preventDefault();
      to.focus();
    });
  }
  const map = document.querySelector(".journey-map .sheet");
  const read = () => {
    const under = getComputedStyle(map).position === "sticky" ? map.getBoundingClientRect().bottom : 0;
    const [top, ...others] = steps.map((step) => step.getBoundingClientRect().top);
    const line = Math.min(under + (innerHeight - under) * 0.42, top + 2 * scrollY);
    if (!isHeld) light(steps[others.filter((other) => other <= line).length]);
  };
  const named = () => {
    const step = steps.find(({ id }) => location.hash === `#${id}`);
    isHeld = false;
    if (step) hold(step);
  };
  /* Before what they lead to: an arrow key lets go, and holds the step that it walks to. */
  for (const moved of ["wheel", "touchmove", "keydown", "pointerdown"]) {
    addEventListener(moved, () => { isHeld = false; }, { passive: true, capture: true });
  }
  addEventListener("scroll", read, { passive: true });
  read();
  addEventListener("hashchange", named);
  named();
})();
