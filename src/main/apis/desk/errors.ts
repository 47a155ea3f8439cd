/** How the desk says that something went wrong: the detail for people, and what our own pages act on. */
import type { ErrorRenderer } from '../../http/mount.ts';

export const renderDeskError: ErrorRenderer = ({ code, message, details }) => ({
  detail: message, code, ...(Object.keys(details).length === 0 ? {} : { details }),
});
