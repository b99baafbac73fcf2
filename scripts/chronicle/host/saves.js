/* During `mkdocs serve`, reload the page after a file change. A hidden page sends no request,
   because a browser opens few connections to a host. */
const { number } = document.currentScript.dataset;
let saves;

function listenForSaves() {
  saves?.close();
  if (document.hidden) return;
  saves = new EventSource(`/saves/${number}`);
  saves.onmessage = () => location.reload();
}

listenForSaves();
document.addEventListener("visibilitychange", listenForSaves);
