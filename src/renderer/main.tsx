import './data/zod-without-eval.ts';
import './ui/fonts.css';
import './ui/tokens.css';
import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { applyPreferences } from './app/apply-preferences.ts';
import { followDeskEvents } from './data/events.ts';
import { loadLaunchToken } from './data/session.ts';

applyPreferences();
takeLaterTokens();
const root = document.getElementById('root');
if (!root) throw new Error('The page has no root');
const admitted = await loadLaunchToken();
if (admitted) followDeskEvents();
createRoot(root).render(
  <StrictMode>
    <App admitted={admitted} />
  </StrictMode>,
);

/** The address of a new launch, opened in this same tab, changes only the hash: the page begins anew with its token. */
function takeLaterTokens(): void {
  window.addEventListener('hashchange', (event) => {
    const { href, hash } = new URL(event.newURL);
    if (!hash.startsWith('#token=')) return;
    // The router may have rewritten the hash by now.
    history.replaceState(null, '', href);
    location.reload();
  });
}
