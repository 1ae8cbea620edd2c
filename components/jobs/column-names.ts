import type { ListColumn } from "@/lib/contract/job-list-view";

/** What the columns of the list are called. */
export const columnNames: Record<ListColumn, string> = {
  id: "ID",
  workflow: "Workflow",
  verdict: "Result",
  correct: "Correct",
  claims: "Claims",
  description: "Bug",
  model: "Model",
  promptVersion: "Prompt",
  agentName: "Agent",
  created: "Created",
  started: "Started",
  finished: "Finished",
  duration: "Duration",
  tokens: "Tokens",
  cost: "Cost",
  codeRevision: "Revision",
  errorSummary: "Error",
};
