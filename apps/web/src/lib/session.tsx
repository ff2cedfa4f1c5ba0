import { createContext, useContext, type ReactNode } from 'react';
import { useQuery } from 'urql';
import { graphql } from '@web/generated';
import type { MeQuery } from '@web/generated/graphql';

const ME = graphql(`
  query Me {
    me {
      id
      displayName
      memberships {
        roles
        organisation {
          id
          name
          kind
          state
        }
      }
    }
  }
`);

export type Person = NonNullable<MeQuery['me']>;
interface Session {
  readonly me: Person | null;
  readonly loading: boolean;
}
const SessionContext = createContext<Session>({ me: null, loading: true });

export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const [{ data, fetching }] = useQuery({ query: ME });
  return (
    <SessionContext.Provider value={{ me: data?.me ?? null, loading: fetching }}>{children}</SessionContext.Provider>
  );
}

export const useSession = (): Session => useContext(SessionContext);

const COOPERATIVE = new Set(['COOPERATIVE', 'COOPERATIVE_UNION', 'COOPERATIVE_GROUP']);
/** The organisations in which one may act, and what kind of work they mean. */
export function workOf(me: Person | null) {
  const memberships = me?.memberships ?? [];
  return {
    sells: memberships.filter(({ organisation }) => COOPERATIVE.has(organisation.kind)),
    buys: memberships.filter(({ organisation }) => organisation.kind === 'ENTERPRISE'),
    advises: memberships.some(({ roles }) => roles.includes('ADVISOR') || roles.includes('LEAD_ADVISOR')),
  };
}
