/** The one way into the main process: every channel of the table, sender and values checked. */
import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import { ipcChannelName, ipcChannels, type IpcChannel, type IpcInput, type IpcOutput } from '../../contracts/ipc.ts';
import { AppError } from '../base/errors.ts';
import { isOwn } from './own-origin.ts';

export type IpcHandlers = {
  readonly [C in IpcChannel]: (input: IpcInput<C>) => IpcOutput<C> | Promise<IpcOutput<C>>;
};

/** Only the top frame of our own page may call. @throws AppError FORBIDDEN */
function assertOwnSender(event: IpcMainInvokeEvent, origin: string): void {
  const frame = event.senderFrame;
  if (frame?.parent !== null || !isOwn(frame.url, origin)) throw new AppError('FORBIDDEN');
}

/**
 * Answers all channels until the returned function is called.
 * @param origin the interface's; calls from any other page are refused
 */
export function handleIpc(origin: string, handlers: IpcHandlers): () => void {
  const channels = Object.keys(ipcChannels) as IpcChannel[];
  for (const channel of channels) {
    const { input, output } = ipcChannels[channel];
    const handle = handlers[channel] as (value: unknown) => unknown;
    ipcMain.handle(ipcChannelName(channel), async (event, ...given: unknown[]) => {
      assertOwnSender(event, origin);
      const parsed = input.safeParse(given[0]);
      if (given.length > 1 || !parsed.success) throw new AppError('INVALID_REQUEST', `${channel}: the input is not valid`);
      return output.parse(await handle(parsed.data));
    });
  }
  return () => channels.forEach((channel) => ipcMain.removeHandler(ipcChannelName(channel)));
}
