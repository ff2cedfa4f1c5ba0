import { Anchor, createTheme, MantineProvider, type MantineColorsTuple } from '@mantine/core';
import { useMemo, useState } from 'react';
import { RouterProvider } from 'react-router/dom';
import { Provider } from 'urql';
import { createGraphqlClient } from '@web/lib/client';
import { LanguageProvider } from '@web/lib/language';
import { SessionProvider } from '@web/lib/session';
import { StartOverContext } from '@web/lib/start-over';
import { router } from './router';

/** Young rice: dark enough in shade 7 to carry white text (contrast above 4.5). */
const rice: MantineColorsTuple = [
  '#eef8f0',
  '#dcefe0',
  '#b5dfbe',
  '#8bce9a',
  '#69c07c',
  '#52b768',
  '#388e4d',
  '#2b6b3c',
  '#225631',
  '#174525',
];
const theme = createTheme({
  primaryColor: 'rice',
  primaryShade: 7,
  autoContrast: true,
  luminanceThreshold: 0.3,
  colors: { rice },
  fontFamily: '"Be Vietnam Pro", system-ui, sans-serif',
  headings: { fontFamily: '"Be Vietnam Pro", system-ui, sans-serif', fontWeight: '600' },
  defaultRadius: 'md',
  // A link is seen without its colour.
  components: { Anchor: Anchor.extend({ defaultProps: { underline: 'always' } }) },
});

export function App() {
  const [round, setRound] = useState(0);
  // A new sign-in gets a new client, so that nothing read by one person stays for the next.
  const client = useMemo(() => createGraphqlClient(), [round]);
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <LanguageProvider>
        <StartOverContext.Provider value={() => setRound((old) => old + 1)}>
          <Provider value={client} key={round}>
            <SessionProvider>
              <RouterProvider router={router} />
            </SessionProvider>
          </Provider>
        </StartOverContext.Provider>
      </LanguageProvider>
    </MantineProvider>
  );
}
