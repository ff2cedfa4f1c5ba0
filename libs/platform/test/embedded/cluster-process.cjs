/* A process of its own that a spec can kill: starts the cluster of the folder given, says so, and obeys lines on stdin. */
const { readFileSync } = require('node:fs');
const { createInterface } = require('node:readline');
const { transformSync } = require('@swc/core');

const options = {
  swcrc: false,
  module: { type: 'commonjs' },
  jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
};
require.extensions['.ts'] = (module, filename) =>
  module._compile(transformSync(readFileSync(filename, 'utf8'), { ...options, filename }).code, filename);
const { startEmbeddedCluster } = require('../../src/database/embedded/cluster.ts');

const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);

async function main() {
  const cluster = await startEmbeddedCluster({
    dataFolder: process.argv[2],
    durable: process.argv[3] === 'durable',
    log: (line) => say({ log: line }),
  });
  cluster.onUnexpectedExit((reason) => say({ unexpected: reason }));
  createInterface({ input: process.stdin }).on('line', async (line) => {
    if (line === 'stop') await cluster.stop();
    process.exit(0);
  });
  say({ url: cluster.url('postgres'), port: cluster.port });
}

main().catch((error) => {
  say({ error: error.message, kind: error.name });
  process.exit(1);
});
