/** The static side: the interface under /app/, Swagger UI under /docs, with their content security policies. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import express, { type Response, type Router } from 'express';
import type { ApiContract } from '../../contracts/route.ts';
import { AppError } from '../base/errors.ts';
import { toOpenApi } from './openapi.ts';

const APP_POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  // The code editor places its lines by style attributes and writes its colours as style elements. Scripts stay sealed.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "worker-src 'self'",
  "connect-src 'self'",
  "frame-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Swagger UI draws with style attributes and data: icons. */
const DOCS_POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

export function setSecurityHeaders(response: Response): void {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  response.setHeader('Permissions-Policy', 'microphone=(self), camera=(self), geolocation=()');
}

/** @param folder the built interface; a clear line is served where it has not been built */
export function createAppPages(folder: string): Router {
  const router = express.Router();
  const isBuilt = existsSync(join(folder, 'index.html'));
  router.use((_request, response, next) => {
    response.setHeader('Content-Security-Policy', APP_POLICY);
    next();
  });
  if (isBuilt) {
    router.use('/assets', express.static(join(folder, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false, index: false }));
    router.use(express.static(folder, { cacheControl: false, setHeaders: (response) => response.setHeader('Cache-Control', 'no-cache') }));
  }
  router.use(() => {
    throw new AppError('NOT_FOUND', isBuilt ? undefined : 'The interface has not been built: npm run build');
  });
  return router;
}

/** @param apis names of the documents to offer, first one shown first */
export function createDocsPages(apis: readonly string[]): Router {
  const router = express.Router();
  const dist = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  const urls = JSON.stringify(apis.map((name) => ({ name, url: `/openapi/${name}.json` })));
  const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Viva: the APIs</title>
<link rel="stylesheet" href="./swagger-ui.css">
<link rel="icon" href="./favicon-32x32.png">
</head>
<body>
<div id="swagger-ui"></div>
<script src="./swagger-ui-bundle.js"></script>
<script src="./swagger-ui-standalone-preset.js"></script>
<script src="./start.js"></script>
</body>
</html>
`;
  const script = `SwaggerUIBundle({ urls: ${urls}, dom_id: '#swagger-ui', deepLinking: true, validatorUrl: null,
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset], layout: 'StandaloneLayout' });
`;
  router.use((_request, response, next) => {
    response.setHeader('Content-Security-Policy', DOCS_POLICY);
    next();
  });
  router.get('/', (request, response) => {
    if (!request.originalUrl.split('?')[0]?.endsWith('/')) return response.redirect(301, `${request.baseUrl}/`);
    response.type('html').send(page);
  });
  router.get('/start.js', (_request, response) => void response.type('js').send(script));
  router.use(express.static(dist, { index: false, maxAge: '1h' }));
  return router;
}

/** `<name>.json` for each contract, made once. */
export function createOpenApiPages(apis: readonly ApiContract[]): Router {
  const router = express.Router();
  for (const api of apis) {
    const document = toOpenApi(api, [`/apis/${api.name}`]);
    router.get(`/${api.name}.json`, (_request, response) => void response.json(document));
  }
  return router;
}
