/** The bytes that base64 stands for; nothing for what is no base64. */
export function toBytes(base64: string): ArrayBuffer {
  try {
    return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)).buffer;
  } catch {
    return new ArrayBuffer(0);
  }
}
