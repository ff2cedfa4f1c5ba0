import { AllianceSetUp } from '@organisations/public';
import { inApplication, say, type OpsCommand } from '../ops-command';

/** The first person of the Alliance: everybody else is invited. The password comes by environment, never as an argument. */
export const createAdministratorCommand: OpsCommand = {
  name: 'create-administrator',
  about:
    'make the first administrator of the Alliance: <phone or e-mail> <name> [name of the Alliance]; password in ADMINISTRATOR_PASSWORD',
  run: (config, [contact, displayName, allianceName = 'Liên minh Hợp tác xã tỉnh']) =>
    inApplication(config, async (app) => {
      const password = process.env['ADMINISTRATOR_PASSWORD'];
      if (!contact || !displayName || !password) {
        say('Needed: a phone or e-mail, a name, and the password in ADMINISTRATOR_PASSWORD.');
        return 2;
      }
      const outcome = await app
        .get(AllianceSetUp)
        .createAdministrator({ contact, displayName, password, allianceName });
      if (outcome.ok) say('The administrator can sign in.');
      else say(`Not done: ${JSON.stringify(outcome.refusal)}`);
      return outcome.ok ? 0 : 1;
    }),
};
