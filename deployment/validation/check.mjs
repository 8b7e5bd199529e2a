// Reads a list of objects as JSON from standard input. Each is compared with the type that its maker's package declares, in which a field that is
// not declared is an error, and with the package's own validator, which knows patterns and bounds. Writes a line for each fault.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';

const here = dirname(fileURLToPath(import.meta.url));
const packages = ['argo-rollouts', 'argo-cd', 'istio', 'prometheus-operator', 'external-secrets', 'traefik'];
const objects = JSON.parse(readFileSync(0, 'utf8'));
const named = object => `${object.kind} ${object.metadata?.name}`;
const say = line => console.log(line);

const place = object =>
  packages
    .map(name => join(here, 'node_modules/@kubernetes-models', name, object.apiVersion, object.kind))
    .find(path => existsSync(`${path}.d.ts`));

const known = objects.filter(object => place(object) || say(`${named(object)}: no package has ${object.apiVersion}`));

for (const object of known) {
  const model = (await import(pathToFileURL(`${place(object)}.js`)))[object.kind];
  try {
    new model(structuredClone(object)).validate();
  } catch (error) {
    say(`${named(object)}: ${error.message}`);
  }
}

// One line for each object, so that a fault's line says which.
const source = join(here, 'objects.ts');
const line = object => `{ const it: import(${JSON.stringify(`${place(object)}.js`)}).I${object.kind} = ${JSON.stringify(object)}; void it; }`;
const text = known.map(line).join('\n');
const options = { module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2022, strict: true, noEmit: true, skipLibCheck: true, types: [] };
const host = ts.createCompilerHost(options);
const read = host.getSourceFile.bind(host);
host.getSourceFile = (name, ...more) => (name === source ? ts.createSourceFile(name, text, options.target) : read(name, ...more));
const program = ts.createProgram([source], options, host);
for (const fault of program.getSemanticDiagnostics(program.getSourceFile(source))) {
  const at = fault.file.getLineAndCharacterOfPosition(fault.start).line;
  say(`${named(known[at])}: ${ts.flattenDiagnosticMessageText(fault.messageText, ' ')}`);
}
