/** Longest time that a stop may take before the process ends anyway. */
const PATIENCE_MS = 25_000;

/** Ctrl-C, SIGTERM and fatal faults all lead to one orderly stop: what was started last stops first. */
export class StopSignal {
  private readonly steps: (() => Promise<void>)[] = [];
  private stopping = false;

  constructor() {
    process.on('SIGINT', () => void this.stop(0));
    process.on('SIGTERM', () => void this.stop(0));
    process.on('SIGHUP', () => void this.stop(0));
  }

  onStop(step: () => Promise<void>): void {
    this.steps.push(step);
  }

  /** Something that the marketplace can not live without has ended. */
  fail(reason: string): void {
    if (this.stopping) return;
    process.stderr.write(`\n${reason}\n`);
    void this.stop(1);
  }

  private async stop(exitCode: number): Promise<void> {
    if (this.stopping) return;
    this.stopping = true;
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    for (const step of this.steps.reverse()) {
      await step().catch((error: unknown) => process.stderr.write(`while stopping: ${(error as Error).message}\n`));
    }
    process.exit(exitCode);
  }
}
