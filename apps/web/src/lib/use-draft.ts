import { useCallback, useEffect, useState } from 'react';

/** State of a form that survives a closed tab, a dead battery and an ended session. `forget` after it was sent. */
export function useDraft<T extends object>(name: string, empty: T) {
  const key = `lienket.draft.${name}`;
  const [value, setValue] = useState<T>(() => {
    try {
      return { ...empty, ...(JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<T>) };
    } catch {
      return empty;
    }
  });
  useEffect(() => {
    if (JSON.stringify(value) !== JSON.stringify(empty)) localStorage.setItem(key, JSON.stringify(value));
  }, [key, value, empty]);
  const set = useCallback((change: Partial<T>) => setValue((old) => ({ ...old, ...change })), []);
  const forget = useCallback(() => {
    localStorage.removeItem(key);
    setValue(empty);
  }, [key, empty]);
  return { value, set, forget };
}
