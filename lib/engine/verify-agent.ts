import { type Agent, SET_RESULTS } from "./agent";
import { type AgentTool, isAgentTool } from "./agent-tool";
import { undescribedFields } from "./json-schema";
import { LAST_CALLS } from "./last-chance";
import { isValueName, promptPlaceholders } from "./prompt";
import type { Tool } from "./tool";

/** What is wrong with an agent by itself, and with those among its tools, one a line. */
export function agentProblems(agent: Agent): string[] {
  const names = [...agent.tools.map((tool) => tool.name), SET_RESULTS];
  const problems = [
    ...repeated(names).map((name) => `tool ${name} is there twice`),
    ...agent.tools.flatMap(toolProblems),
    ...undescribedFields(agent.outputs).map((field) => `input ${field} of tool ${SET_RESULTS} has no description`),
    ...(agent.instruction.trim() === "" ? ["the instruction is empty"] : []),
    ...(agent.maxIterations <= LAST_CALLS
      ? [`maxIterations is under ${LAST_CALLS + 1}: the last ${LAST_CALLS} calls are for results and final reply`]
      : []),
    ...promptPlaceholders(agent.prompt)
      .filter((name) => !isValueName(name))
      .map((name) => `prompt placeholder {{${name}}} is not the name of a value`),
  ];
  return [
    ...problems.map((problem) => `${agent.name}: ${problem}`),
    ...agent.tools.filter(isAgentTool).flatMap(agentToolProblems),
  ];
}

function toolProblems(tool: Tool | AgentTool): string[] {
  const missing = (kind: string) => (field: string) => `${kind} ${field} of tool ${tool.name} has no description`;
  return [
    ...undescribedFields(tool.inputs).map(missing("input")),
    ...(isAgentTool(tool) ? [] : undescribedFields(tool.outputs).map(missing("output"))),
  ];
}

/** A model must choose neither what its agent's tools work on nor how many agents there are under each other. */
function agentToolProblems({ name, inputs, agent }: AgentTool): string[] {
  const prompted = promptPlaceholders(agent.prompt);
  const chosen = Object.keys(inputs.shape);
  const problems = agent.tools.flatMap((tool) =>
    isAgentTool(tool)
      ? [`it has ${tool.name}, an agent, among its tools: only an agent of the flow may`]
      : chosen
          .filter((input) => input in tool.state.shape)
          .map((input) => `its input ${input} is what its tool ${tool.name} works on: no model may choose that`),
  );
  const unused = chosen
    .filter((input) => !prompted.includes(input))
    .map((input) => `its input ${input} is not in its prompt`);
  return [...[...problems, ...unused].map((problem) => `${name}: ${problem}`), ...agentProblems(agent)];
}

/** Those of `names` that come more than once. */
export function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
