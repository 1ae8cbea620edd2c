import type { Answer } from "./call-model";

/** What keeps an answer from being one that the talk goes on with or ends with. */
export interface Lack {
  /** For whoever reads the trajectory. */
  readonly incident: string;
  /** For the model. */
  readonly reminder: string;
}

const CUT_OFF = "The answer was cut off at the limit of its length.";

/** True for an answer that its provider stopped or refused because of its content: nothing in it is used. */
export function isFiltered({ finishReason }: Answer): boolean {
  return finishReason === "content-filter";
}

/** True for an answer that was longer than its model may write: it lacks its end. */
export function isCutOff({ finishReason }: Answer): boolean {
  return finishReason === "length";
}

/** What `answer` lacks; null when it calls tools, or is a final reply to results that are set. */
export function lackOf(answer: Answer, resultsSet: boolean): Lack | null {
  if (isFiltered(answer)) {
    return {
      incident: "A content filter stopped the answer.",
      reminder:
        "Your answer was stopped by a content filter and is not kept. This is about defects in public source code: go on in sober words.",
    };
  }
  if (answer.toolCalls.length > 0) return null;
  return resultsSet ? lackOfReply(answer) : lackOfResults(answer);
}

function lackOfResults(answer: Answer): Lack {
  const incident = "The answer calls no tool, and there are no results yet.";
  if (isCutOff(answer)) {
    return {
      incident: CUT_OFF,
      reminder:
        "Your answer was cut off at the limit of its length before it called a tool. Think in smaller steps: call a tool now, or set-results when you have decided.",
    };
  }
  if (answer.text.trim() === "") {
    return {
      incident: "The answer is empty.",
      reminder:
        "Your answer was empty. Call a tool to go on, or set-results when you have decided, and then give your final reply.",
    };
  }
  return {
    incident,
    reminder: "You have not called set-results. Call it exactly once, then give your final reply in full.",
  };
}

function lackOfReply(answer: Answer): Lack | null {
  if (isCutOff(answer)) {
    return {
      incident: CUT_OFF,
      reminder: "Your final reply was cut off at the limit of its length. Give it again, shorter.",
    };
  }
  if (answer.text.trim() !== "") return null;
  return {
    incident: "The final reply is empty.",
    reminder: "Your final reply is empty. Write it now, as text.",
  };
}
