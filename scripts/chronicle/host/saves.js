/* During `mkdocs serve`, reload the page after a file change. A hidden page sends no request,
   because a browser opens few connections to a host. */
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
