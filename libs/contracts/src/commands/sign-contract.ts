import { createHmac, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Contract } from '@domain/contracts/contract';
import { signContract, signingRefusal, type SigningRefusal } from '@domain/contracts/appraise-and-sign';
import { dayInVietnam } from '@domain/kernel/calendar-date';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import { parseId, type AccountId, type ContractId } from '@domain/kernel/id';
import { invalidInput, issue, type IdempotencyKeyReused, type TooManyAttempts } from '@domain/kernel/refusals';
import type { CodeExpired, CodeWrong } from '@domain/identity/one-time-code';
import { coopRegime, linkageRegime } from '@domain/law/regime';
import type { HoldNotActive } from '@domain/offers/commitment';
import { message, type Locale } from '@i18n/message';
import { UnitOfWork, type Command } from '@platform/database/unit-of-work';
import { OneTimeCodes, type CodeIssued, type CodeProof } from '@identity/public';
import { CommitmentLedger } from '@offers/public';
import { ContractStore } from '../data/contract.store';
import type { PartyRefusal } from './acting-party';
import { OnContract, type OnContractInput } from './on-contract';

export interface RequestSigningCodeInput extends OnContractInput {
  readonly termsHash: string;
}
export interface SignContractInput extends OnContractInput {
  readonly termsHash: string;
  readonly challengeId: string;
  readonly code: string;
}
/** Where the signature comes from, for the evidence. */
export interface SigningPlace {
  readonly locale: Locale;
  readonly address: string;
  readonly userAgent: string;
}

type MaySign = PartyRefusal | SigningRefusal | IdempotencyKeyReused;

/** One contract, one version of its terms, one purpose: a code for one thing signs nothing else. */
const subjectOf = (input: RequestSigningCodeInput): string => `${input.contractId}:${input.termsHash}`;

/** Sends the signatory a one-time code, once it is sure that they may sign these terms now. */
@Injectable()
export class RequestSigningCode {
  constructor(
    private readonly onContract: OnContract,
    private readonly codes: OneTimeCodes,
  ) {}

  async run(
    command: Command,
    input: RequestSigningCodeInput,
    locale: Locale,
  ): Promise<Outcome<CodeIssued, MaySign | TooManyAttempts>> {
    const may = await this.onContract.run<MaySign>(command, input, 'contracts.sign', async ({ tx, contract, by }) => {
      const no = signingRefusal(contract, { by, termsHash: input.termsHash, now: tx.now });
      return no ? refused(no) : done(contract.id);
    });
    if (!may.ok) return may;
    return this.codes.issue({ accountId: accountOf(command), purpose: 'SIGNATURE', subject: subjectOf(input), locale });
  }
}

/**
 * Signs with the code. The code is judged in a transaction of its own, before, so that wrong tries count. This is
 * evidence of intent (domain reference §8.4, level L1), not a digital signature, and the statement kept with it says so.
 */
@Injectable()
export class SignContract {
  constructor(
    private readonly onContract: OnContract,
    private readonly unitOfWork: UnitOfWork,
    private readonly contracts: ContractStore,
    private readonly codes: OneTimeCodes,
    private readonly ledger: CommitmentLedger,
  ) {}

  async run(
    command: Command,
    input: SignContractInput,
    place: SigningPlace,
  ): Promise<Outcome<ContractId, MaySign | CodeWrong | CodeExpired | HoldNotActive>> {
    const earlier = await this.unitOfWork.recall<ContractId>(command);
    if (earlier) return earlier;
    const asked: Command = { ...command, idempotencyKey: null };
    const may = await this.onContract.run<MaySign>(asked, input, 'contracts.sign', async ({ tx, contract, by }) => {
      const no = signingRefusal(contract, { by, termsHash: input.termsHash, now: tx.now });
      return no ? refused(no) : done(contract.id);
    });
    if (!may.ok) return may;
    const challengeId = parseId('challenge', input.challengeId);
    if (!challengeId) return refused(invalidInput(issue('challengeId', 'bad-id')));
    const proof = await this.codes.redeem({
      ...{
        challengeId,
        accountId: accountOf(command),
        purpose: 'SIGNATURE',
        subject: subjectOf(input),
        code: input.code,
      },
    });
    return proof.ok ? this.sign(command, input, place, proof.value) : proof;
  }

  private sign(command: Command, input: SignContractInput, place: SigningPlace, proof: CodeProof) {
    type Refused = MaySign | HoldNotActive;
    return this.onContract.run<Refused>(command, input, 'contracts.sign', async ({ tx, contract, by }) => {
      const today = dayInVietnam(tx.now);
      const decision = signContract(contract, {
        ...{ by, accountId: accountOf(command), termsHash: input.termsHash, now: tx.now },
        coopRegime: coopRegime(today),
        linkageRegime: linkageRegime(today),
      });
      if (!decision.ok) return decision;
      await this.contracts.addSignature(tx, decision.state, { ...proof, ...evidenceOf(decision.state, place) });
      await this.contracts.save(tx, decision.state, decision.events);
      if (decision.state.state === 'IN_FORCE' && decision.state.holdId) {
        const committed = await this.ledger.commit(tx, decision.state.holdId);
        if (!committed.ok) return refused(committed.refusal);
      }
      return done(contract.id);
    });
  }
}

function accountOf({ actor }: Command): AccountId {
  if (actor.kind !== 'account') throw new Error('only somebody signed in can sign');
  return actor.accountId;
}

function evidenceOf(contract: Contract, place: SigningPlace) {
  const statement = message(
    'contracts.signing-statement',
    { contract: contract.id, version: contract.termsVersion, hash: contract.termsHash },
    place.locale,
  );
  // The address is personal data: a salted digest is enough to compare it with one that somebody claims.
  const salt = randomBytes(8).toString('hex');
  const digest = createHmac('sha256', salt).update(place.address).digest('hex');
  return { statement, addressHash: `${salt}:${digest}`, userAgent: place.userAgent };
}
