/** Hands a file to the person: by the system's own dialog on the desktop, as a download in a browser. */
export async function saveFile(name: string, content: Blob): Promise<void> {
  const safeName = name.replace(/[\\/:*?"<>|\u0000-\u001f]/g, '_');
  if (window.viva) {
    await window.viva.saveFile({ name: safeName, bytes: new Uint8Array(await content.arrayBuffer()) });
    return;
  }
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = safeName;
  link.click();
  // The download reads the address after this turn of the event loop.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
