import { useEffect, useState, type RefObject } from 'react';
import { toFraming, type Framing } from '../../../vision/framing.ts';
import { startPicturePump } from '../../../vision/picture-pump.ts';
import { useFaceReader } from './use-face-reader.ts';

/** How one sits in the picture; null while nothing was looked at, or where it cannot be. */
export function useFraming(stream: MediaStream | null, video: RefObject<HTMLVideoElement | null>): { readonly framing: Framing | null; readonly failed: boolean } {
  const { reader, failed } = useFaceReader(stream !== null);
  const [framing, setFraming] = useState<Framing | null>(null);
  useEffect(() => {
    if (reader === null || video.current === null) return;
    const pump = startPicturePump({
      video: video.current,
      reader,
      // A guide that flickers at each picture helps nobody: only a change is drawn.
      onReading(reading) {
        const next = toFraming(reading);
        setFraming((last) => (last?.face === next.face && last.distance === next.distance && last.light === next.light ? last : next));
      },
      onFailed: () => setFraming(null),
    });
    return () => {
      pump.close();
      setFraming(null);
    };
  }, [reader, video]);
  return { framing, failed };
}
