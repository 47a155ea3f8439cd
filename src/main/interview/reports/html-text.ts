/** Text of strangers as HTML. */
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text for HTML content and quoted attributes; control characters, which HTML forbids, are left out. */
export function escapeHtml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, '')
    .replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

/** A paragraph that says there is nothing, or a list. */
export function listOf(items: readonly string[], none: string, kind?: string): string {
  if (items.length === 0) return `<p class="quiet">${escapeHtml(none)}</p>`;
  return `<ul${kind === undefined ? '' : ` class="${kind}"`}>${items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`;
}

/** A section with its heading; nothing where there is nothing to tell. */
export function sectionOf(title: string, body: string, kind?: string): string {
  if (body === '') return '';
  return `<section${kind === undefined ? '' : ` class="${kind}"`}><h2>${escapeHtml(title)}</h2>${body}</section>\n`;
}
