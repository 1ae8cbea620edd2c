import { KernelError } from "./repository";

/** How a kernel is built for one architecture. */
export interface Target {
  /** Kbuild's ARCH. */
  readonly arch: string;
  /** Prefix of the cross tools, as in CROSS_COMPILE; empty where the machine's own compiler serves. */
  readonly crossPrefix: string;
}

interface KnownTarget {
  readonly arch: string;
  readonly triple: string;
  /** `process.arch` of the machines whose own compiler builds it. */
  readonly nativeOn: readonly string[];
}

/** By syzkaller's names (TargetArch). */
const TARGETS: Readonly<Record<string, KnownTarget>> = {
  amd64: { arch: "x86_64", triple: "x86_64-linux-gnu", nativeOn: ["x64"] },
  "386": { arch: "i386", triple: "i686-linux-gnu", nativeOn: ["x64", "ia32"] },
  arm64: { arch: "arm64", triple: "aarch64-linux-gnu", nativeOn: ["arm64"] },
  arm: { arch: "arm", triple: "arm-linux-gnueabihf", nativeOn: ["arm"] },
  riscv64: { arch: "riscv", triple: "riscv64-linux-gnu", nativeOn: ["riscv64"] },
  ppc64le: { arch: "powerpc", triple: "powerpc64le-linux-gnu", nativeOn: ["ppc64"] },
  s390x: { arch: "s390", triple: "s390x-linux-gnu", nativeOn: ["s390x"] },
  mips64le: { arch: "mips", triple: "mips64el-linux-gnuabi64", nativeOn: [] },
  loong64: { arch: "loongarch", triple: "loongarch64-linux-gnu", nativeOn: ["loong64"] },
};

/**
 * The target that syzkaller calls `targetArch`, as built on a machine of `hostArch` (as `process.arch` says).
 *
 * @throws KernelError for an unknown name
 */
export function findTarget(targetArch: string, hostArch: string = process.arch): Target {
  const known = Object.hasOwn(TARGETS, targetArch) ? TARGETS[targetArch] : undefined;
  if (known === undefined) {
    const names = Object.keys(TARGETS).join(", ");
    throw new KernelError(`TargetArch ${JSON.stringify(targetArch)} is not known: give one of ${names}.`);
  }
  return { arch: known.arch, crossPrefix: known.nativeOn.includes(hostArch) ? "" : `${known.triple}-` };
}
