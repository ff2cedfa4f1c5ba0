/** Our few pictures, drawn as lines so that they need no font and follow the text's colour. */
function Icon({ d }: { readonly d: string }) {
  return (
    <svg
      width={18}
      height={18}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
    >
      <path d={d} />
    </svg>
  );
}

export const BellIcon = () => <Icon d="M6 10a6 6 0 0 1 12 0c0 6 2 7 2 7H4s2-1 2-7M10 21h4" />;
export const MoonIcon = () => <Icon d="M20 14A8 8 0 0 1 10 4a8 8 0 1 0 10 10Z" />;
export const SunIcon = () => (
  <Icon d="M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.5 1.5M17.5 17.5 19 19M5 19l1.5-1.5M17.5 6.5 19 5" />
);
export const FilterIcon = () => <Icon d="M4 5h16l-6 8v6l-4-2v-4Z" />;
