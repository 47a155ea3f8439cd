import { ApiFailure } from '../../../data/api-failure.ts';
import { coachingDesk } from '../../../data/coaching.ts';
import { saveFile } from '../../../data/save-file.ts';

/** Hands the recording to the person as it was recorded. A browser writes it to disk as it comes; the desktop's dialog takes it whole. */
export async function saveRecording(id: string, name: string): Promise<void> {
  const { path } = await coachingDesk.coachingTicket({ params: { id } });
  if (window.viva) {
    const response = await fetch(path);
    if (!response.ok) throw new ApiFailure(response.status, response.statusText);
    return saveFile(name, await response.blob());
  }
  const link = document.createElement('a');
  link.href = path;
  link.download = name;
  link.click();
}
