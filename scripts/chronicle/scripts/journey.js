/* A journey: the step in the middle of the screen is lit on the map; at the top of the page that is the
   first. Without this script the map has the numbers of the steps; nothing is animated. */
const steps = [...document.querySelectorAll(".steps > li")];
const drawn = [...document.querySelectorAll(".journey-map [data-steps]")];

const light = () => {
  const [top, ...others] = steps.map((step) => step.getBoundingClientRect().top);
  const line = Math.min(innerHeight * 0.55, top + 2 * scrollY);
  const read = others.filter((other) => other <= line).length;
  for (const step of steps) step.classList.toggle("lit", step === steps[read]);
  for (const part of drawn) {
    part.classList.toggle("lit", part.dataset.steps.split(" ").includes(`${read + 1}`));
  }
};

if (drawn.length) {
  addEventListener("scroll", light, { passive: true });
  light();
}
