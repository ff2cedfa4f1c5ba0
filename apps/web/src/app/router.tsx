import { createBrowserRouter } from 'react-router';
import { NotThere } from '@web/ui/states';
import { Shell } from './shell';

/** Each page is a download of its own. */
export const router = createBrowserRouter([
  {
    element: <Shell />,
    children: [
      { path: '/', lazy: async () => ({ Component: (await import('./pages/home')).Home }) },
      { path: '/work', lazy: async () => ({ Component: (await import('./pages/work')).Work }) },
      { path: '/sign-in', lazy: async () => ({ Component: (await import('@web/features/identity/sign-in')).SignIn }) },
      {
        path: '/offers',
        lazy: async () => ({ Component: (await import('@web/features/offers/offer-search')).OfferSearch }),
      },
      {
        path: '/offers/new',
        lazy: async () => ({ Component: (await import('@web/features/offers/new-offer')).NewOffer }),
      },
      {
        path: '/offers/:id',
        lazy: async () => ({ Component: (await import('@web/features/offers/offer-page')).OfferPage }),
      },
      {
        path: '/demands',
        lazy: async () => ({ Component: (await import('@web/features/demands/demand-list')).DemandList }),
      },
      {
        path: '/demands/:id',
        lazy: async () => ({ Component: (await import('@web/features/demands/demand-page')).DemandPage }),
      },
      {
        path: '/organisations',
        lazy: async () => ({
          Component: (await import('@web/features/organisations/organisation-search')).OrganisationSearch,
        }),
      },
      {
        path: '/organisations/:id',
        lazy: async () => ({
          Component: (await import('@web/features/organisations/organisation-page')).OrganisationPage,
        }),
      },
      {
        path: '/contracts',
        lazy: async () => ({ Component: (await import('@web/features/contracts/contract-list')).ContractList }),
      },
      {
        path: '/contracts/:id',
        lazy: async () => ({ Component: (await import('@web/features/contracts/contract-page')).ContractPage }),
      },
      { path: '/desk', lazy: async () => ({ Component: (await import('@web/features/appraisal/desk')).Desk }) },
      {
        path: '/desk/:id',
        lazy: async () => ({ Component: (await import('@web/features/appraisal/appraisal-page')).AppraisalPage }),
      },
      {
        path: '/notifications',
        lazy: async () => ({ Component: (await import('@web/features/notifications/inbox')).Inbox }),
      },
      { path: '*', Component: NotThere },
    ],
  },
]);
