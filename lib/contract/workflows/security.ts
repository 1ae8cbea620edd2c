import { z } from "zod";
import type { WorkflowContract } from "@/lib/contract/workflow";
import { assessmentOutputs, reportInputs } from "./inputs";

export const securityContract = {
  type: "assessment-security",
  question: "Can this bug be exploited, and from where can it be reached?",
  inputs: z.object({
    ...reportInputs,
    ReproSyz: z.string().default("").meta({
      title: "syzkaller reproducer",
      description: "The program that reproduces the bug, as syzkaller writes it; may be empty.",
      lines: true,
    }),
    ReproC: z.string().default("").meta({
      title: "C reproducer",
      description: "The program that reproduces the bug, in C; may be empty.",
      lines: true,
    }),
  }),
  outputs: z.object({
    Exploitable: z
      .boolean()
      .describe("True when the bug corrupts memory, raises privileges or leaks data that is not the caller's."),
    DenialOfService: z.boolean().describe("True when the bug crashes, hangs or exhausts a system of production."),
    Unprivileged: z.boolean().describe("True when a normal user without any capability can reach the bug."),
    UserNamespace: z
      .boolean()
      .describe("True when capabilities inside of a user namespace that a normal user makes are enough to reach it."),
    VMGuestTrigger: z.boolean().describe("True when a guest of a virtual machine can reach it in its host."),
    VMHostTrigger: z.boolean().describe("True when a host can reach it in a confidential guest."),
    NetworkTrigger: z.boolean().describe("True when traffic that comes in over Ethernet can reach it."),
    RemoteTrigger: z
      .boolean()
      .describe("True when other traffic from outside can reach it: Wi-Fi, Bluetooth, NFC and other radio."),
    PeripheralTrigger: z.boolean().describe("True when a device that is plugged in can reach it: USB and the like."),
    FilesystemTrigger: z.boolean().describe("True when mounting or using a prepared filesystem image reaches it."),
    ...assessmentOutputs,
  }),
} satisfies WorkflowContract;
