import { createContext, useContext } from 'react';

/** Forgets everything that was read: after signing in or out. */
export const StartOverContext = createContext<() => void>(() => undefined);
export const useStartOver = (): (() => void) => useContext(StartOverContext);
