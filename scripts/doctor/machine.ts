/** The machine, and what a person has to look at by hand: microphone and camera. */
import { existsSync, readdirSync } from 'node:fs';
import { arch, cpus, freemem, release, totalmem, type as systemName } from 'node:os';
import { join } from 'node:path';
import { found, type Found } from './finding.ts';

const GIB = 2 ** 30;
/** Recogniser, voices and server together take about 1.5 GiB. */
const MIN_MEMORY_GIB = 4;
/** better-sqlite3 crashes the process below. */
const NODE_API = 10;

export function machine(): Found[] {
  const processors = cpus();
  const memoryGib = totalmem() / GIB;
  const isNew = Number(process.versions.napi) >= NODE_API;
  return [
    found('ok', 'system', `${systemName()} ${release()} ${arch()}`),
    found(processors.length >= 2 ? 'ok' : 'warn', 'processor', `${processors[0]?.model.trim() ?? 'unknown'}, ${processors.length} cores`),
    found(memoryGib >= MIN_MEMORY_GIB ? 'ok' : 'warn', 'memory', `${memoryGib.toFixed(1)} GiB, ${(freemem() / GIB).toFixed(1)} GiB free`),
    found(isNew ? 'ok' : 'fail', 'node', isNew ? process.versions.node : `${process.versions.node} is too old: 22.14 or newer is needed (npm start brings its own)`),
  ];
}

const ASK = 'the browser or window asks when the room opens; "blocked" is undone at the lock sign beside the address';

export function microphoneAndCamera(platform: NodeJS.Platform = process.platform, env: NodeJS.ProcessEnv = process.env): Found[] {
  const hints: Found[] = [found('hint', 'permission', ASK)];
  if (platform === 'darwin') {
    hints.push(found('hint', 'macOS', 'System Settings > Privacy & Security > Microphone, and > Camera: allow Viva, or your browser'));
  } else if (platform === 'win32') {
    hints.push(found('hint', 'Windows', 'Settings > Privacy & security > Microphone, and > Camera: "Let desktop apps access …" must be on'));
  } else {
    const sound = existsSync('/proc/asound/cards') && existsSync('/dev/snd');
    const runtime = env.XDG_RUNTIME_DIR;
    const server = runtime !== undefined && (existsSync(join(runtime, 'pulse', 'native')) || existsSync(join(runtime, 'pipewire-0')));
    const cameras = existsSync('/dev') ? readdirSync('/dev').filter((name) => /^video\d+$/.test(name)) : [];
    hints.push(found('hint', 'sound device', sound ? 'there (/dev/snd)' : 'none on this machine: speech then comes from a browser on another one, or answers are typed'));
    hints.push(found('hint', 'sound server', server ? 'PipeWire or PulseAudio runs' : 'neither PipeWire nor PulseAudio was found for this user'));
    hints.push(found('hint', 'camera', cameras.length > 0 ? `there (${cameras.map((name) => `/dev/${name}`).join(', ')}); the user must be in the group "video"` : 'none on this machine'));
  }
  return hints;
}
