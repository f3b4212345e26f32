/** Apart from the job, so that asking for it does not load it. */
export const trailCheckJobName = 'trail.verify'
