/* While somebody writes: the page is loaded anew after a save. A hidden one asks for nothing, since a browser keeps few
   connections to a host open. */
const { number } = document.currentScript.dataset;
let saves;

function listen() {
  saves?.close();
  if (document.hidden) return;
  saves = new EventSource(`/saves/${number}`);
  saves.onmessage = () => location.reload();
}

listen();
document.addEventListener("visibilitychange", listen);
