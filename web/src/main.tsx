import './styles.ts';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { ApiContext, createApi } from './api/api.ts';
import { createQueryClient } from './api/create-query-client.ts';
import { App } from './app.tsx';
import { readConfig } from './config.ts';
import { openSession } from './session/open-session.ts';
import { SessionContext } from './session/session-context.ts';
import { SignInFailed } from './session/sign-in-failed.tsx';
import { cssVariables, theme } from './ui/theme.ts';

const element = document.getElementById('root');
if (element === null) throw new Error('The document has no root.');
const root = createRoot(element);

const show = (page: React.ReactNode): void => {
  root.render(
    <StrictMode>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
        {page}
      </MantineProvider>
    </StrictMode>,
  );
};

try {
  const session = await openSession(await readConfig());
  if (session !== undefined) {
    show(
      <SessionContext value={session}>
        <ApiContext value={createApi(session)}>
          <QueryClientProvider client={createQueryClient()}>
            <BrowserRouter>
              <App />
            </BrowserRouter>
          </QueryClientProvider>
        </ApiContext>
      </SessionContext>,
    );
  }
} catch (error) {
  show(<SignInFailed problem={error instanceof Error ? error : new Error(String(error))} />);
}
