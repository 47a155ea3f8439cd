/** Gives the page `window.viva`: the methods of contracts/ipc and nothing else. */
import { contextBridge, ipcRenderer } from 'electron';
import { ipcChannelName, ipcChannels, type IpcChannel } from '../contracts/ipc.ts';

const channels = Object.keys(ipcChannels) as IpcChannel[];

/** Sends the one input that the channel takes; the main process checks it. */
const bridge = Object.fromEntries(
  channels.map((channel) => [
    channel,
    (...input: unknown[]): Promise<unknown> => ipcRenderer.invoke(ipcChannelName(channel), ...input.slice(0, 1)),
  ]),
);

contextBridge.exposeInMainWorld('viva', bridge);
