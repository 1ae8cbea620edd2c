import type { MouseEvent } from "react";
import type { Filling, WorkflowChoice } from "./start-form-model";

/** Where each workflow, and an empty form, is found without a script. */
export interface FormLinks {
  readonly workflow: Readonly<Record<string, string>>;
  readonly empty: string;
}

interface WorkflowTabsProps {
  readonly choices: readonly WorkflowChoice[];
  readonly current: WorkflowChoice;
  readonly links: FormLinks;
  readonly onChoose: (choice: WorkflowChoice) => void;
}

/** The workflows that can be started. */
export function WorkflowTabs({ choices, current, links, onChoose }: WorkflowTabsProps) {
  return (
    <nav aria-label="Workflow" className="flex flex-wrap gap-2">
      {choices.map((choice) => (
        <a
          key={choice.workflow}
          href={links.workflow[choice.workflow]}
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

interface FillingsProps {
  readonly choice: WorkflowChoice;
  readonly links: FormLinks;
  readonly onFill: (filling: Filling) => void;
}

/** What the form can be filled with. */
export function Fillings({ choice, links, onFill }: FillingsProps) {
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
