import { Module } from '@nestjs/common';
import { ActorSource } from '@platform/access/actor-source';
import { ChangePassword } from './commands/change-password';
import { ConfirmContact } from './commands/confirm-contact';
import { RevokeOtherSessions, RevokeSession, SignOut } from './commands/end-sessions';
import { StoredOneTimeCodes } from './commands/one-time-codes';
import { AddPasskey, BeginPasskey, RemovePasskey } from './commands/passkeys';
import { RegisterAccount } from './commands/register-account';
import { RequestPasswordReset } from './commands/request-password-reset';
import { ResetPassword } from './commands/reset-password';
import { SignIn } from './commands/sign-in';
import { BeginPasskeySignIn, SignInWithPasskey } from './commands/sign-in-with-passkey';
import { ConfirmTotp, DisableTotp, EnableTotp } from './commands/totp';
import { Accounts, AccountsStore } from './data/accounts.store';
import { ChallengesStore } from './data/challenges.store';
import { PasskeysStore } from './data/passkeys.store';
import { SessionActorSource } from './data/session-actor.source';
import { SessionsStore } from './data/sessions.store';
import { ThrottlesStore } from './data/throttles.store';
import { AccountResolver } from './graphql/account.resolver';
import { PasskeyResolver } from './graphql/passkey.resolver';
import {
  BeginPasskeySignInResolver,
  EndSessionsResolver,
  MeResolver,
  SessionResolver,
  SignInResolver,
} from './graphql/session.resolver';
import { TotpResolver } from './graphql/totp.resolver';
import { ForgetOldSecrets } from './jobs/forget-old-secrets';
import { AccountCreator, AccountsReader, CodeDelivery, OneTimeCodes } from './public';
import { MeQuery } from './queries/me';
import { DetachedCodeDelivery } from './secrets/code-delivery';
import { OwnPassword } from './secrets/own-password';
import { PasswordProof } from './secrets/password-proof';
import { Passwords } from './secrets/passwords';
import { RelyingParty } from './secrets/relying-party';
import { SecondFactor } from './secrets/second-factor';

const data = [Accounts, AccountsStore, ChallengesStore, SessionsStore, ThrottlesStore, PasskeysStore, MeQuery];
const secrets = [Passwords, PasswordProof, OwnPassword, RelyingParty, SecondFactor];
const commands = [
  RegisterAccount,
  ConfirmContact,
  SignIn,
  SignOut,
  RevokeSession,
  RevokeOtherSessions,
  RequestPasswordReset,
  ResetPassword,
  ChangePassword,
  EnableTotp,
  ConfirmTotp,
  DisableTotp,
  BeginPasskey,
  AddPasskey,
  RemovePasskey,
  BeginPasskeySignIn,
  SignInWithPasskey,
];
const resolvers = [
  PasskeyResolver,
  BeginPasskeySignInResolver,
  AccountResolver,
  MeResolver,
  SessionResolver,
  SignInResolver,
  EndSessionsResolver,
  TotpResolver,
];

@Module({
  providers: [
    ...data,
    ...secrets,
    ...commands,
    ...resolvers,
    ForgetOldSecrets,
    { provide: ActorSource, useClass: SessionActorSource },
    { provide: AccountsReader, useExisting: AccountsStore },
    { provide: AccountCreator, useExisting: Accounts },
    { provide: CodeDelivery, useClass: DetachedCodeDelivery },
    { provide: OneTimeCodes, useClass: StoredOneTimeCodes },
  ],
  exports: [ActorSource, AccountsReader, AccountCreator, CodeDelivery, OneTimeCodes],
})
export class IdentityModule {}
