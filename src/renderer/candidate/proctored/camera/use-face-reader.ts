import { useEffect, useState } from 'react';
import { loadFaceModel } from '../../../vision/face-model.ts';
import { loadFaceReader, type FaceReader } from '../../../vision/face-reader.ts';

/** A reader of faces for as long as the component lives and wants it; null until it is there, `failed` where it cannot be. */
export function useFaceReader(isWanted: boolean): { readonly reader: FaceReader | null; readonly failed: boolean } {
  const [reader, setReader] = useState<FaceReader | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (!isWanted) return;
    setFailed(false);
    const life = new AbortController();
    let close = () => {};
    loadFaceModel(life.signal)
      .then((model) => loadFaceReader({ model }))
      .then(
        (loaded) => {
          if (life.signal.aborted) return loaded.close();
          close = () => loaded.close();
          setReader(loaded);
        },
        (error: unknown) => {
          if (life.signal.aborted) return;
          console.info('Faces cannot be read', error instanceof Error ? error.message : error);
          setFailed(true);
        },
      );
    return () => {
      life.abort();
      close();
      setReader(null);
    };
  }, [isWanted]);
  return { reader, failed };
}
