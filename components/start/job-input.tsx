"use client";

import { type ChangeEvent, type DragEvent, useRef, useState } from "react";
import { formatBytes } from "@/components/ui/quantities";
import { useEarlyText } from "@/components/ui/use-early-text";
import type { InputField } from "@/lib/contract/workflow";
import { describe, FormField } from "./form-field";
import { fileFieldName, inputFieldName } from "./start-form-data";

interface JobInputProps {
  readonly field: InputField;
  readonly value: string;
  readonly problem: string | undefined;
}

/** One input of a workflow: a line, or a text area that also takes a file. */
export function JobInput({ field, value, problem }: JobInputProps) {
  return field.kind === "lines" ? (
    <TextInput field={field} value={value} problem={problem} />
  ) : (
    <LineInput field={field} value={value} problem={problem} />
  );
}

function LineInput({ field, value, problem }: JobInputProps) {
  const name = inputFieldName(field.name);
  return (
    <FormField id={name} label={field.label} help={field.help} problem={problem} required={field.required}>
      <input
        {...describe(name, field.help, problem)}
        name={name}
        defaultValue={value}
        className="field font-mono"
        spellCheck={false}
      />
    </FormField>
  );
}

/** A file that is dropped or chosen is read into the text area; without a script the chosen file itself is sent. */
function TextInput({ field, value, problem }: JobInputProps) {
  const name = inputFieldName(field.name);
  const area = useRef<HTMLTextAreaElement>(null);
  const [loaded, setLoaded] = useState("");
  useEarlyText(name, (text) => {
    if (area.current !== null) area.current.value = text;
  });
  const take = async (file: File | undefined) => {
    if (file === undefined || area.current === null) return;
    area.current.value = await file.text();
    area.current.dispatchEvent(new Event("input", { bubbles: true }));
    setLoaded(`${file.name}, ${formatBytes(file.size)}`);
  };
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const input = event.currentTarget;
    await take(input.files?.[0]);
    input.value = "";
  };
  const drop = (event: DragEvent) => {
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    void take(event.dataTransfer.files[0]);
  };
  return (
    <FormField
      id={name}
      label={field.label}
      help={field.help}
      problem={problem}
      required={field.required}
      aside={
        <>
          <label className="text-accent cursor-pointer has-focus-visible:outline-2 hover:underline">
            choose a file{" "}
            <input
              type="file"
              name={fileFieldName(field.name)}
              aria-label={`File for ${field.label}`}
              className="file-input"
              onChange={choose}
            />
          </label>
          <span className="text-muted needs-script">or drop it here</span>
          <output className="text-muted">{loaded}</output>
        </>
      }
    >
      <textarea
        {...describe(name, field.help, problem)}
        ref={area}
        name={name}
        defaultValue={value}
        rows={field.required ? 16 : 5}
        className="field block resize-y font-mono whitespace-pre [overflow-wrap:normal]"
        spellCheck={false}
        onDragOver={(event) => event.preventDefault()}
        onDrop={drop}
      />
    </FormField>
  );
}
