/**
 * How much a finding weighs: BLOCKER (nghiêm trọng) means "do not sign like this", MAJOR (quan trọng) "change it
 * first", MINOR (nhỏ) "better so". It never stops anybody from signing: the Alliance advises.
 */
export const SEVERITIES = ['BLOCKER', 'MAJOR', 'MINOR'] as const;
export type Severity = (typeof SEVERITIES)[number];
