/* What the columns of scores are called, on the page of an eval and in its Markdown. */

/** How often outputs are right. */
export const accuracyColumns = ["Workflow", "Set", "Output", "Accuracy (95 %)", "Right"] as const;

/** Of whom the runs think that they are right, and which say nothing. */
export const confidenceColumns = ["Confident", "Not confident", "No verdict"] as const;

/** Of cases with several runs. */
export const agreementColumns = ["Majority", "Ties", "Runs agree"] as const;

/** How jobs ended; what they took has a unit, which each of the two gives in its own way. */
export const endColumns = ["Workflow", "Set", "Cases", "Jobs", "Finished", "Failed", "Aborted"] as const;
