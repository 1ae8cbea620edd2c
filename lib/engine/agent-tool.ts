import type { z } from "zod";
import type { Agent } from "./agent";
import type { Tool } from "./tool";

/**
 * A tool that is an agent of its own: it reads whatever it takes to answer, and only its answer goes into the talk of the agent
 * that called it. Its inputs are values of its prompt. It has no such tools itself.
 */
export interface AgentTool<Inputs extends z.ZodObject = z.ZodObject> {
  /** Also the name of its agent. */
  readonly name: string;
  readonly description: string;
  readonly inputs: Inputs;
  readonly agent: Agent;
}

/** Defines an agent that is called as a tool, by the agent's name. Its outputs and, as `replyAs`, its reply are the results. */
export function defineAgentTool<Inputs extends z.ZodObject>(tool: Omit<AgentTool<Inputs>, "name">): AgentTool<Inputs> {
  return { name: tool.agent.name, ...tool };
}

export function isAgentTool(tool: Tool | AgentTool): tool is AgentTool {
  return "agent" in tool;
}
