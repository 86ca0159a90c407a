import { useEffect, useState } from 'preact/hooks';

interface NumberControlProps {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
}

/** A whole number within bounds. What is out of them, or no number, falls back to the nearest that is allowed, or to what was there. */
export function NumberControl({ label, value, least, most, onChange }: NumberControlProps) {
  const [typed, setTyped] = useState(String(value));
  useEffect(() => setTyped(String(value)), [value]);
  const settle = () => {
    const number = Math.round(Number(typed));
    const allowed = typed.trim() === '' || Number.isNaN(number) ? value : Math.min(Math.max(number, least), most);
    setTyped(String(allowed));
    if (allowed !== value) onChange(allowed);
  };
  return (
    <label class="number">
      <span>{label}</span>
      <input
        type="number"
        inputMode="numeric"
        min={least}
        max={most}
        step={1}
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onChange={settle}
        onBlur={settle}
        onKeyDown={(event) => {
          if (event.key === 'Enter') settle();
        }}
      />
    </label>
  );
}
