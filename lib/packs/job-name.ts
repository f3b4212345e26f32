/** Name of the queue that packs are built from. */
export const packJobName = 'pack.build'
