-- Risks of one likelihood or impact, by level as their list sorts them, and how many there are.
CREATE INDEX idx_live_risks_by_likelihood ON risks (likelihood, level DESC NULLS LAST, id) WHERE "archivedAt" IS NULL;
CREATE INDEX idx_live_risks_by_impact ON risks (impact, level DESC NULLS LAST, id) WHERE "archivedAt" IS NULL;
