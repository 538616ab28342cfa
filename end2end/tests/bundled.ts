import { buildSync } from 'esbuild';
import { join } from 'node:path';

/** A file of `harness`, with what it imports, as one script. */
export function bundled(file: string): string {
  const entry = join(__dirname, '..', 'harness', file);
  const made = buildSync({ entryPoints: [entry], bundle: true, format: 'iife', target: 'es2022', write: false, tsconfig: join(__dirname, '../../src/editing/tsconfig.json') });
  return made.outputFiles[0]!.text;
}
