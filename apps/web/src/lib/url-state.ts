import { useMemo } from 'react';
import { useSearchParams } from 'react-router';

/** Filters, order and tab live in the address, so that a link can be sent to someone else. */
export function useUrlState() {
  const [params, setParams] = useSearchParams();
  return useMemo(() => {
    const set = (name: string, values: readonly string[]) =>
      setParams(
        (old) => {
          const next = new URLSearchParams(old);
          next.delete(name);
          values.forEach((value) => next.append(name, value));
          return next;
        },
        { preventScrollReset: true },
      );
    const all = (name: string) => params.getAll(name);
    return {
      one: (name: string) => params.get(name) ?? '',
      all,
      set,
      toggle: (name: string, value: string) =>
        set(name, all(name).includes(value) ? all(name).filter((other) => other !== value) : [...all(name), value]),
      clear: () => setParams({}),
    };
  }, [params, setParams]);
}
