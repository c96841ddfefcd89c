/** service-kit collects whatever is provided under this name; the two libraries do not meet. */
export const HEALTH_DETAILS = 'HEALTH_DETAILS';
