import Link from "next/link";
import type { ReactNode } from "react";
import { formatCost, formatDuration, formatTokens, formatUtc } from "@/components/ui/quantities";
import { scrollable } from "@/components/ui/scrollable";
import { visibleLine } from "@/components/ui/visible-text";
import { elapsedMs } from "@/lib/contract/instant";
import { isEnded, type JobRow } from "@/lib/contract/job";
import { routes } from "@/lib/routes";

/** What is known of both jobs, with the differences. */
export function ComparedFacts({ a, b }: { a: JobRow; b: JobRow }) {
  return (
    <div className="overflow-x-auto" {...scrollable}>
      <table className="compared compared-facts" aria-label="Facts of both">
        <thead>
          <tr>
            <th scope="col">
              <span className="sr-only">Fact</span>
            </th>
            <th scope="col">A</th>
            <th scope="col">B</th>
            <th scope="col">Difference</th>
          </tr>
        </thead>
        <tbody>
          <Fact name="Job" a={<JobLink job={a} />} b={<JobLink job={b} />} difference="" />
          <TextFact name="Bug" a={a.description} b={b.description} />
          <TextFact name="Workflow" a={a.workflow} b={b.workflow} />
          <TextFact name="State" a={a.state} b={b.state} />
          <TextFact name="Model" a={a.model} b={b.model} />
          <TextFact name="Prompt version" a={a.promptVersion} b={b.promptVersion} isId />
          <TextFact name="Revision" a={a.codeRevision} b={b.codeRevision} isId />
          <Fact name="Created" a={formatUtc(a.created)} b={formatUtc(b.created)} difference="" />
          <NumberFact
            name="Duration"
            a={elapsedMs(a.started, a.finished)}
            b={elapsedMs(b.started, b.finished)}
            format={formatDuration}
          />
          <NumberFact name="Tokens in" a={tokensIn(a)} b={tokensIn(b)} format={formatTokens} />
          <NumberFact name="Tokens out" a={tokensOut(a)} b={tokensOut(b)} format={formatTokens} />
          <NumberFact name="Cost" a={a.costMicros} b={b.costMicros} format={formatCost} />
        </tbody>
      </table>
    </div>
  );
}

/** The tokens of a job are summed when it ends. */
function tokensIn(job: JobRow): number | null {
  return isEnded(job.state) ? job.tokens.input : null;
}

function tokensOut(job: JobRow): number | null {
  return isEnded(job.state) ? job.tokens.output + job.tokens.thoughts : null;
}

function JobLink({ job }: { job: JobRow }) {
  return (
    <Link href={routes.job(job.id)} prefetch={false} className="font-mono">
      {job.id.slice(0, 8)}
    </Link>
  );
}

interface FactProps {
  readonly name: string;
  readonly a: ReactNode;
  readonly b: ReactNode;
  readonly difference: string;
}

function Fact({ name, a, b, difference }: FactProps) {
  return (
    <tr data-differs={difference === "≠" || undefined}>
      <th scope="row">{name}</th>
      <td>{a}</td>
      <td>{b}</td>
      <td>{difference}</td>
    </tr>
  );
}

const MAX_TEXT = 80;
const MAX_ID = 8;

interface TextFactProps {
  readonly name: string;
  readonly a: string;
  readonly b: string;
  /** The text is an id, whose beginning tells enough. */
  readonly isId?: boolean;
}

function TextFact({ name, a, b, isId = false }: TextFactProps) {
  const shown = (text: string) => {
    const line = visibleLine(text);
    if (isId && line !== "")
      return (
        <span className="font-mono" title={line}>
          {line.slice(0, MAX_ID)}
        </span>
      );
    return line.length > MAX_TEXT ? `${line.slice(0, MAX_TEXT)}…` : line || "–";
  };
  return <Fact name={name} a={shown(a)} b={shown(b)} difference={a === b ? "" : "≠"} />;
}

interface NumberFactProps {
  readonly name: string;
  readonly a: number | null;
  readonly b: number | null;
  readonly format: (value: number) => string;
}

function NumberFact({ name, a, b, format }: NumberFactProps) {
  const text = (value: number | null) => (value === null ? "–" : format(value));
  return <Fact name={name} a={text(a)} b={text(b)} difference={differenceText(a, b, format)} />;
}

/** `+12 s`, `−3.2k`: how much more the second one is. */
function differenceText(a: number | null, b: number | null, format: (value: number) => string): string {
  if (a === null || b === null || a === b) return "";
  return `${b > a ? "+" : "−"}${format(Math.abs(b - a))}`;
}
