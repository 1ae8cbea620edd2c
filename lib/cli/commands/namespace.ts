import { Command } from "commander";
import { namespaceSchema } from "@/lib/contract/namespace";
import { routes } from "@/lib/routes";
import { CommandError } from "../command-error";
import { attachToDatabase } from "../running-database";

interface AddOptions {
  readonly title: string;
  readonly repo: string;
  readonly mailingList: string;
  readonly source: string;
  readonly docs: string;
}

/** What the person gave for each field of a namespace, to name it in messages. */
const OPTIONS: Record<string, string> = {
  name: "The name",
  title: "--title",
  defaultRepo: "--repo",
  mailingListLink: "--mailing-list",
  sourceLink: "--source",
  docsLink: "--docs",
};

export function namespaceCommand(): Command {
  const command = new Command("namespace").description("List namespaces, or add one.");
  command.command("list", { isDefault: true }).description("Print names and titles.").action(list);
  command
    .command("add <name>")
    .description("Add a kernel tree or team that jobs belong to.")
    .requiredOption("--title <text>", "what pages call it")
    .option("--repo <repository>", "what the start form offers as KernelRepo", "")
    .option("--mailing-list <url>", "shown in the header", "")
    .option("--source <url>", "shown in the header", "")
    .option("--docs <url>", "shown in the header", "")
    .action(add);
  return command;
}

async function list(): Promise<void> {
  await attachToDatabase();
  const { listNamespaces } = await import("@/lib/db/namespaces");
  for (const { name, title } of await listNamespaces()) console.log(`${name}\t${title}`);
  process.exit(0);
}

async function add(name: string, options: AddOptions): Promise<void> {
  const parsed = namespaceSchema.safeParse({
    name,
    title: options.title,
    defaultRepo: options.repo,
    mailingListLink: options.mailingList,
    sourceLink: options.source,
    docsLink: options.docs,
  });
  if (!parsed.success) {
    throw new CommandError(
      parsed.error.issues.map(({ path, message }) => `${OPTIONS[String(path[0])]}: ${message}`).join(" "),
    );
  }
  await attachToDatabase();
  const { addNamespace, findNamespace } = await import("@/lib/db/namespaces");
  if ((await findNamespace(name)) !== null) throw new CommandError(`There is a namespace "${name}" already.`);
  await addNamespace(parsed.data);
  console.log(`Added: ${routes.jobList(name)}`);
  process.exit(0);
}
