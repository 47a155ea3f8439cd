/** WS /desk/events: what changes by itself, told to every open page of the interface. */
import type { SocketHandler } from '../../http/socket-peer.ts';
import type { EngineStatus } from '../../ports/engines.ts';
import type { ModelInfo } from '../../ports/models.ts';
import type { Transcription } from '../../ports/transcriptions.ts';

/** Each returns a function that unsubscribes. */
export interface EventSources {
  onModel(listener: (model: ModelInfo) => void): () => void;
  onEngines(listener: (engines: readonly EngineStatus[]) => void): () => void;
  onTranscription(listener: (transcription: Transcription) => void): () => void;
  models(): readonly ModelInfo[];
  engines(): readonly EngineStatus[];
}

/** A page that connects is first told how things stand. */
export function createEventsSocket(sources: EventSources): SocketHandler {
  return (peer) => {
    const sendModel = (model: ModelInfo): void => peer.sendJson({ type: 'model', model });
    const sendEngines = (engines: readonly EngineStatus[]): void => peer.sendJson({ type: 'engines', engines });
    sources.models().forEach(sendModel);
    sendEngines(sources.engines());
    // Every page hears these, a locked desk's too: so neither the file's name nor its text is told.
    const sendTranscription = ({ id, state, language, durationS, doneS, createdAt }: Transcription): void =>
      peer.sendJson({ type: 'transcription', transcription: { id, state, language, durationS, doneS, createdAt } });
    const stop = [sources.onModel(sendModel), sources.onEngines(sendEngines), sources.onTranscription(sendTranscription)];
    return {
      onText: () => undefined,
      onBinary: () => undefined,
      onClose: () => stop.forEach((unsubscribe) => unsubscribe()),
    };
  };
}
