import { CopyButton } from "@/components/ui/copy-button";
import { formatBytes } from "@/components/ui/quantities";
import { scrollable } from "@/components/ui/scrollable";
import { visibleText } from "@/components/ui/visible-text";
import { jsonObject, toJsonText } from "@/lib/contract/json-text";
import { routes } from "@/lib/routes";

/** Inputs up to this many characters and of one line are shown as they are; longer ones are folded. */
const MAX_PLAIN = 200;
const MAX_SHOWN = 100_000;

interface JobInputsProps {
  readonly id: string;
  readonly args: string;
  /** Inputs that the page shows elsewhere. */
  readonly except: readonly string[];
}

/** The inputs of a job as they were given; large ones folded, with their size. */
export function JobInputs({ id, args, except }: JobInputsProps) {
  const inputs = Object.entries(jsonObject(args)).filter(([name]) => !except.includes(name));
  if (inputs.length === 0) return <p className="text-muted">This job has no other inputs.</p>;
  return (
    <dl className="inputs">
      {inputs.map(([name, value]) => (
        <div key={name}>
          <dt>{visibleText(name)}</dt>
          <dd>
            <InputValue id={id} name={name} text={typeof value === "string" ? value : toJsonText(value)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function InputValue({ id, name, text }: { id: string; name: string; text: string }) {
  if (text === "") return <span className="text-muted">empty</span>;
  if (text.length <= MAX_PLAIN && !text.includes("\n")) {
    return <span className="font-mono [overflow-wrap:anywhere]">{visibleText(text)}</span>;
  }
  return (
    <>
      <div className="float-right">
        <InputLinks id={id} name={name} />
      </div>
      <details>
        <summary>{formatBytes(new TextEncoder().encode(text).length)}</summary>
        <pre className="bg-panel mt-1 max-h-[480px] overflow-auto rounded-sm p-2 font-mono" {...scrollable}>
          {visibleText(text.slice(0, MAX_SHOWN))}
          {text.length > MAX_SHOWN && "\n… (cut: raw has all of it)"}
        </pre>
      </details>
    </>
  );
}

/** Ways to get the exact text of an input. */
export function InputLinks({ id, name }: { id: string; name: string }) {
  const url = routes.jobInput(id, name);
  return (
    <span className="text-muted inline-flex gap-x-3 pl-2">
      <CopyButton source={{ url }} label={`Copy ${name}`} />
      <a href={url}>raw</a>
      <a href={url} download={`${name}.txt`}>
        download
      </a>
    </span>
  );
}
