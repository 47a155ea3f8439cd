/** Scrolls the box, and nothing around it, until the row is in sight. The box must be what the row's offsets are measured from. */
export function keepInSight(box: HTMLElement, row: HTMLElement): void {
  const top = row.offsetTop;
  if (top < box.scrollTop) box.scrollTop = top;
  else if (top + row.offsetHeight > box.scrollTop + box.clientHeight) box.scrollTop = top + row.offsetHeight - box.clientHeight;
}
