"use client";

import { useEffect, useRef, useState } from "react";
import { Notice } from "@/components/ui/notice";
import { DraftNote } from "./draft-note";
import { setField } from "./form-controls";
import { StartFields } from "./start-fields";
import { inputFieldName, type StartFormValues } from "./start-form-data";
import type { Filling, WorkflowChoice } from "./start-form-model";
import { StartPanel, type StartPanelLook } from "./start-panel";
import { useFormDraft } from "./use-form-draft";
import { type StartAction, useStartForm } from "./use-start-form";
import { Fillings, type FormLinks, WorkflowTabs } from "./workflow-tabs";

interface StartFormProps {
  readonly action: StartAction;
  readonly choices: readonly WorkflowChoice[];
  readonly opening: StartFormValues;
  /** Fields that the person does not see, by name. */
  readonly hidden: Readonly<Record<string, string>>;
  /** Null where the workflow is given. */
  readonly links: FormLinks | null;
  readonly submitText: string;
  /** The panel that the form is folded into; null where it is always shown. */
  readonly panel: StartPanelLook | null;
  /** The name of what is entered and not sent yet, which this tab keeps. */
  readonly draft: string;
}

/** The form that starts an assessment, or runs one again with other inputs. */
export function StartForm(props: StartFormProps) {
  const [cleared, setCleared] = useState(0);
  return <DraftedForm key={cleared} {...props} isCleared={cleared > 0} clear={() => setCleared(cleared + 1)} />;
}

interface DraftedFormProps extends StartFormProps {
  /** Whether it is the form anew, in the place of one that was cleared. */
  readonly isCleared: boolean;
  readonly clear: () => void;
}

function DraftedForm(props: DraftedFormProps) {
  const { action, choices, opening, hidden, links, submitText, panel, isCleared } = props;
  const form = useRef<HTMLFormElement>(null);
  const { state, formAction, send, pending } = useStartForm(action, form, () => draft.sent());
  const values = state.values ?? opening;
  const [workflow, setWorkflow] = useState(values.workflow);
  const show = (name: string) => {
    const isKnown = choices.some((candidate) => candidate.workflow === name);
    if (isKnown) setWorkflow(name);
    return isKnown;
  };
  const draft = useFormDraft({ name: props.draft, form, workflow, show });
  useEffect(() => {
    if (isCleared) form.current?.querySelector("textarea")?.focus();
  }, [isCleared]);
  const choice = choices.find((candidate) => candidate.workflow === workflow) ?? choices[0];
  if (choice === undefined) return <Notice look="failed" title="There are no workflows." />;

  const fill = (filling: Filling, fields: WorkflowChoice["fields"]) => {
    setField(form.current, "title", "");
    for (const { name } of fields) setField(form.current, inputFieldName(name), filling.inputs[name] ?? "");
    draft.drop();
  };
  const switchTo = (next: WorkflowChoice) => {
    setWorkflow(next.workflow);
    const [filling] = next.fillings;
    if (draft.touched.current) draft.note();
    // Fields of the new workflow are there after this event.
    else if (filling !== undefined) requestAnimationFrame(() => fill(filling, next.fields));
  };
  const clear = () => {
    draft.drop();
    props.clear();
  };
  const problems = state.problems;
  return (
    <StartPanel
      look={panel}
      drafted={draft.kept !== null}
      open={isCleared || draft.isBack || Object.keys(problems).length > 0}
    >
      <form ref={form} action={formAction} onSubmit={send} onInput={draft.note} className="max-w-[1500px]" noValidate>
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="workflow" value={choice.workflow} />
        {links !== null && <WorkflowTabs choices={choices} current={choice} links={links} onChoose={switchTo} />}
        <p className="my-2 text-base">{choice.question}</p>
        {links !== null && (
          <Fillings choice={choice} links={links} onFill={(filling) => fill(filling, choice.fields)} />
        )}
        {problems[""] !== undefined && <Notice look="failed" title={problems[""]} />}
        {problems.workflow !== undefined && <Notice look="failed" title={problems.workflow} />}
        <StartFields choice={choice} values={values} problems={problems} />
        {!choice.live && <NoWorker />}
        <div className="mt-3 flex flex-wrap items-center gap-x-2">
          <button type="submit" className="control control-primary" disabled={pending}>
            {pending ? "Starting…" : submitText}
          </button>
          <DraftNote kept={draft.kept} fields={choice.fields} clear={clear} />
        </div>
      </form>
    </StartPanel>
  );
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
