"use client";

import { type MouseEvent, useRef, useState } from "react";
import { Notice } from "@/components/ui/notice";
import { StartFields } from "./start-fields";
import { inputFieldName, type StartFormValues } from "./start-form-data";
import type { Filling, WorkflowChoice } from "./start-form-model";
import { StartPanel, type StartPanelLook } from "./start-panel";
import { type StartAction, useStartForm } from "./use-start-form";

interface StartFormProps {
  readonly action: StartAction;
  readonly choices: readonly WorkflowChoice[];
  readonly opening: StartFormValues;
  /** Fields that the person does not see, by name. */
  readonly hidden: Readonly<Record<string, string>>;
  /** Where each workflow, and an empty form, is found without a script; absent where the workflow is given. */
  readonly links: { readonly workflow: Readonly<Record<string, string>>; readonly empty: string } | null;
  readonly submitText: string;
  /** The panel that the form is folded into; null where it is always shown. */
  readonly panel: StartPanelLook | null;
}

/** The form that starts an assessment, or runs one again with other inputs. */
export function StartForm({ action, choices, opening, hidden, links, submitText, panel }: StartFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const touched = useRef(false);
  const { state, formAction, send, pending } = useStartForm(action, form);
  const values = state.values ?? opening;
  const [workflow, setWorkflow] = useState(values.workflow);
  const choice = choices.find((candidate) => candidate.workflow === workflow) ?? choices[0];
  if (choice === undefined) return <Notice look="failed" title="There are no workflows." />;

  const fill = (filling: Filling, fields: WorkflowChoice["fields"]) => {
    setField(form.current, "title", "");
    for (const { name } of fields) setField(form.current, inputFieldName(name), filling.inputs[name] ?? "");
    touched.current = false;
  };
  const switchTo = (next: WorkflowChoice) => {
    setWorkflow(next.workflow);
    const [filling] = next.fillings;
    // Fields of the new workflow are there after this event.
    if (!touched.current && filling !== undefined) requestAnimationFrame(() => fill(filling, next.fields));
  };
  const problems = state.problems;
  return (
    <StartPanel look={panel} refused={Object.keys(problems).length > 0}>
      <form
        ref={form}
        action={formAction}
        onSubmit={send}
        onInput={() => (touched.current = true)}
        className="max-w-[1500px]"
        noValidate
      >
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="workflow" value={choice.workflow} />
        {links !== null && (
          <WorkflowTabs choices={choices} current={choice} links={links.workflow} onChoose={switchTo} />
        )}
        <p className="my-2 text-base">{choice.question}</p>
        {links !== null && (
          <Fillings choice={choice} links={links} onFill={(filling) => fill(filling, choice.fields)} />
        )}
        {problems[""] !== undefined && <Notice look="failed" title={problems[""]} />}
        {problems.workflow !== undefined && <Notice look="failed" title={problems.workflow} />}
        <StartFields choice={choice} values={values} problems={problems} />
        {!choice.live && <NoWorker />}
        <button type="submit" className="control control-primary mt-3" disabled={pending}>
          {pending ? "Starting…" : submitText}
        </button>
      </form>
    </StartPanel>
  );
}

function setField(form: HTMLFormElement | null, name: string, value: string): void {
  const element = form?.elements.namedItem(name);
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) element.value = value;
}

interface WorkflowTabsProps {
  readonly choices: readonly WorkflowChoice[];
  readonly current: WorkflowChoice;
  readonly links: Readonly<Record<string, string>>;
  readonly onChoose: (choice: WorkflowChoice) => void;
}

function WorkflowTabs({ choices, current, links, onChoose }: WorkflowTabsProps) {
  return (
    <nav aria-label="Workflow" className="flex flex-wrap gap-2">
      {choices.map((choice) => (
        <a
          key={choice.workflow}
          href={links[choice.workflow]}
          className="control"
          aria-current={choice === current ? "true" : undefined}
          onClick={handled(() => onChoose(choice))}
        >
          {choice.workflow}
        </a>
      ))}
    </nav>
  );
}

function Fillings({
  choice,
  links,
  onFill,
}: {
  choice: WorkflowChoice;
  links: NonNullable<StartFormProps["links"]>;
  onFill: (filling: Filling) => void;
}) {
  return (
    <p className="text-muted flex flex-wrap gap-x-3">
      Fill with:
      {choice.fillings.map((filling, index) => {
        const isEmpty = index === choice.fillings.length - 1;
        return (
          <a
            key={filling.name}
            href={isEmpty ? links.empty : links.workflow[choice.workflow]}
            onClick={handled(() => onFill(filling))}
            className={index > 0 && !isEmpty ? "needs-script" : ""}
          >
            {filling.name}
          </a>
        );
      })}
    </p>
  );
}

/** A plain click does `action`; one that opens a new tab stays the browser's. */
function handled(action: () => void) {
  return (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    action();
  };
}

function NoWorker() {
  return (
    <div className="mt-3">
      <Notice look="review" title="No live worker offers this workflow.">
        <p>
          A job that you start now waits for one. Start a worker with{" "}
          <code className="font-mono">npm run assay -- worker</code>.
        </p>
      </Notice>
    </div>
  );
}
