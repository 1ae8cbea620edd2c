import { CopyButton } from "./copy-button";

/** The first 8 characters of an id; the rest in the tooltip, the whole on click. */
export function ShortId({ id, what }: { id: string; what: string }) {
  if (id === "") return <>–</>;
  return (
    <span className="font-mono" title={id}>
      {id.slice(0, 8)} <CopyButton source={{ text: id }} label={`${what} ${id}`} />
    </span>
  );
}
