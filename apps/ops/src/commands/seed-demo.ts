import { calendarDate, dayInVietnam } from '@domain/kernel/calendar-date';
import { seedDemoProvince } from '@demo-province/public';
import { migrate } from '@platform/database/migrate';
import { demoSignIns, REFERENCE_DATA } from '../../../api/src/first-data';
import { say, withDatabase, type OpsCommand } from '../ops-command';

/** `--factor 0.1 --number 1558 --as-of 2026-11-24`; what is not said comes from the settings, or is today. */
function valueOf(args: readonly string[], name: string): string | null {
  const index = args.indexOf(name);
  return index < 0 ? null : (args[index + 1] ?? null);
}

function wholeOrDecimal(text: string | null, otherwise: number, name: string): number {
  const value = text === null ? otherwise : Number(text);
  if (!Number.isFinite(value) || value < 0)
    throw Object.assign(new Error(`${name} wants a number.`), { forOperator: true });
  return value;
}

export const seedDemoCommand: OpsCommand = {
  name: 'seed-demo',
  about: 'make the demo province in an empty database: --factor 0.1 --number 1558 [--as-of 2026-11-24]',
  run: (config, args) =>
    withDatabase(config, async (url) => {
      const factor = wholeOrDecimal(valueOf(args, '--factor'), config.seedFactor, '--factor');
      const number = wholeOrDecimal(valueOf(args, '--number'), config.seedNumber, '--number');
      const day = valueOf(args, '--as-of');
      await migrate(url);
      for (const data of REFERENCE_DATA) await data.load(url, say);
      const asOf = day === null ? dayInVietnam(Date.now()) : calendarDate(day);
      const loaded = await seedDemoProvince(url, { factor, number, asOf }, say);
      if (!loaded) {
        say('There are organisations already: the demo province is made in an empty database only.');
        return 1;
      }
      say(`${loaded.rows.toLocaleString('en')} rows in ${loaded.seconds.toFixed(1)} s.`);
      for (const line of demoSignIns()) say(line);
      return 0;
    }),
};
