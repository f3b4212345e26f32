/** What it means that a requirement helps with an item of another framework in full or in part. */
export const strengthLegend =
  'In full: good evidence here would normally meet the other too. In part: more is needed there. Related: helpful, no evidence by itself. The mapping is our own judgement.'
