/* The zoom of each map. Without this script the map is complete, and names without room show when their
   marks are pointed at. With it names have room that enlarging makes, and there are buttons; the wheel with Ctrl, two fingers, + − 0 and the
   arrow keys do the same, and dragging moves what is enlarged. Marks and names keep their size:
   only the view box changes, and --k, the units to a pixel. Nothing is animated. */
const isOfSomeYears = () => document.querySelector(".periods li + li > :target") !== null;
for (const svg of document.querySelectorAll(".map .zooms")) {
  const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
  const level = (text) => [text, Number(text.getAttribute("class").slice(1))];
  const labels = [...svg.querySelectorAll("text[class^=l]")].map(level);
  const places = [...svg.querySelectorAll(".place:has(circle)")];
  const frames = [...svg.querySelectorAll(".closer")];
  const bar = svg.querySelector(".bar");
  /* Units to a pixel at scale 1, for names of level 1; each level needs twice the scale. */
  const DESIGNED = 4;
  const CLOSEST = 16;
  let x = 0, y = 0, zoom = 1;

  const element = (name, properties) => Object.assign(document.createElement(name), properties);
  const buttons = element("div", { className: "zoom", role: "group" });
  const name = svg.parentElement.querySelector(".name")?.textContent;
  buttons.title = buttons.ariaLabel = name ? `Zoom: ${name}` : "Zoom";
  const button = (textContent, ariaLabel, onclick) => {
    const made = element("button", { type: "button", textContent, ariaLabel, onclick });
    buttons.append(made);
    return made;
  };

  const draw = () => {
    const w = width / zoom, h = height / zoom;
    x = Math.min(Math.max(x, 0), width - w);
    y = Math.min(Math.max(y, 0), height - h);
    svg.setAttribute("viewBox", [x, y, w, h].map((each) => each.toFixed(1)).join(" "));
    /* The style sheet says how large they are on the whole map, and which names show there. */
    svg.style.removeProperty("--k");
    const k = Number(getComputedStyle(svg).getPropertyValue("--k")) / zoom;
    if (zoom > 1) svg.style.setProperty("--k", k);
    const shown = Math.floor(Math.log2(DESIGNED / k) + 1.15);
    for (const [text, first] of labels) {
      text.style.transform = "";
      text.style.display = zoom > 1 ? first <= shown ? "inline" : "none" : "";
    }
    /* Of a frame that is larger than what is shown a single line would cross that. */
    for (const frame of frames) {
      frame.style.display = zoom > 1 && frame.width.baseVal.value > w ? "none" : "";
    }
    room();
    svg.classList.toggle("moves", zoom > 1);
    larger.disabled = zoom >= CLOSEST;
    smaller.disabled = zoom <= 1;
    whole.hidden = zoom <= 1;
    if (bar) measure(w, h, k);
  };
  /* The drawing leaves room for what it has of all years. Enlarged, or of some years, it has other room:
     no name is cut at the edge, a mark shows where no larger one lies on it, and its name where that
     touches nothing. */
  const room = () => {
    if (zoom === 1 && !isOfSomeYears()) {
      for (const place of places) place.classList.remove("under", "apart");
      return;
    }
    const edge = svg.getBoundingClientRect();
    const marks = [], names = [];
    const box = (one) => one.getBoundingClientRect();
    const meets = (a, b) => a.left < b.right + 2 && b.left < a.right + 2 && a.top < b.bottom + 2
      && b.top < a.bottom + 2;
    const isWhole = (a) => a.left >= edge.left && a.right <= edge.right && a.top >= edge.top
      && a.bottom <= edge.bottom;
    const isFree = (text) => isWhole(box(text)) && ![...marks, ...names].some(([other, around]) =>
      other !== text.parentNode && meets(box(text), around));
    for (const place of places) {
      const around = [...place.querySelectorAll("circle")].map(box).find(({ width }) => width);
      const isUnder = around && place.matches(".covered") && marks.some(([, other]) => meets(around, other));
      place.classList.toggle("under", Boolean(isUnder));
      place.classList.toggle("apart", Boolean(around && !isUnder));
      if (around && !isUnder) marks.push([place.querySelector("g"), around]);
    }
    for (const [text] of labels) {
      if (!box(text).width) continue;
      if (zoom > 1 && !isWhole(box(text))) text.style.display = "none";
      else names.push([text.parentNode, box(text)]);
    }
    for (const [mark, around] of marks) {
      const text = mark.querySelector("text");
      if (box(text).width) continue;
      text.style.display = "inline";
      const across = (box(text).width + around.width) / text.getScreenCTM().a + 8;
      const free = [0, -across].find((by) => {
        text.style.transform = by ? `translateX(${by}px)` : "";
        return isFree(text);
      });
      if (free === undefined) text.style.display = "none";
      else names.push([mark, box(text)]);
    }
  };
  /* The scale bar: the longest of 1, 2, 5, 10, 20 … metres that takes a sixth of the map. */
  const measure = (w, h, k) => {
    const metre = bar.dataset.pixels * DESIGNED / k / 1000;
    const most = Math.max(w / k / 6 / metre, 1), power = 10 ** Math.floor(Math.log10(most));
    const length = [5, 2, 1].find((step) => step * power <= most) * power;
    /* On the whole map it stands off a frame. */
    const left = zoom > 1 ? 10 * k : Math.max(10 * k, bar.dataset.left);
    bar.setAttribute("transform", `translate(${x + left} ${y + h - 10 * k})`);
    bar.querySelector("path").setAttribute("d", `M0-3v3h${(length * metre).toFixed(0)}v-3`);
    const [number, unit] = length < 1000 ? [length, "m"] : [length / 1000, "km"];
    bar.querySelector("text").textContent = `${number.toLocaleString("en")} ${unit}`;
  };
  /* Zoom so that the point at these parts of the width and height stays where it is. */
  const by = (factor, across = 0.5, down = 0.5) => {
    const to = Math.min(Math.max(zoom * factor, 1), CLOSEST);
    x += across * (width / zoom - width / to);
    y += down * (height / zoom - height / to);
    zoom = to;
    draw();
  };
  const move = (right, down) => {
    x += right * width / zoom;
    y += down * height / zoom;
    draw();
  };
  const where = (event) => {
    const box = svg.getBoundingClientRect();
    return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
  };

  const centre = ({ e, f }) => {
    x = e - width / zoom / 2;
    y = f - height / zoom / 2;
    draw();
  };
  const at = (link) => link?.transform.baseVal.getItem(0).matrix;
  /* The middle of the whole map may be empty: from there the first step leads to the largest mark
     of the years shown, and each further one that would leave all marks to the nearest. */
  const enter = () => {
    const shown = places.filter((place) => place.getClientRects().length).map(at);
    const isFirst = zoom === 1;
    by(2);
    const [across, down] = [width / zoom / 2, height / zoom / 2];
    const off = ({ e, f }) => Math.max(Math.abs(e - x - across) / across, Math.abs(f - y - down) / down);
    const mark = isFirst ? shown[0] : shown.toSorted((one, other) => off(one) - off(other))[0];
    if (mark && (isFirst || off(mark) > 0.9)) centre(mark);
  };
  const larger = button("+", "Zoom in", enter);
  const smaller = button("−", "Zoom out", () => by(0.5));
  const whole = button("Whole map", "Whole map", () => by(0));
  smaller.disabled = whole.hidden = true;
  svg.before(buttons);
  svg.setAttribute("tabindex", "0");

  svg.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = {
      "+": enter, "=": enter, "-": () => by(0.5), "0": () => by(0),
      ArrowLeft: () => move(-0.2, 0), ArrowRight: () => move(0.2, 0),
      ArrowUp: () => move(0, -0.2), ArrowDown: () => move(0, 0.2),
    }[event.key];
    if (!act || (zoom === 1 && event.key.startsWith("Arrow"))) return;
    event.preventDefault();
    act();
  });
  svg.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    by(event.deltaY < 0 ? 1.25 : 0.8, ...where(event));
  }, { passive: false });

  /* One pointer drags, two pinch. A drag that began on a mark does not follow its link. */
  const pointers = new Map();
  let dragged = 0;
  svg.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "mouse" && event.button !== 0) return;
    if (!pointers.size) dragged = 0;
    pointers.set(event.pointerId, where(event));
  });
  svg.addEventListener("pointermove", (event) => {
    if (!pointers.has(event.pointerId)) return;
    const before = pointers.get(event.pointerId), now = where(event);
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
    pointers.set(event.pointerId, now);
    if (other) {
      const apart = ([a, b]) => Math.hypot((a - other[0]) * width, (b - other[1]) * height);
      dragged = Infinity;
      by(apart(now) / Math.max(apart(before), 1), (now[0] + other[0]) / 2, (now[1] + other[1]) / 2);
    } else if (zoom > 1) {
      dragged += Math.abs(event.movementX) + Math.abs(event.movementY);
      if (dragged > 4) {
        svg.setPointerCapture(event.pointerId);
        move(before[0] - now[0], before[1] - now[1]);
      }
    }
  });
  for (const end of ["pointerup", "pointercancel"]) {
    svg.addEventListener(end, (event) => pointers.delete(event.pointerId));
  }
  const keep = (event) => event.preventDefault();
  svg.addEventListener("click", (event) => { if (dragged > 4) keep(event); }, true);
  svg.addEventListener("dragstart", keep);

  /* A mark that gets the focus while it lies outside what is shown comes to the middle. */
  svg.addEventListener("focusin", (event) => {
    const mark = at(event.target.closest("a"));
    if (!mark) return;
    const across = (mark.e - x) * zoom / width, down = (mark.f - y) * zoom / height;
    if (!(across > 0 && across < 1 && down > 0 && down < 1)) centre(mark);
  });

  /* As it came the map is drawn; which years are shown is known when all is loaded. */
  const redraw = () => {
    if (zoom > 1 || isOfSomeYears()) draw();
  };
  addEventListener("load", redraw);
  addEventListener("hashchange", draw);
  new ResizeObserver(redraw).observe(svg);
}

{
  /* The years shown are those that the address names; whoever listens is told which these are. */
  const years = [...document.querySelectorAll(".periods a")];
  const follow = () => {
    const current = years.find((link) => link.hash === location.hash) ?? years[0];
    for (const link of years) link.setAttribute("aria-current", link === current);
  };
  addEventListener("hashchange", follow);
  follow();
}
