/** The documented ports of one run: which listen, which are busy, and trying again. */
import type { RequestListener } from 'node:http';
import { AppError, messageOf } from '../base/errors.ts';
import { createListener, type Listener } from './listener.ts';
import type { SocketServer } from './sockets.ts';

export type ListenerName = 'main' | 'screening';

export interface ListenerState {
  readonly name: ListenerName;
  readonly documentedPort: number;
  /** Null while it does not listen. */
  readonly port: number | null;
  readonly problem: string | null;
}

export interface Surface {
  readonly onRequest: RequestListener;
  readonly sockets: SocketServer;
}

export interface ListenersOptions {
  readonly host: string;
  readonly ports: Readonly<Record<ListenerName, number>>;
  readonly surfaces: Readonly<Record<ListenerName, Surface>>;
  /** Called whenever a port begins to listen or is refused. */
  readonly onChange: () => void;
}

/** The ports that the documents name. */
const DOCUMENTED: Readonly<Record<ListenerName, number>> = { main: 8000, screening: 8080 };
const GRACE_MS = 2_500;

export function createListeners({ host, ports, surfaces, onChange }: ListenersOptions) {
  const names: readonly ListenerName[] = ['main', 'screening'];
  const listeners = Object.fromEntries(names.map((name) => [name, createListener({ host, ...surfaces[name] })])) as Record<ListenerName, Listener>;
  const states = Object.fromEntries(
    names.map((name): [ListenerName, ListenerState] => [name, { name, documentedPort: DOCUMENTED[name], port: null, problem: null }]),
  ) as Record<ListenerName, ListenerState>;

  /** @throws AppError CONFLICT when the port is busy; the state tells it too */
  const open = async (name: ListenerName, port: number): Promise<ListenerState> => {
    try {
      states[name] = { ...states[name], port: await listeners[name].listen(port), problem: null };
    } catch (error) {
      states[name] = { ...states[name], problem: messageOf(error) };
      throw error;
    } finally {
      onChange();
    }
    return states[name];
  };

  return {
    open: (name: ListenerName): Promise<ListenerState> => open(name, ports[name]),
    state: (): readonly ListenerState[] => names.map((name) => states[name]),
    /** Tries a port that was busy, or another one; does nothing where it listens already. */
    async retry(given: string, port: number | undefined): Promise<ListenerState> {
      const name = names.find((known) => known === given);
      if (name === undefined) throw new AppError('NOT_FOUND', `There is no listener called ${given}`);
      if (states[name].port !== null) return states[name];
      return open(name, port ?? ports[name]);
    },
    close: async (): Promise<void> => void (await Promise.all(names.map((name) => listeners[name].close(GRACE_MS)))),
  };
}
