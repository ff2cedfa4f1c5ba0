import type { Appraisal } from '@domain/appraisal/appraisal';
import type { Audience } from '@domain/access/audience';
import type { AppraisalId } from '@domain/kernel/id';
import { RequestLoader } from '@platform/graphql/request-loader';

/** An appraisal case (hồ sơ thẩm định) as other features may hold it. For the parties and the Alliance only. */
export interface AppraisalView extends Omit<Appraisal, 'proposed'> {
  readonly version: number;
  /** Null while the clock stands still, and once the case is closed. */
  readonly dueAt: Date | null;
  readonly dueOn: string | null;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
}

/** Reads cases for the features above. */
export abstract class AppraisalsReader {
  /** Missing ids are missing in the map. One statement whatever the number. */
  abstract byIds(ids: readonly AppraisalId[]): Promise<Map<AppraisalId, AppraisalView>>;
}

/** The node behind the GraphQL type Appraisal, made for one reader. */
export interface AppraisalNode extends AppraisalView {
  readonly audience: Audience;
}

/** Loads cases for the reader of a request; those that the reader may not see give null. */
export abstract class AppraisalLoader extends RequestLoader<AppraisalId, AppraisalNode> {}
