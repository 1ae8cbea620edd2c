import type { LiveAgent } from "@/lib/contract/job-query";
import type { SampleJob } from "@/lib/contract/samples";
import { type InputField, inputFields } from "@/lib/contract/workflow";
import { contractOfWorkflow, contracts } from "@/lib/contract/workflows/registry";
import type { StartFormValues } from "./start-form-data";

/** A set of values that the form can be filled with. */
export interface Filling {
  readonly name: string;
  readonly inputs: Readonly<Record<string, string>>;
}

/** What the form asks for one workflow. */
export interface WorkflowChoice {
  readonly workflow: string;
  readonly question: string;
  readonly fields: readonly InputField[];
  /** Samples of it, and an empty form at the end. */
  readonly fillings: readonly Filling[];
  /** Whether a live worker would take it. */
  readonly live: boolean;
  /** Models of the workers that would take it. */
  readonly models: readonly string[];
  /** What a category among the models is, as each of those workers says. */
  readonly categories: readonly { readonly category: string; readonly models: readonly string[] }[];
  /** What runs it when no model is chosen; empty when that depends on the worker. */
  readonly defaultModel: string;
}

interface ModelSources {
  readonly agents: readonly LiveAgent[];
  readonly samples: readonly SampleJob[];
  /** KernelRepo of an empty form. */
  readonly defaultRepo: string;
}

/** The choices of the form: every workflow type there is, and the variants that live workers offer. */
export function workflowChoices({ agents, samples, defaultRepo }: ModelSources): WorkflowChoice[] {
  const offered = agents.flatMap((agent) => agent.workflows.map(({ name }) => name));
  const names = [...new Set([...contracts.map(({ type }) => type), ...offered])];
  return names.flatMap((workflow) => {
    const contract = contractOfWorkflow(workflow);
    if (contract === null) return [];
    const takers = agents.filter((agent) => agent.workflows.some(({ name }) => name === workflow));
    const defaults = new Set(takers.map(({ defaultModel }) => defaultModel));
    const [defaultModel = ""] = defaults.size === 1 ? defaults : [];
    return [
      {
        workflow,
        question: contract.question,
        fields: inputFields(contract),
        fillings: [...fillingsOf(samples, contract.type), emptyFilling(defaultRepo)],
        live: takers.length > 0,
        models: [...new Set(takers.flatMap(({ models }) => models))],
        categories: takers.flatMap(({ modelReport }) => modelReport?.categories ?? []),
        defaultModel,
      },
    ];
  });
}

/**
 * What the form holds when it is opened for `choice`: its first sample unless `empty`. No title: it is read from the
 * report, so that it stays right when another report is put in.
 */
export function openingValues(choice: WorkflowChoice, empty: boolean): StartFormValues {
  const filling = (empty ? undefined : choice.fillings[0]) ?? choice.fillings.at(-1);
  return { workflow: choice.workflow, title: "", link: "", model: "", inputs: filling?.inputs ?? {} };
}

function fillingsOf(samples: readonly SampleJob[], type: string): Filling[] {
  return samples.filter((sample) => sample.workflow === type).map(({ title, args }) => ({ name: title, inputs: args }));
}

function emptyFilling(defaultRepo: string): Filling {
  return { name: "nothing", inputs: { KernelRepo: defaultRepo, TargetOS: "linux", TargetArch: "amd64" } };
}
