import { Injectable } from '@nestjs/common';
import { signingRefusal } from '@domain/contracts/appraise-and-sign';
import { sideOf } from '@domain/contracts/contract';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import type { ContractId } from '@domain/kernel/id';
import type { Command } from '@platform/database/unit-of-work';
import {
  ContractSigning,
  type MaySignRefusal,
  type OtherProof,
  type SignWhat,
  type SigningParty,
  type SignRefusal,
} from '../public';
import { OnContract, type At } from './on-contract';
import { accountOf, evidenceOf, PutSignature } from './put-signature';

/** Signing by proofs that a feature above checks: digital signatures and signed paper. */
@Injectable()
export class SignWithProof extends ContractSigning {
  constructor(
    private readonly onContract: OnContract,
    private readonly signature: PutSignature,
  ) {
    super();
  }

  async may(command: Command, what: SignWhat): Promise<Outcome<SigningParty, MaySignRefusal>> {
    let party: SigningParty | null = null;
    const asked: Command = { ...command, idempotencyKey: null };
    const may = await this.onContract.run<MaySignRefusal>(
      asked,
      what,
      'contracts.sign',
      async ({ tx, contract, by }) => {
        const no = signingRefusal(contract, { by, termsHash: what.termsHash, now: tx.now });
        if (no) return refused(no);
        party = { contractId: contract.id, side: sideOf(contract, by), now: tx.now };
        return done(contract.id);
      },
    );
    if (!may.ok) return may;
    if (!party) throw new Error('nobody was asked');
    return done<SigningParty>(party);
  }

  sign(command: Command, what: SignWhat, proof: OtherProof): Promise<Outcome<ContractId, SignRefusal>> {
    return this.onContract.run<SignRefusal>(command, what, 'contracts.sign', async (at: At) => {
      const { contract, by, tx } = at;
      const stated = evidenceOf(contract, proof.place, proof.statementKey);
      const evidence = { ...stated, method: proof.method, challengeId: null, sentTo: null };
      const signer = { accountId: accountOf(command), termsHash: what.termsHash };
      const put = await this.signature.put(at, signer, evidence);
      if (put.ok) await proof.keep(tx, { termsVersion: contract.termsVersion, side: sideOf(contract, by), by });
      return put;
    });
  }
}
