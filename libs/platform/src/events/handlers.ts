import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { Reaction } from './reaction';
import { ScheduledJob } from './scheduled-job';

/** All reactions and scheduled jobs that the features provide, found once. */
@Injectable()
export class Handlers {
  private reactions: ReadonlyMap<string, readonly Reaction[]> | null = null;

  constructor(private readonly discovery: DiscoveryService) {}

  reactionsTo(type: string): readonly Reaction[] {
    this.reactions ??= byType(this.instancesOf(Reaction));
    return this.reactions.get(type) ?? [];
  }

  jobs(): readonly ScheduledJob[] {
    return this.instancesOf(ScheduledJob);
  }

  private instancesOf<T>(kind: abstract new (...args: never[]) => T): T[] {
    const found = new Set<T>();
    for (const { instance } of this.discovery.getProviders()) {
      if (instance instanceof kind) found.add(instance);
    }
    return [...found];
  }
}

function byType(reactions: readonly Reaction[]): Map<string, Reaction[]> {
  const names = new Set<string>();
  const map = new Map<string, Reaction[]>();
  for (const reaction of reactions) {
    if (names.has(reaction.name)) throw new Error(`two reactions are called ${reaction.name}`);
    names.add(reaction.name);
    for (const type of reaction.on) map.set(type, [...(map.get(type) ?? []), reaction]);
  }
  return map;
}
