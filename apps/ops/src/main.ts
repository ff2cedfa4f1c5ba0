import 'reflect-metadata';
import { Config } from '@platform/config/config';
import { sentenceFor } from '../../api/src/start-error';
import { COMMANDS } from './commands';

/** `npm run ops -- <command>`: the operator's tools. Without a known command it lists them. */
async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (!command) {
    const width = Math.max(...COMMANDS.map(({ name }) => name.length));
    const lines = COMMANDS.map(({ name, about }) => `  ${name.padEnd(width)}  ${about}`);
    process.stderr.write(`${name ? `There is no command ${name}.\n` : ''}Commands:\n${lines.join('\n')}\n`);
    return name ? 2 : 0;
  }
  return command.run(Config.parse(process.env), rest);
}

main(process.argv.slice(2)).then(
  (exitCode) => process.exit(exitCode),
  (error: unknown) => {
    process.stderr.write(`${sentenceFor(error)}\n`);
    process.exit(1);
  },
);
