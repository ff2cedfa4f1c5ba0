import { refused } from '@domain/kernel/decision';
import { invalidInput, issue, type InvalidInput } from '@domain/kernel/refusals';

/** Foreign keys whose breach means that the input names a thing that is not there, and the field that names it. */
const FIELDS: Readonly<Record<string, string>> = {
  organisation_documents_file_id_fkey: 'documentIds',
  organisations_admin_unit_id_fkey: 'adminUnitId',
  certificates_file_id_fkey: 'fileId',
};

/** Runs the work; a thing named in the input that does not exist becomes a refusal instead of an error. */
export async function naming<T>(work: () => Promise<T>): Promise<T | { ok: false; refusal: InvalidInput }> {
  try {
    return await work();
  } catch (error) {
    const field = FIELDS[constraintOf(error) ?? ''];
    if (!field) throw error;
    return refused(invalidInput(issue(field, 'unknown-value')));
  }
}

/** TypeORM wraps the driver's error for its own statements. */
function constraintOf(error: unknown): string | undefined {
  const { constraint, driverError } = error as { constraint?: string; driverError?: { constraint?: string } };
  return constraint ?? driverError?.constraint;
}
