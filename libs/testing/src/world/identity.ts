import { CodeDelivery } from '@identity/public';
import { payload, type TestApi } from '../test-api';

/** Somebody signed in. */
export interface Person {
  readonly token: string;
  readonly accountId: string;
  readonly displayName: string;
  /** Phone in the stored form. */
  readonly phone: string;
  readonly password: string;
}

export const PASSWORD = 'gặt lúa hè thu 2026';
let people = 0;

/** A phone number that no other person of this process has. */
export function newPhone(): string {
  people += 1;
  return `+849${String(10_000_000 + people)}`;
}

/** The last code, or invitation token, that was sent to a contact. */
export function codeSentTo(api: TestApi, contact: string): string {
  const delivery = api.app.get(CodeDelivery) as CodeDelivery & {
    lastTo(contact: string): { code: string | null } | null;
  };
  const code = delivery.lastTo(contact)?.code;
  if (!code) throw new Error(`no code was sent to ${contact}`);
  return code;
}

const SESSION = `__typename ... on Problem { code message }`;

/** Signs up by phone and brings the code back, as a person does. */
export async function aPerson(
  api: TestApi,
  { displayName = 'Nguyễn Thị Lan', phone = newPhone() } = {},
): Promise<Person> {
  // Each person asks from a place of their own, so that a spec with many people is not slowed down.
  const options = { headers: { 'x-forwarded-for': `10.${Math.floor(people / 250)}.${people % 250}.7` } };
  const asked = await api.gql(
    null,
    `mutation ($input: RegisterAccountInput!) { registerAccount(input: $input) { ${SESSION} ... on RegisterAccountPayload { challengeId } } }`,
    { input: { contact: phone, password: PASSWORD, displayName } },
    options,
  );
  const { challengeId } = payload<{ challengeId: string }>(asked, 'registerAccount');
  const confirmed = await api.gql(
    null,
    `mutation ($input: ConfirmContactInput!) { confirmContact(input: $input) { ${SESSION} ... on ConfirmContactPayload { token me { id } } } }`,
    { input: { challengeId, code: codeSentTo(api, phone) } },
    options,
  );
  const { token, me } = payload<{ token: string; me: { id: string } }>(confirmed, 'confirmContact');
  return { token, accountId: me.id, displayName, phone, password: PASSWORD };
}

/** Signs in once more, on another device. */
export async function signedIn(api: TestApi, person: Pick<Person, 'phone' | 'password'>): Promise<{ token: string }> {
  const answer = await api.gql(
    null,
    `mutation ($input: SignInInput!) { signIn(input: $input) { ${SESSION} ... on SignInPayload { token } } }`,
    { input: { contact: person.phone, password: person.password } },
  );
  return { token: payload<{ token: string }>(answer, 'signIn').token };
}
