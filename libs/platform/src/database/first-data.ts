/**
 * Data that an installation begins with. Each feature or app provides its own; they run in order after the migrations,
 * at every start, and must do nothing when their data is there already.
 */
export interface FirstData {
  readonly name: string;
  load(databaseUrl: string, report: (line: string) => void): Promise<void>;
}
