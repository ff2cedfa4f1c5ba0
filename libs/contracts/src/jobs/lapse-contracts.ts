import { Injectable } from '@nestjs/common';
import { lapseContract } from '@domain/contracts/negotiate';
import { done } from '@domain/kernel/decision';
import { UnitOfWork } from '@platform/database/unit-of-work';
import { ScheduledJob } from '@platform/events/scheduled-job';
import { CloseContract } from '../data/close-contract';
import { ContractStore } from '../data/contract.store';

const BATCH = 200;

/** Ends negotiations that nobody answered, and agreements that nobody signed, when their deadline has passed. */
@Injectable()
export class LapseContracts extends ScheduledJob {
  readonly name = 'lapse-contracts';
  readonly cron = '* * * * *';

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly contracts: ContractStore,
    private readonly close: CloseContract,
  ) {
    super();
  }

  async run(): Promise<void> {
    const command = { actor: { kind: 'system' as const, name: this.name }, name: this.name };
    const overdue = await this.unitOfWork.run(command, async (tx) => done(await this.contracts.overdue(tx, BATCH)));
    for (const id of overdue.ok ? overdue.value : []) {
      await this.unitOfWork.run(command, async (tx) => {
        tx.asSystem();
        const contract = await this.contracts.lock(tx, id);
        const decision = contract && lapseContract(contract, { now: tx.now });
        if (decision?.ok) await this.close.save(tx, decision.state, decision.events, 'contract-lapsed');
        return done(id);
      });
    }
  }
}
