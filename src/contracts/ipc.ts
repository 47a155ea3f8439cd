/**
 * What only a desktop can do, as named channels between window and main process. If a browser could do it,
 * it is HTTP instead. The table is the whole surface: preload exposes exactly these methods.
 */
import { z } from 'zod';

export const ipcChannels = {
  /** Launch token and version; the page has no other way to learn the token inside the window. */
  context: { input: z.undefined(), output: z.object({ token: z.string(), version: z.string(), platform: z.string() }) },
  /** Asks where to save a report and writes it; false when the person cancelled. */
  saveFile: {
    input: z.object({ name: z.string().min(1).max(200), bytes: z.instanceof(Uint8Array<ArrayBufferLike>) }),
    output: z.boolean(),
  },
  /** Shows the data folder in the system's file manager. */
  showDataFolder: { input: z.undefined(), output: z.undefined() },
  /** Opens a folder chooser and imports models from it; the number of models imported. */
  importModels: { input: z.undefined(), output: z.number().int().min(0) },
} as const;

export type IpcChannel = keyof typeof ipcChannels;
export type IpcInput<C extends IpcChannel> = z.output<(typeof ipcChannels)[C]['input']>;
export type IpcOutput<C extends IpcChannel> = z.output<(typeof ipcChannels)[C]['output']>;

/** What the page finds as `window.viva` inside Electron; absent in a browser. */
export type VivaBridge = {
  readonly [C in IpcChannel]: (...input: IpcInput<C> extends undefined ? [] : [IpcInput<C>]) => Promise<IpcOutput<C>>;
};

export const ipcChannelName = (channel: IpcChannel): string => `viva:${channel}`;
