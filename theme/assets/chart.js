/* A chart as a picture: copied, or saved as a file. The drawing that stands alone, with its title
   and its source line, is painted in the reader's own faces. Without this script there is the
   drawing itself as a file. */
(() => {
  const SCALE = 4; /* dots to a pixel: enough for print across a page */
  const paint = async (address) => {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth * SCALE;
    canvas.height = image.naturalHeight * SCALE;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return new Promise((done, failed) =>
      canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("no picture")))));
  };
  const copy = (address) =>
    navigator.clipboard.write([new ClipboardItem({ "image/png": paint(address) })]);
  const save = async (address) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await paint(address));
    link.download = address.split("/").pop().replace(/svg$/, "png");
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };
  const button = (words, act, done, address, said) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = words;
    made.addEventListener("click", async () => {
      said.textContent = "";
      try {
        await act(address);
        said.textContent = done;
      } catch {
        said.textContent = "The browser does not allow it; the drawing is there as a file.";
      }
    });
    return made;
  };
  for (const file of document.querySelectorAll(".take a[data-drawing]")) {
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    const buttons = [button("Save picture (PNG)", save, "Saved.", file.href, said)];
    if (window.ClipboardItem && navigator.clipboard?.write) {
      buttons.unshift(button("Copy picture", copy, "Copied.", file.href, said));
    }
    file.before(...buttons);
    file.parentElement.append(said);
  }
})();
