import { createRouter, createWebHashHistory } from 'vue-router'

/** In the order of the navigation. */
export const pages = [
  'overview',
  'demands',
  'sentiment',
  'training',
  'assessment',
  'alignment',
  'meeting',
  'data',
] as const
export type Page = (typeof pages)[number]

export const isPage = (name: unknown): name is Page => pages.some((page) => page === name)

const views = {
  overview: () => import('./pages/OverviewPage.vue'),
  demands: () => import('./pages/DemandsPage.vue'),
  sentiment: () => import('./pages/SentimentPage.vue'),
  training: () => import('./pages/TrainingPage.vue'),
  assessment: () => import('./pages/AssessmentPage.vue'),
  alignment: () => import('./pages/AlignmentPage.vue'),
  meeting: () => import('./pages/MeetingPage.vue'),
  data: () => import('./pages/DataPage.vue'),
} as const satisfies Record<Page, unknown>

/** Hash routing, so that the built app runs from any folder. An address that names no page leads to the first, its filters kept. */
export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    ...pages.map((page) => ({ path: `/${page}`, name: page, component: views[page] })),
    // Not a page to go to: the stage that a meeting's deck is shown on.
    { path: '/present', name: 'present', component: () => import('./pages/PresentPage.vue') },
    { path: '/:rest(.*)*', redirect: (to) => ({ name: 'overview', query: to.query }) },
  ],
  scrollBehavior: (to, from, saved) => (to.name === from.name ? false : (saved ?? { top: 0 })),
})
