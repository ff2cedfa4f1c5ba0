import type { Type } from '@nestjs/common';

/** Every feature, lowest rank first. The API, the worker and the command line are composed of the same list. */
export const FEATURES: readonly Type[] = [];
