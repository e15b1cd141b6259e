import { lazy, Suspense } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { IntegrationPage } from './integration/integration-page.tsx';
import { Loading } from './ui/loading.tsx';
import { NotFound } from './ui/not-found.tsx';
import { Shell } from './ui/shell.tsx';

const OverviewPage = lazy(() =>
  import('./overview/overview-page.tsx').then((module) => ({ default: module.OverviewPage })),
);
const AuditPage = lazy(() =>
  import('./audit/audit-page.tsx').then((module) => ({ default: module.AuditPage })),
);
const JobsPage = lazy(() => import('./jobs/jobs-page.tsx').then((module) => ({ default: module.JobsPage })));
const RecordRoutes = lazy(() =>
  import('./records/record-routes.tsx').then((module) => ({ default: module.RecordRoutes })),
);

/** Every page by its path. */
export function App() {
  return (
    <Shell>
      <Suspense fallback={<Loading what="the page" />}>
        <Routes>
          <Route index element={<Navigate to="/integrations/chargebee" replace />} />
          <Route path="overview" element={<OverviewPage />} />
          <Route path="integrations/chargebee" element={<IntegrationPage tab="settings" />} />
          <Route path="integrations/chargebee/activity" element={<IntegrationPage tab="activity" />} />
          <Route path="integrations/chargebee/inbox" element={<IntegrationPage tab="inbox" />} />
          <Route path="integrations/chargebee/health" element={<IntegrationPage tab="health" />} />
          <Route path="audit" element={<AuditPage />} />
          <Route path="jobs" element={<JobsPage />} />
          <Route path="records/*" element={<RecordRoutes />} />
          <Route path="*" element={<NotFound />} />
        </Routes>
      </Suspense>
    </Shell>
  );
}
