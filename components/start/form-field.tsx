import type { ReactNode } from "react";

interface FormFieldProps {
  readonly id: string;
  readonly label: string;
  readonly help?: string;
  readonly problem: string | undefined;
  readonly required?: boolean;
  /** Beside the label. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A label, its control, what it is for and what is wrong with it. The control takes {@link describe}'s attributes. */
export function FormField({ id, label, help = "", problem, required = false, aside, children }: FormFieldProps) {
  return (
    <div className="min-w-0">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <label htmlFor={id} className="font-bold">
          {label}
          {!required && <span className="text-muted font-normal"> (optional)</span>}
        </label>
        {aside}
      </div>
      {children}
      {problem !== undefined && (
        <p id={`${id}-problem`} className="text-failed font-bold">
          {problem}
        </p>
      )}
      {help !== "" && (
        <p id={`${id}-help`} className="text-muted">
          {help}
        </p>
      )}
    </div>
  );
}

/** What ties a control to the texts around it. */
export function describe(id: string, help: string, problem: string | undefined) {
  const described = [problem === undefined ? "" : `${id}-problem`, help === "" ? "" : `${id}-help`].filter(Boolean);
  return {
    id,
    "aria-invalid": problem === undefined ? undefined : true,
    "aria-describedby": described.length === 0 ? undefined : described.join(" "),
  };
}
